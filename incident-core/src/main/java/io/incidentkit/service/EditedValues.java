package io.incidentkit.service;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.incident.Incident;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.postmortem.Section;
import io.incidentkit.severity.ImpactNumbers.Figure;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.TimelineEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of an incident that one edit puts in place of another, each by a name of its own. Pure. */
final class EditedValues {
    private EditedValues() {}

    /**
     * Returns what was changed on the way from one state of an incident to a later one: the values that are others now, and what
     * the entries between them correct, and whom they tell.
     */
    static Set<String> changed(Incident before, Incident after, List<TimelineEntry> between) {
        Map<String, Object> old = of(before);
        Map<String, Object> values = of(after);
        Set<String> names = new HashSet<>(old.keySet());
        names.addAll(values.keySet());
        names.removeIf(name -> Objects.equals(old.get(name), values.get(name)));
        for (TimelineEntry entry : between) {
            String said = said(entry.event());
            if (said != null) {
                names.add(said);
            }
        }
        return names;
    }

    /** The name of something that stands on the timeline alone. An audience that was told is not told the same again unseen. */
    private static @Nullable String said(IncidentEvent event) {
        if (event instanceof MessageSent sent) {
            return "audience " + sent.audience();
        } else if (event instanceof TextCorrected corrected) {
            return "text of " + corrected.entry();
        }
        return event instanceof TimeCorrected corrected ? "time of " + corrected.entry() : null;
    }

    private static Map<String, Object> of(Incident incident) {
        Map<String, Object> values = new HashMap<>();
        values.put("title", incident.title());
        values.put("title for outsiders", incident.publicTitle());
        values.put("services", incident.services());
        values.put("team", incident.team());
        values.put("impact", incident.impact());
        for (Figure figure : Figure.values()) {
            values.put(
                    figure.code(), Optional.ofNullable(incident.impactNumbers().get(figure)));
        }
        values.put("began", incident.began());
        values.put("severity", incident.severity());
        values.put("command", incident.commandership());
        values.put("hypothesis", incident.hypothesis());
        values.put("fix", incident.fix());
        incident.labels().forEach((key, value) -> values.put("label " + CaselessKey.of(key), value));
        incident.actionItems().forEach(item -> item(item, values));
        postmortem(incident.postmortemWork(), values);
        return values;
    }

    private static void item(ActionItem item, Map<String, Object> values) {
        String name = "item " + item.number() + " ";
        values.put(name + "kind", item.type());
        values.put(name + "description", item.description());
        values.put(name + "state", item.state());
        if (item.owner() != null) {
            values.put(name + "owner", item.owner());
        }
        if (item.due() != null) {
            values.put(name + "due", item.due());
        }
    }

    private static void postmortem(PostmortemWork work, Map<String, Object> values) {
        if (work.owner() != null) {
            values.put("owner", work.owner());
        }
        for (Section section : Section.values()) {
            values.put("section " + section.code(), work.section(section));
        }
        work.explanations()
                .forEach(why ->
                        values.put("phase " + why.episode() + " " + why.phase().code(), why.sentence()));
        work.waivers().forEach(waiver -> values.put("sentence " + waiver.sentence(), waiver.reason()));
    }
}
