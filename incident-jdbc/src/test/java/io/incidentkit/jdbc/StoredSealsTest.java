package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.StoredSeals.BrokenSeal;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.seal.EntryLinks;
import io.incidentkit.jdbc.seal.SealedEntry;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.retention.PersonErasure;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.timeline.ErasedPerson;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Who changes a timeline by hand breaks its seal; who does it by a command does not. */
class StoredSealsTest {
    private static final String ONE = " where incident_id = ? and sequence = ?";

    @ParameterizedTest
    @EnumSource
    void namesTheEntryThatWasChanged(TestDatabase database) {
        with(database, given -> {
            given.update("update incident_event set actor = 'person:mallory'" + ONE, given.id(), 3);
            assertThat(given.broken()).containsExactly(given.at(3, "is not what was written"));
        });
        with(database, given -> {
            given.update(
                    "update incident_event set recorded_at = occurred_at, occurred_at = (select at from ("
                            + "select min(occurred_at) as at from incident_event) first_one), payload = '{\"text\":\"x\"}'"
                            + ONE,
                    given.id(),
                    4);
            assertThat(given.broken()).containsExactly(given.at(4, "is not what was written"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void namesTheEntryThatIsMissing(TestDatabase database) {
        with(database, given -> {
            given.update("delete from incident_event" + ONE, given.id(), 2);
            assertThat(given.broken()).containsExactly(given.at(2, "is missing"));
        });
        with(database, given -> {
            int last = given.version();
            given.update("delete from incident_event" + ONE, given.id(), last);
            assertThat(given.broken()).containsExactly(given.at(last, "is missing, and so is all after it"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void namesTheNextEntryWhereSomebodySealedTheChangedOneAnew(TestDatabase database) {
        with(database, given -> {
            EntryLinks links = new EntryLinks(Database.of(given.pool()));
            given.update("update incident_event set actor = 'person:mallory'" + ONE, given.id(), 2);
            byte[] anew = SealedEntry.link(
                    links.last(given.id(), 1),
                    links.digests(given.id(), List.of(2)).get(2));
            given.update("update incident_event set link = ?" + ONE, anew, given.id(), 2);

            assertThat(given.broken()).containsExactly(given.at(3, "is not what was written"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void outlivesATextThatIsStruckOutAndAPersonWhoIsForgotten(TestDatabase database) {
        with(database, given -> {
            byte[] before = given.salt(given.secret());
            given.incidents().execute(ANA, given.incident(), new StrikeOut("hunter2", "a password"));
            given.incidents().execute(ANA, given.incident(), note("hunter3 was it"));
            given.incidents().execute(ANA, given.incident(), new StrikeOut("hunter3", "another one"));
            new PersonErasure(JdbcIncidentStore.create(given.pool()), IncidentPolicy.standard(), null)
                    .erase(
                            ErasedPerson.of(new Person("ana"), new Person("former-1"), List.of()),
                            Actor.person("bo"),
                            "asked for it",
                            given.incidents().get(given.incident()).lastRecordedAt());

            assertThat(given.broken()).isEmpty();
            assertThat(given.salt(given.secret()))
                    .as("words can't be tried out any more")
                    .isNotEqualTo(before);

            given.update(
                    "update incident_event set payload = '{\"text\":\"hunter4\"}'" + ONE, given.id(), given.secret());
            assertThat(given.broken())
                    .containsExactly(given.at(
                            given.secret(), "has other words than those that it was given when it was changed"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void doesNotBelieveARewriteThatNoEntryTells(TestDatabase database) {
        with(database, given -> {
            given.incidents().execute(ANA, given.incident(), new StrikeOut("hunter2", "a password"));
            given.update("update incident_rewrite set became = was where incident_id = ?", given.id());
            assertThat(given.broken()).extracting(BrokenSeal::sequence).containsExactly(given.secret());
        });
        with(database, given -> {
            given.incidents().execute(ANA, given.incident(), new StrikeOut("hunter2", "a password"));
            given.update("delete from incident_rewrite where incident_id = ?", given.id());
            assertThat(given.broken()).extracting(BrokenSeal::sequence).containsExactly(given.secret());
        });
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatWasWrittenBeforeThereWereSealsAsItIs(TestDatabase database) {
        with(database, given -> {
            given.update("update incident_event set salt = null, link = null where incident_id = ?", given.id());
            given.incidents().execute(ANA, given.incident(), note("looking again"));
            given.incidents().execute(ANA, given.incident(), new StrikeOut("hunter2", "a password"));
            assertThat(given.broken()).isEmpty();

            given.update("update incident_event set salt = null, link = null" + ONE, given.id(), given.version());
            assertThat(given.broken())
                    .containsExactly(given.at(given.version(), "has no seal, as an older release writes it"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void sealsManyEntriesOfOneCommand(TestDatabase database) {
        with(database, given -> {
            given.incidents().handle(ANA, given.incident()).giveAll(Collections.nCopies(9, note("one of nine")));
            given.incidents().execute(ANA, given.incident(), note("and one"));
            assertThat(given.broken()).isEmpty();
            assertThat(StoredSeals.of(given.pool()).last(given.incident(), given.version()))
                    .matches("[0-9a-f]{64}");
        });
    }

    /** Whoever holds the only connection must not wait for another. */
    @ParameterizedTest
    @EnumSource
    void sealsManyEntriesOnOneConnection(TestDatabase database) {
        try (HikariDataSource pool = database.migrated(config -> {
            config.setMaximumPoolSize(1);
            config.setConnectionTimeout(2_000);
        })) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            IncidentId id = incidents.declare(ANA, triaged("Checkout is down")).id();

            incidents.handle(ANA, id).giveAll(Collections.nCopies(9, note("one of nine")));

            List<BrokenSeal> found = new ArrayList<>();
            StoredSeals.of(pool).check(found::add);
            assertThat(found).isEmpty();
        }
    }

    /**
     * It has the latest version from elsewhere, and reads what was there as it began. Some databases do not let it write; where one does, what it
     * writes follows the entry that it can't read.
     */
    @ParameterizedTest
    @EnumSource
    void holdForWhatIsWrittenByWhoDoesNotSeeTheEntryBefore(TestDatabase database) {
        with(database, given -> {
            IncidentStore store = JdbcIncidentStore.create(given.pool());
            TransactionTemplate snapshot = new TransactionTemplate(new JdbcTransactionManager(given.pool()));
            snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
            try {
                snapshot.executeWithoutResult(status -> {
                    store.find(given.incident());
                    Incident latest = Elsewhere.call(
                            () -> given.incidents().execute(ANA, given.incident(), note("not seen by the other")));
                    List<TimelineEntry> entries = List.of(new TimelineEntry(
                            latest.version() + 1, Samples.NOW, Samples.NOW, ANA, new NoteAdded("after it")));
                    store.append(new IncidentChange(Optional.of(latest), entries, latest.evolve(entries)));
                });
            } catch (IncidentStoreException | ConcurrentUpdateException e) {
                assertThat(given.version()).as("nothing is written").isEqualTo(given.secret() + 2);
            }
            assertThat(given.broken()).isEmpty();
        });
    }

    /** A database with two incidents, of which one is looked at. */
    private record Given(HikariDataSource pool, Incidents incidents, UUID uuid, int secret) {
        UUID id() {
            return uuid;
        }

        IncidentId incident() {
            return new IncidentId(uuid);
        }

        void update(String sql, Object... values) {
            assertThat(Database.of(pool).jdbc().update(sql, values)).isPositive();
        }

        List<BrokenSeal> broken() {
            List<BrokenSeal> found = new ArrayList<>();
            assertThat(StoredSeals.of(pool).check(found::add)).isEqualTo(2);
            return found;
        }

        int version() {
            return incidents.get(incident()).version();
        }

        byte[] salt(int sequence) {
            return Database.of(pool)
                    .jdbc()
                    .queryForObject("select salt from incident_event" + ONE, byte[].class, uuid, sequence);
        }

        BrokenSeal at(int sequence, String reason) {
            return new BrokenSeal(incident(), 2, sequence, reason);
        }
    }

    private static void with(TestDatabase database, Consumer<Given> test) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            incidents.declare(ANA, triaged("Search is slow"));
            Incident declared = incidents.declare(ANA, triaged("Checkout is down"));
            int secret = incidents
                    .execute(ANA, declared.id(), note("the password is hunter2"))
                    .version();
            incidents.execute(ANA, declared.id(), note("looking"));
            test.accept(new Given(pool, incidents, declared.id().value(), secret));
        }
    }
}
