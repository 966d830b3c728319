package io.incidentkit.severity;

import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.markdown.MarkdownBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The policy as one page ({@code policy-is-visible}). */
final class PolicyPage {
    private PolicyPage() {}

    static String render(SeverityPolicy policy) {
        MarkdownBuilder page = new MarkdownBuilder();
        page.heading(1, "Severity policy");
        page.paragraph("In doubt, take the higher level. Severity is not debated during an incident.");
        page.table(
                List.of("Level", "What it means", "Who is told", "Fixed", "War room", "Postmortem"),
                policy.levels().stream().map(PolicyPage::row).toList());
        for (SeverityLevel level : policy.levels()) {
            if (!level.communication().isEmpty()) {
                page.heading(2, "Communication for " + level.severity());
                page.table(
                        List.of("Who", "First within", "Then", "At the end"),
                        level.communication().stream().map(PolicyPage::row).toList());
            }
        }
        return page.toMarkdown();
    }

    private static List<String> row(SeverityLevel level) {
        return List.of(
                level.severity().name(),
                level.meaning(),
                level.notification().map(Notification::label).orElse("-"),
                level.fixed(),
                level.warRoom() ? "yes" : "-",
                level.postmortemWithin()
                        .map(within -> "within " + words(within))
                        .orElse("-"));
    }

    private static List<String> row(CommunicationDuty duty) {
        List<String> then = new ArrayList<>();
        if (duty.every() != null) {
            then.add("every " + words(duty.every()));
        }
        if (duty.atEachStep()) {
            then.add("with each step");
        }
        return List.of(
                duty.audience().name(),
                words(duty.firstWithin()),
                then.isEmpty() ? "-" : String.join(", ", then),
                duty.closing() ? "a closing message" : "-");
    }

    /** Says a duration in its largest whole unit: {@code 5 days}, {@code 30 min}. */
    static String words(Duration duration) {
        if (duration.isZero()) {
            return "now";
        }
        if (duration.toSeconds() % 86_400 == 0) {
            return duration.toDays() + (duration.toDays() == 1 ? " day" : " days");
        }
        if (duration.toSeconds() % 3_600 == 0) {
            return duration.toHours() + " h";
        }
        if (duration.toSeconds() % 60 == 0) {
            return duration.toMinutes() + " min";
        }
        return duration.toSeconds() + " s";
    }
}
