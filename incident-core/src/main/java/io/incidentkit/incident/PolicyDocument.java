package io.incidentkit.incident;

import io.incidentkit.markdown.MarkdownBuilder;
import io.incidentkit.postmortem.PostmortemCalendar;
import io.incidentkit.rule.DurationText;
import io.incidentkit.rule.Fields;
import io.incidentkit.severity.SeverityPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A whole policy as data and as a page. */
final class PolicyDocument {
    private static final String LEVELS = "levels";
    private static final String REOPEN_WINDOW = "reopenWindow";
    private static final String POSTMORTEM_CALENDAR = "postmortemCalendar";

    private PolicyDocument() {}

    static IncidentPolicy read(Fields document) {
        IncidentPolicy.Builder policy = IncidentPolicy.builder();
        SeverityPolicy severities = SeverityPolicy.read(document, LEVELS);
        if (severities != null) {
            policy.severities(severities);
        }
        Duration window = document.window(REOPEN_WINDOW);
        if (window != null) {
            policy.reopenWindow(window);
        }
        Fields calendar = document.object(POSTMORTEM_CALENDAR);
        if (calendar != null) {
            policy.postmortemCalendar(PostmortemCalendar.read(calendar));
        }
        return document.make(policy::build);
    }

    static Map<String, Object> write(IncidentPolicy policy) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(LEVELS, policy.severities().write());
        document.put(REOPEN_WINDOW, DurationText.iso(policy.reopenWindow()));
        document.put(POSTMORTEM_CALENDAR, policy.postmortemCalendar().write());
        return document;
    }

    static String page(IncidentPolicy policy) {
        MarkdownBuilder rest = new MarkdownBuilder();
        rest.heading(2, "Afterwards");
        rest.paragraph(
                policy.reopenWindow().isZero()
                        ? "A resolved incident is not reopened. If it comes back, a new one is declared."
                        : "A resolved incident that comes back within " + DurationText.words(policy.reopenWindow())
                                + " is reopened; after that, a new one is declared.");
        rest.paragraph("The time until a postmortem is due is counted in " + policy.postmortemCalendar() + ".");
        return policy.severities().toMarkdown() + "\n" + rest.toMarkdown();
    }
}
