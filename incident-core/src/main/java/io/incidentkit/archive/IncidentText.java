package io.incidentkit.archive;

import io.incidentkit.incident.Incident;
import io.incidentkit.postmortem.ActionLine;
import io.incidentkit.postmortem.FactLine;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemBuilder;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.text.Truncation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The text that an incident is found by: a bounded part of what its postmortem says so far. Of each section the first
 * {@value #LONGEST_SECTION} characters, of a line of the timeline the first {@value #LONGEST_LINE}, of the timeline the latest
 * {@value #MOST_LINES} lines with {@value #LONGEST_TIMELINE} characters, and {@value #MOST_ACTIONS} action items.
 */
public final class IncidentText {
    /** The longest section. */
    public static final int LONGEST_SECTION = 4_000;

    /** The longest line of the timeline. */
    public static final int LONGEST_LINE = 1_000;

    /** The most characters of the timeline. */
    public static final int LONGEST_TIMELINE = 20_000;

    /** The most lines of the timeline. */
    public static final int MOST_LINES = 300;

    /** The most action items. */
    public static final int MOST_ACTIONS = 50;

    private IncidentText() {}

    /**
     * Returns what an incident is found by.
     *
     * @param incident the incident
     * @param page what its postmortem says so far
     * @return the bounded part, with the incident
     */
    public static ArchivedPostmortem of(Incident incident, Postmortem page) {
        String cause = page.rootCause().isBlank() ? incident.hypothesis().orElse("") : page.rootCause();
        PostmortemBuilder text = Postmortem.builder(page.reference(), page.title(), incident.detectedAt())
                .services(page.services())
                .facts(facts(incident))
                .summary(section(page.summary()))
                .impact(section(page.impact().isBlank() ? incident.impact().orElse("") : page.impact()))
                .rootCause(section(cause))
                .wentWell(section(page.wentWell()))
                .wentBadly(section(page.wentBadly()))
                .actions(actions(page))
                .timeline(latest(page.timeline()));
        page.severity().ifPresent(text::severity);
        return new ArchivedPostmortem(incident, text.build());
    }

    private static List<FactLine> facts(Incident incident) {
        return Stream.concat(
                        incident.team().map(team -> new FactLine("team", team)).stream(),
                        incident.labels().entrySet().stream()
                                .map(label -> new FactLine(label.getKey(), label.getValue())))
                .toList();
    }

    private static List<ActionLine> actions(Postmortem page) {
        return page.actions().stream().limit(MOST_ACTIONS).toList();
    }

    private static List<TimelineLine> latest(List<TimelineLine> timeline) {
        List<TimelineLine> latest = new ArrayList<>();
        int length = 0;
        for (int i = timeline.size() - 1; i >= 0 && latest.size() < MOST_LINES; i--) {
            TimelineLine line = timeline.get(i);
            String text = Truncation.cut(line.text(), LONGEST_LINE);
            length += text.length();
            if (length > LONGEST_TIMELINE) {
                break;
            }
            latest.add(new TimelineLine(line.at(), line.written(), text));
        }
        Collections.reverse(latest);
        return latest;
    }

    private static String section(String text) {
        return Truncation.cut(text, LONGEST_SECTION);
    }
}
