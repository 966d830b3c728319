package io.incidentkit.insight;

import static io.incidentkit.playbook.Histories.declare;
import static io.incidentkit.playbook.Histories.numbered;
import static io.incidentkit.playbook.Histories.resolved;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.carol;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionFinding;
import io.incidentkit.actionitem.ActionTally;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.actionitem.SurfacingPolicy;
import io.incidentkit.actionitem.TrackedItem;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The action items of all incidents, with their teams. */
class ActionBoardTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Scope SCOPE = Scope.at(NOW).build();

    private static Figures figures(Scope scope, Scenario... scenarios) {
        return Figures.of(Stream.of(scenarios).map(Scenario::incident).toList(), scope);
    }

    private static final LocalDate DAY = LocalDate.of(2026, 2, 20);

    private static AddAction action(Person owner) {
        return new AddAction(ActionType.PREVENT, "bound the pool", owner, DAY, null);
    }

    private final Scenario scenario = resolved(
                    declare("2026-02-10T10:00", "slow", "cdn", "Checkout"), Severity.SEV3, 20)
            .accept(carol, action(BOB))
            .accept(carol, action(null))
            .accept(alice, new CompleteAction(1, null));

    private ActionBoard board(Teams teams) {
        return ActionBoard.of(
                List.of(scenario.incident()), Scope.at(NOW).teams(teams).build());
    }

    @Test
    void belongToTheTeamOfAServiceOrOfTheOwner() {
        assertThat(board(Teams.byService(Map.of("checkout", "payments"))).items())
                .extracting(TrackedItem::team)
                .containsExactly("payments", "payments");
        assertThat(board(Teams.byOwner(Map.of(BOB, "platform"))).items())
                .extracting(TrackedItem::team)
                .containsExactly("platform", TrackedItem.NO_TEAM);
        assertThat(board(Teams.byOwner(Map.of(BOB, "platform")).or(Teams.byService()))
                        .items())
                .extracting(TrackedItem::team)
                .containsExactly("platform", "cdn");
    }

    @Test
    void areCountedByTeamAndPeriod() {
        ActionBoard board = board(Teams.byOwner(Map.of(BOB, "platform")));

        assertThat(board.byTeam(DAY, DAY.plusDays(1)))
                .containsExactly(
                        Map.entry(TrackedItem.NO_TEAM, new ActionTally(0, 0, 1, 1, 1, 0)),
                        Map.entry("platform", new ActionTally(1, 0, 0, 0, 0, 0)));
        assertThat(board.byTeam(DAY.minusDays(9), DAY)).isEmpty();
        assertThat(figures(SCOPE, scenario).actionsByTeam())
                .containsExactly(Map.entry("cdn", new ActionTally(1, 0, 1, 1, 1, 0)));
        assertThat(figures(SCOPE, scenario).actions().completionRate()).hasValue(0.5);
    }

    @Test
    void areReviewedAlsoThoseOfADrillThatNoFigureCounts() {
        Scenario drill = resolved(
                        declare("2026-02-10T10:00", "exercise", "cdn").kind(IncidentKind.DRILL), Severity.SEV3, 20)
                .accept(carol, action(BOB));
        ActionBoard board = ActionBoard.of(List.of(drill.incident()), SCOPE);

        assertThat(board.review().stale()).hasSize(1);
        assertThat(board.theatre()).isEmpty();
        assertThat(board.surfaced(new SurfacingPolicy(1, Duration.ofDays(30), 1, Duration.ZERO)))
                .isEmpty();
        assertThat(board.byTeam(DAY, DAY.plusDays(1))).isEmpty();
        assertThat(ActionBoard.of(List.of(scenario.incident()), SCOPE)
                        .surfaced(new SurfacingPolicy(1, Duration.ofDays(30), 1, Duration.ZERO)))
                .extracting(ActionFinding::name)
                .containsExactly("cdn", "INC-42 #2");
    }

    @Test
    void ofAPrivateIncidentAreSeenByThoseWhoMaySeeIt() {
        Incident secret = numbered(
                7,
                resolved(declare("2026-02-10T10:00", "leak").makePrivate(), Severity.SEV3, 20)
                        .accept(carol, action(BOB)));

        assertThat(ActionBoard.of(List.of(secret), SCOPE).items()).isEmpty();
        assertThat(ActionBoard.of(
                                List.of(secret),
                                Scope.at(NOW).visible(incident -> true).build())
                        .items())
                .hasSize(1);
    }
}
