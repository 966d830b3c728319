package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.CAROL;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.carol;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PeopleCommand.CompleteAssignment;
import io.incidentkit.command.PeopleCommand.Observe;
import io.incidentkit.commander.Assignment;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who works on what, who watches, and who decides. */
class PeopleOnAnIncidentTest {
    @Test
    void workHasAPersonAndLastsUntilItIsCompleted() {
        Scenario scenario = Scenario.triaged()
                .at("14:40")
                .accept(alice, new Assign(CAROL, "the logs", null))
                .at("14:50")
                .accept(carol, new CompleteAssignment(1, "nothing in there", moment("14:48")));

        assertThat(scenario.incident().people().assignments())
                .containsExactly(new Assignment(1, CAROL, "the logs", moment("14:40"), moment("14:48"), 5, 6));
        assertThat(scenario.last().event().describe()).isEqualTo("carol finished: the logs (nothing in there)");
    }

    @Test
    void workDoesNotEndBeforeItBegan() {
        Scenario scenario = Scenario.triaged()
                .at("14:40")
                .accept(alice, new Assign(CAROL, "the logs", null))
                .at("14:50");

        assertThat(scenario.refusal(carol, new CompleteAssignment(1, null, moment("14:39"))))
                .containsExactly(Rule.TIME_MAKES_SENSE);
    }

    @Test
    void onlyOpenWorkIsCompleted() {
        Scenario scenario = Scenario.triaged().accept(alice, new Assign(CAROL, "the logs", null));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> scenario.decide(alice, new CompleteAssignment(2, null, null)))
                .withMessageContaining("open are [1]");
        scenario.accept(alice, new CompleteAssignment(1, null, null));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> scenario.decide(alice, new CompleteAssignment(1, null, null)));
    }

    @Test
    void workEndsWithTheIncident() {
        Scenario scenario = Scenario.mitigated()
                .accept(alice, new Assign(CAROL, "the logs", null))
                .at("15:10")
                .accept(alice, new Resolve("normal", null, null));

        assertThat(scenario.incident().people().open()).isEmpty();
        assertThat(scenario.incident().people().assignments().get(0).until()).isEqualTo(moment("15:10"));
        assertThat(scenario.refusal(alice, new CompleteAssignment(1, null, null)))
                .containsExactly(Rule.ENDED_TAKES_NO_STEPS);
    }

    @Nested
    class TheCommander {
        @Test
        void isAssignedNoWork() {
            Violation violation = Scenario.triaged().violation(bob, new Assign(ALICE, "the logs", null));

            assertThat(violation.rule()).isEqualTo(Rule.COMMANDER_COORDINATES);
            assertThat(violation.remedy()).contains("alice hands over first");
        }

        @Test
        void finishesWorkBeforeTakingCommand() {
            Scenario scenario = Scenario.triaged()
                    .accept(alice, new Assign(BOB, "the logs", null))
                    .accept(alice, new OfferHandover(BOB, null, null));

            assertThat(scenario.refusal(bob, new AcceptHandover(null))).containsExactly(Rule.COMMANDER_COORDINATES);
            scenario.accept(bob, new CompleteAssignment(1, null, null)).accept(bob, new AcceptHandover(null));
            assertThat(scenario.incident().commander()).contains(BOB);
        }

        @Test
        void isNotNamedWhileAtWork() {
            Scenario scenario = Scenario.detected().accept(alice, new Assign(BOB, "the logs", null));

            assertThat(scenario.refusal(alice, new Triage(Severity.SEV1, BOB, null)))
                    .containsExactly(Rule.COMMANDER_COORDINATES);
        }

        @Test
        void decidesEscalations() {
            Escalate escalate = new Escalate("the vendor", "the disk is theirs", null);

            assertThat(Scenario.triaged().refusal(bob, escalate)).containsExactly(Rule.COMMANDER_ESCALATES);
            assertThat(Scenario.detected().violation(alice, escalate).message()).contains("no commander yet");
            assertThat(Scenario.triaged().accept(alice, escalate).last().event().describe())
                    .isEqualTo("Escalated to the vendor: the disk is theirs");
        }
    }

    @Nested
    class TheSameWork {
        @Test
        void isFlaggedAndNotRefused() {
            Scenario scenario = Scenario.triaged()
                    .accept(alice, new Assign(BOB, "Read the  logs", null))
                    .accept(alice, new Assign(CAROL, "read the logs", null));

            assertThat(IncidentRules.flags(scenario.incident()))
                    .singleElement()
                    .satisfies(flag -> assertThat(flag.rule()).isEqualTo(Rule.DUPLICATE_WORK))
                    .satisfies(flag -> assertThat(flag.message()).contains("bob", "carol"));
        }

        @Test
        void isNoneOnceOneOfThemIsDone() {
            Scenario scenario = Scenario.triaged()
                    .accept(alice, new Assign(BOB, "the logs", null))
                    .accept(alice, new CompleteAssignment(1, null, null))
                    .accept(alice, new Assign(CAROL, "the logs", null));

            assertThat(IncidentRules.flags(scenario.incident())).isEmpty();
        }
    }

    @Nested
    class AnObserver {
        @Test
        void watchesAndWasNotOnTheIncident() {
            Scenario scenario = Scenario.triaged().accept(carol, new Observe(CAROL, null));

            assertThat(scenario.incident().people().observers()).containsExactly(CAROL);
            assertThat(scenario.incident().people().wasOnIncident(CAROL)).isFalse();
        }

        @Test
        void becomesAResponderWithTheFirstWork() {
            Scenario scenario = Scenario.triaged()
                    .accept(carol, new Observe(CAROL, null))
                    .accept(alice, new Assign(CAROL, "the logs", null));

            assertThat(scenario.incident().people().observers()).isEmpty();
            assertThat(scenario.incident().people().wasOnIncident(CAROL)).isTrue();
        }
    }
}
