package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Obligation;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.Outcome;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.EventType;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Duplicates are merged through the service, with this store under it. */
abstract class MergingSpec extends StoreSpec {
    private static final int ROUNDS = 10;

    private Incidents incidents;

    @BeforeEach
    void putTheServiceOnTheStore() {
        incidents = new Incidents(store, IncidentPolicy.standard(), Clock.fixed(BEGIN, ZoneOffset.UTC));
    }

    @Test
    void mergesADuplicateWithItsAlerts() {
        Incident into = received("network");
        Incident duplicate = received("disk");

        Incident merged = merge(duplicate, into);

        assertThat(merged.outcome()).contains(Outcome.MERGED);
        assertUnchanged(merged);
        assertThat(received("disk").id()).isEqualTo(into.id());
        assertThat(received("network").id()).isEqualTo(into.id());
        assertThat(stored(into.id()).duplicates()).containsExactly(duplicate.id());
        assertThat(timeline(into.id()))
                .extracting(entry -> entry.event().type())
                .contains(EventType.DUPLICATE_MERGED);
        assertIsTheFoldOfItsTimeline(into.id());
    }

    @Test
    void owesTheEndToThoseWhomADuplicateHadTold() {
        Declare.Builder severe =
                Declare.builder("Checkout is down").severity(Severity.SEV2).commander(new Person("ana"));
        Incident into = incidents.declare(ANA, severe.build());
        Incident duplicate = incidents.declare(ANA, severe.build());
        incidents.execute(ANA, duplicate.id(), new SendUpdate(Audience.CUSTOMERS, null, false, null, true, null));
        merge(duplicate, into);

        incidents.execute(ANA, into.id(), new Dismiss("a load test", null, null));

        assertThat(stored(into.id()).communication().obligations(BEGIN).pending())
                .extracting(Obligation::audience)
                .containsExactly(Audience.CUSTOMERS);
        assertIsTheFoldOfItsTimeline(into.id());
    }

    @Test
    void mergesManyDuplicatesAtTheSameTime() {
        Incident into = incidents.declare(ANA, Declare.of("Everything is slow"));
        List<Incident> duplicates = IntStream.range(0, ConcurrentCallers.SIZE)
                .mapToObj(i -> received("disk " + i))
                .toList();

        ConcurrentCallers.run(thread -> () -> merge(duplicates.get(thread), into));

        assertThat(stored(into.id()).duplicates())
                .containsExactlyInAnyOrderElementsOf(
                        duplicates.stream().map(Incident::id).toList());
        assertIsTheFoldOfItsTimeline(into.id());
        for (int i = 0; i < ConcurrentCallers.SIZE; i++) {
            assertThat(received("disk " + i).id()).isEqualTo(into.id());
            assertIsTheFoldOfItsTimeline(duplicates.get(i).id());
        }
    }

    @Test
    void mergesOneOfTwoThatAreMergedIntoEachOtherAtTheSameTime() {
        for (int round = 0; round < ROUNDS; round++) {
            Incident one = received("disk " + round);
            Incident two = received("swap " + round);

            List<Boolean> merged =
                    ConcurrentCallers.run(thread -> () -> thread % 2 == 0 ? isMerged(one, two) : isMerged(two, one));

            assertThat(merged).as("round %d", round).containsOnlyOnce(true);
            assertOneGoesOn(one.id(), two.id(), "disk " + round, "swap " + round);
        }
    }

    private void assertOneGoesOn(IncidentId one, IncidentId two, String... groups) {
        List<Incident> both = List.of(stored(one), stored(two));
        Incident open =
                both.stream().filter(Incident::isOpen).findFirst().orElseThrow(() -> new AssertionError("Both ended"));
        Incident ended = both.get(1 - both.indexOf(open));
        assertThat(ended.mergedInto()).contains(open.id());
        assertThat(open.duplicates()).containsExactly(ended.id());
        assertThat(Stream.of(groups)
                        .map(group -> store.findOpenByKey(key(group)).orElseThrow()))
                .containsOnly(open);
        assertIsTheFoldOfItsTimeline(one);
        assertIsTheFoldOfItsTimeline(two);
    }

    private boolean isMerged(Incident duplicate, Incident into) {
        try {
            merge(duplicate, into);
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    private Incident merge(Incident duplicate, Incident into) {
        return incidents.execute(ANA, duplicate.id(), new Merge(into.id(), "the same deploy", null, null));
    }

    private Incident received(String group) {
        return incidents.receive(MONITORING, alertGroup(group, true)).orElseThrow();
    }
}
