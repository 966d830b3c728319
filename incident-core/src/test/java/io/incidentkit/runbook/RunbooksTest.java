package io.incidentkit.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.Declare;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.runbook.RunbookMatch.By;
import io.incidentkit.runbook.RunbookMatch.Reason;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RunbooksTest {
    private static final Actor ANA = Actor.person("ana");
    private static final String WHOLE =
            "## Symptoms\nSlow.\n## Diagnosis\nLook.\n## Mitigation\nRestart.\n## Don't\nWait.\n";
    private static final String DISK = "# NodeDiskFull\n\n" + WHOLE;
    private static final String LAG = "# Replicas fall behind\n\n" + WHOLE;

    private final Incidents incidents = Incidents.inMemory();
    private final Map<String, String> pages = new TreeMap<>(Map.of("db/disk.md", DISK, "db/lag.md", LAG));
    private final Runbooks runbooks = Runbooks.from(() -> pages);

    @Nested
    class FittingAnIncident {
        @Test
        void areThoseOfItsAlertsAsItsTimelineHasThem() {
            Incident incident = receive("NodeDiskFull", "orders");

            List<RunbookMatch> fitting = runbooks.fitting(incident, incidents.timeline(incident.id()));

            assertThat(fitting.get(0).runbook().id()).isEqualTo("db/disk.md");
            assertThat(fitting.get(0).reasons().get(0))
                    .isEqualTo(new Reason(By.ALERT, RunbookFinder.ALERT, List.of("NodeDiskFull")));
        }

        @Test
        void areThoseOfItsServices() {
            Incident incident = receive("Unheard", "DB");

            assertThat(runbooks.fitting(incident, List.of()))
                    .hasSize(2)
                    .allSatisfy(match ->
                            assertThat(match.reasons()).extracting(Reason::by).containsExactly(By.SERVICE));
        }

        @Test
        void areThoseWithTheWordsOfItsTitleAndImpact() {
            Incident incident = incidents.declare(ANA, Declare.of("Old prices"));
            assertThat(runbooks.fitting(incident, List.of())).isEmpty();

            Incident described = incidents.execute(ANA, incident.id(), new DescribeImpact("replicas are behind", null));

            assertThat(runbooks.fitting(described, List.of()))
                    .extracting(match -> match.runbook().id())
                    .containsExactly("db/lag.md");
        }

        @Test
        void areFoundWhateverMonitoringSends() {
            Incident incident = receive("x".repeat(InputValidator.MAX_LINE + 1), "db");

            assertThat(runbooks.fitting(incident, incidents.timeline(incident.id())))
                    .hasSize(2);
        }

        @Test
        void areAsManyAsOneReads() {
            IntStream.range(0, 30).forEach(i -> pages.put("db/" + i, LAG));

            assertThat(runbooks.fitting(receive("Unheard", "db"), List.of())).hasSize(Runbooks.MAX_FITTING);
        }

        @Test
        void areUsedByTheirCommandAndThenOweAReview() {
            Incident incident = receive("NodeDiskFull", "orders");
            RunbookMatch match = runbooks.fitting(incident, incidents.timeline(incident.id()))
                    .get(0);

            Incident used = incidents.execute(ANA, incident.id(), match.use());

            assertThat(runbooks.owingReview(incident)).isEmpty();
            assertThat(runbooks.owingReview(used))
                    .extracting(RunbookUse::runbook, RunbookUse::name)
                    .containsExactly(tuple("db/disk.md", "NodeDiskFull"));
            Incident reviewed =
                    incidents.execute(ANA, incident.id(), new ReviewRunbook("db/disk.md", false, null, null));
            assertThat(runbooks.owingReview(reviewed)).isEmpty();
        }
    }

    @Nested
    class Pages {
        @Test
        void countAsSoonAsTheyAreEdited() {
            runbooks.all();
            pages.put("db/disk.md", "# Other\n");
            pages.remove("db/lag.md");

            assertThat(runbooks.all()).extracting(Runbook::name).containsExactly("Other");
            assertThat(runbooks.get("db/disk.md")).contains(Runbook.read("db/disk.md", "# Other\n"));
            assertThat(runbooks.get("db/lag.md")).isEmpty();
        }

        @Test
        void areParsedAgainOnlyIfTheyChanged() {
            Runbook lag = runbooks.get("db/lag.md").orElseThrow();
            Runbook disk = runbooks.get("db/disk.md").orElseThrow();
            pages.put("db/disk.md", DISK + "More.\n");

            assertThat(runbooks.get("db/lag.md")).containsSame(lag);
            assertThat(runbooks.get("db/disk.md").orElseThrow()).isNotEqualTo(disk);
        }

        @Test
        void thatAreBrokenTakeNoOthersAway() {
            pages.put("empty.md", " \n");

            assertThat(runbooks.all()).hasSize(2);
            assertThat(runbooks.check())
                    .containsExactly(new RunbookFinding(
                            "empty.md", List.of(new FieldError("markdown", "is required")), List.of()));
        }

        @Test
        void areNotWithoutEnd() {
            Map<String, String> many = new HashMap<>();
            IntStream.rangeClosed(0, Runbooks.MAX_RUNBOOKS).forEach(i -> many.put("r" + i, "text"));

            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> Runbooks.from(() -> many).all())
                    .withMessageContaining("at most 5000");
        }
    }

    @Test
    void sayWhatIsWrongWithAnyOfThem() {
        assertThat(runbooks.check()).isEmpty();
        pages.put("db/lag.md", "# Replicas fall behind\n\n## Symptoms\nSlow.\n");
        pages.put("a.md", LAG.replace("Wait.", ""));

        Map<String, List<Rule>> broken = runbooks.check().stream()
                .collect(Collectors.toMap(
                        RunbookFinding::runbook,
                        finding -> finding.violations().stream()
                                .map(Violation::rule)
                                .toList()));

        assertThat(broken)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "a.md",
                        List.of(Rule.RUNBOOK_HAS_DONTS),
                        "db/lag.md",
                        List.of(Rule.RUNBOOK_HAS_DIAGNOSIS, Rule.RUNBOOK_HAS_MITIGATION, Rule.RUNBOOK_HAS_DONTS)));
        assertThat(runbooks.check()).extracting(RunbookFinding::runbook).isSorted();
    }

    @Test
    void keepWhatIsKnownOfARunbookBesidesItsPage() {
        Runbook known = Runbook.builder("x", LAG).services(List.of("orders")).build();

        Runbooks fixed = Runbooks.of(List.of(known));

        assertThat(fixed.all()).containsExactly(known);
        assertThat(fixed.fitting(receive("Unheard", "orders"), List.of()))
                .extracting(RunbookMatch::runbook)
                .containsExactly(known);
    }

    @Test
    void refuseTwoOfOneId() {
        Runbook one = Runbook.read("x", DISK);
        Runbook other = Runbook.read("x", LAG);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Runbooks.of(List.of(one, other)))
                .withMessageContaining("more than one with the id x");
    }

    private Incident receive(String alert, String service) {
        Alert firing = new Alert(true, Map.of("alertname", alert), Map.of(), null, null);
        AlertGroup group = new AlertGroup("monitoring", alert, "Something", List.of(service), List.of(firing), 0);
        return incidents.receive(Actor.system("monitoring"), group).orElseThrow();
    }
}
