package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.carol;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommanderCommand.TakeCommand;
import io.incidentkit.command.CommanderCommand.WithdrawHandover;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PeopleCommand.CompleteAssignment;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Person;
import io.incidentkit.commander.Tenure;
import io.incidentkit.incident.Incident;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Rule;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.CommanderEvent.HandoverWithdrawn;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OneCommanderTest {
    private static final OfferHandover OFFER = new OfferHandover(BOB, "rolling back now", null);
    private static final AcceptHandover ACCEPT = new AcceptHandover(null);
    private static final TakeCommand TAKE = new TakeCommand("alice is on a plane", null);
    private static final OfferHandover OFFER_TO_CAROL =
            new OfferHandover(carol.person().orElseThrow(), null, null);
    private static final WithdrawHandover WITHDRAW = new WithdrawHandover(null, null);

    @Test
    void nobodyTakesTheRoleAtTriageFromTheOneWhoHoldsIt() {
        Scenario scenario = Scenario.of(Declare.builder("slow").commander(ALICE).build());

        assertThat(scenario.refusal(bob, new Triage(Severity.SEV1, BOB, null))).containsExactly(Rule.ONE_COMMANDER);
        assertThat(scenario.decide(bob, new Triage(Severity.SEV1, ALICE, null)).accepted())
                .isTrue();
    }

    @Nested
    class Offering {
        @Test
        void leavesTheRoleWhereItIs() {
            Incident incident =
                    Scenario.triaged().at("14:50").accept(alice, OFFER).incident();

            assertThat(incident.commander()).contains(ALICE);
            assertThat(incident.commandership().offer()).isEqualTo(new HandoverOffer(BOB, moment("14:50"), 5));
            assertThat(incident.commandership().tenures())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("entry")
                    .containsExactly(new Tenure(ALICE, moment("14:35"), null, 0));
        }

        @Test
        void toSomeoneElseWithdrawsTheFirstOneForAllToSee() {
            OfferHandover another = new OfferHandover(carol.person().orElseThrow(), null, null);
            Scenario scenario = Scenario.triaged().at("14:50").accept(alice, OFFER);
            OfferHandover earlier = new OfferHandover(carol.person().orElseThrow(), null, moment("14:49"));

            assertThat(scenario.refusal(alice, earlier)).containsExactly(Rule.TIME_MAKES_SENSE);
            scenario.at("14:51").accept(alice, another);
            assertThat(scenario.timeline())
                    .extracting(TimelineEntry::event)
                    .contains(new HandoverWithdrawn(BOB, "offered to carol instead"));
            assertThat(scenario.refusal(bob, ACCEPT)).containsExactly(Rule.ONE_COMMANDER);
        }

        @Test
        void isForTheCommanderAlone() {
            assertThat(Scenario.triaged().violation(bob, OFFER).remedy()).contains("alice");
            assertThat(Scenario.triaged().refusal(Actor.system("alice"), OFFER)).containsExactly(Rule.ONE_COMMANDER);
        }

        @Test
        void needsACommander() {
            assertThat(Scenario.detected().violation(alice, OFFER).message()).contains("no commander yet");
        }

        @Test
        void goesToSomeoneElse() {
            assertThat(Scenario.triaged().refusal(alice, new OfferHandover(ALICE, null, null)))
                    .containsExactly(Rule.ONE_COMMANDER);
        }

        @Test
        void replacesTheOfferBefore() {
            Scenario scenario = Scenario.triaged()
                    .accept(alice, new OfferHandover(carol.person().orElseThrow(), null, null))
                    .accept(alice, OFFER);

            assertThat(scenario.refusal(carol, ACCEPT)).containsExactly(Rule.ONE_COMMANDER);
            assertThat(scenario.accept(bob, ACCEPT).incident().commander()).contains(BOB);
        }
    }

    @Nested
    class Accepting {
        @Test
        void passesTheRoleOnWithoutAGap() {
            Incident incident = Scenario.triaged()
                    .at("14:50")
                    .accept(alice, OFFER)
                    .at("14:52")
                    .accept(bob, ACCEPT)
                    .incident();

            assertThat(incident.commander()).contains(BOB);
            assertThat(incident.commandership().offer()).isNull();
            assertThat(incident.commandership().tenures())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("entry")
                    .containsExactly(
                            new Tenure(ALICE, moment("14:35"), moment("14:52"), 0),
                            new Tenure(BOB, moment("14:52"), null, 0));
        }

        @Test
        void isForTheOneWhoWasAsked() {
            Scenario offered = Scenario.triaged().accept(alice, OFFER);

            assertThat(offered.refusal(carol, ACCEPT)).containsExactly(Rule.ONE_COMMANDER);
            assertThat(offered.refusal(alice, ACCEPT)).containsExactly(Rule.ONE_COMMANDER);
            assertThat(offered.refusal(Actor.system("bob"), ACCEPT)).containsExactly(Rule.ONE_COMMANDER);
        }

        @Test
        void needsAnOffer() {
            assertThat(Scenario.triaged().violation(bob, ACCEPT).message()).contains("on offer");
            assertThat(Scenario.triaged()
                            .accept(alice, OFFER)
                            .accept(bob, ACCEPT)
                            .refusal(bob, ACCEPT))
                    .containsExactly(Rule.ONE_COMMANDER);
        }

        @Test
        void happensAfterTheOffer() {
            Scenario offered =
                    Scenario.triaged().at("14:50").accept(alice, OFFER).at("14:55");

            assertThat(offered.refusal(bob, new AcceptHandover(moment("14:49"))))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
            assertThat(offered.decide(bob, new AcceptHandover(moment("14:50"))).accepted())
                    .isTrue();
        }
    }

    @Nested
    class TakingInAbsence {
        @Test
        void passesTheRoleOnWithoutAGapAndTheReasonStays() {
            Scenario scenario = Scenario.triaged().at("14:50").accept(bob, TAKE);

            assertThat(scenario.incident().commander()).contains(BOB);
            assertThat(scenario.incident().commandership().tenures())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("entry")
                    .containsExactly(
                            new Tenure(ALICE, moment("14:35"), moment("14:50"), 0),
                            new Tenure(BOB, moment("14:50"), null, 0));
            assertThat(scenario.last().event().describe())
                    .isEqualTo("bob took command in the absence of alice: alice is on a plane");
        }

        /** A name was typed by mistake: there is no such person, and nobody who could hand over. */
        @Test
        void helpsWhereTheCommanderDoesNotExist() {
            Scenario scenario = Scenario.of(Declare.builder("slow")
                            .commander(new Person("Adda"))
                            .build())
                    .accept(bob, new TakeCommand("there is no Adda", null))
                    .accept(bob, new Triage(Severity.SEV1, null, null))
                    .accept(bob, OFFER_TO_CAROL);

            assertThat(scenario.incident().commander()).contains(BOB);
        }

        @Test
        void endsWhatTheOneBeforeHadOffered() {
            Scenario scenario =
                    Scenario.triaged().accept(alice, OFFER_TO_CAROL).at("14:50").accept(bob, TAKE);

            assertThat(scenario.timeline())
                    .extracting(TimelineEntry::event)
                    .contains(new HandoverWithdrawn(carol.person().orElseThrow(), "bob took command"));
            assertThat(scenario.refusal(carol, ACCEPT)).containsExactly(Rule.ONE_COMMANDER);
        }

        @Test
        void isForAPersonWhoDoesNotCommandAlready() {
            assertThat(Scenario.triaged().refusal(alice, TAKE)).containsExactly(Rule.ONE_COMMANDER);
            assertThat(Scenario.triaged().refusal(Actor.system("bob"), TAKE)).containsExactly(Rule.ONE_COMMANDER);
            assertThat(Scenario.detected().violation(bob, TAKE).message()).contains("no commander yet");
        }

        @Test
        void isForWhoHasNoWorkOfTheirOwn() {
            Scenario working = Scenario.triaged().accept(alice, new Assign(BOB, "the logs", null));

            assertThat(working.refusal(bob, TAKE)).containsExactly(Rule.COMMANDER_COORDINATES);
            assertThat(working.accept(bob, new CompleteAssignment(1, null, null))
                            .decide(bob, TAKE)
                            .accepted())
                    .isTrue();
        }

        @Test
        void isNeitherBeforeTheOneWhoHadItNorAfterTheEnd() {
            assertThat(Scenario.triaged().refusal(bob, new TakeCommand("away", moment("14:34"))))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
            assertThat(Scenario.resolved().refusal(bob, TAKE)).containsExactly(Rule.ENDED_TAKES_NO_STEPS);
        }

        @Test
        void isWhatARefusalSpeaksOf() {
            assertThat(Scenario.triaged().violation(bob, OFFER).remedy()).contains("take command");
        }
    }

    @Nested
    class Withdrawing {
        @Test
        void leavesTheRoleWhereItIs() {
            Scenario scenario = Scenario.triaged().accept(alice, OFFER).accept(alice, WITHDRAW);

            assertThat(scenario.incident().commander()).contains(ALICE);
            assertThat(scenario.refusal(bob, ACCEPT)).containsExactly(Rule.ONE_COMMANDER);
        }

        @Test
        void isForBothSides() {
            Scenario offered = Scenario.triaged().accept(alice, OFFER);

            assertThat(offered.decide(bob, WITHDRAW).accepted()).isTrue();
            assertThat(offered.decide(alice, WITHDRAW).accepted()).isTrue();
            assertThat(offered.refusal(carol, WITHDRAW)).containsExactly(Rule.ONE_COMMANDER);
        }

        @Test
        void needsAnOffer() {
            assertThat(Scenario.triaged().refusal(alice, WITHDRAW)).containsExactly(Rule.ONE_COMMANDER);
        }

        @Test
        void happensAfterTheOffer() {
            Scenario offered =
                    Scenario.triaged().at("14:50").accept(alice, OFFER).at("14:55");

            assertThat(offered.refusal(alice, new WithdrawHandover(null, moment("14:49"))))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
        }
    }

    @Nested
    class ATriageThatIsRecordedLate {
        /** Alice is named at 14:32, hands over to bob at 14:50; then somebody records that it was triaged at 14:33. */
        @Test
        void leavesAHandoverInBetweenWhereItWas() {
            Incident incident = Scenario.of(Declare.builder("slow")
                            .commander(ALICE)
                            .severity(null)
                            .build())
                    .at("14:50")
                    .accept(alice, OFFER)
                    .accept(bob, ACCEPT)
                    .at("14:55")
                    .accept(bob, new Triage(Severity.SEV1, null, moment("14:33")))
                    .incident();

            assertThat(incident.commandership().tenures())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("entry")
                    .containsExactly(
                            new Tenure(ALICE, moment("14:32"), moment("14:50"), 0),
                            new Tenure(BOB, moment("14:50"), null, 0));
        }

        @Test
        void letsTheFirstCommanderBeginThen() {
            Incident incident = Scenario.of(Declare.builder("slow")
                            .commander(ALICE)
                            .detectedAt(moment("14:20"))
                            .build())
                    .at("14:50")
                    .accept(alice, OFFER)
                    .accept(bob, ACCEPT)
                    .accept(bob, new Triage(Severity.SEV1, null, moment("14:25")))
                    .incident();

            assertThat(incident.commandership().tenures())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("entry")
                    .containsExactly(
                            new Tenure(ALICE, moment("14:25"), moment("14:50"), 0),
                            new Tenure(BOB, moment("14:50"), null, 0));
        }
    }

    @Test
    void aGroupOrAProgramIsNobodyWhoCommands() {
        for (String nobody : List.of("on-call", "On call", "EVERYONE", "leadership", "agent for alice")) {
            Person named = new Person(nobody);

            assertThat(Scenario.detected().refusal(alice, new Triage(Severity.SEV1, named, null)))
                    .as(nobody)
                    .containsExactly(Rule.ONE_COMMANDER);
            assertThat(Scenario.triaged().refusal(alice, new OfferHandover(named, null, null)))
                    .as(nobody)
                    .containsExactly(Rule.ONE_COMMANDER);
            assertThatExceptionOfType(RefusedException.class)
                    .as(nobody)
                    .isThrownBy(() -> Scenario.of(Declare.builder("Checkout answers 5xx")
                            .severity(Severity.SEV1)
                            .commander(named)
                            .build()));
        }
    }

    @Test
    void anOfferEndsWithTheIncident() {
        Scenario scenario = Scenario.mitigated()
                .accept(alice, OFFER)
                .accept(alice, new EndCommand.Resolve("error rate is normal", null, null));

        assertThat(scenario.incident().commandership().offer()).isNull();
    }

    @Test
    void aNewEpisodeBeginsWithoutACommanderAndKeepsTheOldTenures() {
        Scenario reopened = Scenario.reopened();
        assertThat(reopened.incident().commander()).isEmpty();

        Incident incident =
                reopened.at("16:05").accept(bob, new Triage(null, BOB, null)).incident();

        assertThat(incident.commandership().tenures())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("entry")
                .containsExactly(
                        new Tenure(ALICE, moment("14:35"), moment("15:10"), 0),
                        new Tenure(BOB, moment("16:05"), null, 0));
    }
}
