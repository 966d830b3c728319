package io.incidentkit.incident;

import static io.incidentkit.incident.Histories.declare;
import static io.incidentkit.incident.Histories.diagnosed;
import static io.incidentkit.incident.Histories.numbered;
import static io.incidentkit.incident.Histories.published;
import static io.incidentkit.incident.Histories.resolved;
import static io.incidentkit.incident.Histories.time;
import static io.incidentkit.incident.Scenario.BOB;
import static io.incidentkit.incident.Scenario.alice;
import static io.incidentkit.incident.Scenario.carol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.incidentkit.actionitem.ActionFinding;
import io.incidentkit.actionitem.ActionTally;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.actionitem.SurfacingPolicy;
import io.incidentkit.actionitem.TrackedItem;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Tally;
import io.incidentkit.incident.ActionCommand.AddAction;
import io.incidentkit.incident.ActionCommand.CompleteAction;
import io.incidentkit.incident.CommunicationCommand.SendUpdate;
import io.incidentkit.incident.CommunicationCommand.WaiveObligation;
import io.incidentkit.incident.RunbookCommand.UseRunbook;
import io.incidentkit.insight.ActionBoard;
import io.incidentkit.insight.BudgetSpent;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.PostmortemFigures;
import io.incidentkit.insight.Repeats;
import io.incidentkit.insight.Repeats.Recurrence;
import io.incidentkit.insight.Repeats.Sign;
import io.incidentkit.insight.Scope;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.insight.Teams;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.rule.InvalidInputException;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The signs of a healthy culture, each by an example that can be worked out by hand. */
class CultureFiguresTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Scope SCOPE = Scope.at(NOW).build();

    private static Figures figures(Scope scope, Scenario... scenarios) {
        return Figures.of(Stream.of(scenarios).map(Scenario::incident).toList(), scope);
    }

    private static Scenario sev1(String detected) {
        return resolved(declare(detected, "slow", "checkout"), Severity.SEV1, 20);
    }

    @Test
    void severitiesAreCountedTheMostSevereFirst() {
        Figures figures = figures(
                SCOPE,
                resolved(declare("2026-02-20T10:00", "slow"), Severity.SEV3, 20),
                sev1("2026-02-20T10:00"),
                resolved(declare("2026-02-20T10:00", "slow"), Severity.SEV3, 20),
                Scenario.detected());

        assertThat(figures.bySeverity()).containsExactly(Map.entry(Severity.SEV1, 1), Map.entry(Severity.SEV3, 2));
        assertThat(figures.open()).isEqualTo(1);
    }

    @Test
    void theFastestKindOfMitigationComesFirst() {
        Figures figures = figures(
                SCOPE,
                resolved(diagnosed(declare("2026-02-20T10:00", "slow"), Severity.SEV3), MitigationKind.ROLLBACK, 30),
                resolved(diagnosed(declare("2026-02-20T10:00", "slow"), Severity.SEV3), MitigationKind.FLAG_OFF, 9),
                resolved(diagnosed(declare("2026-02-20T10:00", "slow"), Severity.SEV3), MitigationKind.FLAG_OFF, 90),
                resolved(diagnosed(declare("2026-02-20T10:00", "slow"), Severity.SEV3), MitigationKind.BLOCK, 20));

        assertThat(figures.mitigationsByKind().keySet())
                .containsExactly(MitigationKind.FLAG_OFF, MitigationKind.BLOCK, MitigationKind.ROLLBACK);
        assertThat(figures.mitigationsByKind().get(MitigationKind.FLAG_OFF).known())
                .isEqualTo(2);
    }

    @Nested
    class CommunicationOnTime {
        @Test
        void isCountedForEachAudienceOverAllIncidents() {
            Scenario told = diagnosed(declare("2026-03-01T14:20", "slow"), Severity.SEV1)
                    .accept(alice, new SendUpdate(Audience.STATUS_PAGE, null, false, null, time("2026-03-01T14:26")))
                    .accept(alice, new WaiveObligation("customers/first/1", "nobody was logged in", null));

            Figures figures = figures(Scope.at(time("2026-03-01T14:40")).build(), told);

            assertThat(figures.communication().get(Audience.CUSTOMERS).waived()).isEqualTo(1);
            Tally statusPage = figures.communication().get(Audience.STATUS_PAGE);
            assertThat(statusPage)
                    .isEqualTo(told.incident()
                            .communication()
                            .obligations(time("2026-03-01T14:40"))
                            .tally(Audience.STATUS_PAGE));
            assertThat(statusPage.met()).isEqualTo(1);
            assertThat(figures.communicationOnTime()).isPresent();

            Figures both = figures(Scope.at(time("2026-03-01T14:40")).build(), told, told);
            assertThat(both.communication().get(Audience.STATUS_PAGE)).isEqualTo(statusPage.plus(statusPage));
        }

        @Test
        void isUnknownWhereNobodyIsOwedAnything() {
            Figures figures = figures(SCOPE, resolved(declare("2026-02-20T10:00", "slow"), Severity.SEV3, 20));

            assertThat(figures.communication()).isEmpty();
            assertThat(figures.communicationOnTime()).isEmpty();
        }
    }

    @Nested
    class Postmortems {
        @Test
        void areInTimeLateOverdueOrPending() {
            Figures figures = figures(
                    SCOPE,
                    published(sev1("2026-02-27T10:00"), "No bound."),
                    published(sev1("2026-02-20T10:00"), "No bound."),
                    sev1("2026-02-21T10:00"),
                    sev1("2026-02-28T10:00"),
                    resolved(declare("2026-02-20T10:00", "slow"), Severity.SEV3, 20));

            assertThat(figures.postmortems()).isEqualTo(new PostmortemFigures(1, 1, 1, 1, 2, 2));
            assertThat(figures.postmortems().onTime().orElseThrow()).isEqualTo(1.0 / 3, within(1e-12));
            assertThat(figures.postmortems().reviewedFromOutside()).hasValue(1);
            assertThat(figures.postmortems().owed()).isEqualTo(4);
        }

        @Test
        void areUnknownAsLongAsNoneIsDueOrPublished() {
            PostmortemFigures none = figures(SCOPE, sev1("2026-02-28T10:00")).postmortems();

            assertThat(none.onTime()).isEmpty();
            assertThat(none.reviewedFromOutside()).isEmpty();
        }

        @Test
        void countAlsoWherePublishedWithoutBeingOwed() {
            Scenario sev3 = published(resolved(declare("2026-02-20T10:00", "slow"), Severity.SEV3, 20), "No bound.");

            assertThat(figures(SCOPE, sev3).postmortems()).isEqualTo(new PostmortemFigures(0, 0, 0, 0, 1, 1));
        }
    }

    @Nested
    class ErrorBudget {
        private static final ServiceObjective CHECKOUT =
                new ServiceObjective("checkout", 0.99, Duration.ofHours(1_000));
        private static final Scope LINKED =
                Scope.at(NOW).objectives(incident -> List.of(CHECKOUT)).build();

        private static Declare.Builder began(String began, String detected) {
            return declare(detected, "slow", "checkout").began(time(began));
        }

        private static BudgetSpent spent(Scenario... scenarios) {
            return figures(LINKED, scenarios).errorBudgets().get(0);
        }

        @Test
        void isSpentFromTheBeginningToTheMitigation() {
            BudgetSpent spent = spent(resolved(began("2026-02-20T09:30", "2026-02-20T10:00"), Severity.SEV1, 30));

            assertThat(spent).isEqualTo(new BudgetSpent(CHECKOUT, Duration.ofHours(1), 1, 0));
            assertThat(spent.share()).isEqualTo(0.1, within(1e-12));
            assertThat(spent.exact()).isTrue();
            assertThat(spent.usedUp()).isFalse();
        }

        @Test
        void isSpentOnceWhereIncidentsOverlap() {
            BudgetSpent spent = spent(
                    resolved(began("2026-02-20T09:30", "2026-02-20T10:00"), Severity.SEV1, 30),
                    resolved(began("2026-02-20T10:00", "2026-02-20T10:10"), Severity.SEV1, 50),
                    resolved(began("2026-02-20T10:05", "2026-02-20T10:05"), Severity.SEV1, 15));

            assertThat(spent.down()).isEqualTo(Duration.ofMinutes(90));
            assertThat(spent.incidents()).isEqualTo(3);
        }

        @Test
        void isAtLeastSoMuchIfTheBeginningOrTheEndIsUnknown() {
            BudgetSpent unknownBegin =
                    spent(resolved(declare("2026-02-20T10:00", "slow", "checkout"), Severity.SEV1, 30));
            assertThat(unknownBegin).isEqualTo(new BudgetSpent(CHECKOUT, Duration.ofMinutes(30), 1, 1));
            assertThat(unknownBegin.exact()).isFalse();

            BudgetSpent goingOn = spent(diagnosed(began("2026-03-01T08:00", "2026-03-01T10:00"), Severity.SEV1));
            assertThat(goingOn).isEqualTo(new BudgetSpent(CHECKOUT, Duration.ofHours(25), 1, 1));
            assertThat(goingOn.usedUp()).isTrue();
            assertThat(goingOn.share()).isEqualTo(2.5, within(1e-12));
        }

        @Test
        void isSpentInItsWindowAlone() {
            Instant windowBegins = NOW.minus(Duration.ofHours(1_000));
            Scenario across = resolved(
                    Declare.builder("slow").detectedAt(windowBegins.minus(Duration.ofMinutes(10))), Severity.SEV1, 30);
            Scenario before = resolved(
                    Declare.builder("slow").detectedAt(windowBegins.minus(Duration.ofHours(10))), Severity.SEV1, 30);

            assertThat(spent(across, before)).isEqualTo(new BudgetSpent(CHECKOUT, Duration.ofMinutes(20), 1, 0));
        }

        @Test
        void isUnknownWhereTheHostLinksNoObjective() {
            assertThat(figures(SCOPE, sev1("2026-02-20T10:00")).errorBudgets()).isEmpty();
        }

        @Test
        void isThatOfAnObjectiveThatMakesSense() {
            assertThat(CHECKOUT.budget()).isEqualTo(Duration.ofHours(10));
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> new ServiceObjective(" ", 1, Duration.ZERO))
                    .satisfies(refused -> assertThat(refused.faults())
                            .extracting(fault -> fault.field())
                            .containsExactly("name", "target", "window"));
        }
    }

    @Nested
    class RepeatIncidents {
        private static Scenario diskFull(String detected, String service) {
            Scenario diagnosed = diagnosed(declare(detected, "slow", service), Severity.SEV3)
                    .accept(alice, new UseRunbook("disk-full.md", "The disk is full", null));
            return resolved(diagnosed, MitigationKind.BLOCK, 20);
        }

        @Test
        void shareTheRunbookThatWasUsed() {
            Scenario first = diskFull("2026-02-10T10:00", "search");
            Scenario second = diskFull("2026-02-20T10:00", "mail");

            Repeats repeats = figures(SCOPE, second, first).repeats();

            assertThat(repeats.all())
                    .containsExactly(
                            new Repeats.Repeat(second.incident(), first.incident(), Sign.CAUSE, "The disk is full"));
            assertThat(repeats.all().get(0).because()).isEqualTo("cause The disk is full");
            assertThat(repeats.by(Sign.SERVICE)).isEmpty();
            assertThat(repeats.share()).hasValue(0.5);
            assertThat(repeats.most(5))
                    .containsExactly(new Recurrence(Sign.CAUSE, "The disk is full", 2, second.incident()));
        }

        @Test
        void shareTheCauseThatTheHostNames() {
            Scope named = Scope.at(NOW)
                    .causes(incident -> List.of(incident.title().replace("again ", "")))
                    .build();
            Scenario first = resolved(declare("2026-02-10T10:00", "Expired certificate"), Severity.SEV3, 20);
            Scenario second = resolved(declare("2026-02-20T10:00", "again expired certificate"), Severity.SEV3, 20);

            assertThat(figures(named, first, second).repeats().by(Sign.CAUSE)).hasSize(1);
        }

        @Test
        void repeatNothingThatTheReaderMayNotSee() {
            Scenario secret =
                    resolved(declare("2026-02-10T10:00", "leak", "login").makePrivate(), Severity.SEV1, 20);
            Scenario open = resolved(declare("2026-02-20T10:00", "slow", "login"), Severity.SEV1, 20);

            assertThat(figures(SCOPE, secret, open).repeats().all()).isEmpty();
            assertThat(Repeats.of(List.of(secret.incident(), open.incident()), SCOPE)
                            .share())
                    .hasValue(0);
        }
    }

    @Nested
    class ActionItemsOfTeams {
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
                            Map.entry(TrackedItem.NO_TEAM, new ActionTally(0, 0, 1, 1)),
                            Map.entry("platform", new ActionTally(1, 0, 0, 0)));
            assertThat(board.byTeam(DAY.minusDays(9), DAY)).isEmpty();
            assertThat(figures(SCOPE, scenario).actionsByTeam())
                    .containsExactly(Map.entry("cdn", new ActionTally(1, 0, 1, 1)));
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
}
