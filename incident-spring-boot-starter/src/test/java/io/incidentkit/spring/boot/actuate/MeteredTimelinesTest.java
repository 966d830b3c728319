package io.incidentkit.spring.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommunicationCommand.MakePrivate;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.DeliveryCommand.RecordDelivery;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.test.SettableClock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a timeline says is metered once, where the command was given. */
class MeteredTimelinesTest {
    private static final Actor ANA = Actor.person("ana");
    private static final Actor BEN = Actor.person("ben");

    private final SettableClock clock = SettableClock.at("2026-03-01T14:32:00Z");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SimpleMeterRegistry registryOfTheOtherNode = new SimpleMeterRegistry();
    private final IncidentStore store = new InMemoryIncidentStore();
    private final Incidents incidents = node(registry);
    private final Incidents otherNode = node(registryOfTheOtherNode);

    private Incidents node(SimpleMeterRegistry meters) {
        return Incidents.builder(store, IncidentPolicy.standard(), clock)
                .listener(new MeteredTimelines(meters))
                .build();
    }

    @Test
    void timesEachStepFromTheDetectionByStepAndSeverity() {
        IncidentId id = incidents.declare(ANA, Declare.of("Checkout is down")).id();
        after(Duration.ofMinutes(4), id, new Triage(Severity.SEV2, new Person("ana"), null));
        after(Duration.ofMinutes(5), id, new Diagnose("the last deploy", null));
        after(Duration.ofMinutes(10), id, new Mitigate("rolled back", MitigationKind.ROLLBACK, null));
        after(Duration.ofHours(1), id, new Resolve("no errors for an hour", null, null));

        assertThat(minutes("triaged")).isEqualTo(4);
        assertThat(minutes("diagnosed")).isEqualTo(9);
        assertThat(minutes("mitigated")).isEqualTo(19);
        assertThat(minutes("resolved")).isEqualTo(79);
        assertThat(registry.get("incident.step.time")
                        .tag("step", "mitigated")
                        .timer()
                        .getId()
                        .getTag("severity"))
                .isEqualTo("SEV2");
    }

    @Test
    void metersOnTheNodeThatGaveTheCommandAndOnNoOther() {
        IncidentId id = severe().id();
        clock.advance(Duration.ofMinutes(3));
        otherNode.execute(BEN, id, new Diagnose("the last deploy", null));

        assertThat(registry.find("incident.step.time").tag("step", "diagnosed").timer())
                .isNull();
        assertThat(registryOfTheOtherNode
                        .get("incident.step.time")
                        .tag("step", "diagnosed")
                        .timer()
                        .count())
                .isOne();
    }

    @Test
    void countsWhatWasToldInTimeAndLate() {
        IncidentId id = severe().id();
        Audience customers = Audience.CUSTOMERS;
        clock.advance(Duration.ofMinutes(5));
        incidents.execute(ANA, id, sent(Audience.STATUS_PAGE));
        assertThat(obligations(Audience.STATUS_PAGE, "met")).isOne();
        assertThat(obligations(customers, "met")).isZero();

        clock.advance(incidents.obligations(id).pending().stream()
                .filter(owed -> owed.audience().equals(customers))
                .map(owed -> Duration.between(clock.instant(), owed.due()).plusSeconds(1))
                .findFirst()
                .orElseThrow());
        otherNode.execute(BEN, id, sent(customers));

        assertThat(count(registryOfTheOtherNode, customers, "late")).isOne();
        assertThat(count(registryOfTheOtherNode, customers, "missed"))
                .as("what can still be met is not missed for good")
                .isZero();
        assertThat(obligations(customers, "late")).isZero();
    }

    @Test
    void countsWhatIsMissedForGoodOnce() {
        IncidentId id = severe().id();
        clock.advance(Duration.ofHours(5));
        incidents.execute(ANA, id, new Diagnose("the last deploy", null));
        double byThen = obligations(Audience.STATUS_PAGE, "missed");
        assertThat(byThen).isGreaterThanOrEqualTo(3);

        incidents.execute(ANA, id, new Mitigate("rolled back", MitigationKind.ROLLBACK, null));

        assertThat(obligations(Audience.STATUS_PAGE, "missed")).isEqualTo(byThen);
        assertThat(byThen)
                .isEqualTo(incidents.obligations(id).tally(Audience.STATUS_PAGE).missed() - 1);
    }

    @Test
    void countsDeliveriesAsTheTimelineHasThem() {
        IncidentId id = severe().id();
        deliver(id, "1", DeliveryOutcome.Status.DELIVERED);
        deliver(id, "2", DeliveryOutcome.Status.FAILING);
        deliver(id, "2", DeliveryOutcome.Status.FAILED);

        assertThat(registry.get("incident.deliveries")
                        .tags("channel", "pager", "outcome", "delivered")
                        .counter()
                        .count())
                .isOne();
        assertThat(registry.get("incident.deliveries")
                        .tags("channel", "pager", "outcome", "failed")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void countsNeitherPrivateIncidentsNorDrillsNorWhatWasBackfilled() {
        IncidentId hidden = severe().id();
        registry.clear();
        incidents.execute(ANA, hidden, new MakePrivate("a leak"));
        incidents.execute(ANA, hidden, new Diagnose("the last deploy", null));
        IncidentId drill = incidents
                .declare(
                        ANA,
                        Declare.builder("Game day")
                                .kind(IncidentKind.DRILL)
                                .severity(Severity.SEV1)
                                .commander(new Person("ana"))
                                .build())
                .id();
        incidents.execute(ANA, drill, new Diagnose("the last deploy", null));

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void hasFewValuesAndNamesNoIncidentAndNobody() {
        IncidentId id = severe().id();
        incidents.execute(ANA, id, new Diagnose("the last deploy", null));
        incidents.execute(ANA, id, sent(Audience.STATUS_PAGE));
        deliver(id, "1", DeliveryOutcome.Status.DELIVERED);

        Set<String> values = new TreeSet<>();
        registry.getMeters().stream()
                .map(Meter::getId)
                .flatMap(each -> each.getTags().stream())
                .filter(tag -> !tag.getKey().equals("le"))
                .map(Tag::getValue)
                .forEach(values::add);
        assertThat(values)
                .containsExactlyInAnyOrder("SEV1", "triaged", "diagnosed", "status page", "met", "pager", "delivered");
    }

    private Incident severe() {
        return incidents.declare(
                ANA,
                Declare.builder("Checkout is down")
                        .severity(Severity.SEV1)
                        .commander(new Person("ana"))
                        .build());
    }

    private void after(Duration time, IncidentId id, IncidentCommand command) {
        clock.advance(time);
        incidents.execute(ANA, id, command);
    }

    /** Sent by hand, so that it counts at once. */
    private static SendUpdate sent(Audience audience) {
        return new SendUpdate(audience, null, false, null, true, null);
    }

    private void deliver(IncidentId id, String key, DeliveryOutcome.Status status) {
        Effect effect = new Effect(id + "/1/" + key, EffectKind.PAGE, "everyone");
        incidents.execute(
                Actor.system("dispatcher"),
                id,
                new RecordDelivery(new DeliveryOutcome(id.toString(), effect, "pager", status, null, 1)));
    }

    private double minutes(String step) {
        return registry.get("incident.step.time").tag("step", step).timer().totalTime(TimeUnit.MINUTES);
    }

    private double obligations(Audience audience, String outcome) {
        return count(registry, audience, outcome);
    }

    private static double count(SimpleMeterRegistry registry, Audience audience, String outcome) {
        return List.copyOf(registry.find("incident.obligations")
                        .tags("audience", audience.name(), "outcome", outcome)
                        .counters())
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
