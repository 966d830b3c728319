package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A postmortem as Markdown. An empty section says in a comment what belongs there. */
final class PostmortemMarkdown {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mmXXX", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssXXX", Locale.ROOT);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSXXX", Locale.ROOT);

    private final Postmortem postmortem;
    private final ZoneId zone;
    private final MarkdownBuilder page = new MarkdownBuilder();

    private PostmortemMarkdown(Postmortem postmortem, ZoneId zone) {
        this.postmortem = postmortem;
        this.zone = zone;
    }

    static String render(Postmortem postmortem, ZoneId zone) {
        return new PostmortemMarkdown(postmortem, zone).render();
    }

    private String render() {
        page.heading(1, postmortem.reference() + ": " + postmortem.title());
        page.facts(facts());
        section("Impact", "Which customers were hit, and the figures.");
        if (!postmortem.impact().isEmpty()) {
            page.paragraph(postmortem.impact());
        }
        page.heading(2, "Timeline");
        page.table(
                List.of("Time (" + zone + ")", "What happened"),
                postmortem.timeline().stream()
                        .map(line -> List.of(time(line.at()), line.text()))
                        .toList());
        written("Root cause", postmortem.rootCause(), "Systems, processes and missing safeguards; no people.");
        phases();
        written("What went well", postmortem.wentWell(), "What helped, and should stay.");
        written("What did not go well", postmortem.wentBadly(), "What slowed detection, diagnosis or mitigation.");
        section("Action items", "Each with a type (prevent, detect, mitigate, process), an owner and a due date.");
        page.table(List.of("Type", "What", "Owner", "Due", "State"), List.of());
        return page.toMarkdown();
    }

    private List<List<String>> facts() {
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of(
                "Date", postmortem.detectedAt().atZone(zone).toLocalDate().toString()));
        facts.add(List.of(
                "Duration", postmortem.duration().map(PostmortemMarkdown::words).orElse("not ended yet")));
        facts.add(List.of("Severity", postmortem.severity().orElse("not set")));
        if (!postmortem.services().isEmpty()) {
            facts.add(List.of("Services", String.join(", ", postmortem.services())));
        }
        facts.add(List.of("Detected", time(postmortem.detectedAt())));
        postmortem.endedAt().ifPresent(at -> facts.add(List.of("Ended", time(at))));
        postmortem.due().ifPresent(at -> facts.add(List.of("Postmortem due", time(at))));
        return facts;
    }

    private void phases() {
        section(
                "Why it took "
                        + postmortem.duration().map(PostmortemMarkdown::words).orElse("so long"),
                "One sentence a phase on why it took as long as it did.");
        boolean severalEpisodes = postmortem.phases().stream().anyMatch(report -> report.episode() > 1);
        page.table(
                List.of("Phase", "From, to", "Took", "Why"),
                postmortem.phases().stream()
                        .map(report -> row(report, severalEpisodes))
                        .toList());
    }

    private static List<String> row(PhaseReport report, boolean severalEpisodes) {
        String name = report.phase().code().substring(0, 1).toUpperCase(Locale.ROOT)
                + report.phase().code().substring(1);
        return List.of(
                severalEpisodes ? name + " (episode " + report.episode() + ")" : name,
                report.phase().from() + " to " + report.phase().to(),
                report.took().map(PostmortemMarkdown::words).orElse("unknown"),
                report.why());
    }

    private void written(String title, String markdown, String hint) {
        section(title, hint);
        if (!markdown.isEmpty()) {
            page.markdown(markdown);
        }
    }

    private void section(String title, String hint) {
        page.heading(2, title);
        page.comment(hint);
    }

    private String time(Instant instant) {
        ZonedDateTime at = instant.atZone(zone);
        DateTimeFormatter format = at.getNano() != 0 ? MICROS : at.getSecond() != 0 ? SECONDS : MINUTES;
        return format.format(at);
    }

    /** Minutes are what the playbook counts in; hours are added where minutes alone are hard to read. */
    static String words(Duration duration) {
        long minutes = duration.toMinutes();
        int seconds = duration.toSecondsPart();
        String exact = minutes == 0 && seconds > 0
                ? count(seconds, "second")
                : count(minutes, "minute") + (seconds == 0 ? "" : " " + count(seconds, "second"));
        return minutes < 120
                ? exact
                : exact + " (" + count(duration.toHours(), "hour")
                        + Optional.of(duration.toMinutesPart())
                                .filter(part -> part > 0)
                                .map(part -> " " + count(part, "minute"))
                                .orElse("")
                        + ")";
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
