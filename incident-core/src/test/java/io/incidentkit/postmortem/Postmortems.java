package io.incidentkit.postmortem;

import io.incidentkit.text.Lines;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary postmortems with the nastiest texts that people may write. */
final class Postmortems {
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "|",
            "\\|",
            "\\",
            "\\\\",
            "<br>",
            "<br >",
            "<br/>",
            "**",
            "_",
            "`",
            "``",
            "`|`",
            "[x](y)",
            "![",
            "&amp;",
            "<b>",
            "<!--",
            "-->",
            "#",
            "# ",
            "## Timeline",
            "## Root cause",
            "# Title",
            "###",
            "Timeline\n---",
            "a\nb\n===",
            "foo #\n---",
            "```",
            "~~~~",
            "```\n# no heading\n",
            "    code",
            "\tcode",
            "- item",
            "1. one",
            "> quote",
            "|a|b|\n|---|---|\n|1|2|",
            "<script>",
            "<pre>",
            "<?php",
            "<![CDATA[",
            "<div>",
            "[x]: /url",
            "***",
            "---",
            "<!-- Which customers were hit, and the figures. -->",
            "2026-03-01 14:32Z",
            "(14:32)",
            ": ",
            "INC-1: a",
            ",",
            ", ",
            ":**",
            "\\:",
            "not set",
            "unknown",
            "é日本\uD83D\uDE00",
            "\u2028",
            "\u00A0",
            "\u200B",
            "~14:32 PST",
            "x  y",
            "- [ ] task",
            "http://a.b/c_d?e=f&g",
            "a\n\n\nb",
            "a\n  b",
            "end  \nnext",
            "\r\n",
            "*a\nb*");

    private Postmortems() {}

    static Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                ZoneId.of("UTC"),
                ZoneId.of("Europe/Berlin"),
                ZoneId.of("America/Argentina/Buenos_Aires"),
                ZoneId.of("Asia/Kathmandu"),
                ZoneId.of("America/New_York"),
                ZoneId.of("+01:02:03"));
    }

    static Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(NASTY),
                Arbitraries.strings().alpha().ofMaxLength(5),
                Arbitraries.strings().withChars(" \n\\|`*_#<>-=[]()!:~&\"'+.1a").ofMaxLength(12),
                Arbitraries.of(" ", "\n", "\n\n"));
        return pieces.list().ofMaxSize(8).map(parts -> String.join("", parts));
    }

    static Arbitrary<String> lines() {
        Arbitrary<String> words = Arbitraries.oneOf(
                texts(), Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(9));
        return words.map(text -> text.replaceAll("\\p{Cc}", " "))
                .map(text -> text.length() > 150 ? text.substring(0, 150) : text);
    }

    static Arbitrary<String> names() {
        return lines().map(Lines::one).filter(text -> !text.isEmpty() && PostmortemChecks.refused(text) < 0);
    }

    static Arbitrary<Instant> instants() {
        Instant fold = Instant.parse("2026-10-25T00:30:00Z");
        Arbitrary<Instant> near =
                Arbitraries.integers().between(-120, 120).map(minutes -> fold.plus(Duration.ofMinutes(minutes)));
        Arbitrary<Instant> any = Arbitraries.longs()
                .between(631_152_000_000_000L, 7_258_118_399_999_999L)
                .map(micros -> Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000));
        return Arbitraries.oneOf(near, any);
    }

    static Arbitrary<Duration> durations() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 100_000).map(Duration::ofSeconds),
                Arbitraries.longs().between(0, 90_000_000_000L).map(micros -> Duration.ofNanos(micros * 1_000)));
    }

    static Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(7_305, 84_000).map(LocalDate::ofEpochDay);
    }

    static Arbitrary<TimelineLine> timelineLines() {
        return Combinators.combine(instants().optional(), Arbitraries.oneOf(Arbitraries.just(""), lines()), texts())
                .as(TimelineLine::new);
    }

    static Arbitrary<ActionLine> actionLines() {
        return Combinators.combine(lines(), texts(), lines(), days().optional(), lines())
                .as(ActionLine::new);
    }

    static Arbitrary<PhaseReport> phaseReports() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(Phase.class),
                        durations().optional(),
                        texts())
                .as(PhaseReport::new);
    }

    static Arbitrary<FactLine> factLines() {
        Arbitrary<String> names = Arbitraries.oneOf(names(), Arbitraries.of(Form.FACTS), Arbitraries.of(FactLine.KIND));
        return Combinators.combine(names, lines()).as(FactLine::new);
    }

    static Arbitrary<OtherSection> otherSections() {
        Arbitrary<String> headings = Arbitraries.oneOf(
                names(), Arbitraries.of("Timeline", "Impact", "Summary", "Action items", "Why it took so long"));
        return Combinators.combine(headings, texts()).as(OtherSection::new);
    }

    static Arbitrary<Postmortem> postmortems() {
        Arbitrary<PostmortemBuilder> facts = Combinators.combine(
                        names(),
                        Arbitraries.oneOf(Arbitraries.of("", "INC-42", "PM: 7"), names()),
                        instants().optional(),
                        days().optional(),
                        instants().optional(),
                        durations().optional(),
                        instants().optional())
                .as(Postmortems::dated);
        Arbitrary<PostmortemBuilder> people = Combinators.combine(
                        facts,
                        names().optional(),
                        names().list().ofMaxSize(3),
                        names().optional(),
                        names().list().ofMaxSize(3),
                        names().optional(),
                        factLines().list().ofMaxSize(3))
                .as(Postmortems::named);
        Arbitrary<PostmortemBuilder> prose = Combinators.combine(people, texts(), texts(), texts(), texts(), texts())
                .as((draft, summary, impact, cause, well, badly) -> draft.summary(summary)
                        .impact(impact)
                        .rootCause(cause)
                        .wentWell(well)
                        .wentBadly(badly));
        return Combinators.combine(
                        prose,
                        timelineLines().list().ofMaxSize(5),
                        phaseReports().list().ofMaxSize(4),
                        actionLines().list().ofMaxSize(4),
                        otherSections().list().ofMaxSize(3))
                .as((draft, timeline, phases, actions, others) -> draft.timeline(timeline)
                        .phases(phases)
                        .actions(actions)
                        .others(others)
                        .build());
    }

    private static PostmortemBuilder dated(
            String title,
            String reference,
            Optional<Instant> detected,
            Optional<LocalDate> date,
            Optional<Instant> ended,
            Optional<Duration> duration,
            Optional<Instant> due) {
        PostmortemBuilder draft = new PostmortemBuilder(title).reference(reference);
        detected.ifPresent(draft::detectedAt);
        date.ifPresent(draft::date);
        ended.ifPresent(at -> draft.endedAt = at);
        duration.ifPresent(took -> draft.duration = took);
        due.ifPresent(draft::due);
        return draft;
    }

    private static PostmortemBuilder named(
            PostmortemBuilder draft,
            Optional<String> severity,
            List<String> services,
            Optional<String> owner,
            List<String> reviewers,
            Optional<String> status,
            List<FactLine> facts) {
        severity.ifPresent(draft::severity);
        owner.ifPresent(draft::owner);
        status.ifPresent(draft::status);
        return draft.services(services).reviewers(reviewers).facts(facts);
    }
}
