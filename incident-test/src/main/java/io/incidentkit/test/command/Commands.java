package io.incidentkit.test.command;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.DeliveryCommand.RecordDelivery;
import io.incidentkit.command.DeliveryCommand.RecordMissed;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.NamingCommand.Label;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.RecordCommand.ReceiveAlerts;
import io.incidentkit.command.RecordCommand.RecordBudget;
import io.incidentkit.command.RecordCommand.RecordRefused;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Actor;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.severity.BudgetMeasure;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.ImpactNumbers.Figure;
import io.incidentkit.severity.Money;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.test.Texts;
import io.incidentkit.test.alert.Alerts;
import io.incidentkit.test.commander.Actors;
import io.incidentkit.timeline.TimelineEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of well-formed commands. They are given without a moment, so they happen when they are recorded;
 * {@link CommandTimes#at} puts them at another one. Whether a command is allowed is for the rules to say.
 */
public final class Commands {
    /** A level that no policy has. */
    private static final Instant BUDGETS_FROM = Instant.parse("2020-01-01T00:00:00Z");

    private static final Severity UNKNOWN = new Severity("no-such-level");

    /** Two others to be merged into, of which one is a drill. */
    static final List<Incident> OTHERS = List.of(other(IncidentKind.REAL), other(IncidentKind.DRILL));

    private Commands() {}

    private static Incident other(IncidentKind kind) {
        Declare declare = Declare.builder("Payments fail").kind(kind).build();
        List<TimelineEntry> entries = IncidentRules.declare(
                        declare, Actor.person("alice"), IncidentPolicy.standard(), DescribedCommands.SOME)
                .entriesOrThrow("declare");
        return Incident.replay(IncidentId.create(DescribedCommands.SOME), 7, entries);
    }

    /** The incident of an id that a merge may name. */
    static Optional<Incident> other(IncidentId id) {
        return OTHERS.stream().filter(other -> other.id().equals(id)).findFirst();
    }

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
            case SET_SEVERITY ->
                Combinators.combine(severities(policy), Texts.textsOrNull())
                        .as((severity, reason) -> new SetSeverity(severity, reason, null));
            case DESCRIBE_IMPACT -> impacts();
            case LABEL ->
                Combinators.combine(
                                Arbitraries.of("region", "Region", "customer"),
                                Texts.lines().injectNull(0.2))
                        .as(Label::new);
            case STRIKE_OUT -> Texts.texts().map(text -> new StrikeOut("secret " + text, "it was one"));
            case RECEIVE_ALERTS -> Alerts.groups().map(group -> new ReceiveAlerts(group, null));
            case RECORD_MISSED -> missed();
            case RECORD_DELIVERY -> deliveries();
            case RECORD_REFUSED ->
                Arbitraries.of(CommandType.class)
                        .map(refused -> new RecordRefused(refused.code(), List.of("not-permitted")));
            case RECORD_BUDGET -> budgets();
            default -> DescribedCommands.of(type, policy);
        };
    }

    /** The ids of messages that are often owed, and then missed. */
    private static Arbitrary<IncidentCommand> missed() {
        return Arbitraries.of(
                        "status page/first/1", "internal chat/first/1", "customers/first/1", "status page/closing/1")
                .map(missed -> new RecordMissed(List.of(missed)));
    }

    /** Measured, not known, and measured anew: of few objectives and times, so that some are of the same question. */
    private static Arbitrary<IncidentCommand> budgets() {
        return Combinators.combine(
                        Arbitraries.of("checkout/availability", "checkout/latency"),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(0.0, 0.25, 3.5).injectNull(0.3),
                        Texts.textsOrNull())
                .as((objective, hours, share, note) -> new RecordBudget(new BudgetMeasure(
                        objective,
                        0.999,
                        Duration.ofDays(30),
                        BUDGETS_FROM,
                        BUDGETS_FROM.plus(Duration.ofHours(hours)),
                        share,
                        null,
                        note)));
    }

    private static Arbitrary<IncidentCommand> deliveries() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(1, 3);
        Arbitrary<Effect> effects = Combinators.combine(
                        Arbitraries.of(EffectKind.class), numbers, Arbitraries.of("", "everyone", "the vendor"))
                .as((kind, entry, target) -> new Effect("some/" + entry + "/" + kind + "/" + target, kind, target));
        return Combinators.combine(
                        effects,
                        Arbitraries.of("pager", "chat"),
                        Arbitraries.of(DeliveryOutcome.Status.class),
                        Texts.textsOrNull(),
                        numbers)
                .as((effect, channel, status, detail, attempts) ->
                        new RecordDelivery(new DeliveryOutcome("some", effect, channel, status, detail, attempts)));
    }

    private static Arbitrary<IncidentCommand> impacts() {
        Arbitrary<Long> numbers = Arbitraries.longs().between(0, ImpactNumbers.MAX);
        Arbitrary<Money> money = Combinators.combine(
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, Money.MAX)
                                .ofScale(2),
                        Arbitraries.of("EUR", "USD", "JPY"))
                .as(Money::new);
        Arbitrary<IncidentCommand> told = Combinators.combine(
                        Texts.texts(), numbers.injectNull(0.5), numbers.injectNull(0.5), money.injectNull(0.5))
                .as((text, customers, requests, lost) ->
                        new DescribeImpact(text, null, customers, requests, lost, null, null));
        Arbitrary<IncidentCommand> unknown = Combinators.combine(Texts.texts(), Arbitraries.of(Figure.values()))
                .as((text, figure) -> new DescribeImpact(text, null, null, null, null, figure, null));
        return Arbitraries.frequencyOf(Tuple.of(4, told), Tuple.of(1, unknown));
    }

    private static Arbitrary<Severity> severities(SeverityPolicy policy) {
        return Arbitraries.frequencyOf(
                Tuple.of(30, Arbitraries.of(policy.severities())), Tuple.of(1, Arbitraries.just(UNKNOWN)));
    }
}
