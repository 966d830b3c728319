package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.runbook.RunbookSource;
import io.incidentkit.runbook.Runbooks;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Runbooks of a folder, offered where they fit. */
class RunbookPagesTest {
    @TempDir
    Path folder;

    @AutoClose
    private RunningConsole console;

    private ConsoleClient ada;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(
                folder.resolve("search & co.md"),
                "---\nservices: [search]\n---\n# Search is <slow>\n\n## Symptoms\n\nIt <script>waits</script>.");
        Files.writeString(folder.resolve("disk.md"), "# A full disk\n\n## Symptoms\n\nNothing is written.");
        console = RunningConsole.with(
                "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                "--incident.runbooks.location=file:" + folder);
        ada = console.as("ada");
    }

    @Test
    void offersThoseThatFitAndSaysWhy() {
        String incident = declared();

        assertThat(ada.page(incident))
                .contains(
                        "Runbooks that fit", "is for the service search", "/incidents/runbook?id=search%20%26%20co.md")
                .doesNotContain("A full disk");
    }

    @Test
    void usesOneWithAPress() {
        String incident = declared();

        HttpResponse<String> answer = ada.command(
                incident, "use-runbook", Form.with("runbook", "search & co.md").and("name", "Search is slow"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("#runbook-search-co-md");
        assertThat(ada.page(incident))
                .contains("Runbook used: Search is slow", "Runbook in use:", "no steps that could be read")
                .doesNotContain("Runbooks that fit");
    }

    @Test
    void tickedStepsSayWhoDidThemAndATickCanBeTakenBack() throws IOException {
        Files.writeString(folder.resolve("index.md"), """
                ---
                services: [search]
                ---
                # The index is stale

                ## Diagnosis

                1. Look at the **age** of the index:

                       curl localhost:9200/_cat/indices

                2. Look at the queue.

                ## Mitigation

                1. Stop the *indexer*.
                2. Begin anew.
                """);
        String incident = declared();
        assertThat(ada.page(incident)).contains("4 steps").doesNotContain("tick-step");
        ada.command(incident, "use-runbook", Form.with("runbook", "index.md").and("name", "The index is stale"));
        assertThat(ada.page(incident))
                .contains("0 of 4 done", "Find out", "Restore service", "curl localhost:9200/_cat/indices");

        HttpResponse<String> answer = console.as("ben")
                .command(incident, "tick-step", Form.with("runbook", "index.md").and("step", "1. Stop the indexer."));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(ada.page(incident))
                .contains(
                        "1 of 4 done",
                        "done by ben",
                        "Runbook The index is stale, done: 1. Stop the indexer.",
                        "name=\"step\" value=\"1. Look at the age of the index:\"");

        ada.command(
                incident,
                "tick-step",
                Form.with("runbook", "index.md")
                        .and("step", "1. Stop the indexer.")
                        .and("undone", "true"));

        assertThat(ada.page(incident))
                .contains("0 of 4 done", "not done after all: 1. Stop the indexer.")
                .doesNotContain("done by ben");
        assertThat(console.as("").page(incident)).contains("0 of 4 done").doesNotContain("commands/tick-step");
    }

    @Test
    void aTickStaysWhereItsStepIsNoMore() {
        String incident = declared();
        ada.command(
                incident, "use-runbook", Form.with("runbook", "search & co.md").and("name", "Search is slow"));
        ada.command(
                incident, "tick-step", Form.with("runbook", "search & co.md").and("step", "3. Restart <it> *twice*"));

        assertThat(ada.page(incident))
                .contains("Done, and not on its page any more", "3. Restart &lt;it&gt; *twice*", "done by ada");
    }

    @Test
    void aStepOfARunbookThatIsNotUsedIsNotTicked() {
        String incident = declared();

        HttpResponse<String> answer = ada.command(
                incident, "tick-step", Form.with("runbook", "disk.md").and("step", "1. Look"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("was not used in");
    }

    /** Nothing that is computed stays inside. */
    @Test
    void saysWhatIsWrongWithThoseThatFitWhichOweAReviewAndThatTwoDoTheSameThing() {
        String incident = declared();
        ada.command(
                incident, "use-runbook", Form.with("runbook", "search & co.md").and("name", "Search is slow"));
        for (String who : List.of("ben", "cleo")) {
            ada.command(incident, "assign", Form.with("person", who).and("what", "the queue"));
        }

        assertThat(ada.page(incident))
                .contains(
                        "What is owed, and what stands out",
                        "duplicate-work",
                        "runbook-has-mitigation",
                        "was used: say after the incident");
    }

    @Test
    void showsARunbookAsText() {
        HttpResponse<String> page = ada.get("/incidents/runbook?id=search%20%26%20co.md");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Symptoms", "&lt;script&gt;").doesNotContain("<script>", "services: [search]");
        assertThat(ada.get("/incidents/runbook?id=../secret").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsAnIncidentWorkingWhenTheFolderIsGone() throws IOException {
        String incident = declared();
        Files.delete(folder.resolve("search & co.md"));
        Files.delete(folder.resolve("disk.md"));
        Files.delete(folder);

        HttpResponse<String> page = ada.get(incident);
        Files.createDirectory(folder);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("Runbooks that fit");
    }

    @Test
    void saysHowOldOneIsWhosePlaceDoesNotAnswer() {
        try (RunningConsole copies =
                RunningConsole.of(WithACopy.class, "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID())) {
            ConsoleClient reader = copies.as("ada");
            String incident = reader.post(
                            "/incidents/declare",
                            Form.with("title", "Search is slow").and("services", "search"))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();

            assertThat(reader.page(incident)).contains("a copy from", "ago, as its place does not answer");
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(TestHost.class)
    static class WithACopy {
        @Bean
        Runbooks runbooks() {
            return Runbooks.from(new RunbookSource() {
                @Override
                public Map<String, String> pages() {
                    return Map.of("wiki/pool", "---\nservices: [search]\n---\n# Search\n\n## Symptoms\n\nIt waits.");
                }

                @Override
                public Optional<Instant> copiedAt(String id) {
                    return Optional.of(Instant.parse("2020-01-01T00:00:00Z"));
                }
            });
        }
    }

    private String declared() {
        return ada.post(
                        "/incidents/declare",
                        Form.with("title", "Search is slow").and("services", "search"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }
}
