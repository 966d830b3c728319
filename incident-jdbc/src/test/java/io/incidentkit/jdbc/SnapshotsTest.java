package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.incidentkit.command.Declare;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SnapshotsTest {
    private final Incidents incidents = Incidents.inMemory();
    private long nanos;
    private final Snapshots snapshots = new Snapshots(() -> nanos);
    private final TransactionTemplate transaction = new TransactionTemplate(
            new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:nothing-in-it")));

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

    @Test
    void givesAndKeepsInATransactionOfOurOwnOnceItIsCommitted() {
        Incident declared = declare();
        Incident noted = incidents.execute(Samples.ANA, declared.id(), Samples.note("looking"));
        snapshots.keep(declared);

        snapshots.inOwn(transaction, () -> {
            assertThat(snapshots.find(declared.id())).contains(declared);
            snapshots.keep(noted);
            assertThat(snapshots.find(declared.id())).as("not committed").contains(declared);
            return true;
        });

        assertThat(snapshots.find(declared.id())).contains(noted);
    }

    @Test
    void keepsNothingOfATransactionOfOurOwnThatIsRolledBack() {
        Incident declared = declare();
        Incident noted = incidents.execute(Samples.ANA, declared.id(), Samples.note("looking"));
        snapshots.keep(declared);

        assertThatIllegalStateException()
                .isThrownBy(() -> snapshots.inOwn(transaction, () -> {
                    snapshots.keep(noted);
                    throw new IllegalStateException("the connection is cut");
                }));

        assertThat(snapshots.find(declared.id())).contains(declared);
    }

    @Test
    void givesAndKeepsNothingInATransactionOfTheCaller() {
        Incident declared = declare();
        snapshots.keep(declared);

        transaction.executeWithoutResult(status -> {
            assertThat(snapshots.find(declared.id())).isEmpty();
            snapshots.keep(declared);
        });

        assertThat(snapshots.find(declared.id())).isEmpty();
    }

    private Incident declare() {
        return incidents.declare(Samples.ANA, Declare.of("Checkout is down"));
    }
}
