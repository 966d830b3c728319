package io.incidentkit.playbook;

import static io.incidentkit.comms.Audience.CUSTOMERS;
import static io.incidentkit.comms.Audience.INTERNAL_CHAT;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommunicationCommand.MakePrivate;
import io.incidentkit.command.CommunicationCommand.MakePublic;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligations;
import io.incidentkit.rule.Rule;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@link Rule#PRIVATE_TELLS_THOSE_ON_IT}: an incident is made private or public, and owes the outside accordingly. */
class PrivateTellsThoseOnItTest {
    private static final MakePrivate HIDE = new MakePrivate("keys are in the log");
    private static final MakePublic SHOW = new MakePublic("the keys are changed");

    private final Scenario scenario = Scenario.triaged();

    @Test
    void isMadePrivateWithAReasonThatStays() {
        scenario.at("14:40").accept(bob, HIDE);

        assertThat(scenario.incident().isPrivate()).isTrue();
        assertThat(scenario.last().event().describe()).isEqualTo("Made private: keys are in the log");
        assertThat(scenario.accept(bob, SHOW).incident().isPrivate()).isFalse();
        assertThat(scenario.last().event().describe()).isEqualTo("Made public: the keys are changed");
    }

    @Test
    void isNotMadeOnceMoreWhatItIs() {
        assertThat(scenario.refusal(bob, SHOW)).containsExactly(Rule.PRIVATE_TELLS_THOSE_ON_IT);
        assertThat(mayI(CommandType.MAKE_PRIVATE)).isTrue();

        scenario.accept(bob, HIDE);

        assertThat(scenario.refusal(alice, HIDE)).containsExactly(Rule.PRIVATE_TELLS_THOSE_ON_IT);
        assertThat(mayI(CommandType.MAKE_PRIVATE)).isFalse();
        assertThat(mayI(CommandType.MAKE_PUBLIC)).isTrue();
    }

    @Test
    void putsOnItWhoMakesItPrivate() {
        scenario.accept(bob, HIDE);
        assertThat(scenario.incident().people().observers()).containsExactly(Scenario.BOB);

        Scenario commanded = Scenario.triaged().accept(alice, HIDE);
        assertThat(commanded.incident().people().observers())
                .as("the commander is on it")
                .isEmpty();
        assertThat(Scenario.triaged()
                        .accept(Actor.system("scanner"), HIDE)
                        .incident()
                        .people()
                        .observers())
                .isEmpty();
    }

    @Test
    void aPrivateLevelOwesTheOutsideNothing() {
        Scenario declared = Scenario.of(Declare.builder("Someone reads our mail")
                .severity(Severity.SEV1)
                .makePrivate()
                .build());

        assertThat(audiences(declared)).containsExactly(INTERNAL_CHAT);
        declared.at("14:33").accept(alice, new Triage(Severity.SEV2, ALICE, null));
        assertThat(audiences(declared)).containsExactly(INTERNAL_CHAT);
        declared.at("14:34").accept(alice, new SetSeverity(Severity.SEV1, "more mails", null));
        assertThat(audiences(declared)).containsExactly(INTERNAL_CHAT);
    }

    @Test
    void endsWhatTheOutsideIsOwedWhenItIsMadePrivate() {
        scenario.at("14:37").accept(alice, SendUpdate.to(STATUS_PAGE).byHand());
        scenario.at("14:40").accept(bob, HIDE);

        assertThat(audiences(scenario)).containsExactly(INTERNAL_CHAT);
        Obligations later = owed(scenario, "20:00");
        assertThat(later.tally(STATUS_PAGE).met())
                .as("what was told stays told")
                .isEqualTo(1);
        assertThat(later.tally(STATUS_PAGE).missed()).isZero();
        assertThat(later.tally(CUSTOMERS).missed()).isZero();
        assertThat(later.tally(INTERNAL_CHAT).missed()).isPositive();
    }

    @Test
    void owesTheOutsideFromThenOnWhenItIsMadePublic() {
        scenario.at("14:36").accept(bob, HIDE);
        scenario.at("15:00").accept(bob, SHOW);

        assertThat(owed(scenario, "15:00").in(Obligation.State.OPEN))
                .filteredOn(each -> !each.audience().equals(INTERNAL_CHAT))
                .extracting(each -> each.audience() + " " + each.due())
                .containsExactlyInAnyOrder("status page " + moment("15:05"), "customers " + moment("15:30"));
    }

    @Test
    void goesByThePolicyOfThen() {
        Audience regulator = Audience.CUSTOMERS;
        IncidentPolicy policy =
                IncidentPolicy.builder().publicAudiences(Set.of(regulator)).build();
        Scenario own = Scenario.triaged().under(policy).accept(bob, HIDE);

        assertThat(audiences(own)).containsExactlyInAnyOrder(INTERNAL_CHAT, STATUS_PAGE);
        own.under(IncidentPolicy.standard()).accept(bob, SHOW);
        assertThat(audiences(own)).containsExactlyInAnyOrder(INTERNAL_CHAT, STATUS_PAGE, CUSTOMERS);
    }

    @Test
    void isMadePublicWithoutALevelAndOwesNothingUntilThereIsOne() {
        Scenario declared = Scenario.of(
                Declare.builder("Someone reads our mail").makePrivate().build());
        declared.at("14:40").accept(bob, SHOW);

        assertThat(audiences(declared)).isEmpty();
        declared.at("14:45").accept(alice, new Triage(Severity.SEV1, ALICE, null));
        assertThat(audiences(declared)).contains(STATUS_PAGE, CUSTOMERS);
    }

    @Test
    void tellsItsLinkAloneWhileItIsPrivate() {
        scenario.accept(bob, HIDE).accept(alice, SendUpdate.to(STATUS_PAGE).byHand());
        assertThat(((MessageSent) scenario.last().event()).text()).isEqualTo("INC-42");

        scenario.accept(bob, SHOW).accept(alice, SendUpdate.to(STATUS_PAGE).byHand());
        assertThat(((MessageSent) scenario.last().event()).text()).isNotEqualTo("INC-42");
    }

    @Test
    void isMadePrivateAfterTheEndToo() {
        Scenario over = Scenario.resolved().at("15:11").accept(bob, HIDE);

        assertThat(over.incident().isPrivate()).isTrue();
        assertThat(audiences(over)).as("the end is told to the team alone").containsExactly(INTERNAL_CHAT);
        over.at("15:12").accept(bob, SHOW);
        assertThat(audiences(over)).as("it is over: nothing begins").containsExactly(INTERNAL_CHAT);
    }

    @Test
    void noLevelIsDatedBeforeWhatSaysWhoIsTold() {
        scenario.at("14:40").accept(bob, HIDE).at("14:50").accept(bob, SHOW);

        assertThat(scenario.at("15:00").refusal(alice, new SetSeverity(Severity.SEV2, "fewer", moment("14:45"))))
                .containsExactly(Rule.TIME_MAKES_SENSE);
        int level = scenario.timeline().stream()
                .filter(entry -> entry.event().describe().startsWith("Severity set"))
                .findFirst()
                .orElseThrow()
                .sequence();
        assertThat(scenario.refusal(alice, new CorrectTime(level, moment("14:41"), "the log")))
                .contains(Rule.TIME_MAKES_SENSE);
    }

    @Test
    void aFinalLevelIsToldAfterTheEndAlsoOfWhatWasHiddenSince() {
        Scenario over = Scenario.resolved().at("15:11").accept(bob, HIDE);
        over.accept(alice, new SetSeverity(Severity.SEV2, "half of them", moment("15:05")));
        over.at("15:12").accept(bob, SHOW);

        over.accept(alice, new SetSeverity(Severity.SEV1, "all of them", moment("15:06")));

        assertThat(over.incident().severity()).contains(Severity.SEV1);
    }

    @Test
    void aLevelOfBeforeIsToldWhileItIsPrivate() {
        scenario.at("14:40").accept(bob, HIDE).at("14:50");
        scenario.accept(alice, new SetSeverity(Severity.SEV2, "half of them", moment("14:38")));

        assertThat(audiences(scenario)).containsExactly(INTERNAL_CHAT);
    }

    @Test
    void takesEffectWhenItIsRecorded() {
        scenario.at("14:40").accept(bob, HIDE).at("14:50");
        int hidden = scenario.last().sequence();

        assertThat(scenario.refusal(alice, new CorrectTime(hidden, moment("14:36"), "it was meant so")))
                .containsExactly(Rule.TIME_MAKES_SENSE);
    }

    private boolean mayI(CommandType type) {
        return IncidentRules.mayI(scenario.incident(), bob, IncidentPolicy.standard(), moment("14:40")).stream()
                .filter(permission -> permission.command() == type)
                .allMatch(Permission::allowed);
    }

    private static List<Audience> audiences(Scenario scenario) {
        return scenario.incident().communication().obligations(scenario.last().recordedAt()).pending().stream()
                .map(Obligation::audience)
                .distinct()
                .toList();
    }

    private static Obligations owed(Scenario scenario, String now) {
        return IncidentRules.obligations(scenario.incident(), scenario.timeline(), moment(now));
    }
}
