package io.incidentkit.test.store;

import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.EventCodec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;

/**
 * Every promise of {@link IncidentStore}, and of {@link io.incidentkit.service.Incidents} on it. Extend it with a class
 * that gives stores, and run it with JUnit Jupiter. It skips nothing: a store that can't do something fails.
 *
 * <pre>{@code
 * class MyStoreTest extends IncidentStoreContract {
 *     @Override
 *     protected IncidentStore emptyStore() {
 *         return new MyStore();
 *     }
 * }
 * }</pre>
 */
public abstract class IncidentStoreContract {

    /** Creates the contract. */
    protected IncidentStoreContract() {}

    /**
     * Gives a store without incidents, that no other test uses. It is asked once a test; an {@code @AfterEach} of the
     * extending class can clean up.
     *
     * @return the store
     */
    protected abstract IncidentStore emptyStore();

    /**
     * Gives everything that the store under test keeps, as text, so that it shows what is left of a text that was struck out.
     * What the store's interface shows is looked through by default; a store with tables gives each value of each row.
     *
     * @param store the store that was given last
     * @return its texts, in any order
     */
    protected List<String> storedTexts(IncidentStore store) {
        return store.list(new IncidentQuery(IncidentQuery.State.ALL, 0, IncidentQuery.MAX_LIMIT)).incidents().stream()
                .flatMap(incident -> Stream.concat(
                        Stream.of(SnapshotCodec.write(incident)),
                        store.timeline(incident.id(), 0, incident.version()).stream()
                                .map(entry -> EventCodec.write(entry.event()))))
                .toList();
    }

    @Nested
    class StrikingOut extends StrikingOutSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }

        @Override
        List<String> storedTexts() {
            return IncidentStoreContract.this.storedTexts(store);
        }
    }

    @Nested
    class Removing extends RemovingSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }

        @Override
        List<String> storedTexts() {
            return IncidentStoreContract.this.storedTexts(store);
        }
    }

    @Nested
    class Retaining extends RetentionSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }

        @Override
        List<String> storedTexts() {
            return IncidentStoreContract.this.storedTexts(store);
        }
    }

    @Nested
    class Appending extends AppendingSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }
    }

    @Nested
    class RoundTrip extends RoundTripSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }
    }

    @Nested
    class Conflicts extends ConflictsSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }
    }

    @Nested
    class AppendingAll extends AppendingAllSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }
    }

    @Nested
    class OpenKeys extends OpenKeysSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }
    }

    @Nested
    class GivenCommands extends GivenCommandsSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }
    }

    @Nested
    class Concurrency extends ConcurrencySpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }
    }

    @Nested
    class Finding extends FindingSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }
    }

    @Nested
    class LastSeen extends LastSeenSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }
    }

    @Nested
    class Lists extends ListsSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }
    }

    @Nested
    class Outlines extends OutlinesSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }
    }

    @Nested
    class UnderTheService extends UnderTheServiceSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }
    }

    @Nested
    class Rules extends RulesSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }
    }

    @Nested
    class Merging extends MergingSpec {
        @Override
        IncidentStore emptyStore() {
            return IncidentStoreContract.this.emptyStore();
        }
    }
}
