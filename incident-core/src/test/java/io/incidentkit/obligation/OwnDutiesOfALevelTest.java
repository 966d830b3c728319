package io.incidentkit.obligation;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.carol;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.Declare;
import io.incidentkit.command.DutyCommand.Classify;
import io.incidentkit.command.DutyCommand.CompleteDuty;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A host's own duty of some levels alone, while the level goes up and down, and the incident comes back. */
class OwnDutiesOfALevelTest {
    private static final IncidentPolicy POLICY = IncidentPolicy.fromJson("""
            {"duties": [
              {"name": "board", "start": "level", "within": "30 min", "every": "1 h", "end": "done", "downTo": "SEV1",
               "ladder": ["leadership"]},
              {"name": "customer care", "start": "detected", "within": "1 h", "end": "mitigated", "downTo": "SEV2"},
              {"name": "report", "start": "detected", "within": "1 h", "end": "published"},
              {"name": "regulator", "start": "classified: Personal data", "within": "4 h", "end": "done"}
            ]}""");

    private static Scenario declared(Severity severity) {
        return Scenario.of(Declare.builder("Checkout answers 5xx")
                        .severity(severity)
                        .commander(ALICE)
                        .build())
                .under(POLICY);
    }

    private static Scenario changed(Scenario scenario, String at, Severity to) {
        return scenario.at(at).accept(alice, new SetSeverity(to, "as it looks now", null));
    }

    private static List<String> owed(Scenario scenario, String name, String at) {
        return OwedDuties.of(scenario.incident(), POLICY.dutyBook(), moment(at)).stream()
                .filter(each -> each.duty().name().equals(name))
                .map(each -> each.id() + " by " + each.due().toString().substring(11, 16) + " "
                        + each.state().code())
                .toList();
    }

    /** Of a false alarm no postmortem is asked for, and none would be taken. */
    @Test
    void whatAPublicationEndsIsSettledByAFalseAlarmOnce() {
        Scenario scenario = declared(Severity.SEV1).at("15:00").accept(alice, new Dismiss("a load test", null, null));
        assertThat(owed(scenario, "report", "18:00")).containsExactly("duty:report/1 by 15:32 lapsed");

        Scenario late = declared(Severity.SEV1).at("16:00").accept(alice, new Dismiss("a load test", null, null));
        assertThat(owed(late, "report", "18:00")).containsExactly("duty:report/1 by 15:32 missed");
        assertThat(Tellings.due(late.incident(), POLICY.dutyBook(), moment("18:00")))
                .extracting(Telling::obligation)
                .doesNotContain("duty:report/1");
    }

    @Test
    void whatAPublicationEndsIsOwedOnByWhatWasResolvedBeforeTheFalseAlarm() {
        Scenario scenario =
                Scenario.reopened().under(POLICY).at("16:10").accept(alice, new Dismiss("another service", null, null));

        assertThat(owed(scenario, "report", "18:00"))
                .containsExactly("duty:report/1 by 15:32 missed", "duty:report/2 by 17:00 lapsed");
        assertThat(Tellings.due(scenario.incident(), POLICY.dutyBook(), moment("18:00")))
                .extracting(Telling::obligation)
                .contains("duty:report/1")
                .doesNotContain("duty:report/2");
    }

    @Test
    void whatWasMissedAtTheLevelStaysAndIsToldOnWhenItBecomesMilder() {
        Scenario scenario = changed(declared(Severity.SEV1), "15:10", Severity.SEV2);

        assertThat(owed(scenario, "board", "15:30")).containsExactly("duty:board/1 by 15:02 missed");
        assertThat(Tellings.due(scenario.incident(), POLICY.dutyBook(), moment("16:02")))
                .extracting(Telling::obligation)
                .contains("duty:board/1");
    }

    @Test
    void whatIsNotDueYetLapsesWithTheLevelAndIsOwedAnewFromItsReturn() {
        Scenario scenario = changed(declared(Severity.SEV1), "14:40", Severity.SEV3);
        assertThat(owed(scenario, "board", "15:30")).isEmpty();

        changed(scenario, "16:00", Severity.SEV1);

        assertThat(owed(scenario, "board", "16:10")).containsExactly("duty:board/1 by 16:30 open");
    }

    @Test
    void whatWasDoneOrWaivedAtTheLevelStaysOnRecord() {
        Scenario done = declared(Severity.SEV1)
                .at("14:40")
                .accept(alice, new CompleteDuty("duty:board/1", "told by phone", null));
        Scenario waived = declared(Severity.SEV1)
                .at("14:40")
                .accept(alice, new WaiveObligation("duty:board/1", "they are on the call", null));

        assertThat(owed(changed(done, "14:45", Severity.SEV2), "board", "15:00"))
                .containsExactly("duty:board/1 by 15:02 met");
        assertThat(owed(changed(waived, "14:45", Severity.SEV2), "board", "15:00"))
                .containsExactly("duty:board/1 by 15:02 waived");
    }

    @Test
    void ofADetectionLongAgoIsOwedFromTheLevelThatBringsIt() {
        Scenario scenario = declared(Severity.SEV3);
        assertThat(owed(scenario, "customer care", "16:30")).isEmpty();

        changed(scenario, "16:32", Severity.SEV2);

        assertThat(owed(scenario, "customer care", "16:40")).containsExactly("duty:customer care/1 by 17:32 open");
    }

    @Test
    void isOwedOnceAnEpisodeWhenItComesBackAtItsLevel() {
        Scenario scenario = declared(Severity.SEV1)
                .at("14:40")
                .accept(alice, new CompleteDuty("duty:board/1", "told by phone", null))
                .accept(alice, new Diagnose("the last deploy", null))
                .accept(alice, new Mitigate("rolled back", MitigationKind.ROLLBACK, null))
                .accept(alice, new Resolve("error rate is normal", null, null))
                .at("16:00")
                .accept(carol, new Reopen("errors again", null));

        assertThat(owed(scenario, "board", "16:10"))
                .containsExactly("duty:board/1 by 15:02 met", "duty:board/2 by 16:30 open");
    }

    @Test
    void aStepOfALaterEpisodeMeetsNothingOfTheOneBefore() {
        IncidentPolicy policy = IncidentPolicy.fromJson("""
                {"duties": [{"name": "rehearse", "start": "classified: fragile", "within": "1 h", "end": "mitigated"}]}""");
        Scenario scenario = Scenario.mitigated()
                .under(policy)
                .at("15:00")
                .accept(alice, new Classify("fragile", null, null))
                .at("15:10")
                .accept(alice, new Resolve("error rate is normal", null, null))
                .at("16:00")
                .accept(carol, new Reopen("errors again", null))
                .accept(carol, new Triage(null, ALICE, null))
                .accept(alice, new Diagnose("again", null))
                .at("16:30")
                .accept(alice, new Mitigate("rolled back", MitigationKind.ROLLBACK, null));

        assertThat(OwedDuties.of(scenario.incident(), policy.dutyBook(), moment("17:00")))
                .filteredOn(each -> each.duty().name().equals("rehearse"))
                .extracting(OwedDuty::state)
                .containsExactly(State.LAPSED);
    }

    @Test
    void aClassificationIsTheSameHoweverSpelled() {
        for (String spelled :
                List.of("personal  data", "PERSONAL DATA", "Personal\u00a0data", "personal-data", "personal_data")) {
            Scenario scenario = declared(Severity.SEV3).at("15:00").accept(alice, new Classify(spelled, null, null));

            assertThat(owed(scenario, "regulator", "15:00"))
                    .as(spelled)
                    .containsExactly("duty:regulator/1 by 19:00 open");
        }
    }

    /** Something that is done to the level after some minutes. */
    private record Change(int after, Severity to) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Severity> levels = Arbitraries.of(Severity.SEV1, Severity.SEV2, Severity.SEV3, Severity.SEV4);
        return Combinators.combine(Arbitraries.integers().between(1, 50), levels)
                .as(Change::new)
                .list()
                .ofMaxSize(10);
    }

    /** Nobody's record is lost by a change of level: what was missed at one moment is missed at each later one. */
    @Property(tries = 300)
    void whatWasMissedIsMissedForGood(@ForAll("changes") List<Change> changes) {
        Scenario scenario = declared(Severity.SEV2);
        Instant now = Scenario.ALERT;
        Map<String, Instant> missed = new HashMap<>();
        for (Change change : changes) {
            now = now.plus(Duration.ofMinutes(change.after()));
            scenario.after(Duration.ofMinutes(change.after()));
            SetSeverity set = new SetSeverity(change.to(), "as it looks now", null);
            if (!scenario.incident().severity().filter(change.to()::equals).isPresent()) {
                scenario.accept(alice, set);
            }
            Map<String, Instant> standing = new HashMap<>();
            OwedDuties.of(scenario.incident(), POLICY.dutyBook(), now).stream()
                    .filter(each -> each.state() == State.MISSED)
                    .forEach(each -> standing.put(each.id(), each.due()));
            assertThat(standing).containsAllEntriesOf(missed);
            missed.putAll(standing);
        }
    }
}
