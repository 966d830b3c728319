package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.test.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every promise of {@link ChannelReferences}. Extend it with a class that gives a store and the references of its incidents, and run it
 * with JUnit Jupiter.
 */
public abstract class ChannelReferencesContract {
    private static final Actor ANA = Actor.person("ana");

    private ChannelReferences references;
    private String first;
    private String second;

    /** Creates the contract. */
    protected ChannelReferencesContract() {}

    /** Returns an empty store; asked once before each test, ahead of {@link #references}. */
    protected abstract IncidentStore store();

    /** Returns the references of the store's incidents; none is kept yet. */
    protected abstract ChannelReferences references();

    @BeforeEach
    final void declareTwo() {
        SettableClock clock = SettableClock.at(Instant.parse("2026-03-01T14:32:00Z"));
        Incidents incidents =
                Incidents.builder(store(), IncidentPolicy.standard(), clock).build();
        first = incidents.declare(ANA, Declare.builder("slow").build()).id().toString();
        clock.advance(Duration.ofSeconds(1));
        second = incidents.declare(ANA, Declare.builder("down").build()).id().toString();
        references = references();
    }

    @Test
    final void areFoundByChannelIncidentAndThing() {
        references.keep("chat", first, "1/room", "C042");
        references.keep("chat", second, "1/room", "C043");
        references.keep("pager", first, "1/room", "P-1");

        assertThat(references.find("chat", first, "1/room")).contains("C042");
        assertThat(references.find("chat", second, "1/room")).contains("C043");
        assertThat(references.find("pager", first, "1/room")).contains("P-1");
        assertThat(references.find("chat", first, "2/room")).isEmpty();
        assertThat(references.find("Chat", first, "1/room")).isEmpty();
    }

    @Test
    final void areReplacedByWhatIsKeptLater() {
        references.keep("chat", first, "1/room", "C042");
        references.keep("chat", first, "1/room", "C044");

        assertThat(references.find("chat", first, "1/room")).contains("C044");
        assertThat(references.incidentOf("chat", "C042")).isEmpty();
    }

    @Test
    final void areListedInOrder() {
        references.keep("chat", first, "2/room", "C2");
        references.keep("chat", first, "1/room", "C1");
        references.keep("chat", second, "1/room", "C3");

        assertThat(references.all("chat", first)).containsExactly(Map.entry("1/room", "C1"), Map.entry("2/room", "C2"));
        assertThat(references.all("pager", first)).isEmpty();
    }

    @Test
    final void leadBackToTheIncident() {
        references.keep("chat", first, "1/room", "C042");

        assertThat(references.incidentOf("chat", "C042")).contains(first);
        assertThat(references.incidentOf("chat", "c042")).isEmpty();
        assertThat(references.incidentOf("pager", "C042")).isEmpty();

        references.keep("chat", second, "1/room", "C042");
        assertThat(references.incidentOf("chat", "C042"))
                .as("the incident that was declared last")
                .contains(second);
    }

    @Test
    final void leadToEachIncidentThatHasIt() {
        references.keep("page", first, "component", "X major");
        references.keep("page", second, "component", "X major");
        references.keep("page", second, "told", "X major");
        references.keep("chat", first, "component", "X minor");

        assertThat(references.incidentsOf("page", "X major")).containsExactly(second, first);
        assertThat(references.incidentsOf("page", "X minor")).isEmpty();

        references.keep("page", first, "component", "X operational");
        assertThat(references.incidentsOf("page", "X major")).containsExactly(second);
    }

    @Test
    final void ofNothingThatIsAnIncidentAreNone() {
        assertThat(references.find("chat", "weekly-review", "room")).isEmpty();
        assertThat(references.all("chat", "weekly-review")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> references.keep("chat", "weekly-review", "room", "C1"))
                .withMessageContaining("weekly-review");
    }

    @Test
    final void areRefusedWhereNoDatabaseWouldKeepThem() {
        String longest = "ü".repeat(ChannelReferences.MAX_LENGTH);
        references.keep(longest, first, longest, longest);

        assertThat(references.find(longest, first, longest)).contains(longest);
        for (String wrong : List.of("", " ", longest + "x")) {
            assertThatIllegalArgumentException().isThrownBy(() -> references.keep(wrong, first, "room", "C1"));
            assertThatIllegalArgumentException().isThrownBy(() -> references.keep("chat", first, wrong, "C1"));
            assertThatIllegalArgumentException().isThrownBy(() -> references.keep("chat", first, "room", wrong));
        }
    }
}
