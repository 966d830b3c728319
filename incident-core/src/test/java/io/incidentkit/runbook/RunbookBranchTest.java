package io.incidentkit.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.markdown.CodeBlock;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done under which condition, as a structure. */
class RunbookBranchTest {
    private static List<RunbookBranch> branches(String mitigation) {
        return Runbook.read("a", "# D\n\n## Mitigation\n\n" + mitigation).branches();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If the disk is full: drop old files.             | the disk is full      | drop old files.",
                "If the disk is full, drop old files.             | the disk is full      | drop old files.",
                "If the disk is full, then drop old files         | the disk is full      | drop old files",
                "If the disk is full then drop old files          | the disk is full      | drop old files",
                "When the disk is full → drop old files           | the disk is full      | drop old files",
                "when the disk is full -> drop old files          | the disk is full      | drop old files",
                "IF the disk is full => drop old files            | the disk is full      | drop old files",
                "If the disk is full — drop old files             | the disk is full      | drop old files",
                "**If the disk is full:** drop old files          | the disk is full      | drop old files",
                "**If** the disk is full, **drop** old files      | the disk is full      | **drop** old files",
                "- [ ] If the disk is full: drop old files        | the disk is full      | drop old files",
                "In case of a full disk: drop old files           | a full disk           | drop old files",
                "In case the disk is full, drop old files         | the disk is full      | drop old files",
                "If the disk is full. Drop old files.             | the disk is full      | Drop old files.",
                "If the disk is full drop old files.              | the disk is full      | drop old files.",
                "If disk, CPU, and IO are high, fail over         | disk, CPU, and IO are high | fail over",
                "If disk, or CPU, is high: fail over              | disk, or CPU, is high | fail over",
                "If it lags, run the following: `ls -l`           | it lags               | run the following: `ls -l`",
                "If it lags, evict keys                           | it lags               | evict keys",
                "If `a: b, c` is seen, restart                    | `a: b, c` is seen     | restart",
                "Unless it heals: fail over                       | Unless it heals       | fail over",
                "Otherwise, call somebody                         | Otherwise             | call somebody",
                "Look first. If it lags: wait                     | it lags               | wait",
                "Is the disk full? → drop old files               | Is the disk full      | drop old files"
            })
    void tellsTheConditionFromWhatIsDone(String step, String condition, String action) {
        assertThat(branches(step)).singleElement().satisfies(branch -> {
            assertThat(branch.condition()).isEqualTo(condition);
            assertThat(branch.action()).isEqualTo(action);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Check if it lags: look at the board", "Restart it.", "Iffy: restart", "Whenceforth, go"})
    void aStepWithoutAConditionHasNone(String step) {
        assertThat(branches(step)).isEmpty();
    }

    @Test
    void whatLiesBelowAConditionIsDoneUnderIt() {
        List<RunbookBranch> branches = branches("""
                - If the primary is down:
                  - promote the standby:

                    ```sh
                    db promote standby-1
                    ```
                  - tell the team
                - If it lags: wait
                """);

        assertThat(branches).extracting(RunbookBranch::condition).containsExactly("the primary is down", "it lags");
        assertThat(branches.get(0).action())
                .isEqualTo("- promote the standby:\n\n  ```sh\n  db promote standby-1\n  ```\n- tell the team");
        assertThat(branches.get(0).commands()).containsExactly(new CodeBlock("sh", "db promote standby-1"));
        assertThat(branches.get(0).text()).startsWith("If the primary is down:\n- promote");
        assertThat(branches).extracting(RunbookBranch::step).containsExactly(1, 2);
    }

    @Test
    void aParagraphLeadsIntoWhatFollows() {
        assertThat(branches("If it lags:\n\n1. wait\n2. look\n\nAlways tell.\n"))
                .extracting(RunbookBranch::action)
                .containsExactly("1. wait\n2. look");
        assertThat(branches("If it lags:\n\nRestart it.\n\nAlways tell.\n"))
                .extracting(RunbookBranch::action)
                .containsExactly("Restart it.");
    }

    @Test
    void aSubHeadingMayBeTheCondition() {
        assertThat(branches("### If the primary is down\n\nPromote the standby.\n"))
                .containsExactly(new RunbookBranch(
                        1, "the primary is down", "Promote the standby.", "Promote the standby.", List.of()));
    }

    @Test
    void aTableOfConditionsHasOneInEachRow() {
        assertThat(branches("| If | Then |\n|---|---|\n| it lags | wait |\n| it is down | run `db up now` |\n"))
                .containsExactly(
                        new RunbookBranch(1, "it lags", "wait", "| it lags | wait |", List.of()),
                        new RunbookBranch(
                                1, "it is down", "run `db up now`", "| it is down | run `db up now` |", List.of()));
        assertThat(branches("| Node | Zone |\n|---|---|\n| a | b |\n")).isEmpty();
    }

    @Test
    void oneStepMayHaveSeveral() {
        assertThat(branches("If it lags, wait. If that does not help, fail over. Otherwise: rest."))
                .extracting(branch -> branch.condition() + " / " + branch.action())
                .containsExactly("it lags / wait.", "that does not help / fail over.", "Otherwise / rest.");
        assertThat(branches("One of:\n- If a lags: wait\n- If b lags: restart\n"))
                .extracting(RunbookBranch::condition)
                .containsExactly("a lags", "b lags");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT count(*) FROM jobs;                 | SELECT count(*) FROM jobs;",
                "kubectl get pods -A                        | kubectl get pods -A",
                "Check the slot: SELECT * FROM slots;       | SELECT * FROM slots;",
                "Check the disk: df -h.                     | df -h",
                "Promote: sudo systemctl restart pg         | sudo systemctl restart pg",
                "Look: $ anytool up                         | anytool up",
                "Ask it: `status-cli ping`, then wait       | status-cli ping",
                "Run `kubectl get pods -A` first            | kubectl get pods -A",
                "Drain: mytool --drain node-7               | mytool --drain node-7",
                "Ping: ping db-1                            | ping db-1",
                "Check: GET /health                         | GET /health",
                "Check the queue: rabbitmqctl list_queues   | rabbitmqctl list_queues"
            })
    void aCommandBehindAColonIsOne(String step, String command) {
        assertThat(Runbook.read("a", "# D\n\n## Diagnosis\n\n1. " + step).commands())
                .containsExactly(new CodeBlock("", command));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Check the network: ...",
                "If it is full: drop dead slots.",
                "Check: find the slow queries",
                "Note: docker is not running here",
                "Look at the metric: `queue_depth`",
                "Restart: service is down so call",
                "See: git ([tutorial](git.md))",
                "Time: 10:30",
                "Decide: UPDATE or wait",
                "First: Update one file and wait;",
                "docker version 27 is needed here",
                "Tools: bash + curl",
                "Use: terraform config:"
            })
    void proseBehindAColonIsNoCommand(String step) {
        assertThat(Runbook.read("a", "# D\n\n## Diagnosis\n\n1. " + step).commands())
                .isEmpty();
    }

    @Property
    void nothingOfAStepIsLost(@ForAll("steps") String step) {
        Runbook runbook = Runbook.read("a", "# D\n\n## Mitigation\n\n" + step);
        assertThat(runbook.branches()).isNotEmpty().allSatisfy(branch -> {
            assertThat(branch.text()).contains(branch.condition()).contains(branch.action());
            assertThat(runbook.mitigation().get(branch.step() - 1).text()).contains(branch.text());
        });
    }

    @Provide
    Arbitrary<String> steps() {
        Arbitrary<String> opener = Arbitraries.of("If ", "When ", "In case ", "Unless ", "**If** ", "if ");
        Arbitrary<String> part = Arbitraries.of(
                        "x",
                        " is ",
                        ", ",
                        ": ",
                        " then ",
                        "`a, b`",
                        ". ",
                        "; ",
                        " → ",
                        "if ",
                        "**",
                        "restart ",
                        " - ",
                        ":")
                .list()
                .ofMaxSize(12)
                .map(parts -> "it" + String.join("", parts));
        Arbitrary<String> below = Arbitraries.of("", "\n\n- a\n- b", "\n\n```\nls\n```", "\n\nmore");
        return Combinators.combine(opener, part, below).as((a, b, c) -> a + b + c);
    }

    /** Else the branch of one case would tell to do what is for the other. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If it lags: `kill 1` else if the network is down: call them, else fail over | it lags; else if the network is down; else | `kill 1`; call them; fail over",
                "IF it lags THEN throttle ELSE restart     | it lags; ELSE     | throttle; restart",
                "If it lags, throttle, otherwise restart it | it lags; otherwise | throttle; restart it",
                "If it lags then throttle!  else restart   | it lags; else     | throttle; restart",
                "If it lags, throttle or do something else | it lags           | throttle or do something else",
                "If it lags, page whoever else is there    | it lags           | page whoever else is there",
                "If it lags, run `if a; then b; else c; fi` | it lags          | run `if a; then b; else c; fi`",
                "If it lags, run `test a, else b` and wait | it lags           | run `test a, else b` and wait"
            })
    void tellsTheOtherCasesOfASentenceApart(String step, String conditions, String actions) {
        List<RunbookBranch> branches = branches(step.replace('!', '\n'));

        assertThat(branches).extracting(RunbookBranch::condition).containsExactly(conditions.split("; "));
        if (!step.contains("fi`")) {
            assertThat(branches).extracting(RunbookBranch::action).containsExactly(actions.split("; "));
        }
    }
}
