package io.incidentkit.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.runbook.RunbookMatch.By;
import io.incidentkit.runbook.RunbookMatch.Reason;
import io.incidentkit.validation.InvalidInputException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunbookFinderTest {
    private static final Runbook DISK = Runbook.builder(
                    "db/disk.md", "# NodeDiskFull\n\n## Symptoms\nwrites fail with no space left\n")
            .services(List.of("orders-db"))
            .build();
    private static final Runbook LAG = Runbook.builder(
                    "db/lag.md", "# Replication lag\n\n## Meaning\nreplicas fall behind\n\nSee also `NodeDiskFull`.\n")
            .services(List.of("orders-db"))
            .build();
    private static final Runbook MAIL =
            Runbook.read("mail/late.md", "# Mails come late\n\n## Diagnosis\nwrites to the queue fail\n");

    private final RunbookFinder finder = RunbookFinder.of(List.of(MAIL, LAG, DISK));

    @Test
    void findsByAlertHoweverItIsWritten() {
        for (String name : List.of("NodeDiskFull", "node_disk_full", "Node disk full")) {
            RunbookMatch first = finder.find(RunbookQuery.of(List.of(name), List.of(), ""), 1)
                    .get(0);
            assertThat(first.runbook()).isEqualTo(DISK);
            assertThat(first.reasons()).containsExactly(new Reason(By.ALERT, RunbookFinder.ALERT, List.of(name)));
            assertThat(first.reasons().get(0)).hasToString("is for the alert " + name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ReplicaLag, Postgres replica lag spike",
        "PgReplicaLagSpike, Postgres replica lag spike",
        "pg_replica_lag, Postgres replica lag spike",
        "KubePodOOMKilled, Pod is OOM-killed",
        "HTTP5xxRateHigh, The rate of HTTP 5xx is high",
        "Http5xxRateHigh, 5xx rate is high",
        "CPUOver90Percent, CPU is over 90 percent"
    })
    void anAlertsNameInCamelCaseIsWords(String alert, String title) {
        RunbookFinder pages = RunbookFinder.of(List.of(MAIL, DISK, Runbook.read("p/1.md", "## " + title + "\n\nx")));

        RunbookMatch first =
                pages.find(RunbookQuery.of(List.of(alert), List.of(), ""), 9).get(0);

        assertThat(first.runbook().name()).isEqualTo(title);
        assertThat(first.reasons()).extracting(Reason::by).containsExactly(By.ALERT_WORDS);
    }

    @Test
    void oneWordOfAnAlertsNameIsChance() {
        assertThat(finder.find(RunbookQuery.of(List.of("MailQuotaExceededForTenant"), List.of(), ""), 9))
                .isEmpty();
    }

    @Test
    void findsTheOneThatMentionsAnAlertAfterTheOneThatIsForIt() {
        List<RunbookMatch> found = finder.find(RunbookQuery.of(List.of("NodeDiskFull"), List.of(), ""), 9);
        assertThat(found).extracting(RunbookMatch::runbook).containsExactly(DISK, LAG);
        assertThat(found.get(1).reasons()).extracting(Reason::by).containsExactly(By.MENTION);
    }

    @Test
    void findsByServiceAndByFolder() {
        assertThat(finder.find(RunbookQuery.of(List.of(), List.of("Orders DB"), ""), 9))
                .extracting(RunbookMatch::runbook)
                .containsExactly(DISK, LAG);
        assertThat(finder.find(RunbookQuery.of(List.of(), List.of("mail"), ""), 9))
                .extracting(RunbookMatch::runbook)
                .containsExactly(MAIL);
    }

    @Test
    void findsByWordsWhateverTheirEndings() {
        RunbookMatch first =
                finder.find(RunbookQuery.ofWords("Replicas are lagging"), 9).get(0);
        assertThat(first.runbook()).isEqualTo(LAG);
        assertThat(first.reasons().get(0).by()).isEqualTo(By.WORDS);
        assertThat(first.reasons().get(0)).hasToString("has the words lagging, replicas");
    }

    @Test
    void aWordOfTheSymptomsWeighsMoreThanOneOfTheText() {
        assertThat(finder.find(RunbookQuery.ofWords("writes fail"), 9))
                .extracting(RunbookMatch::runbook)
                .containsExactly(DISK, MAIL);
    }

    @Test
    void theRunbookOfTheAlertIsAheadWhateverServiceAndWordsSay() {
        RunbookQuery query = RunbookQuery.of(List.of("NodeDiskFull"), List.of("mail"), "Mails come late");
        List<RunbookMatch> found = finder.find(query, 9);
        assertThat(found).extracting(RunbookMatch::runbook).containsExactly(DISK, LAG, MAIL);
        assertThat(found.get(2).reasons()).extracting(Reason::by).containsExactly(By.SERVICE, By.WORDS);
        assertThat(found.get(2).score()).isEqualTo(2.0);
    }

    @Test
    void findsNothingByNothing() {
        assertThat(finder.find(RunbookQuery.of(List.of(), List.of(), " "), 9)).isEmpty();
        assertThat(finder.find(RunbookQuery.ofWords("the unheard-of"), 9)).isEmpty();
        assertThat(RunbookFinder.of(List.of()).find(RunbookQuery.ofWords("disk"), 9))
                .isEmpty();
    }

    @Test
    void equalOnesComeInTheOrderOfTheirIds() {
        List<Runbook> same =
                List.of(Runbook.read("b", "# Disk"), Runbook.read("c", "# Disk"), Runbook.read("a", "# Disk"));
        assertThat(RunbookFinder.of(same).find(RunbookQuery.ofWords("disk"), 2))
                .extracting(match -> match.runbook().id())
                .containsExactly("a", "b");
    }

    @Test
    void refusesALimitBelowOneAndIdsThatOccurTwice() {
        assertThatThrownBy(() -> finder.find(RunbookQuery.ofWords("disk"), 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("limit: is 0; it is at least 1");
        assertThatThrownBy(() -> RunbookFinder.of(List.of(DISK, LAG, DISK, LAG)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("runbooks: has more than one with the id db/disk.md;"
                        + " runbooks: has more than one with the id db/lag.md");
    }

    @Test
    void aQuerySaysAllItsFaultsAtOnce() {
        List<String> many = Collections.nCopies(RunbookQuery.MAX_NAMES + 1, "a");
        assertThatThrownBy(() -> RunbookQuery.of(List.of("ok", " "), many, "a\u0000"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("alertNames[1]: is required; services: has 501 entries; at most 500 are kept;"
                        + " words: has the control character U+0000 at position 2");
    }
}
