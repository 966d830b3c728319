package io.incidentkit.playbook;

import static io.incidentkit.comms.Audience.CUSTOMERS;
import static io.incidentkit.comms.Audience.INTERNAL_CHAT;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommunicationCommand.ConfirmSent;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.RecordCommand;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.comms.Obligations;
import io.incidentkit.effect.Effect;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Rule;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Notification;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommunicationOfAnIncidentTest {

    @Test
    void owesTheFirstMessagesFromTheMomentThatTheLevelIsSet() {
        Obligations owed = owed(Scenario.triaged(), "14:35");

        assertThat(owed.in(State.OPEN))
                .extracting(Obligation::audience, Obligation::due)
                .containsExactlyInAnyOrder(
                        tuple(STATUS_PAGE, moment("14:40")),
                        tuple(INTERNAL_CHAT, moment("14:50")),
                        tuple(CUSTOMERS, moment("15:05")));
        assertThat(Scenario.triaged().incident().communication().nextDue(moment("14:35")))
                .contains(moment("14:40"));
    }

    @Test
    void owesNothingBeforeThereIsALevelAndUnderOneThatTellsNobody() {
        assertThat(owed(Scenario.detected(), "14:32").all()).isEmpty();
        assertThat(owed(Scenario.detected().accept(alice, new Triage(Severity.SEV3, Scenario.ALICE, null)), "18:00")
                        .all())
                .isEmpty();
    }

    @Test
    void aMessageInTimeMeetsWhatIsOwedAndALateOneIsLate() {
        Scenario scenario = Scenario.triaged()
                .at("14:40")
                .accept(alice, SendUpdate.to(STATUS_PAGE).byHand())
                .at("14:51")
                .accept(alice, SendUpdate.to(INTERNAL_CHAT).byHand());

        Obligations owed = IncidentRules.obligations(scenario.incident(), scenario.timeline(), moment("14:52"));
        assertThat(owed.tally(STATUS_PAGE).met()).isEqualTo(1);
        assertThat(owed.tally(INTERNAL_CHAT).late()).isEqualTo(1);
        assertThat(owed(scenario, "14:52").tally()).isEqualTo(owed.tally());
    }

    @Test
    void writesTheMessageFromTheTemplateTheFactsAndOneLine() {
        Scenario scenario = Scenario.triaged()
                .under(IncidentPolicy.builder()
                        .zone(ZoneId.of("Europe/Berlin"))
                        .incidentLink("https://portal.example.org/incidents/{reference}")
                        .build())
                .at("14:38")
                .accept(
                        alice,
                        SendUpdate.to(INTERNAL_CHAT, "Payments are safe.").byHand());

        MessageSent sent = (MessageSent) scenario.last().event();
        assertThat(sent.moment()).isEqualTo(MessageMoment.FIRST);
        assertThat(sent.nextDue()).isEqualTo(moment("15:08"));
        assertThat(sent.text())
                .contains("INC-42", "SEV1", "Checkout answers 5xx", "Payments are safe.", "alice")
                .contains("by 2026-03-01 16:08 CET")
                .contains("https://portal.example.org/incidents/INC-42");
    }

    @Test
    void theFirstMessageOfAnEpisodeIsAFirstOneAndThoseAfterTheEndClose() {
        Scenario scenario = Scenario.triaged()
                .accept(alice, SendUpdate.to(STATUS_PAGE).byHand())
                .accept(alice, SendUpdate.to(STATUS_PAGE).byHand());
        assertThat(moments(scenario)).containsExactly(MessageMoment.FIRST, MessageMoment.UPDATE);

        Scenario ended =
                Scenario.resolved().accept(alice, SendUpdate.to(STATUS_PAGE).byHand());
        assertThat(moments(ended)).containsExactly(MessageMoment.CLOSING);
        assertThat(((MessageSent) ended.last().event()).nextDue()).isNull();

        Scenario again =
                Scenario.reopened().accept(alice, SendUpdate.to(STATUS_PAGE).byHand());
        assertThat(moments(again)).containsExactly(MessageMoment.FIRST);
    }

    @Test
    void saysWhenItWasNoticedUntilItIsKnownWhenItBegan() {
        Scenario scenario = Scenario.triaged()
                .at("14:36")
                .accept(alice, SendUpdate.to(CUSTOMERS).byHand());
        assertThat(text(scenario))
                .contains("We noticed it at 2026-03-01 14:32 UTC")
                .doesNotContain("began");

        scenario.at("14:50").accept(alice, new RecordCommand.DescribeImpact("Orders fail", moment("12:42"), null));
        for (Audience audience : List.of(STATUS_PAGE, INTERNAL_CHAT, CUSTOMERS)) {
            assertThat(text(scenario.accept(alice, SendUpdate.to(audience).byHand())))
                    .contains("12:42 UTC")
                    .doesNotContain("14:32", "oticed");
        }
    }

    /** A quarter to one until two minutes past three; noticed at half past two. */
    @Test
    void lastsFromItsBeginningToItsEnd() {
        Scenario scenario = Scenario.of(Declare.builder("Orders fail")
                        .began(moment("12:42"))
                        .severity(Severity.SEV1)
                        .commander(Scenario.ALICE)
                        .build())
                .accept(alice, new Diagnose("the last deploy", null))
                .accept(alice, new Mitigate("rolled back", MitigationKind.ROLLBACK, null))
                .at("15:02")
                .accept(alice, new Resolve("error rate is normal", null, null))
                .accept(alice, SendUpdate.to(STATUS_PAGE).byHand());

        assertThat(text(scenario)).contains("It began at 2026-03-01 12:42 UTC and lasted 2 h 20 min.");
    }

    @Test
    void tellsOfTheEpisodeThatItIsInAfterAReopening() {
        Scenario again = Scenario.resolved()
                .accept(alice, new RecordCommand.DescribeImpact("Orders fail", moment("12:42"), null))
                .at("16:00")
                .accept(bob, new Reopen("errors again", null))
                .accept(alice, SendUpdate.to(STATUS_PAGE).byHand());
        assertThat(text(again))
                .contains("We noticed it at 2026-03-01 16:00 UTC")
                .doesNotContain("12:42");

        again.at("16:10")
                .accept(alice, new RecordCommand.DescribeImpact("Orders fail again", moment("15:45"), null))
                .accept(alice, SendUpdate.to(STATUS_PAGE).byHand());

        assertThat(text(again)).contains("It began at 2026-03-01 15:45 UTC");
        assertThat(again.incident().began()).contains(moment("12:42"));
        assertThat(again.incident().episodeBegan()).contains(moment("15:45"));
    }

    @Test
    void aClosingThatIsSentAfterTheReopeningTellsNobodyOfTheNewEpisode() {
        Scenario scenario = Scenario.resolved().accept(alice, new SendUpdate(CUSTOMERS, null, true, null, null));
        int closing = scenario.last().sequence();
        scenario.at("16:00").accept(alice, new Reopen("errors again", null));
        scenario.at("16:01").accept(alice, new ConfirmSent(closing, null));

        assertThat(scenario.incident().dutyWork().unsent()).isEmpty();
        assertThat(scenario.incident()
                        .communication()
                        .obligations(moment("16:31"))
                        .pending())
                .filteredOn(owed -> owed.id().equals("customers/first/2"))
                .extracting(Obligation::state)
                .containsExactly(State.MISSED);
        assertThat(scenario.incident().communication().wasTold(CUSTOMERS)).isFalse();
    }

    @Test
    void aMessageThatWasSentBeforeTheEndAndRecordedAfterItClosesNothing() {
        Scenario scenario = Scenario.resolved()
                .at("15:12")
                .accept(alice, new SendUpdate(STATUS_PAGE, null, false, null, moment("15:09")).byHand());

        assertThat(moments(scenario)).containsExactly(MessageMoment.FIRST);
    }

    @Test
    void aClosingMessageWaitsForTheEnd() {
        SendUpdate closing = new SendUpdate(STATUS_PAGE, null, true, null, null).byHand();

        assertThat(Scenario.mitigated().refusal(alice, closing)).containsExactly(Rule.CLOSING_WAITS_FOR_RESOLVED);
        assertThat(Scenario.resolved().decide(alice, closing).accepted()).isTrue();
        assertThat(Scenario.dismissed().decide(alice, closing).accepted()).isTrue();
    }

    @Test
    void aPromiseIsNotLaterThanThePolicyAsks() {
        Scenario scenario = Scenario.triaged();

        assertThat(scenario.refusal(alice, new SendUpdate(INTERNAL_CHAT, null, false, moment("15:06"), null).byHand()))
                .containsExactly(Rule.UPDATE_SAYS_NEXT);
        assertThat(scenario.decide(alice, new SendUpdate(INTERNAL_CHAT, null, false, moment("14:45"), null).byHand())
                        .accepted())
                .isTrue();
    }

    @Test
    void saysAtOnceEverythingThatStandsInTheWay() {
        SendUpdate update =
                new SendUpdate(new Audience("regulator"), null, true, moment("14:30"), moment("14:31")).byHand();

        assertThat(Scenario.triaged().refusal(alice, update))
                .containsExactly(
                        Rule.TIME_MAKES_SENSE,
                        Rule.CLOSING_WAITS_FOR_RESOLVED,
                        Rule.UPDATE_SAYS_NEXT,
                        Rule.TEMPLATES_ARE_READY);
    }

    @Test
    void isHandedToAChannelOnlyIfOneIsToSendIt() {
        SendUpdate update = SendUpdate.to(CUSTOMERS);

        assertThat(effects(Scenario.triaged().accept(alice, update)))
                .extracting(Effect::describe)
                .containsExactly("send update customers");
        assertThat(effects(Scenario.triaged().withoutChannels().accept(alice, update)))
                .as("by hand")
                .isEmpty();
        assertThat(effects(Scenario.triaged().accept(alice, update.byHand())))
                .as("it is sent")
                .isEmpty();
    }

    private static List<Effect> effects(Scenario scenario) {
        return IncidentRules.effects(scenario.incident(), List.of(scenario.last()), IncidentPolicy.standard());
    }

    @Test
    void aPrivateIncidentTellsItsLinkAndNothingElse() {
        Scenario hidden = Scenario.of(Declare.builder("Someone reads our mail")
                        .severity(Severity.SEV1)
                        .makePrivate()
                        .build())
                .accept(alice, SendUpdate.to(STATUS_PAGE, "We look into it").byHand());

        assertThat(((MessageSent) hidden.last().event()).text()).isEqualTo("INC-42");
    }

    @Test
    void aWaiverSaysWhoAndWhyAndIsCounted() {
        Scenario scenario = Scenario.triaged().at("14:36");
        String id = owed(scenario, "14:36").in(State.OPEN).stream()
                .filter(each -> each.audience().equals(CUSTOMERS))
                .findFirst()
                .orElseThrow()
                .id();
        scenario.accept(bob, new WaiveObligation(id, "No customer can see it", null));

        Obligations owed = IncidentRules.obligations(scenario.incident(), scenario.timeline(), moment("15:30"));
        assertThat(owed.tally(CUSTOMERS).waived()).isEqualTo(1);
        assertThat(owed.find(id).orElseThrow().waiver())
                .isEqualTo(new Obligation.Waiver("bob", "No customer can see it"));
    }

    @Test
    void refusesToWaiveWhatIsNotOwedAndNamesWhatIs() {
        Scenario scenario = Scenario.triaged();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> scenario.decide(alice, new WaiveObligation("status page/first/9", "no", null)))
                .withMessageContaining("status page/first/9")
                .withMessageContaining("status page/first/1");
    }

    @Test
    void anotherLevelOwesFromTheChangeAndDropsNothingThatWasMet() {
        Scenario scenario = Scenario.detected()
                .accept(alice, new Triage(Severity.SEV3, Scenario.ALICE, null))
                .at("15:00")
                .accept(bob, new SetSeverity(Severity.SEV2, "more are hit", null));

        assertThat(owed(scenario, "15:00").in(State.OPEN))
                .filteredOn(each -> each.audience().equals(STATUS_PAGE))
                .extracting(Obligation::due)
                .containsExactly(moment("15:05"));
    }

    @Test
    void theEndOwesAClosingMessageToEveryAudience() {
        Obligations owed = owed(Scenario.resolved(), "15:10");

        assertThat(owed.in(State.OPEN))
                .filteredOn(each -> each.reason() == Obligation.Reason.CLOSING)
                .extracting(Obligation::audience)
                .containsExactlyInAnyOrder(STATUS_PAGE, INTERNAL_CHAT, CUSTOMERS);
    }

    @Test
    void nobodyIsOwedAnythingOfAnIncidentThatWasRecordedAfterTheFact() {
        Scenario backfill = Scenario.of(Declare.builder("Last year's outage")
                .severity(Severity.SEV1)
                .kind(IncidentKind.BACKFILL)
                .build());

        assertThat(owed(backfill, "20:00").all()).isEmpty();
        assertThat(IncidentRules.obligations(backfill.incident(), backfill.timeline(), moment("20:00"))
                        .all())
                .isEmpty();
    }

    /** A message that was recorded late was not late, and a level that was set earlier was owed earlier. */
    @Test
    void aCorrectionCorrectsWhatWasOwedWhen() {
        Scenario scenario = Scenario.triaged()
                .at("14:46")
                .accept(alice, SendUpdate.to(STATUS_PAGE).byHand());
        assertThat(owed(scenario, "14:46").tally(STATUS_PAGE).late()).isEqualTo(1);

        scenario.accept(alice, correct(5, "14:39"));
        assertThat(owed(scenario, "14:46").tally(STATUS_PAGE).met()).isEqualTo(1);

        scenario.accept(alice, correct(2, "14:33"));
        assertThat(owed(scenario, "14:46").tally(STATUS_PAGE).late()).isEqualTo(1);
        assertThat(owed(scenario, "14:46").find("customers/first/1"))
                .get()
                .extracting(Obligation::due)
                .isEqualTo(moment("15:03"));
        assertThat(scenario.incident().communication().nextDue(moment("14:46"))).contains(moment("14:48"));
    }

    @Test
    void whatWasKnownEarlierIsStillThere() {
        Scenario scenario = Scenario.triaged()
                .at("14:46")
                .accept(alice, SendUpdate.to(STATUS_PAGE).byHand());
        scenario.at("15:00").accept(alice, correct(5, "14:39"));

        Timeline then = Timeline.of(scenario.timeline()).asKnownAt(moment("14:59"));

        assertThat(IncidentRules.obligations(scenario.incident(), then.entries(), moment("14:59"))
                        .tally(STATUS_PAGE)
                        .late())
                .isEqualTo(1);
    }

    @Test
    void aWaiverStandsThoughWhatItWaivesAroseLater() {
        Scenario scenario = Scenario.of(Declare.builder("Checkout is slow")
                        .severity(Severity.SEV2)
                        .commander(Scenario.ALICE)
                        .triagedAt(moment("14:20"))
                        .detectedAt(moment("14:20"))
                        .build())
                .accept(alice, new WaiveObligation("customers/first/1", "none is hit", moment("14:25")));
        scenario.accept(alice, correct(2, "14:30"));

        assertThat(IncidentRules.obligations(scenario.incident(), scenario.timeline(), moment("14:32"))
                        .find("customers/first/1"))
                .get()
                .extracting(Obligation::state)
                .isEqualTo(State.WAIVED);
        assertThat(scenario.incident()
                        .communication()
                        .obligations(moment("14:32"))
                        .tally()
                        .waived())
                .isEqualTo(1);
    }

    @Test
    void isNotWaivedBeforeItIsOwed() {
        assertThat(Scenario.triaged()
                        .refusal(alice, new WaiveObligation("customers/first/1", "none is hit", moment("14:34"))))
                .containsExactly(Rule.TIME_MAKES_SENSE);
    }

    /** Nobody is told that it is over, while it goes on as part of another incident. */
    @Test
    void whatWasMergedIsNotTold() {
        Scenario scenario = Scenario.merged().at("14:50");

        assertThat(scenario.refusal(alice, SendUpdate.to(CUSTOMERS).byHand()))
                .containsExactly(Rule.CLOSING_WAITS_FOR_RESOLVED);
        assertThat(scenario.mayI(alice, CommandType.SEND_UPDATE)).isFalse();
    }

    @Nested
    class TheService {
        @Test
        void saysHowEveryMessageStands() {
            Incidents incidents = Incidents.inMemory();
            Incident incident = incidents.declare(
                    alice,
                    Declare.builder("Checkout is down")
                            .severity(Severity.SEV1)
                            .commander(Scenario.ALICE)
                            .build());
            incidents.execute(alice, incident.id(), SendUpdate.to(STATUS_PAGE).byHand());

            assertThat(incidents.obligations(incident.id()).tally(STATUS_PAGE).met())
                    .isEqualTo(1);
        }
    }

    @Nested
    class ThePolicy {
        @Test
        void isRefusedWhenItAsksForAMessageThatNoTemplateCanWrite() {
            SeverityPolicy levels = SeverityPolicy.of(List.of(SeverityLevel.builder(Severity.SEV1)
                    .meaning("All is lost")
                    .notification(Notification.PAGE_EVERYONE)
                    .fixed("now", Duration.ZERO)
                    .communication(List.of(new CommunicationDuty(
                            new Audience("regulator"), Duration.ofHours(4), Duration.ofHours(4), true, true)))
                    .build()));

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(
                            () -> IncidentPolicy.builder().severities(levels).build())
                    .satisfies(refused -> assertThat(refused.violations())
                            .hasSize(3)
                            .allMatch(each -> each.rule() == Rule.TEMPLATES_ARE_READY));
        }

        @Test
        void refusesAnAddressThatNamesNoIncident() {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> IncidentPolicy.builder()
                            .incidentLink("https://portal.example.org/incidents")
                            .build())
                    .withMessageContaining("{reference}");
        }
    }

    private static RecordCommand.CorrectTime correct(int entry, String time) {
        return new RecordCommand.CorrectTime(entry, moment(time), "the chat says so");
    }

    private static Obligations owed(Scenario scenario, String time) {
        Instant now = moment(time);
        return scenario.incident().communication().obligations(now);
    }

    private static String text(Scenario told) {
        return ((MessageSent) told.last().event()).text();
    }

    private static List<MessageMoment> moments(Scenario scenario) {
        return scenario.timeline().stream()
                .filter(entry -> entry.event() instanceof MessageSent)
                .map(entry -> ((MessageSent) entry.event()).moment())
                .toList();
    }
}
