package io.incidentkit.obligation;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.DutyCommand.CompleteDuty;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A host's own duty that a hypothesis or a mitigation starts, where that did not hold; and the moment of somebody's word. */
class FailedMitigationDutiesTest {
    private static final IncidentPolicy POLICY = IncidentPolicy.fromJson("""
            {"duties": [
              {"name": "watch", "start": "mitigated", "within": "30 min", "end": "done"},
              {"name": "restore", "start": "diagnosed", "within": "20 min", "end": "mitigated"}
            ]}""");

    private static Scenario mitigated() {
        return Scenario.mitigated().under(POLICY);
    }

    private static Scenario failed(Scenario scenario, String at) {
        return scenario.at(at).accept(alice, new ReportMitigationFailed("errors again", null));
    }

    private static Scenario mitigatedAgain(Scenario scenario, String at) {
        return scenario.at(at)
                .accept(alice, new Diagnose("the database", null))
                .accept(alice, new Mitigate("failed over", MitigationKind.FAILOVER, null));
    }

    private static List<OwedDuty> owed(Scenario scenario, String name, Instant now) {
        return OwedDuties.of(scenario.incident(), POLICY.dutyBook(), now).stream()
                .filter(each -> each.duty().name().equals(name))
                .toList();
    }

    private static List<String> owed(Scenario scenario, String name, String at) {
        return owed(scenario, name, moment(at)).stream()
                .map(each -> each.id() + " by " + each.due().toString().substring(11, 16) + " "
                        + each.state().code())
                .toList();
    }

    @Test
    void lapsesWithAMitigationThatDidNotHoldAndIsOwedAnewWithTheNext() {
        Scenario scenario = failed(mitigated(), "15:10");
        assertThat(owed(scenario, "watch", "18:00")).isEmpty();

        mitigatedAgain(scenario, "15:20");

        assertThat(owed(scenario, "watch", "15:30")).containsExactly("duty:watch/2 by 15:50 open");
        assertThat(owed(scenario, "watch", "18:00")).containsExactly("duty:watch/2 by 15:50 missed");
    }

    @Test
    void whatWasDoneOrMissedByThenStaysOnRecord() {
        Scenario done = mitigated().at("15:00").accept(bob, new CompleteDuty("duty:watch/1", "all is well", null));
        mitigatedAgain(failed(done, "15:10"), "15:20");
        assertThat(owed(done, "watch", "15:30"))
                .containsExactly("duty:watch/1 by 15:25 met", "duty:watch/2 by 15:50 open");

        Scenario missed = mitigatedAgain(failed(mitigated(), "15:40"), "15:50");
        assertThat(owed(missed, "watch", "16:00"))
                .containsExactly("duty:watch/1 by 15:25 missed", "duty:watch/2 by 16:20 open");
    }

    @Test
    void isMetByTheMitigationThatWasTried() {
        Scenario scenario = failed(mitigated(), "15:10");
        assertThat(owed(scenario, "restore", "15:30")).containsExactly("duty:restore/1 by 15:00 met");

        scenario.at("15:15").accept(alice, new Diagnose("the database", null));

        assertThat(owed(scenario, "restore", "15:30"))
                .containsExactly("duty:restore/1 by 15:00 met", "duty:restore/2 by 15:35 open");
    }

    @Test
    void isDoneAtTheMomentThatACorrectionSays() {
        Scenario scenario = mitigated().at("15:40").accept(bob, new CompleteDuty("duty:watch/1", "all is well", null));
        assertThat(owed(scenario, "watch", "16:00")).containsExactly("duty:watch/1 by 15:25 late");

        scenario.accept(
                bob, new CorrectTime(scenario.last().sequence(), moment("15:20"), "the log of the chat says so"));

        assertThat(owed(scenario, "watch", "16:00")).containsExactly("duty:watch/1 by 15:25 met");
    }

    /** Each mitigation starts one of its own; what lapsed leaves no trace, and nothing that was missed is taken back. */
    @Property(tries = 200)
    void isOwedOnceAMitigation(@ForAll @Size(max = 5) List<@IntRange(min = 1, max = 60) Integer> held) {
        Scenario scenario = mitigated();
        int missed = 0;
        for (int minutes : held) {
            scenario.after(Duration.ofMinutes(minutes))
                    .accept(alice, new ReportMitigationFailed("errors again", null))
                    .accept(alice, new Diagnose("the database", null))
                    .accept(alice, new Mitigate("failed over", MitigationKind.FAILOVER, null));
            missed += minutes >= 30 ? 1 : 0;
        }

        List<OwedDuty> owed = owed(scenario, "watch", scenario.last().recordedAt());

        assertThat(owed).hasSize(missed + 1);
        assertThat(owed.stream().filter(OwedDuty::isUnsettled)).hasSize(1);
        assertThat(owed.get(owed.size() - 1).id()).isEqualTo("duty:watch/" + (held.size() + 1));
        assertThat(owed.stream().filter(each -> each.state() == State.MISSED)).hasSize(missed);
    }
}
