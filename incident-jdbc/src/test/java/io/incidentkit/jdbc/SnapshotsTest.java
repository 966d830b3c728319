package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private final Incidents incidents = Incidents.inMemory();
    private long nanos;
    private final Snapshots snapshots = new Snapshots(() -> nanos);

    @Test
    void keepsTheNewerOfTwoThatComeInAnyOrder() {
        Incident declared = declare();
        Incident noted = incidents.execute(Samples.ANA, declared.id(), Samples.note("looking"));

        snapshots.keep(declared);
        snapshots.keep(noted);
        assertThat(snapshots.find(declared.id())).contains(noted);

        snapshots.keep(declared);
        assertThat(snapshots.find(declared.id())).contains(noted);
    }

    @Test
    void forgets() {
        Incident declared = declare();
        snapshots.keep(declared);

        snapshots.forget(declared.id());

        assertThat(snapshots.find(declared.id())).isEmpty();
    }

    @Test
    void keepsNothingForLong() {
        Incident declared = declare();
        snapshots.keep(declared);

        nanos += Duration.ofMinutes(9).toNanos();
        assertThat(snapshots.find(declared.id())).contains(declared);

        nanos += Duration.ofMinutes(1).toNanos();
        assertThat(snapshots.find(declared.id())).isEmpty();
    }

    @Test
    void keepsAThousandAtMost() {
        List<Incident> many = IntStream.range(0, 1_500).mapToObj(i -> declare()).toList();

        many.forEach(snapshots::keep);

        assertThat(many).filteredOn(one -> snapshots.find(one.id()).isPresent()).hasSize(1_000);
    }

    private Incident declare() {
        return incidents.declare(Samples.ANA, Declare.of("Checkout is down"));
    }
}
