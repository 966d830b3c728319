package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.ClockStyle;
import io.incidentkit.connector.written.DurationParser;
import io.incidentkit.connector.written.WrittenDate;
import io.incidentkit.connector.written.WrittenTime;
import io.incidentkit.connector.written.WrittenZone;
import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.markdown.SourceBlock.Kind;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.PostmortemBuilder;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.validation.InputValidator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fills in a postmortem's facts from what a document says in its facts and in its timeline. */
final class DocumentFacts {
    private static final Duration LONGEST = Duration.between(InputValidator.EARLIEST, InputValidator.LATEST);
    private static final Pattern DETECTED = Pattern.compile(
            "(?:(?:incident|fault|first) )*detected:?|team aware:?|(?:incident|alert) (?:detected|began):?");
    private static final Pattern ENDED = Pattern.compile("(?:incident |issue )?(?:declared )?(?:as )?resolved[:.]?");

    /** A time that is one only by the language of the document, or by those around it. */
    private static final Pattern BARE_CLOCK = Pattern.compile(
            "(?i)\\A[^\\p{L}\\d]*\\d{1,2}(?:\\s?h|\\.\\d{2}(?:\\.\\d{2})?)(?!\\s?\\w|[.:]|[\\s,]+(?:um\\s)?\\d)");

    private static final int LONGEST_HEADING = 200;

    private DocumentFacts() {}

    /** Fills in the facts, and returns whether the moment of detection is one of them. */
    static boolean fill(
            PostmortemBuilder draft,
            FactReader facts,
            TimelineClock clock,
            List<TimelineLine> timeline,
            Optional<LocalDate> stated) {
        stated.or(clock::firstDay).ifPresent(draft::date);
        Optional.ofNullable(facts.severity).ifPresent(draft::severity);
        Optional.ofNullable(facts.owner).ifPresent(draft::owner);
        Optional.ofNullable(facts.status).ifPresent(draft::status);
        Optional.ofNullable(facts.detection)
                .map(took -> new PhaseReport(1, Phase.DETECTION, Optional.of(took), ""))
                .ifPresent(report -> draft.phases(List.of(report)));
        draft.reference(facts.reference).services(facts.services).reviewers(facts.reviewers);
        clock.startAt(stated.or(clock::firstDay).orElse(null));
        Optional<Instant> started = Optional.ofNullable(facts.started).flatMap(clock::place);
        Optional<Instant> detected = Optional.ofNullable(facts.detected).flatMap(clock::place);
        Optional<Instant> ended = Optional.ofNullable(facts.ended).flatMap(clock::place);
        ended.or(() -> first(timeline, ENDED)).ifPresent(draft::endedAt);
        Optional.ofNullable(facts.duration)
                .or(() -> between(started.or(() -> detected), ended))
                .ifPresent(draft::duration);
        Optional<Instant> detection =
                detected.or(() -> first(timeline, DETECTED)).or(() -> started);
        detection.ifPresent(draft::detectedAt);
        return detection.isPresent();
    }

    /** Says what of the times was assumed, and what was left. */
    static void remarkOnTimes(
            TimelineClock clock, String text, List<TimelineLine> timeline, ZoneId zone, List<String> remarks) {
        Set<String> unknownZones = new LinkedHashSet<>(clock.unknownZones());
        WrittenZone.unknownOfAllTimes(text).ifPresent(unknownZones::add);
        unknownZones.forEach(words -> remarks.add(
                "'" + words + "' is not known as a time zone; times with it were read as those without a zone."));
        clock.readCities()
                .forEach((city, region) ->
                        remarks.add("'" + city + "' behind a time was read as the zone " + region + "."));
        clock.skipped()
                .forEach(written -> remarks.add("'" + written
                        + "' is a time that clocks went forward over; it was read as the one that they showed then."));
        clock.places()
                .forEach(city -> remarks.add("'" + city + "' behind a time was read as a place, and not as its zone."));
        WrittenZone.ambiguousIn(text)
                .forEach((name, region) -> remarks.add(name + " was read as the time of " + region + "."));
        timeline.stream()
                .map(TimelineLine::written)
                .filter(written -> BARE_CLOCK.matcher(written).find())
                .findFirst()
                .ifPresent(written -> remarks.add("'" + written + "' was read as a time of the day."));
        if (clock.hasGuessedHalf()) {
            remarks.add("Times without am or pm were read by the times ahead of them.");
        }
        if (clock.hasAssumedZone()) {
            remarks.add("Times without a zone were read as " + zone + ".");
        }
        if (clock.hasUnplaced()) {
            remarks.add("Some times of the timeline could not be placed on a day; they are kept as they are written.");
        }
        long untimed = timeline.stream()
                .filter(line -> line.at().isEmpty() && line.written().isEmpty())
                .count();
        if (untimed > 0) {
            remarks.add("Lines of the timeline without a time that was understood: " + untimed + ".");
        }
    }

    /** Returns the day that times without a date belong to, where a document states one. */
    static Optional<LocalDate> day(
            DocumentOutline outline, FactReader facts, String title, Optional<Boolean> dayFirst) {
        return Optional.ofNullable(facts.date)
                .or(() -> WrittenDate.firstIn(title, dayFirst))
                .or(() -> outline.parts().stream()
                        .filter(part -> part.kind()
                                .filter(HeadingVocabulary.Section.TIMELINE::equals)
                                .isPresent())
                        .flatMap(part -> WrittenDate.firstIn(part.heading(), dayFirst).stream())
                        .findFirst())
                .or(() -> TimelineReader.firstDay(outline, dayFirst));
    }

    /** Takes note of the day that the heading of a timeline says that it is of. */
    static void dayOf(String heading, TimelineClock clock, Optional<Boolean> dayFirst) {
        if (heading.length() > LONGEST_HEADING) {
            return;
        }
        Optional<LocalDate> day = WrittenDate.firstIn(heading, dayFirst);
        if (day.isPresent()) {
            clock.startAt(day.get());
        } else {
            WrittenTime.dayIn(MarkdownText.plain(heading)).ifPresent(clock::dayOver);
        }
    }

    /** Takes how long it took from the heading over the phases, and returns whether that is all the document says of it. */
    static boolean took(FactReader facts, String heading) {
        Optional<Duration> written = DurationParser.first(heading);
        if (facts.duration == null) {
            facts.duration = written.orElse(null);
        }
        return written.filter(took -> !took.equals(facts.duration)).isEmpty();
    }

    /** Fills in the phases that a document explains; how long the detection took can stand among its facts. */
    static void phases(PostmortemBuilder draft, List<PhaseReport> explained, FactReader facts) {
        if (explained.isEmpty()) {
            return;
        }
        Optional<Duration> detection = Optional.ofNullable(facts.detection);
        List<PhaseReport> reports = new ArrayList<>(explained);
        reports.replaceAll(
                report -> report.phase() == Phase.DETECTION && report.took().isEmpty()
                        ? new PhaseReport(report.episode(), report.phase(), detection, report.why())
                        : report);
        if (detection.isPresent() && reports.stream().noneMatch(report -> report.phase() == Phase.DETECTION)) {
            reports.add(0, new PhaseReport(1, Phase.DETECTION, detection, ""));
        }
        draft.phases(reports);
    }

    /** How long it took, if the document states from when and until when. */
    private static Optional<Duration> between(Optional<Instant> from, Optional<Instant> to) {
        return from.flatMap(start -> to.map(end -> Duration.between(start, end)))
                .filter(took -> !took.isNegative() && took.compareTo(LONGEST) <= 0);
    }

    private static Optional<Instant> first(List<TimelineLine> timeline, Pattern label) {
        return timeline.stream()
                .filter(line -> label.matcher(
                                MarkdownText.plain(line.text()).strip().toLowerCase(Locale.ROOT))
                        .matches())
                .flatMap(line -> line.at().stream())
                .findFirst();
    }

    /** Tells from a section's paragraphs and items whether it is a timeline, whatever its heading says. */
    static final class TimelineShape {
        private TimelineShape() {}

        static boolean isOf(String body, ClockStyle ofDocument) {
            MarkdownSource source = MarkdownSource.parse(body);
            ClockStyle style = ofDocument.in(source.lines(), false);
            List<String> texts = source.blocks().stream()
                    .flatMap(block -> block.is(Kind.LIST) ? block.children().stream() : Stream.of(block))
                    .filter(block -> block.is(Kind.PARAGRAPH) || block.is(Kind.ITEM))
                    .map(block -> block.is(Kind.ITEM) ? block.content() : block.source())
                    .toList();
            long timed = texts.stream()
                    .filter(text -> WrittenTime.begins(text, style))
                    .count();
            return timed >= 2 && timed * 2 >= texts.size();
        }
    }
}
