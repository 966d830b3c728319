package io.incidentkit.obligation;

import io.incidentkit.comms.Obligation.State;
import io.incidentkit.duty.DutyEnd;
import io.incidentkit.incident.Incident;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules of time: they refuse nothing, and say what was not done by when it was due. Pure. */
public final class DutyRules {
    private DutyRules() {}

    /**
     * Says which duties are overdue: {@code triaged-in-time}, {@code fixed-in-time}, {@code postmortem-is-due}.
     *
     * @param incident the incident
     * @param book the duties of the policy in force
     * @param now the moment
     * @return one violation for each duty that can still be met, the longest overdue first
     */
    public static List<Violation> overdue(Incident incident, DutyBook book, Instant now) {
        return OwedDuties.of(incident, book, now).stream()
                .filter(owed -> owed.state() == State.MISSED && owed.isUnsettled())
                .flatMap(owed -> violation(incident, owed, now).stream())
                .toList();
    }

    private static Optional<Violation> violation(Incident incident, OwedDuty owed, Instant now) {
        return switch (owed.duty().name()) {
            case DutyBook.TRIAGE ->
                Optional.of(late(incident, owed, now, Rule.TRIAGED_IN_TIME, "Take the command: triage it."));
            case DutyBook.FIX ->
                Optional.of(
                        late(incident, owed, now, Rule.FIXED_IN_TIME, "Resolve it, or say why its level is another."));
            case DutyBook.POSTMORTEM ->
                Optional.of(
                        late(incident, owed, now, Rule.POSTMORTEM_IS_DUE, "Publish it, or waive it with a reason."));
            default -> Optional.empty();
        };
    }

    private static Violation late(Incident incident, OwedDuty owed, Instant now, Rule rule, String remedy) {
        return new Violation(
                rule,
                () -> incident.reference() + " was to be " + goal(owed.duty().end()) + " by " + owed.due() + ", "
                        + DurationWords.remark(Duration.between(owed.due(), now)) + " ago.",
                () -> remedy);
    }

    private static String goal(DutyEnd end) {
        return end == DutyEnd.PUBLISHED ? "told in a published postmortem" : end.code();
    }
}
