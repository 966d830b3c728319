package io.incidentkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.incidentkit.incident.IncidentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryIncidentStoreTest {
    private final InMemoryIncidentStore store = new InMemoryIncidentStore();
    private final IncidentId id = IncidentId.create(Instant.parse("2026-03-01T14:32:00Z"));
    private final List<String> done = new ArrayList<>();

    @Test
    void doesWhatFollowsAtOnce() {
        store.afterCommit(() -> done("follows"));
        done("next");

        assertThat(done).containsExactly("follows", "next");
    }

    @Test
    void doesWhatFollowsFromWorkAloneWhenOthersMayWriteAgain() {
        String result = store.alone(id, () -> {
            store.afterCommit(() -> done("first"));
            store.alone(id, () -> {
                store.afterCommit(() -> done("second"));
                return "inner";
            });
            done.add("alone");
            return "outer";
        });

        assertThat(result).isEqualTo("outer");
        assertThat(done).containsExactly("alone", "first", "second");
    }

    @Test
    void doesWhatFollowsFromWhatWasWrittenAlsoIfTheWorkFailsAfterwards() {
        assertThatIllegalStateException()
                .isThrownBy(() -> store.alone(id, () -> {
                    store.afterCommit(() -> done("follows"));
                    throw new IllegalStateException();
                }));

        assertThat(done).containsExactly("follows");
    }

    private void done(String what) {
        assertThat(Thread.holdsLock(store)).isFalse();
        done.add(what);
    }
}
