package io.incidentkit.obligation;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.Declare;
import io.incidentkit.command.DutyCommand.Classify;
import io.incidentkit.command.DutyCommand.CompleteDuty;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.duty.Duty;
import io.incidentkit.duty.DutyEnd;
import io.incidentkit.duty.DutyStart;
import io.incidentkit.duty.Ladder;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@code triaged-in-time}, {@code fixed-in-time}, {@code postmortem-is-due}, action items, and a host's own duties, by example. */
class DutiesInTimeTest {
    private static final IncidentPolicy POLICY = IncidentPolicy.standard();
    private static final DutyBook BOOK = POLICY.dutyBook();

    /** Nobody has triaged it; its severity is known from the start, at 14:32. */
    private static Scenario untriaged(Severity severity) {
        return Scenario.of(
                Declare.builder("Checkout answers 5xx").severity(severity).build());
    }

    private static OwedDuty owed(Incident incident, String id, Instant now) {
        return OwedDuties.of(incident, BOOK, now).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> told(Incident incident, DutyBook book, Instant now) {
        return Tellings.due(incident, book, now).stream()
                .filter(telling -> telling.audience() == null)
                .map(telling -> telling.words() + " -> " + String.join(", ", telling.to()))
                .toList();
    }

    @Nested
    class TheTriage {
        @Test
        void isOwedFromTheLevelAndCallsWiderEachTimeThatItPasses() {
            Incident incident = untriaged(Severity.SEV1).incident();

            assertThat(Tellings.nextDue(incident, BOOK, moment("14:33"))).contains(moment("14:37"));
            assertThat(told(incident, BOOK, moment("14:36"))).isEmpty();
            assertThat(told(incident, BOOK, moment("14:37")))
                    .containsExactly("nobody has taken the command -> on-call");
            assertThat(told(incident, BOOK, moment("14:42")))
                    .containsExactly("nobody has taken the command -> everyone");
            assertThat(DutyRules.overdue(incident, BOOK, moment("14:42")))
                    .extracting(Violation::rule)
                    .containsExactly(Rule.TRIAGED_IN_TIME);
        }

        @Test
        void stopsWhenAPersonTakesTheCommand() {
            Incident incident = untriaged(Severity.SEV1)
                    .at("14:50")
                    .accept(alice, new Triage(null, ALICE, null))
                    .incident();

            OwedDuty triage = owed(incident, "duty:triage/1", moment("15:00"));
            assertThat(triage.state()).isEqualTo(State.LATE);
            assertThat(triage.lateBy(moment("15:00"))).contains(Duration.ofMinutes(13));
            assertThat(told(incident, BOOK, moment("15:00"))).isEmpty();
        }

        @Test
        void ofALevelThatIsRaisedIsDueAtTheEarlierMoment() {
            Scenario scenario = untriaged(Severity.SEV2).at("14:34");

            assertThat(owed(
                                    scenario.accept(bob, new SetSeverity(Severity.SEV1, "all of them", null))
                                            .incident(),
                                    "duty:triage/1",
                                    moment("14:35"))
                            .due())
                    .isEqualTo(moment("14:39"));
        }

        @Test
        void ofALevelThatAsksForNoneLapses() {
            Incident incident = untriaged(Severity.SEV1)
                    .at("14:34")
                    .accept(bob, new SetSeverity(Severity.SEV4, "a test host", null))
                    .incident();

            assertThat(OwedDuties.of(incident, BOOK, moment("15:00")))
                    .extracting(OwedDuty::id)
                    .doesNotContain("duty:triage/1");
        }

        @Test
        void ofALevelThatChangesRightAfterItAtTheSameMomentWasMet() {
            Incident incident = untriaged(Severity.SEV2)
                    .accept(alice, new Triage(null, ALICE, null))
                    .accept(alice, new SetSeverity(Severity.SEV4, "one tenant", null))
                    .incident();

            OwedDuty owed = owed(incident, "duty:triage/1", moment("15:00"));
            assertThat(owed.due()).isEqualTo(moment("14:47"));
            assertThat(owed.state()).isEqualTo(State.MET);
        }

        @Test
        void ofAWorkingDayLeavesTheWeekendOut() {
            // The first of March 2026 is a Sunday.
            assertThat(owed(untriaged(Severity.SEV3).incident(), "duty:triage/1", moment("15:00"))
                            .due())
                    .isEqualTo("2026-03-03T00:00:00Z");
        }

        @Test
        void ofAFalseAlarmThatEndedIsSettledOnce() {
            Incident incident = untriaged(Severity.SEV1)
                    .at("14:50")
                    .accept(bob, new Dismiss("a load test", null, null))
                    .incident();

            assertThat(owed(incident, "duty:triage/1", moment("15:00")).state()).isEqualTo(State.MISSED);
            assertThat(owed(incident, "duty:triage/1", moment("15:00")).isUnsettled())
                    .isFalse();
            assertThat(told(incident, BOOK, moment("15:00"))).isEmpty();
        }

        /** Nobody has to get up for a SEV2; once it is a SEV1 somebody has to. */
        @Test
        void thatWasWaivedIsOwedAnewAtALevelThatAsksForItSooner() {
            Scenario scenario = untriaged(Severity.SEV2)
                    .at("14:33")
                    .accept(alice, new WaiveObligation("duty:triage/1", "it can wait for the morning", null))
                    .at("15:00")
                    .accept(alice, new SetSeverity(Severity.SEV1, "paying customers are hit", null));

            assertThat(owed(scenario.incident(), "duty:triage/1", moment("15:04"))
                            .state())
                    .isEqualTo(State.WAIVED);
            assertThat(owed(scenario.incident(), "duty:triage/1/2", moment("15:04"))
                            .due())
                    .isEqualTo(moment("15:05"));
            assertThat(told(scenario.incident(), BOOK, moment("15:05")))
                    .contains("nobody has taken the command -> on-call");
            assertThat(told(
                            scenario.at("15:04")
                                    .accept(alice, new WaiveObligation("duty:triage/1/2", "we are on it", null))
                                    .incident(),
                            BOOK,
                            moment("15:20")))
                    .noneMatch(words -> words.startsWith("nobody has taken"));
        }

        @Test
        void thatWasWaivedStaysWaivedAtAMilderLevel() {
            Scenario scenario = untriaged(Severity.SEV1)
                    .at("14:33")
                    .accept(alice, new WaiveObligation("duty:triage/1", "we are on it", null))
                    .at("14:40")
                    .accept(alice, new SetSeverity(Severity.SEV2, "EU only", null));

            assertThat(OwedDuties.of(scenario.incident(), BOOK, moment("16:00")))
                    .filteredOn(each -> each.duty().name().equals(DutyBook.TRIAGE))
                    .extracting(OwedDuty::id, OwedDuty::state)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("duty:triage/1", State.WAIVED));
        }

        @Test
        void isWaivedWithAReason() {
            Incident incident = untriaged(Severity.SEV1)
                    .at("14:40")
                    .accept(bob, new WaiveObligation("duty:triage/1", "the game day", null))
                    .incident();

            assertThat(owed(incident, "duty:triage/1", moment("15:00")).state()).isEqualTo(State.WAIVED);
            assertThat(told(incident, BOOK, moment("15:00"))).isEmpty();
        }
    }

    @Nested
    class TheFix {
        @Test
        void ofASev2ThatIsOpenForThreeDaysIsDueRemindedAndCounted() {
            Incident incident = Scenario.detected()
                    .accept(alice, new Triage(Severity.SEV2, ALICE, null))
                    .incident();
            Instant threeDays = moment("14:32").plus(Duration.ofDays(3));

            assertThat(owed(incident, "duty:fix/1", threeDays).due()).isEqualTo(moment("22:32"));
            assertThat(told(incident, BOOK, moment("22:32"))).containsExactly("it is not resolved -> alice");
            assertThat(told(incident, BOOK, threeDays)).containsExactly("it is not resolved -> on-call");
            assertThat(DutyRules.overdue(incident, BOOK, threeDays))
                    .extracting(Violation::rule)
                    .containsExactly(Rule.FIXED_IN_TIME);
        }

        @Test
        void ofASev1IsCountedByTheHour() {
            assertThat(owed(Scenario.resolved().incident(), "duty:fix/1", moment("16:00"))
                            .state())
                    .isEqualTo(State.MET);
        }
    }

    @Nested
    class ThePostmortem {
        private final Instant due = moment("15:10").plus(Duration.ofDays(5));

        @Test
        void remindsTheCommanderUntilThereIsAnOwnerThenTheOwnerThenLeadership() {
            Incident incident = Scenario.resolved().incident();
            Incident owned =
                    Scenario.resolved().accept(alice, new AssignPostmortem(BOB)).incident();

            assertThat(told(incident, BOOK, due.minus(Duration.ofDays(2)))).isEmpty();
            assertThat(told(incident, BOOK, due.minus(Duration.ofDays(1))))
                    .containsExactly("the postmortem is not published -> alice");
            assertThat(told(owned, BOOK, due)).containsExactly("the postmortem is not published -> bob");
            assertThat(told(owned, BOOK, due.plus(Duration.ofDays(7))))
                    .containsExactly("the postmortem is not published -> bob");
            assertThat(told(owned, BOOK, due.plus(Duration.ofDays(14))))
                    .containsExactly("the postmortem is not published -> bob, leadership");
            assertThat(DutyRules.overdue(owned, BOOK, due.plus(Duration.ofDays(30))))
                    .extracting(Violation::rule)
                    .containsExactly(Rule.POSTMORTEM_IS_DUE);
        }
    }

    @Nested
    class AnActionItem {
        @Test
        void remindsItsOwnerADayBeforeItsDayEndsAndEachWeekAfter() {
            Scenario scenario = Scenario.triaged()
                    .accept(
                            alice,
                            new AddAction(ActionType.PREVENT, "bound the pool", BOB, LocalDate.of(2026, 3, 14), null));
            Instant due = Instant.parse("2026-03-15T00:00:00Z");
            String words = "action item 1 (bound the pool) is not done -> bob";

            assertThat(told(scenario.incident(), BOOK, due.minus(Duration.ofDays(1))))
                    .contains(words);
            assertThat(told(scenario.incident(), BOOK, due)).contains(words);
            assertThat(owed(scenario.accept(bob, new CompleteAction(1, null)).incident(), "duty:action/1", due)
                            .state())
                    .isEqualTo(State.MET);
        }

        @Test
        void withoutOwnerAndDayIsNeverForgotten() {
            Incident incident = Scenario.triaged()
                    .accept(alice, new AddAction(ActionType.PREVENT, "bound the pool", null, null, null))
                    .incident();

            assertThat(told(incident, BOOK, moment("14:35").plus(Duration.ofDays(7))))
                    .contains("action item 1 (bound the pool) has neither owner nor due date -> alice");
        }
    }

    /** Tell the regulator within 4 hours of the classification, then within 72 hours. */
    @Nested
    class AHostsOwn {
        private static final String JSON = """
                {"duties": [
                  {"name": "first report", "start": "classified: personal data", "within": "4 h", "ahead": "1 h", "every": "30 min",
                   "end": "done", "ladder": ["data protection officer", "leadership + on-call"],
                   "words": "tell the regulator that it happened"},
                  {"name": "full report", "start": "classified: personal data", "within": "72 h", "end": "done"}
                ]}""";
        private final IncidentPolicy policy = IncidentPolicy.fromJson(JSON);
        private final Scenario classified = Scenario.triaged()
                .under(policy)
                .at("15:00")
                .accept(alice, new Classify("Personal data", "names were read", null));

        private List<String> toldOfReports(Scenario scenario, Instant now) {
            return told(scenario.incident(), policy.dutyBook(), now).stream()
                    .filter(words -> words.contains("report") || words.contains("regulator"))
                    .toList();
        }

        @Test
        void startsWithAPersonsClassification() {
            assertThat(OwedDuties.of(Scenario.triaged().incident(), policy.dutyBook(), moment("15:00")))
                    .noneMatch(owed -> owed.duty().end() == DutyEnd.DONE);
            assertThat(OwedDuties.of(classified.incident(), policy.dutyBook(), moment("15:00")))
                    .filteredOn(owed -> owed.duty().end() == DutyEnd.DONE)
                    .extracting(OwedDuty::id, OwedDuty::due)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("duty:first report/1", moment("19:00")),
                            org.assertj.core.groups.Tuple.tuple(
                                    "duty:full report/1", moment("15:00").plus(Duration.ofHours(72))));
        }

        @Test
        void isToldAheadThenUpItsLadder() {
            assertThat(toldOfReports(classified, moment("18:00")))
                    .containsExactly("tell the regulator that it happened -> data protection officer");
            assertThat(toldOfReports(classified, moment("19:00")))
                    .containsExactly("tell the regulator that it happened -> leadership, on-call");
        }

        @Test
        void tellsWhoeverHoldsTheRole() {
            Scenario scenario = classified.accept(alice, new Assign(BOB, "Data protection officer", null));

            assertThat(toldOfReports(scenario, moment("18:00")))
                    .containsExactly("tell the regulator that it happened -> bob");
        }

        @Test
        void endsWithSomebodysWord() {
            Scenario scenario = classified
                    .at("18:30")
                    .accept(bob, new CompleteDuty("duty:first report/1", "by their form, case 4711", null));

            assertThat(toldOfReports(scenario, moment("19:00"))).isEmpty();
            assertThat(OwedDuties.of(scenario.incident(), policy.dutyBook(), moment("19:00")))
                    .filteredOn(owed -> owed.id().equals("duty:first report/1"))
                    .extracting(OwedDuty::state)
                    .containsExactly(State.MET);
        }

        @Test
        void isRefusedWhereNothingOfTheNameIsOwed() {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> classified.decide(bob, new CompleteDuty("duty:triage/1", "done", null)))
                    .withMessageContaining("'duty:triage/1' is no duty that somebody's word ends; owed are"
                            + " [duty:first report/1, duty:full report/1]");
        }

        @Test
        void isDataThatIsWrittenBackAsItWas() {
            assertThat(IncidentPolicy.fromJson(policy.toJson())).isEqualTo(policy);
            assertThat(policy.duties()).hasSize(2);
            assertThat(policy.toMarkdown())
                    .contains("|first report: tell the regulator that it happened|classified: personal data|4 h|done|"
                            + "data protection officer, then leadership and on-call|");
        }

        @Test
        void isRefusedWithAllThatIsWrong() {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> IncidentPolicy.fromJson("""
                            {"duties": [{"name": "a/b", "start": "full moon", "within": "soon", "end": "told", "ladder": [""],
                                         "colour": "red"}, {}],
                             "ladders": {"triage": []}}"""))
                    .satisfies(e -> assertThat(e.faults().stream().map(Object::toString))
                            .anySatisfy(fault -> assertThat(fault).contains("duties[0].name"))
                            .anySatisfy(fault -> assertThat(fault).contains("duties[0].start: is one of detected"))
                            .anySatisfy(fault -> assertThat(fault).contains("duties[0].within"))
                            .anySatisfy(fault -> assertThat(fault).contains("duties[0].end: is one of triaged"))
                            .anySatisfy(fault -> assertThat(fault).contains("duties[0].ladder"))
                            .anySatisfy(fault -> assertThat(fault).contains("duties[0].colour"))
                            .anySatisfy(fault -> assertThat(fault).contains("duties[1].name: is required"))
                            .anySatisfy(fault -> assertThat(fault).contains("ladders.triage: has 0 rungs")));
        }

        @Test
        void bearsNoNameOfAnotherHoweverItIsSpelled() {
            for (String name : List.of("Triage", "post-mortem", "ACTION", "First-Report")) {
                assertThatExceptionOfType(InvalidInputException.class)
                        .isThrownBy(() -> IncidentPolicy.fromJson("""
                                {"duties": [
                                  {"name": "first report", "start": "detected", "within": "1 h", "end": "done"},
                                  {"name": "%s", "start": "detected", "within": "1 h", "end": "done"}]}""".formatted(name)))
                        .withMessageContaining("duties[1].name");
            }
        }

        @Test
        void isOfAMildestLevelThatThePolicyHas() {
            Duty own = Duty.builder(
                            "tell the board", DutyStart.with(DutyStart.Event.LEVEL), Duration.ofHours(1), DutyEnd.DONE)
                    .ladder(Ladder.of(Ladder.LEADERSHIP))
                    .downTo(Severity.SEV1)
                    .build();
            IncidentPolicy board = IncidentPolicy.builder().duties(List.of(own)).build();

            assertThat(OwedDuties.of(untriaged(Severity.SEV1).incident(), board.dutyBook(), moment("15:00")))
                    .extracting(OwedDuty::id)
                    .contains("duty:tell the board/1");
            assertThat(OwedDuties.of(untriaged(Severity.SEV2).incident(), board.dutyBook(), moment("15:00")))
                    .extracting(OwedDuty::id)
                    .doesNotContain("duty:tell the board/1");
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() ->
                            IncidentPolicy.builder().duties(List.of(own, own)).build())
                    .withMessageContaining("duties[1].name");
        }
    }
}
