package io.incidentkit.test.incident;

import io.incidentkit.incident.CommandType;
import io.incidentkit.incident.CommanderCommand.AcceptHandover;
import io.incidentkit.incident.CommanderCommand.OfferHandover;
import io.incidentkit.incident.CommanderCommand.WithdrawHandover;
import io.incidentkit.incident.IncidentCommand;
import io.incidentkit.incident.LoopCommand.Diagnose;
import io.incidentkit.incident.LoopCommand.Dismiss;
import io.incidentkit.incident.LoopCommand.Mitigate;
import io.incidentkit.incident.LoopCommand.RecordFix;
import io.incidentkit.incident.LoopCommand.Reopen;
import io.incidentkit.incident.LoopCommand.ReportMitigationFailed;
import io.incidentkit.incident.LoopCommand.Resolve;
import io.incidentkit.incident.LoopCommand.ReviseHypothesis;
import io.incidentkit.incident.LoopCommand.Triage;
import io.incidentkit.incident.RecordCommand.AddNote;
import io.incidentkit.incident.RecordCommand.DescribeImpact;
import io.incidentkit.incident.RecordCommand.ReceiveAlerts;
import io.incidentkit.incident.SeverityCommand.SetSeverity;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.test.Texts;
import io.incidentkit.test.alert.Alerts;
import io.incidentkit.test.commander.Actors;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of well-formed commands. They are given without a moment, so they happen when they are recorded;
 * {@link Moments#at} puts them at another one. Whether a command is allowed is for the rules to say.
 */
public final class Commands {
    /** A level that no policy has. */
    private static final Severity UNKNOWN = new Severity("no-such-level");

    private Commands() {}

    /** Returns commands of every type, with the levels of the playbook's own policy. */
    public static Arbitrary<IncidentCommand> any() {
        return any(SeverityPolicy.standard());
    }

    /**
     * Returns commands of every type; now and then a severity is none of the policy.
     *
     * @param policy the levels
     */
    public static Arbitrary<IncidentCommand> any(SeverityPolicy policy) {
        return Arbitraries.oneOf(Arrays.stream(CommandType.values())
                .map(type -> of(type, policy))
                .toList());
    }

    /**
     * Returns commands of one type.
     *
     * @param type the type
     * @param policy the levels
     */
    public static Arbitrary<IncidentCommand> of(CommandType type, SeverityPolicy policy) {
        return switch (type) {
            case TRIAGE ->
                Combinators.combine(
                                severities(policy).injectNull(0.3),
                                Actors.people().injectNull(0.3))
                        .as((severity, commander) -> new Triage(severity, commander, null));
            case DIAGNOSE -> Texts.texts().map(text -> new Diagnose(text, null));
            case REVISE_HYPOTHESIS -> Texts.texts().map(text -> new ReviseHypothesis(text, null));
            case MITIGATE ->
                Combinators.combine(Texts.texts(), Arbitraries.of(MitigationKind.class))
                        .as((text, kind) -> new Mitigate(text, kind, null));
            case REPORT_MITIGATION_FAILED -> Texts.texts().map(text -> new ReportMitigationFailed(text, null));
            case RECORD_FIX -> Texts.texts().map(text -> new RecordFix(text, null));
            case RESOLVE ->
                Combinators.combine(Texts.textsOrNull(), Texts.textsOrNull())
                        .as((verification, override) -> new Resolve(verification, override, null));
            case REOPEN -> Texts.texts().map(text -> new Reopen(text, null));
            case DISMISS ->
                Combinators.combine(Texts.texts(), Texts.textsOrNull())
                        .as((reason, override) -> new Dismiss(reason, override, null));
            case SET_SEVERITY ->
                Combinators.combine(severities(policy), Texts.textsOrNull())
                        .as((severity, reason) -> new SetSeverity(severity, reason, null));
            case OFFER_HANDOVER ->
                Combinators.combine(Actors.people(), Texts.textsOrNull())
                        .as((to, brief) -> new OfferHandover(to, brief, null));
            case ACCEPT_HANDOVER -> Arbitraries.just(new AcceptHandover(null));
            case WITHDRAW_HANDOVER -> Texts.textsOrNull().map(reason -> new WithdrawHandover(reason, null));
            case ADD_NOTE -> Texts.texts().map(text -> new AddNote(text, null));
            case DESCRIBE_IMPACT -> Texts.texts().map(text -> new DescribeImpact(text, null));
            case RECEIVE_ALERTS -> Alerts.groups().map(group -> new ReceiveAlerts(group, null));
        };
    }

    private static Arbitrary<Severity> severities(SeverityPolicy policy) {
        return Arbitraries.frequencyOf(
                Tuple.of(30, Arbitraries.of(policy.severities())), Tuple.of(1, Arbitraries.just(UNKNOWN)));
    }
}
