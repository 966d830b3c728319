package io.incidentkit.spring.boot.web.view;

import io.incidentkit.comms.Obligation;
import io.incidentkit.incident.Incident;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.service.Incidents;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The duties of an incident that have a time, and what stands out, as the API shows them. */
public final class DutiesView {
    private DutiesView() {}

    public static Map<String, @Nullable Object> of(Incident incident, Incidents incidents) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("flags", Violations.of(incidents.flags(incident)));
        view.put(
                "duties",
                incidents.duties(incident).stream().map(DutiesView::duty).toList());
        return view;
    }

    private static Map<String, @Nullable Object> duty(OwedDuty owed) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", owed.id());
        view.put("name", owed.duty().name());
        view.put("words", owed.words());
        view.put("owedSince", owed.owedSince().toString());
        view.put("due", owed.due().toString());
        view.put("state", owed.state().code());
        view.put("settledAt", owed.settledAt() == null ? null : owed.settledAt().toString());
        Obligation.Waiver waiver = owed.waiver();
        view.put("waivedBy", waiver == null ? null : waiver.by());
        view.put("waivedBecause", waiver == null ? null : waiver.reason());
        return view;
    }
}
