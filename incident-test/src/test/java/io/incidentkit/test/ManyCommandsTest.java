package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.PlayedCommand;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.test.severity.Policies;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.ShrinkingMode;

/** As many random commands as {@code -Dincident.commands} says, with every invariant checked after each of them. */
class ManyCommandsTest {
    private static final int COMMANDS = Integer.getInteger("incident.commands", 20_000);

    private int accepted;
    private int refused;

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void noneOfThemBreaksAnInvariant(@ForAll Random random) {
        RandomGenerator<History> histories = histories().generator(1000);
        while (accepted + refused < COMMANDS) {
            PlayedHistory played = histories.next(random).value().play();
            checkEachTurn(played);
            PlaybookInvariants.check(played);
        }

        assertThat(accepted).as("commands accepted of %s", COMMANDS).isGreaterThan(COMMANDS / 10);
        assertThat(refused).as("commands refused of %s", COMMANDS).isGreaterThan(COMMANDS / 10);
    }

    private void checkEachTurn(PlayedHistory played) {
        List<TimelineEntry> timeline = new ArrayList<>(played.declared());
        for (PlayedCommand turn : played.turns()) {
            List<TimelineEntry> before = List.copyOf(timeline);
            timeline.addAll(turn.entries());
            PlayedHistory soFar = new PlayedHistory(played.policy(), before, List.of(turn), timeline, turn.after());
            if (turn.accepted()) {
                accepted++;
                PlaybookInvariants.check(soFar);
            } else {
                refused++;
                // It changed nothing, which is checked; so everything else holds as it did.
                DecisionInvariants.check(soFar);
                RuleInvariants.check(soFar);
                PublishingInvariants.check(soFar);
            }
        }
    }

    private static Arbitrary<History> histories() {
        return Arbitraries.oneOf(
                Histories.any(IncidentPolicy.standard()),
                Histories.sensible(IncidentPolicy.standard()),
                Policies.any().flatMap(Histories::sensible));
    }
}
