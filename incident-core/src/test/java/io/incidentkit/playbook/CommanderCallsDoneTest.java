package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.LoopEvent.Dismissed;
import io.incidentkit.timeline.LoopEvent.Resolved;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommanderCallsDoneTest {
    private static final String LOOKED_AT = "error rate is normal";
    private static final String ABSENT = "alice is on a plane";

    @Nested
    class Resolving {
        @Test
        void isForTheCommander() {
            Scenario scenario = Scenario.resolved();

            assertThat(scenario.last().event()).isEqualTo(new Resolved(LOOKED_AT, null));
            assertThat(scenario.incident().endedAt()).contains(moment("15:10"));
        }

        @Test
        void isRefusedToOthersAndNamesTheCommander() {
            Violation violation = Scenario.mitigated().violation(bob, new Resolve(LOOKED_AT, null, null));

            assertThat(violation.rule()).isEqualTo(Rule.COMMANDER_CALLS_DONE);
            assertThat(violation.message()).contains("alice");
            assertThat(violation.remedy()).contains("alice").contains("override reason");
        }

        @Test
        void isRefusedToASystemOfTheCommandersName() {
            assertThat(Scenario.mitigated().refusal(Actor.system("alice"), new Resolve(LOOKED_AT, null, null)))
                    .containsExactly(Rule.COMMANDER_CALLS_DONE);
        }

        @Test
        void isForOthersWithAReasonThatStaysOnTheTimeline() {
            Scenario scenario = Scenario.mitigated().accept(bob, new Resolve(LOOKED_AT, ABSENT, null));

            assertThat(scenario.last().actor()).isEqualTo(bob);
            assertThat(scenario.last().event()).isEqualTo(new Resolved(LOOKED_AT, ABSENT));
        }

        @Test
        void takesNoReasonFromTheCommander() {
            Scenario scenario = Scenario.mitigated().accept(alice, new Resolve(LOOKED_AT, ABSENT, null));

            assertThat(scenario.last().event()).isEqualTo(new Resolved(LOOKED_AT, null));
        }

        @Test
        void isForWhoeverCommandsThen() {
            Scenario scenario = Scenario.mitigated()
                    .accept(alice, new OfferHandover(BOB, null, null))
                    .accept(bob, new AcceptHandover(null));

            assertThat(scenario.refusal(alice, new Resolve(LOOKED_AT, null, null)))
                    .containsExactly(Rule.COMMANDER_CALLS_DONE);
            assertThat(scenario.accept(bob, new Resolve(LOOKED_AT, null, null))
                            .incident()
                            .isOpen())
                    .isFalse();
        }

        @Test
        void endsTheTenure() {
            Incident incident = Scenario.resolved().incident();

            assertThat(incident.commander()).isEmpty();
            assertThat(incident.commandership().tenures().get(0).until()).isEqualTo(moment("15:10"));
        }
    }

    @Nested
    class Dismissing {
        @Test
        void isForTheCommander() {
            Scenario scenario = Scenario.dismissed();

            assertThat(scenario.last().event()).isEqualTo(new Dismissed("a load test", null));
            assertThat(scenario.incident().outcome()).contains(Outcome.DISMISSED);
        }

        @Test
        void isRefusedToOthersWithoutAReason() {
            assertThat(Scenario.triaged().refusal(bob, new Dismiss("a load test", null, null)))
                    .containsExactly(Rule.COMMANDER_CALLS_DONE);
            assertThat(Scenario.triaged()
                            .decide(bob, new Dismiss("a load test", ABSENT, null))
                            .accepted())
                    .isTrue();
        }

        @Test
        void isForAnybodyWhileNobodyCommands() {
            Scenario scenario = Scenario.detected().accept(bob, new Dismiss("a load test", ABSENT, null));

            assertThat(scenario.last().event()).isEqualTo(new Dismissed("a load test", null));
        }
    }
}
