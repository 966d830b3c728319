package io.incidentkit.insight;

import static io.incidentkit.playbook.Scenario.ALERT;
import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.Scenario;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How widely the role of the commander rotates. */
class RotationTest {
    private static final Person CAROL = new Person("carol");
    private static final Person DAVE = new Person("dave");

    @Test
    void isEvenIfEverybodyCommandsTheSame() {
        Rotation even = new Rotation(Map.of(ALICE, 3, BOB, 3, CAROL, 3, DAVE, 3));

        assertThat(even.inequality().orElseThrow()).isZero();
        assertThat(even.largestShare()).hasValue(0.25);
        assertThat(even.commanders()).isEqualTo(4);
    }

    @Test
    void isAllOnOneIfNobodyElseCommands() {
        Rotation one = new Rotation(Map.of(ALICE, 8, BOB, 0, CAROL, 0, DAVE, 0));

        assertThat(one.inequality().orElseThrow()).isEqualTo(0.75, within(1e-12));
        assertThat(one.largestShare()).hasValue(1.0);
        assertThat(one.commanders()).isEqualTo(1);
    }

    /** One person who commands ten of ten is no even rotation. */
    @Test
    void ofOnePersonHasNoInequalityAndItsShareSaysIt() {
        Rotation alone = new Rotation(Map.of(ALICE, 10));

        assertThat(alone.inequality()).isEmpty();
        assertThat(alone.largestShare()).hasValue(1.0);
    }

    @Test
    void isMeasuredAgainstTheRotaOfEachTeam() {
        Scope scope = Scope.at(ALERT)
                .rotas(Map.of("payments", List.of(ALICE, DAVE), "search", List.of(CAROL)))
                .build();
        Figures figures = Figures.of(
                List.of(Scenario.triaged().incident(), Scenario.resolved().incident()), scope);

        assertThat(scope.rota()).containsExactlyInAnyOrder(ALICE, DAVE, CAROL);
        assertThat(figures.rotation().rotaKnown()).isTrue();
        assertThat(figures.rotationByTeam())
                .containsExactly(
                        Map.entry("payments", new Rotation(Map.of(ALICE, 2, DAVE, 0), true)),
                        Map.entry("search", new Rotation(Map.of(CAROL, 0), true)));
        assertThat(figures.rotationByTeam().get("payments").inequality()).hasValue(0.5);
        assertThat(Figures.of(List.of(), Scope.at(ALERT).build()).rotation().rotaKnown())
                .isFalse();
    }

    @Test
    void isUnknownWithoutACommander() {
        assertThat(new Rotation(Map.of(ALICE, 0)).inequality()).isEmpty();
        assertThat(new Rotation(Map.of()).largestShare()).isEmpty();
    }

    @Test
    void countsEveryCommanderOfAnIncidentOnceAndTheWholeRota() {
        Incident handedOver = Scenario.triaged()
                .accept(alice, new OfferHandover(BOB, null, null))
                .accept(bob, new AcceptHandover(null))
                .accept(bob, new OfferHandover(ALICE, null, null))
                .accept(alice, new AcceptHandover(null))
                .incident();

        Scope scope = Scope.at(ALERT).rota(List.of(CAROL)).build();
        Rotation rotation = Figures.of(List.of(handedOver, Scenario.triaged().incident()), scope)
                .rotation();

        assertThat(rotation.incidents()).containsExactly(Map.entry(ALICE, 2), Map.entry(BOB, 1), Map.entry(CAROL, 0));
    }
}
