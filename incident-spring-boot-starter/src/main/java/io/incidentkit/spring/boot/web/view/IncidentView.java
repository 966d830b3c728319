package io.incidentkit.spring.boot.web.view;

import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Person;
import io.incidentkit.commander.Tenure;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.Mitigation;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.Attempt;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.obligation.DutyRules;
import io.incidentkit.obligation.OwedDuties;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.rule.Violation;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An incident as the API shows it. Every field is always there; what is not known is null. */
public final class IncidentView {
    private static final Shape TEXTS = Shape.listOf(Shape.TEXT);

    private static final View<ImpactNumbers> NUMBERS = View.<ImpactNumbers>named("ImpactNumbers")
            .maybe("customersHit", Shape.WHOLE, ImpactNumbers::customersHit)
            .maybe("requestsHit", Shape.WHOLE, ImpactNumbers::requestsHit)
            .maybe("moneyLost", Shape.TEXT, ImpactNumbers::moneyLost);

    private static final View<HandoverOffer> HANDOVER = View.<HandoverOffer>named("Handover")
            .with("to", Shape.TEXT, HandoverOffer::to)
            .with("at", Shape.MOMENT, HandoverOffer::at);

    private static final View<Mitigation> MITIGATION = View.<Mitigation>named("Mitigation")
            .with("action", Shape.TEXT, Mitigation::action)
            .with(
                    "kind",
                    Shape.oneOf(MitigationKind.values(), MitigationKind::code),
                    done -> done.kind().code());

    private static final View<Attempt> ATTEMPT = View.<Attempt>named("FailedAttempt")
            .maybe(
                    "diagnosedAt",
                    Shape.MOMENT,
                    attempt -> Optional.ofNullable(attempt.diagnosed()).map(Moment::at))
            .with("mitigatedAt", Shape.MOMENT, attempt -> attempt.mitigated().at())
            .with("failedAt", Shape.MOMENT, attempt -> attempt.failed().at());

    private static final View<Episode> EPISODE = episode();

    private static final View<Tenure> TENURE = View.<Tenure>named("Tenure")
            .with("commander", Shape.TEXT, Tenure::commander)
            .with("from", Shape.MOMENT, Tenure::from)
            .maybe("until", Shape.MOMENT, Tenure::until);

    /** An incident. */
    public static final View<Shown> INCIDENT = View.<Shown>named("Incident")
            .with("id", Shape.ID, shown -> shown.incident().id())
            .with("number", Shape.WHOLE, shown -> shown.incident().number())
            .with("reference", Shape.TEXT, shown -> shown.incident().reference())
            .with("title", Shape.TEXT, shown -> shown.incident().title())
            .maybe("publicTitle", Shape.TEXT, shown -> shown.incident().publicTitle())
            .with(
                    "state",
                    Shape.oneOf(List.of("open", "ended")),
                    shown -> shown.incident().isOpen() ? "open" : "ended")
            .with(
                    "step",
                    Shape.oneOf(Step.values(), Step::code),
                    shown -> shown.incident().step().code())
            .maybe(
                    "outcome",
                    Shape.oneOf(Outcome.values(), Outcome::code),
                    shown -> shown.incident().outcome().map(Outcome::code))
            .maybe("severity", Shape.TEXT, shown -> shown.incident().severity())
            .maybe("commander", Shape.TEXT, shown -> shown.incident().commander())
            .oneOrNull(
                    "handover",
                    HANDOVER,
                    shown ->
                            Optional.ofNullable(shown.incident().commandership().offer()))
            .with("version", Shape.WHOLE, shown -> shown.incident().version())
            .with("services", TEXTS, shown -> shown.incident().services())
            .maybe("team", Shape.TEXT, shown -> shown.incident().team())
            .with("labels", Shape.named(Shape.TEXT), shown -> shown.incident().labels())
            .maybe("impact", Shape.TEXT, shown -> shown.incident().impact())
            .one("impactNumbers", NUMBERS, shown -> shown.incident().impactNumbers())
            .with(
                    "kind",
                    Shape.oneOf(IncidentKind.values(), IncidentKind::code),
                    shown -> shown.incident().kind().code())
            .maybe(
                    "detectionSource",
                    Shape.oneOf(DetectionSource.values(), DetectionSource::code),
                    shown -> shown.incident().detectionSource().map(DetectionSource::code))
            .maybe("began", Shape.MOMENT, shown -> shown.incident().began())
            .with("detectedAt", Shape.MOMENT, shown -> shown.incident().detectedAt())
            .with("declaredAt", Shape.MOMENT, shown -> shown.incident().declaredAt())
            .with(
                    "declaredBy",
                    Shape.TEXT,
                    shown -> shown.incident().declaredBy().code())
            .maybe("endedAt", Shape.MOMENT, shown -> shown.incident().endedAt())
            .with("private", Shape.YES_NO, shown -> shown.incident().isPrivate())
            .maybe(
                    "mergedInto",
                    Shape.ID,
                    shown -> shown.incident().mergedInto().filter(shown::isSeen))
            .with(
                    "duplicates",
                    Shape.listOf(Shape.ID),
                    shown -> shown.incident().duplicates().stream()
                            .filter(shown::isSeen)
                            .toList())
            .maybe("hypothesis", Shape.TEXT, shown -> shown.incident().hypothesis())
            .oneOrNull("mitigation", MITIGATION, shown -> shown.incident().mitigation())
            .maybe("fix", Shape.TEXT, shown -> shown.incident().fix())
            .maybe("verification", Shape.TEXT, shown -> shown.incident().verification())
            .one("episode", EPISODE, shown -> shown.incident().episode())
            .each("earlierEpisodes", EPISODE, shown -> shown.incident().earlierEpisodes())
            .each(
                    "commanders",
                    TENURE,
                    shown -> shown.incident().commandership().tenures())
            .with("roles", Shape.named(TEXTS), IncidentView::roles)
            .with(
                    "notConnected",
                    Shape.listOf(Shape.oneOf(EffectKind.values(), EffectKind::code)),
                    shown -> shown.untaken().stream().map(EffectKind::code).toList())
            .with("responders", TEXTS, shown -> shown.incident().people().responders())
            .with("observers", TEXTS, shown -> shown.incident().people().observers())
            .each(
                    "assignments",
                    FollowUpView.ASSIGNMENT,
                    shown -> shown.incident().people().assignments())
            .each("runbooks", FollowUpView.RUNBOOK, shown -> shown.incident().runbooks())
            .each(
                    "actionItems",
                    FollowUpView.ITEM,
                    shown -> shown.incident().actionItems().stream()
                            .map(item -> new FollowUpView.Item(item, shown.now(), shown.zone()))
                            .toList())
            .one(
                    "postmortem",
                    FollowUpView.POSTMORTEM,
                    shown -> shown.incident().postmortemWork())
            .each("flags", Violations.VIOLATION, IncidentView::flags)
            .each(
                    "duties",
                    DutiesView.DUTY,
                    shown -> OwedDuties.of(shown.incident(), shown.policy().dutyBook(), shown.now()));

    /** An incident after a command, and what others recorded since the caller looked. */
    public static final View<Recorded> RECORDED = View.<Recorded>named("RecordedIncident")
            .all(INCIDENT, Recorded::shown)
            .each("since", TimelineView.ENTRY, Recorded::since);

    /**
     * An incident, and what it is looked at with.
     *
     * @param incident the incident
     * @param seen the incidents that exist for whoever looks
     * @param policy the policy in force
     * @param untaken the effects that nothing takes
     * @param now the moment at which it is looked at
     * @param zone the team's zone
     */
    public record Shown(
            Incident incident,
            VisibleIncidents seen,
            IncidentPolicy policy,
            Set<EffectKind> untaken,
            Instant now,
            ZoneId zone) {
        private boolean isSeen(IncidentId other) {
            return seen.find(other).isPresent();
        }
    }

    /**
     * An incident after a command.
     *
     * @param shown the incident
     * @param since what others recorded since the version that the caller saw
     */
    public record Recorded(Shown shown, List<TimelineEntry> since) {}

    private IncidentView() {}

    private static View<Episode> episode() {
        View<Episode> view = View.<Episode>named("Episode").with("number", Shape.WHOLE, Episode::number);
        for (Step step : Step.values()) {
            view = view.maybe(
                    step.code() + "At",
                    Shape.MOMENT,
                    episode -> episode.moment(step).map(Moment::at));
        }
        return view.each("failedAttempts", ATTEMPT, Episode::failedAttempts);
    }

    private static Map<String, List<String>> roles(Shown shown) {
        Map<String, List<String>> held = new LinkedHashMap<>();
        shown.policy()
                .roles()
                .heldBy(shown.incident().people())
                .forEach((role, people) ->
                        held.put(role, people.stream().map(Person::name).toList()));
        return held;
    }

    private static List<Violation> flags(Shown shown) {
        List<Violation> flags = new ArrayList<>(IncidentRules.flags(shown.incident()));
        flags.addAll(DutyRules.overdue(shown.incident(), shown.policy().dutyBook(), shown.now()));
        return flags;
    }
}
