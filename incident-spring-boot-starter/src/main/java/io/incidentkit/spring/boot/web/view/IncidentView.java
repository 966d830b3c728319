package io.incidentkit.spring.boot.web.view;

import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Person;
import io.incidentkit.commander.Tenure;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Mitigation;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.Attempt;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.ImpactNumbers;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An incident as the API shows it. Every field is always there; what is not known is null. */
public final class IncidentView {
    private IncidentView() {}

    public static Map<String, @Nullable Object> of(Incident incident, Incidents incidents, ZoneId zone) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", incident.id().toString());
        view.put("number", incident.number());
        view.put("reference", incident.reference());
        view.put("title", incident.title());
        view.put("publicTitle", text(incident.publicTitle()));
        view.put("state", incident.isOpen() ? "open" : "ended");
        view.put("step", incident.step().code());
        view.put("outcome", text(incident.outcome().map(Outcome::code)));
        view.put("severity", text(incident.severity()));
        view.put("commander", text(incident.commander()));
        view.put("handover", handover(incident.commandership().offer()));
        view.put("version", incident.version());
        view.put("services", incident.services());
        view.put("team", text(incident.team()));
        view.put("labels", incident.labels());
        view.put("impact", text(incident.impact()));
        view.put("impactNumbers", numbers(incident.impactNumbers()));
        view.put("kind", incident.kind().code());
        view.put("detectionSource", text(incident.detectionSource().map(DetectionSource::code)));
        view.put("began", text(incident.began()));
        view.put("detectedAt", incident.detectedAt().toString());
        view.put("declaredAt", incident.declaredAt().toString());
        view.put("declaredBy", incident.declaredBy().code());
        view.put("endedAt", text(incident.endedAt()));
        view.put("private", incident.isPrivate());
        view.put("mergedInto", text(incident.mergedInto()));
        view.put(
                "duplicates",
                incident.duplicates().stream().map(Object::toString).toList());
        view.put("hypothesis", text(incident.hypothesis()));
        view.put("mitigation", mitigation(incident.mitigation().orElse(null)));
        view.put("fix", text(incident.fix()));
        view.put("verification", text(incident.verification()));
        view.put("episode", episode(incident.episode()));
        view.put(
                "earlierEpisodes",
                incident.earlierEpisodes().stream().map(IncidentView::episode).toList());
        view.put(
                "commanders",
                incident.commandership().tenures().stream()
                        .map(IncidentView::tenure)
                        .toList());
        Map<String, List<String>> held = new LinkedHashMap<>();
        incidents
                .policy()
                .roles()
                .heldBy(incident.people())
                .forEach((role, people) ->
                        held.put(role, people.stream().map(Person::name).toList()));
        view.put("roles", held);
        view.put(
                "notConnected",
                incidents.untaken().stream().map(EffectKind::code).toList());
        view.putAll(FollowUpView.of(incident, incidents.now(), zone));
        view.putAll(DutiesView.of(incident, incidents));
        return view;
    }

    static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    private static Map<String, @Nullable Object> numbers(ImpactNumbers numbers) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("customersHit", numbers.customersHit());
        view.put("requestsHit", numbers.requestsHit());
        view.put("moneyLost", text(Optional.ofNullable(numbers.moneyLost())));
        return view;
    }

    private static @Nullable Object handover(@Nullable HandoverOffer offer) {
        return offer == null ? null : fields("to", offer.to(), "at", offer.at());
    }

    private static @Nullable Object mitigation(@Nullable Mitigation mitigation) {
        return mitigation == null
                ? null
                : fields(
                        "action", mitigation.action(), "kind", mitigation.kind().code());
    }

    private static Map<String, @Nullable Object> episode(Episode episode) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("number", episode.number());
        for (Step step : Step.values()) {
            view.put(step.code() + "At", text(episode.moment(step).map(Moment::at)));
        }
        view.put(
                "failedAttempts",
                episode.failedAttempts().stream().map(IncidentView::attempt).toList());
        return view;
    }

    private static Map<String, @Nullable Object> attempt(Attempt attempt) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        Moment diagnosed = attempt.diagnosed();
        view.put("diagnosedAt", diagnosed == null ? null : diagnosed.at().toString());
        view.put("mitigatedAt", attempt.mitigated().at().toString());
        view.put("failedAt", attempt.failed().at().toString());
        return view;
    }

    private static Map<String, @Nullable Object> tenure(Tenure tenure) {
        Map<String, @Nullable Object> view = fields("commander", tenure.commander(), "from", tenure.from());
        Instant until = tenure.until();
        view.put("until", until == null ? null : until.toString());
        return view;
    }

    private static Map<String, @Nullable Object> fields(String first, Object one, String second, Object two) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put(first, one.toString());
        view.put(second, two.toString());
        return view;
    }
}
