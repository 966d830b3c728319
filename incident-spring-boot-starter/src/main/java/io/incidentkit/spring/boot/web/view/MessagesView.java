package io.incidentkit.spring.boot.web.view;

import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.ToldOutside;
import io.incidentkit.service.VisibleIncidents;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages that an update would send now, one an audience, each as it will be read, and those that outsiders have read. */
public final class MessagesView {
    private MessagesView() {}

    public static List<Map<String, @Nullable Object>> of(
            VisibleIncidents incidents, IncidentId id, Collection<Audience> audiences, @Nullable String line) {
        return audiences.stream()
                .map(audience -> message(incidents, id, new SendUpdate(audience, line, false, null, null)))
                .toList();
    }

    /** The messages that went outside the team so far, the first one first. */
    public static List<Map<String, @Nullable Object>> told(List<ToldOutside> messages) {
        return messages.stream().map(MessagesView::told).toList();
    }

    private static Map<String, @Nullable Object> told(ToldOutside message) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("entry", message.entry());
        view.put("at", message.at().toString());
        view.put("audience", message.audience().name());
        view.put("moment", message.moment().code());
        view.put("text", message.text());
        return view;
    }

    private static Map<String, @Nullable Object> message(VisibleIncidents incidents, IncidentId id, SendUpdate update) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("audience", update.audience().name());
        try {
            view.put("text", incidents.preview(id, update));
            view.put("refused", List.of());
        } catch (RefusedException e) {
            view.put("text", null);
            view.put("refused", Violations.of(e.violations()));
        }
        return view;
    }
}
