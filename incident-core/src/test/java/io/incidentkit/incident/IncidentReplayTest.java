package io.incidentkit.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.incidentkit.playbook.Scenario;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentReplayTest {
    private final Scenario scenario = Scenario.reopened();
    private final IncidentId id = scenario.incident().id();
    private final List<TimelineEntry> timeline = new ArrayList<>(scenario.timeline());

    @Test
    void givesTheIncidentThatTheCommandsMade() {
        assertThat(Incident.replay(id, 42, timeline))
                .isEqualTo(scenario.incident())
                .hasSameHashCodeAs(scenario.incident());
    }

    @Test
    void givesTheIncidentAsItWasAtEveryEntry() {
        Incident stepByStep = Incident.replay(id, 42, timeline.subList(0, 1));
        for (int i = 1; i < timeline.size(); i++) {
            stepByStep = stepByStep.evolve(timeline.subList(i, i + 1));

            assertThat(stepByStep).isEqualTo(Incident.replay(id, 42, timeline.subList(0, i + 1)));
            assertThat(stepByStep.version()).isEqualTo(i + 1);
        }
    }

    @Test
    void needsEntries() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Incident.replay(id, 42, List.of()))
                .withMessageContaining(id.toString())
                .withMessageContaining("empty");
    }

    @Test
    void beginsWithTheDeclaration() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Incident.replay(id, 42, timeline.subList(1, 3)))
                .withMessageContaining("begins with");
    }

    @Test
    void beginsWithTheFirstNumber() {
        TimelineEntry first = timeline.get(0);
        timeline.set(0, new TimelineEntry(2, first.occurredAt(), first.recordedAt(), first.actor(), first.event()));

        assertThatIllegalArgumentException().isThrownBy(() -> Incident.replay(id, 42, timeline));
    }

    @Test
    void hasNoGaps() {
        timeline.remove(3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Incident.replay(id, 42, timeline))
                .withMessageContaining("Entry 5")
                .withMessageContaining("entry 3");
    }

    @Test
    void isDeclaredOnce() {
        TimelineEntry first = timeline.get(0);
        TimelineEntry again =
                new TimelineEntry(2, first.occurredAt(), first.recordedAt(), first.actor(), first.event());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Incident.replay(id, 42, List.of(first, again)))
                .withMessageContaining("declared twice");
    }

    @Test
    void takesNoEntryTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.incident().evolve(List.of(scenario.last())));
    }

    @Test
    void leavesTheIncidentThatItContinuesFromAsItWas() {
        Incident before = Incident.replay(id, 42, timeline.subList(0, 4));
        Incident same = Incident.replay(id, 42, timeline.subList(0, 4));

        before.evolve(timeline.subList(4, 8));

        assertThat(before).isEqualTo(same);
    }

    @Test
    void isCalledByItsNumberAndStep() {
        assertThat(scenario.incident()).hasToString("INC-42 [detected, version 8] Checkout answers 5xx");
        assertThat(Scenario.dismissed().incident().toString()).contains("[dismissed, ");
        assertThat(scenario.incident().numbered(7).reference()).isEqualTo("INC-7");
    }
}
