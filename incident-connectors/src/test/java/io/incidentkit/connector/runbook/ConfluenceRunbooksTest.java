package io.incidentkit.connector.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.judge.OpenApiJudge;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Runbooks in Confluence. */
class ConfluenceRunbooksTest {
    private final ToolStub tool = ToolStub.start();
    private final ConfluenceRunbooks confluence = ConfluenceRunbooks.create(
            Caller.create(Duration.ofSeconds(20)),
            tool.at("/wiki"),
            "ada@example.com",
            Secret.of("ATATT-t0k3n"),
            List.of("101", "102"),
            "7");

    @AfterEach
    void close() {
        tool.close();
    }

    private static String listed(String id, int version) {
        return "{\"id\":\"%s\",\"status\":\"current\",\"title\":\"Page %s\",\"version\":{\"number\":%d}}"
                .formatted(id, id, version);
    }

    private static String list(String next, String... pages) {
        return "{\"results\":[" + String.join(",", pages) + "],\"_links\":{"
                + (next.isEmpty() ? "" : "\"next\":\"" + next + "\"") + "}}";
    }

    private void page(String id, int version, String storage) {
        tool.on(
                "GET /wiki/api/v2/pages/" + id,
                Answer.of(
                        200,
                        "{\"id\":\"%s\",\"title\":\"Page %s\",\"version\":{\"number\":%d},\"body\":{\"storage\":{\"representation\":\"storage\",\"value\":%s}}}"
                                .formatted(id, id, version, JsonMapper.shared().writeValueAsString(storage))));
    }

    private void fill(int version) {
        tool.on("GET /wiki/api/v2/pages", Answer.of(200, list("", listed("101", version), listed("102", 1))))
                .on(
                        "GET /wiki/api/v2/spaces/7/pages",
                        call -> Answer.of(
                                200,
                                call.query().contains("cursor=abc%3D")
                                        ? list("", listed("104", 1))
                                        : list(
                                                "https://evil.example/wiki/api/v2/spaces/7/pages?cursor=abc%3D&limit=100",
                                                listed("101", version), listed("103", 1))));
        page("101", version, "<p>Version " + version + "</p>");
        page("102", 1, "<p>Two</p>");
        page("103", 1, "<p>Three</p>");
        page("104", 1, "<p>Four</p>");
    }

    @Test
    void areNamedPagesAndThoseOfASpacePartByPart() throws Exception {
        fill(1);

        assertThat(confluence.read())
                .containsOnlyKeys("101", "102", "103", "104")
                .containsEntry("101", "# Page 101\n\nVersion 1\n\n")
                .containsEntry("104", "# Page 104\n\nFour\n\n");
        OpenApiJudge judge = OpenApiJudge.of("specs/confluence/confluence-v2-subset.openapi.json", "/wiki/api/v2");
        assertThat(tool.calls()).isNotEmpty().allSatisfy(call -> {
            assertThat(call.header("Authorization")).contains("Basic YWRhQGV4YW1wbGUuY29tOkFUQVRULXQwazNu");
            assertThat(judge.faults(call)).isEmpty();
        });
    }

    @Test
    void areGotAgainOnlyInAnotherVersion() throws Exception {
        fill(1);
        confluence.read();
        tool.forget();
        confluence.read();
        assertThat(tool.lines()).noneMatch(line -> line.contains("/pages/1"));

        fill(2);
        assertThat(confluence.read()).containsEntry("101", "# Page 101\n\nVersion 2\n\n");
        assertThat(tool.lines()).filteredOn(line -> line.contains("/pages/1")).hasSize(1);
    }

    @Test
    void thatCantBeReadAreToldAndNothingElseIsLost() throws Exception {
        fill(1);
        tool.on("GET /wiki/api/v2/pages", Answer.of(200, list("", listed("101", 1))));
        assertThatThrownBy(confluence::read)
                .isInstanceOf(NotDeliveredException.class)
                .hasMessageContaining("no page 102");
        fill(1);
        tool.on("GET /wiki/api/v2/pages/103", Answer.of(200, "<html>login</html>"));
        assertThatThrownBy(confluence::read).isInstanceOf(NotDeliveredException.class);
        tool.on(
                "GET /wiki/api/v2/pages",
                Answer.of(401, "{\"errors\":[{\"status\":401,\"title\":\"no ATATT-t0k3n\"}]}"));
        assertThatThrownBy(confluence::read)
                .isInstanceOf(NotDeliveredException.class)
                .hasMessageContaining("401: no ***");
    }

    @Test
    void needALoginAndPagesOrASpaceByNumbers() {
        Caller caller = Caller.create(Duration.ofSeconds(1));
        Secret token = Secret.of("t");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfluenceRunbooks.create(caller, tool.at(""), "a", token, List.of(), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfluenceRunbooks.create(caller, tool.at(""), " ", token, List.of("1"), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfluenceRunbooks.create(caller, tool.at(""), "a", token, List.of("1/../2"), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfluenceRunbooks.create(caller, tool.at(""), "a", token, List.of(), "OPS"));
    }
}
