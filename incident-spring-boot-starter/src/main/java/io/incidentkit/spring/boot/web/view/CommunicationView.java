package io.incidentkit.spring.boot.web.view;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationRules;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligations;
import io.incidentkit.comms.Tally;
import io.incidentkit.incident.Incident;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The obligations of an incident, as the API shows them. */
public final class CommunicationView {
    private CommunicationView() {}

    public static Map<String, @Nullable Object> of(
            Obligations obligations, Incident incident, List<TimelineEntry> timeline) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("nextDue", obligations.nextDue().map(Object::toString).orElse(null));
        Map<String, @Nullable Object> audiences = new LinkedHashMap<>();
        for (Audience audience : obligations.audiences()) {
            audiences.put(audience.name(), tally(obligations.tally(audience)));
        }
        view.put("audiences", audiences);
        view.put(
                "silent",
                CommunicationRules.silenceIsCounted(obligations).stream()
                        .map(Violation::message)
                        .toList());
        view.put(
                "toBeSent",
                timeline.stream()
                        .filter(entry -> incident.dutyWork().unsent().contains(entry.sequence()))
                        .flatMap(entry -> toBeSent(entry).stream())
                        .toList());
        view.put(
                "obligations",
                obligations.all().stream().map(CommunicationView::obligation).toList());
        return view;
    }

    private static Optional<Map<String, @Nullable Object>> toBeSent(TimelineEntry entry) {
        if (!(entry.event() instanceof MessageSent message) || message.carrier() == null) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("entry", entry.sequence());
        view.put("audience", message.audience().name());
        view.put("moment", message.moment().code());
        view.put("by", message.carrier().code());
        view.put("writtenAt", entry.occurredAt().toString());
        view.put("text", message.text());
        return Optional.of(view);
    }

    private static Map<String, Integer> tally(Tally tally) {
        Map<String, Integer> view = new LinkedHashMap<>();
        view.put("open", tally.open());
        view.put("met", tally.met());
        view.put("late", tally.late());
        view.put("missed", tally.missed());
        view.put("waived", tally.waived());
        view.put("lapsed", tally.lapsed());
        return view;
    }

    private static Map<String, @Nullable Object> obligation(Obligation obligation) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", obligation.id());
        view.put("audience", obligation.audience().name());
        view.put("reason", obligation.reason().code());
        view.put("step", obligation.step() == null ? null : obligation.step().code());
        view.put("owedSince", obligation.owedSince().toString());
        view.put("due", obligation.due().toString());
        view.put("state", obligation.state().code());
        view.put(
                "settledAt",
                obligation.settledAt() == null ? null : obligation.settledAt().toString());
        Obligation.Waiver waiver = obligation.waiver();
        view.put("waivedBy", waiver == null ? null : waiver.by());
        view.put("waivedBecause", waiver == null ? null : waiver.reason());
        return view;
    }
}
