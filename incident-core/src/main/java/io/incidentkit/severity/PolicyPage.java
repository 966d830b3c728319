package io.incidentkit.severity;

import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.markdown.MarkdownBuilder;
import io.incidentkit.validation.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The policy as one page ({@code policy-is-visible}). */
final class PolicyPage {
    private PolicyPage() {}

    static String render(SeverityPolicy policy) {
        MarkdownBuilder page = new MarkdownBuilder();
        page.heading(1, "Severity policy");
        page.paragraph("In doubt, take the higher level. Severity is not debated during an incident.");
        page.table(
                List.of("Level", "What it means", "Who is told", "Triaged", "Fixed", "War room", "Postmortem"),
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
                within(level.triagedWithin()),
                level.fixed(),
                level.warRoom() ? "yes" : "-",
                within(level.postmortemWithin()));
    }

    private static String within(Optional<Duration> time) {
        return time.map(within -> "within " + DurationText.words(within)).orElse("-");
    }

    private static List<String> row(CommunicationDuty duty) {
        List<String> then = new ArrayList<>();
        if (duty.every() != null) {
            then.add("every " + DurationText.words(duty.every()));
        }
        if (duty.atEachStep()) {
            then.add("with each step");
        }
        return List.of(
                duty.audience().name(),
                DurationText.words(duty.firstWithin()),
                then.isEmpty() ? "-" : String.join(", ", then),
                duty.closing() ? "a closing message" : "-");
    }
}
