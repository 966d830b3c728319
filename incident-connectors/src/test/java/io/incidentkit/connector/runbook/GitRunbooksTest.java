package io.incidentkit.connector.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runbooks in repositories. */
class GitRunbooksTest {
    /** Quotation marks, entities and blanks as a shell has them. */
    private static final String PAGE =
            "# The pool is full\n\n```sh\nkubectl exec db-0 -- psql -c \"select 'a' && \\\"b\\\"\"\n```\n\tx &amp; y\r\n";

    private static final Secret TOKEN = Secret.of("ghp_k3y0fOurs");

    private final ToolStub tool = ToolStub.start();
    private final Map<String, String> tags = new HashMap<>();

    private final GitHubRunbooks github = GitHubRunbooks.create(
            Caller.create(Duration.ofSeconds(20)), tool.at("/"), "acme/ops", "/docs/run books", "main", TOKEN);
    private final GitLabRunbooks gitlab = GitLabRunbooks.create(
            Caller.create(Duration.ofSeconds(20)), tool.at(""), "acme/ops", "runbooks/", "HEAD", TOKEN);

    @BeforeEach
    void fill() {
        tagged("GET /repos/acme/ops/contents/docs/run%20books", """
                [{"type":"file","path":"docs/run books/pool.md","sha":"a1"},{"type":"file","path":"docs/run books/logo.png","sha":"b"},
                 {"type":"dir","path":"docs/run books/db","sha":"c"},{"type":"symlink","path":"docs/run books/x.md","sha":"d"}]""");
        tagged(
                "GET /repos/acme/ops/contents/docs/run%20books/db",
                "[{\"type\":\"file\",\"path\":\"docs/run books/db/Disk.MD\",\"sha\":\"a2\"}]");
        text("GET /repos/acme/ops/contents/docs/run%20books/pool.md", PAGE);
        text("GET /repos/acme/ops/contents/docs/run%20books/db/Disk.MD", "# Disk");
        tool.on(
                "GET /api/v4/projects/acme%2Fops/repository/tree",
                call -> ("&" + call.query() + "&").contains("&page=1&")
                        ? Answer.of(200, """
                        [{"id":"a1","type":"blob","path":"runbooks/pool.md"},{"id":"t","type":"tree","path":"runbooks/db"}]""").header("x-next-page", "2")
                        : Answer.of(200, "[{\"id\":\"a2\",\"type\":\"blob\",\"path\":\"runbooks/db/disk.md\"}]")
                                .header("x-next-page", ""));
        text("GET /api/v4/projects/acme%2Fops/repository/files/runbooks%2Fpool.md/raw", PAGE);
        text("GET /api/v4/projects/acme%2Fops/repository/files/runbooks%2Fdb%2Fdisk.md/raw", "# Disk");
    }

    @AfterEach
    void close() {
        tool.close();
    }

    private void text(String line, String text) {
        tool.on(line, new Answer(200, Map.of("Content-Type", "text/plain"), text));
    }

    /** As a server that knows whether the caller has it already. */
    private void tagged(String line, String json) {
        tags.put(line, "\"tag" + json.hashCode() + "\"");
        tool.on(
                line,
                call -> call.header("If-None-Match")
                                .filter(tags.get(line)::equals)
                                .isPresent()
                        ? new Answer(304, Map.of(), "")
                        : Answer.of(200, json).header("ETag", tags.get(line)));
    }

    @Test
    void ofGitHubAreTheMarkdownFilesOfAFolderAndThoseInItVerbatim() throws Exception {
        assertThat(github.read())
                .containsOnly(
                        Map.entry("docs/run books/pool.md", PAGE), Map.entry("docs/run books/db/Disk.MD", "# Disk"));

        assertThat(tool.calls()).allSatisfy(call -> {
            assertThat(call.query()).isEqualTo("ref=main");
            assertThat(call.header("Authorization")).contains("Bearer ghp_k3y0fOurs");
            assertThat(call.header("X-GitHub-Api-Version")).contains("2022-11-28");
        });
        assertThat(tool.calls().get(2).header("Accept")).contains("application/vnd.github.raw+json");
    }

    @Test
    void ofGitHubThatDidNotChangeAreNotGotAgain() throws Exception {
        github.read();
        tool.forget();
        assertThat(github.read()).hasSize(2);
        assertThat(tool.calls())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.header("If-None-Match")).isPresent());

        tagged(
                "GET /repos/acme/ops/contents/docs/run%20books/db",
                "[{\"type\":\"file\",\"path\":\"docs/run books/db/Disk.MD\",\"sha\":\"a3\"}]");
        text("GET /repos/acme/ops/contents/docs/run%20books/db/Disk.MD", "# Disk, edited");
        tool.forget();

        assertThat(github.read()).containsEntry("docs/run books/db/Disk.MD", "# Disk, edited");
        assertThat(tool.lines()).hasSize(3);
    }

    @Test
    void ofGitLabAreReadPageByPageAndGotOnce() throws Exception {
        assertThat(gitlab.read())
                .containsOnly(Map.entry("runbooks/pool.md", PAGE), Map.entry("runbooks/db/disk.md", "# Disk"));
        assertThat(tool.calls().get(0)).satisfies(call -> {
            assertThat(call.header("PRIVATE-TOKEN")).contains("ghp_k3y0fOurs");
            assertThat(call.query()).contains("recursive=true", "path=runbooks", "ref=HEAD");
        });
        tool.forget();
        assertThat(gitlab.read()).hasSize(2);
        assertThat(tool.calls()).hasSize(2).extracting(ToolCall::path).allMatch(path -> path.endsWith("/tree"));
    }

    @Test
    void thatCanNotBeGotFailWithTheReasonAndWithoutTheToken() {
        tool.next(Answer.of(404, "{\"message\":\"Not Found ghp_k3y0fOurs\"}"));
        assertThatThrownBy(github::read)
                .isInstanceOf(NotDeliveredException.class)
                .hasMessageContaining("it answered 404: Not Found")
                .hasMessageNotContaining("ghp_k3y0fOurs");
        tool.next(Answer.of(200, "{\"type\":\"file\"}"));
        assertThatThrownBy(github::read).hasMessageContaining("no folder of that name");
        tool.next(Answer.of(200, "<html>"));
        assertThatThrownBy(gitlab::read).hasMessageContaining("no list of files");
    }

    @Test
    void thatAreLimitedAreTriedWhenTheySay() {
        tool.next(Answer.of(403, "{\"message\":\"API rate limit exceeded\"}")
                .header("x-ratelimit-remaining", "0")
                .header("Retry-After", "60"));
        assertThatThrownBy(github::read)
                .isInstanceOfSatisfying(
                        NotDeliveredException.class,
                        e -> assertThat(e.delivery().after()).contains(Duration.ofSeconds(60)));
    }

    @Test
    void keepWhatWasGotBeforeAFileCouldNotBe() throws Exception {
        text("GET /repos/acme/ops/contents/docs/run%20books/db/Disk.MD", "# Disk");
        tool.on("GET /repos/acme/ops/contents/docs/run%20books/pool.md", Answer.of(500, "{}"));
        assertThatThrownBy(github::read).isInstanceOf(NotDeliveredException.class);
        text("GET /repos/acme/ops/contents/docs/run%20books/pool.md", PAGE);
        tool.forget();
        assertThat(github.read()).hasSize(2);
        assertThat(tool.lines()).doesNotContain("GET /repos/acme/ops/contents/docs/run%20books/db/Disk.MD");
    }

    @Test
    void haveARepository() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitHubRunbooks.create(
                        Caller.create(Duration.ofSeconds(1)), tool.at("/"), "https://github.com/a/b", "", null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitLabRunbooks.create(
                        Caller.create(Duration.ofSeconds(1)), tool.at("/"), " ", "", "HEAD", null));
        assertThat(List.of(github.name(), gitlab.name())).containsExactly("github", "gitlab");
    }
}
