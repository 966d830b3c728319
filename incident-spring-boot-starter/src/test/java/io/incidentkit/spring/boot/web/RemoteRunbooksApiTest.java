package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runbooks of a place outside, over HTTP. */
@Timeout(60)
class RemoteRunbooksApiTest {
    private final ToolStub github = ToolStub.start();
    private RunningHost host;

    @AfterEach
    void stop() {
        if (host != null) {
            host.close();
        }
        github.close();
    }

    private void write(String sha, String markdown) {
        github.on(
                        "GET /repos/acme/ops/contents/runbooks",
                        Answer.of(200, "[{\"type\":\"file\",\"path\":\"runbooks/pool.md\",\"sha\":\"" + sha + "\"}]"))
                .on(
                        "GET /repos/acme/ops/contents/runbooks/pool.md",
                        new Answer(200, Map.of("Content-Type", "text/plain"), markdown));
    }

    /** What is read in the background is there after a while. */
    private Answers await(Predicate<Answers> isThere) {
        Answers seen = seen();
        while (!isThere.test(seen)) {
            Thread.onSpinWait();
            seen = seen();
        }
        return seen;
    }

    private record Answers(String id, String name, String copiedAt) {}

    private Answers seen() {
        io.incidentkit.spring.boot.web.Answer listed =
                host.get(API + "/runbooks", "X-Actor", "ana").is(200);
        return listed.each("/runbooks", "runbook").isEmpty()
                ? new Answers("", "", "")
                : new Answers(
                        listed.at("/runbooks/0/runbook"),
                        listed.at("/runbooks/0/name"),
                        listed.at("/runbooks/0/copiedAt"));
    }

    @Test
    void areThereOnceTheyAreReadChangeWithTheirPlaceAndStayWithTheirAgeWhileItIsDown() {
        write("a1", "# The pool is full\n\n## Symptoms\n\nIt is.\n");
        host = RunningHost.start(
                "incident.runbooks.refresh=1s",
                "incident.runbooks.github.repository=acme/ops",
                "incident.runbooks.github.folder=runbooks",
                "incident.runbooks.github.api=" + github.at(""));

        Answers first = await(seen -> !seen.id.isEmpty());
        assertThat(first).isEqualTo(new Answers("github/runbooks/pool.md", "The pool is full", "null"));

        write("a2", "# The pool is empty\n\n## Symptoms\n\nIt is.\n");
        assertThat(await(seen -> seen.name.equals("The pool is empty")).copiedAt)
                .isEqualTo("null");

        github.on("GET /repos/acme/ops/contents/runbooks", Answer.of(503, "{}"));
        Answers down = await(seen -> !seen.copiedAt.equals("null"));
        assertThat(down.name).isEqualTo("The pool is empty");
        assertThat(down.copiedAt).isEqualTo("2026-03-01T18:00:00Z");
    }

    private RunningHost onTheSameDatabase(String name) {
        return RunningHost.start(
                "spring.datasource.generate-unique-name=false",
                "spring.datasource.url=jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1",
                "incident.runbooks.refresh=1s",
                "incident.runbooks.github.repository=acme/ops",
                "incident.runbooks.github.folder=runbooks",
                "incident.runbooks.github.api=" + github.at(""));
    }

    @Test
    void areStillThereWithTheirAgeAfterARestartWhileTheirPlaceIsDown() {
        String database = "restart-" + UUID.randomUUID();
        write("a1", "# The pool is full\n\n## Symptoms\n\nIt is.\n");
        host = onTheSameDatabase(database);
        await(seen -> !seen.id.isEmpty());
        host.close();

        github.on("GET /repos/acme/ops/contents/runbooks", Answer.of(503, "{}"));
        host = onTheSameDatabase(database);
        host.clock().advance(Duration.ofHours(3));
        Answers after = await(seen -> !seen.id.isEmpty());
        assertThat(after).isEqualTo(new Answers("github/runbooks/pool.md", "The pool is full", "2026-03-01T18:00:00Z"));

        host.post(API, "{\"title\":\"The pool is full\"}").is(201);
        io.incidentkit.spring.boot.web.Answer fitting =
                host.get(API + "/1/runbooks", "X-Actor", "ana").is(200);
        assertThat(fitting.at("/fitting/0/runbook")).isEqualTo("github/runbooks/pool.md");
        assertThat(fitting.at("/fitting/0/copiedAt")).isEqualTo("2026-03-01T18:00:00Z");
    }
}
