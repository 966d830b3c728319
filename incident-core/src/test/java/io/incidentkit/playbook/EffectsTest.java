package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.carol;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommanderCommand.TakeCommand;
import io.incidentkit.command.CommanderCommand.WithdrawHandover;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.RecordFix;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Person;
import io.incidentkit.effect.Effect;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.severity.Notification;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is to happen outside, as data. */
class EffectsTest {
    private static List<String> effects(Scenario scenario, int from) {
        return effectsOf(scenario, from).stream()
                .map(effect -> effect.kind().code() + (effect.target().isEmpty() ? "" : " " + effect.target()))
                .toList();
    }

    private static List<String> texts(Scenario scenario, int from) {
        return effectsOf(scenario, from).stream()
                .map(Effect::body)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<Effect> effectsOf(Scenario scenario, int from) {
        List<TimelineEntry> timeline = scenario.timeline();
        return IncidentRules.effects(
                scenario.incident(), timeline.subList(from, timeline.size()), IncidentPolicy.standard());
    }

    private static Scenario declared(Severity severity, IncidentKind kind) {
        return Scenario.of(Declare.builder("slow")
                .severity(severity)
                .commander(ALICE)
                .kind(kind)
                .build());
    }

    private static List<String> declaredAt(Severity severity) {
        return effects(declared(severity, IncidentKind.REAL), 0);
    }

    @Test
    void eachLevelTellsWhomThePolicySays() {
        assertThat(declaredAt(Severity.SEV1)).containsExactly("page everyone", "open-war-room");
        assertThat(declaredAt(Severity.SEV2)).containsExactly("page on-call");
        assertThat(declaredAt(Severity.SEV3)).containsExactly("ticket");
        assertThat(declaredAt(Severity.SEV4)).containsExactly("backlog");
    }

    @Test
    void aRaisedLevelBringsOnlyWhatIsNew() {
        Scenario scenario = declared(Severity.SEV2, IncidentKind.REAL);
        int before = scenario.timeline().size();

        assertThat(effects(scenario.accept(bob, new SetSeverity(Severity.SEV1, "all are hit", null)), before))
                .containsExactly("page everyone", "open-war-room");
    }

    @Test
    void aLoweredLevelBringsNothing() {
        Scenario scenario = declared(Severity.SEV1, IncidentKind.REAL);
        int before = scenario.timeline().size();

        assertThat(effects(scenario.accept(bob, new SetSeverity(Severity.SEV2, "EU only", null)), before))
                .isEmpty();
    }

    @Test
    void triageAnswersThePagesThatWereSentBefore() {
        Scenario paged =
                Scenario.of(Declare.builder("slow").severity(Severity.SEV2).build());
        int before = paged.timeline().size();
        paged.accept(alice, new Triage(null, ALICE, null));

        assertThat(effects(paged, before)).containsExactly("acknowledge");
        assertThat(effects(paged, 0))
                .as("whoever declares with a commander wants the others to come")
                .doesNotContain("acknowledge");
    }

    @Test
    void triageThatPagesOthersAnswersNone() {
        Scenario paged =
                Scenario.of(Declare.builder("slow").severity(Severity.SEV2).build());
        int before = paged.timeline().size();
        paged.accept(alice, new Triage(Severity.SEV1, ALICE, null));

        assertThat(effects(paged, before)).containsExactly("page everyone", "open-war-room");
    }

    @Test
    void triageOfWhatPagedNobodyAnswersNothing() {
        Scenario ticket =
                Scenario.of(Declare.builder("slow").severity(Severity.SEV3).build());
        int before = ticket.timeline().size();
        ticket.accept(alice, new Triage(null, ALICE, null));

        assertThat(effects(ticket, before)).isEmpty();
    }

    @Test
    void anOfferAsksAndAnEscalationPages() {
        Scenario scenario = declared(Severity.SEV2, IncidentKind.REAL);
        int before = scenario.timeline().size();
        scenario.accept(alice, new OfferHandover(BOB, null, null)).accept(alice, new Escalate("the vendor", "x", null));

        assertThat(effects(scenario, before)).containsExactly("ask bob", "page the vendor");
    }

    @Test
    void theMitigationAndTheFixAreChangesThatAreShown() {
        Scenario mitigated =
                declared(Severity.SEV3, IncidentKind.REAL).accept(alice, new Diagnose("the last deploy", null));
        int before = mitigated.timeline().size();
        mitigated
                .accept(alice, new Mitigate("rolled back to 4.1", MitigationKind.ROLLBACK, null))
                .accept(alice, new RecordFix("the pool has a bound", null));

        assertThat(effects(mitigated, before)).containsExactly("track-change rollback", "track-change fix");
        Scenario drill = declared(Severity.SEV3, IncidentKind.DRILL).accept(alice, new Diagnose("the drill", null));
        int beforeTheDrills = drill.timeline().size();
        drill.accept(alice, new Mitigate("rolled back", MitigationKind.ROLLBACK, null));
        assertThat(effects(drill, beforeTheDrills)).isEmpty();
    }

    @Test
    void aResolvedIncidentOwesAPostmortemIfItsLevelAsksForOne() {
        Scenario scenario = Scenario.resolved();

        assertThat(effects(scenario, scenario.timeline().size() - 1))
                .containsExactly("close resolved", "postmortem-owed");
        Scenario minor = Scenario.mitigated()
                .accept(alice, new SetSeverity(Severity.SEV4, "one user", null))
                .accept(alice, new Resolve("normal", null, null));
        assertThat(effects(minor, minor.timeline().size() - 1)).containsExactly("close resolved");
    }

    @Test
    void aDrillPagesAndFilesNoTickets() {
        assertThat(effects(declared(Severity.SEV1, IncidentKind.DRILL), 0))
                .containsExactly("page everyone", "open-war-room");
        assertThat(effects(declared(Severity.SEV3, IncidentKind.DRILL), 0)).isEmpty();
    }

    @Test
    void whatIsRecordedAfterTheFactBringsNothing() {
        assertThat(effects(declared(Severity.SEV1, IncidentKind.BACKFILL), 0)).isEmpty();
    }

    @Test
    void theSameEntryHasTheSameKeysEachTime() {
        Scenario scenario = declared(Severity.SEV1, IncidentKind.REAL);
        List<Effect> once = IncidentRules.effects(scenario.incident(), scenario.timeline(), IncidentPolicy.standard());

        assertThat(IncidentRules.effects(scenario.incident(), scenario.timeline(), IncidentPolicy.standard()))
                .isEqualTo(once);
        assertThat(once)
                .extracting(Effect::key)
                .doesNotHaveDuplicates()
                .first()
                .isEqualTo(scenario.incident().id() + "/2/page/everyone");
    }

    @Test
    void anIncidentThatComesBackCallsAgain() {
        Scenario scenario = Scenario.resolved();
        int before = scenario.timeline().size();

        assertThat(effects(scenario.at("16:00").accept(carol, new Reopen("errors again", null)), before))
                .containsExactly("page everyone", "open-war-room");
    }

    @Test
    void anIncidentThatComesBackAtALevelThatIsNoMoreCallsAsInDoubt() {
        Scenario scenario = Scenario.resolved();
        int before = scenario.timeline().size();
        scenario.at("16:00").accept(carol, new Reopen("errors again", null));
        IncidentPolicy renamed = IncidentPolicy.builder()
                .severities(SeverityPolicy.of(Stream.of("P1", "P2")
                        .map(name -> SeverityLevel.builder(new Severity(name))
                                .meaning("it hurts")
                                .notification(
                                        name.equals("P1") ? Notification.PAGE_EVERYONE : Notification.PAGE_ON_CALL)
                                .fixed("soon", null)
                                .build())
                        .toList()))
                .build();

        assertThat(IncidentRules.effects(
                        scenario.incident(),
                        scenario.timeline().subList(before, scenario.timeline().size()),
                        renamed))
                .extracting(Effect::target)
                .containsExactly("on-call");
    }

    @Test
    void whoeverIsGivenSomethingByAnotherIsTold() {
        Scenario scenario = declared(Severity.SEV2, IncidentKind.REAL);
        int before = scenario.timeline().size();
        scenario.accept(bob, new Assign(BOB, "the logs", null))
                .accept(alice, new Assign(new Person("carol"), "the dashboards", null))
                .accept(alice, new AssignPostmortem(BOB));

        assertThat(effects(scenario, before)).containsExactly("ask carol", "ask bob");
        assertThat(effects(
                        Scenario.of(Declare.builder("slow")
                                .severity(Severity.SEV4)
                                .commander(BOB)
                                .build()),
                        0))
                .containsExactly("backlog", "ask bob");
    }

    @Test
    void whoeverCommandIsTakenFromIsTold() {
        Scenario scenario = Scenario.triaged();
        int before = scenario.timeline().size();

        assertThat(effects(scenario.accept(bob, new TakeCommand("alice is away", null)), before))
                .containsExactly("ask alice");
    }

    /** Until it is accepted the commander holds it, which whoever believes to have handed it over has to know. */
    @Nested
    class AnOfferThatEnds {
        private final Scenario offered = Scenario.triaged().accept(alice, new OfferHandover(BOB, null, null));
        private final int before = offered.timeline().size();

        @Test
        void byItsAcceptanceIsToldToWhoeverOfferedIt() {
            assertThat(effects(offered.accept(bob, new AcceptHandover(null)), before))
                    .containsExactly("ask alice");
        }

        @Test
        void becauseItIsDeclinedIsToldToTheCommander() {
            offered.accept(bob, new WithdrawHandover("no laptop here", null));

            assertThat(effects(offered, before)).containsExactly("ask alice");
            assertThat(texts(offered, before))
                    .containsExactly("bob does not take over command, and you hold it still: no laptop here");
        }

        @Test
        void becauseItIsWithdrawnIsToldToWhoeverWasAsked() {
            offered.accept(alice, new WithdrawHandover(null, null));

            assertThat(texts(offered, before)).containsExactly("You are not asked to take over command any more.");
        }

        @Test
        void becauseAnotherIsAskedOrTakesCommandIsToldToWhoeverWasAsked() {
            Scenario another = Scenario.triaged().accept(alice, new OfferHandover(BOB, null, null));
            int asked = another.timeline().size();
            another.accept(alice, new OfferHandover(new Person("carol"), null, null));
            offered.accept(carol, new TakeCommand("alice is away", null));

            assertThat(effects(another, asked)).containsExactly("ask bob", "ask carol");
            assertThat(effects(offered, before)).containsExactlyInAnyOrder("ask bob", "ask alice");
        }

        @Test
        void andBeginsAnewForTheSamePersonAsksThemOnce() {
            offered.accept(alice, new OfferHandover(BOB, "we roll back now", null));

            assertThat(effects(offered, before)).containsExactly("ask bob");
            assertThat(texts(offered, before)).containsExactly("You are asked to take over command.");
        }
    }

    @Test
    void whoeverWasAwayWhenItWasCalledDoneIsTold() {
        Scenario resolved = Scenario.mitigated();
        int before = resolved.timeline().size();
        resolved.accept(bob, new Resolve("error rate is normal", "alice sleeps", null));
        Scenario dismissed = Scenario.triaged();
        int triaged = dismissed.timeline().size();
        dismissed.accept(bob, new Dismiss("a load test", "alice sleeps", null));

        assertThat(effects(resolved, before)).containsExactly("ask alice", "close resolved", "postmortem-owed");
        assertThat(texts(resolved, before)).containsExactly("bob called it done in your absence: alice sleeps");
        assertThat(effects(dismissed, triaged)).containsExactly("ask alice", "close dismissed");
    }

    @Test
    void aFalseAlarmClosesWhatWasOpened() {
        Scenario scenario = Scenario.dismissed();

        assertThat(effects(scenario, scenario.timeline().size() - 1)).containsExactly("close dismissed");
        Scenario early = Scenario.detected().accept(alice, new Dismiss("a load test", null, null));
        assertThat(effects(early, 0)).as("nothing was opened").isEmpty();
    }

    @Test
    void aDuplicateClosesWhatWasOpenedForIt() {
        Scenario scenario = Scenario.merged();

        assertThat(effects(scenario, scenario.timeline().size() - 1)).containsExactly("close merged");
    }
}
