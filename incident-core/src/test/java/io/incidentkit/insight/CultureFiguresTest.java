package io.incidentkit.insight;

import static io.incidentkit.playbook.Histories.declare;
import static io.incidentkit.playbook.Histories.diagnosed;
import static io.incidentkit.playbook.Histories.published;
import static io.incidentkit.playbook.Histories.resolved;
import static io.incidentkit.playbook.Histories.time;
import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.incidentkit.actionitem.SurfacingPolicy;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Tally;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.obligation.DutyBook;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import java.time.LocalDate;
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
                    .accept(
                            alice,
                            new SendUpdate(Audience.STATUS_PAGE, null, false, null, time("2026-03-01T14:26")).byHand())
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
        void thatWereWaivedAreOverdueNowhere() {
            Scenario waived = sev1("2026-02-20T10:00")
                    .accept(alice, new WaiveObligation("duty:postmortem/1", "told in that of INC-7", null));

            assertThat(figures(SCOPE, waived).postmortems()).isEqualTo(PostmortemFigures.NONE);
            assertThat(WeeklyDigest.of(
                                    Stream.of(waived.incident()),
                                    LocalDate.of(2026, 2, 23),
                                    SCOPE,
                                    SurfacingPolicy.STANDARD)
                            .postmortems())
                    .isEmpty();
            assertThat(IncidentRules.postmortemDue(waived.incident(), IncidentPolicy.standard()))
                    .isEmpty();
        }

        @Test
        void thatWereMetStayMetThoughItsComingBackWasAFalseAlarm() {
            Scenario published = published(sev1("2026-02-27T10:00"), "No bound.")
                    .accept(alice, new Reopen("errors again", null))
                    .accept(alice, new Dismiss("a load test", null, null));
            Scenario waived = sev1("2026-02-23T10:00")
                    .accept(alice, new WaiveObligation("duty:postmortem/1", "told in that of INC-7", null))
                    .accept(alice, new Reopen("errors again", null))
                    .accept(alice, new Dismiss("a load test", null, null));

            assertThat(figures(SCOPE, published, waived).postmortems())
                    .isEqualTo(new PostmortemFigures(1, 0, 0, 0, 0, 0));
            assertThat(figures(SCOPE, published, waived).duties().get(DutyBook.POSTMORTEM))
                    .isEqualTo(new Tally(1, 0, 0, 1, 0, 0));
            assertThat(IncidentRules.postmortemDue(published.incident(), IncidentPolicy.standard()))
                    .isEmpty();
        }

        @Test
        void thatWereMetOrWaivedStaySoWhenAMilderLevelIsToldAfterwardsAndWhatIsNotDueLapses() {
            Scenario published = milder(published(sev1("2026-02-27T10:00"), "No bound."), "2026-02-27T10:25");
            Scenario waived = milder(
                    sev1("2026-02-23T10:00")
                            .accept(alice, new WaiveObligation("duty:postmortem/1", "told in that of INC-7", null)),
                    "2026-02-23T10:25");
            Scenario draft = milder(sev1("2026-02-27T10:00"), "2026-02-27T10:25");
            Scenario ofItsOwn = published(milder(sev1("2026-02-27T10:00"), "2026-02-27T10:25"), "No bound.");

            assertThat(figures(SCOPE, published, waived, draft).duties().get(DutyBook.POSTMORTEM))
                    .isEqualTo(new Tally(1, 0, 0, 1, 0, 0));
            assertThat(figures(SCOPE, draft, ofItsOwn).duties()).doesNotContainKey(DutyBook.POSTMORTEM);
        }

        private static Scenario milder(Scenario scenario, String at) {
            return scenario.accept(alice, new SetSeverity(Severity.SEV3, "few were hit", Instant.parse(at + ":00Z")));
        }

        @Test
        void areOwedAnewByWhatCameBackAndWasResolved() {
            Scenario again =
                    published(sev1("2026-02-27T10:00"), "No bound.").accept(alice, new Reopen("errors again", null));
            assertThat(figures(SCOPE, again).postmortems()).isEqualTo(PostmortemFigures.NONE);

            again.accept(alice, new Triage(null, ALICE, null))
                    .accept(alice, new Diagnose("the last deploy", null))
                    .accept(alice, new Mitigate("rolled back", MitigationKind.ROLLBACK, null))
                    .accept(alice, new Resolve("normal", null, null));

            assertThat(figures(SCOPE, again).postmortems()).isEqualTo(new PostmortemFigures(0, 0, 0, 1, 0, 0));
        }

        @Test
        void countAlsoWherePublishedWithoutBeingOwed() {
            Scenario sev3 = published(resolved(declare("2026-02-20T10:00", "slow"), Severity.SEV3, 20), "No bound.");

            assertThat(figures(SCOPE, sev3).postmortems()).isEqualTo(new PostmortemFigures(0, 0, 0, 0, 1, 1));
        }
    }
}
