package io.incidentkit.connector.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runbooks in Slab. */
class SlabRunbooksTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String DELTA = """
            [{"insert":"Pool\\n"},
             {"insert":"Symptoms"},{"insert":"\\n","attributes":{"header":1}},
             {"insert":"It is "},{"insert":"slow","attributes":{"bold":true}},{"insert":" at *night*, see "},
             {"insert":"graph","attributes":{"link":"https://x.example/g"}},{"insert":".\\n"},
             {"insert":{"image":"https://x.example/a.png"}},{"insert":"\\n"},
             {"insert":"kubectl get po -l 'a in (b)'"},{"insert":"\\n","attributes":{"code-block":"bash"}},
             {"insert":"\\n","attributes":{"code-block":"bash"}},
             {"insert":"  echo \\"$x\\" && true"},{"insert":"\\n","attributes":{"code-block":"bash"}},
             {"insert":"First run "},{"insert":"ls *","attributes":{"code":true}},{"insert":"\\n","attributes":{"list":"ordered"}},
             {"insert":"then"},{"insert":"\\n","attributes":{"list":"bullet","indent":1}},
             {"insert":"ask"},{"insert":"\\n","attributes":{"list":"unchecked"}},
             {"insert":"said"},{"insert":"\\n","attributes":{"blockquote":true}},
             {"insert":"- last"}]
            """;

    private static final String MARKDOWN = """
            # Pool

            ## Symptoms

            It is **slow** at \\*night\\*, see [graph](<https://x.example/g>).

            ```bash
            kubectl get po -l 'a in (b)'

              echo "$x" && true
            ```

            1. First run `ls *`
               - then
            - [ ] ask

            > said

            \\- last

            """;

    private final ToolStub tool = ToolStub.start();
    private final SlabRunbooks slab = SlabRunbooks.create(
            Caller.create(Duration.ofSeconds(20)),
            tool.at("/v1/graphql"),
            Secret.of("sl4b-t0k3n"),
            List.of("p1"),
            "t1");

    @AfterEach
    void close() {
        tool.close();
    }

    private void fill(int version) {
        tool.on("POST /v1/graphql", call -> {
            JsonNode asked = JSON.readTree(call.body());
            String query = asked.path("query").asString();
            String p1 = "{\"id\":\"p1\",\"title\":\"Pool\",\"version\":" + version + ",\"archivedAt\":null}";
            if (query.contains("posts(ids")) {
                return Answer.of(200, "{\"data\":{\"posts\":[" + p1 + "]}}");
            } else if (query.contains("topic(id")) {
                return Answer.of(
                        200,
                        "{\"data\":{\"topic\":{\"posts\":[" + p1
                                + ",{\"id\":\"p2\",\"title\":\"Disk\",\"version\":1,\"archivedAt\":null}"
                                + ",{\"id\":\"p3\",\"title\":\"Old\",\"version\":1,\"archivedAt\":\"2026-01-01T00:00:00Z\"}]}}}");
            }
            String id = asked.path("variables").path("id").asString();
            String content = id.equals("p1") && version == 1 ? DELTA : "[{\"insert\":\"Version " + version + "\\n\"}]";
            return Answer.of(
                    200,
                    "{\"data\":{\"post\":{\"id\":\"" + id + "\",\"title\":\"" + (id.equals("p1") ? "Pool" : "Disk")
                            + "\",\"version\":" + version + ",\"content\":" + JSON.writeValueAsString(content) + "}}}");
        });
    }

    private long contents() {
        return tool.calls().stream()
                .filter(call -> call.body().contains("content"))
                .count();
    }

    @Test
    void areNamedPostsAndThoseOfATopicThatAreNotArchived() throws Exception {
        fill(1);

        assertThat(slab.read())
                .containsOnlyKeys("p1", "p2")
                .containsEntry("p1", MARKDOWN)
                .containsEntry("p2", "# Disk\n\nVersion 1\n\n");
        assertThat(tool.calls())
                .allSatisfy(call -> assertThat(call.header("Authorization")).contains("sl4b-t0k3n"));
    }

    @Test
    void areGotAgainOnlyInAnotherVersion() throws Exception {
        fill(1);
        slab.read();
        assertThat(contents()).isEqualTo(2);
        tool.forget();
        slab.read();
        assertThat(contents()).isZero();
        fill(2);
        assertThat(slab.read()).containsEntry("p1", "# Pool\n\nVersion 2\n\n");
        assertThat(contents()).isEqualTo(1);
    }

    @Test
    void areRefusedWithAnAnswerThatLooksGood() {
        tool.on(
                "POST /v1/graphql",
                Answer.of(200, "{\"errors\":[{\"message\":\"no access for sl4b-t0k3n\"}],\"data\":null}"));
        assertThatThrownBy(slab::read)
                .isInstanceOf(NotDeliveredException.class)
                .hasMessageContaining("no access for ***");
        tool.on("POST /v1/graphql", Answer.of(200, "<html>"));
        assertThatThrownBy(slab::read).isInstanceOf(NotDeliveredException.class);
        tool.on("POST /v1/graphql", Answer.of(503, ""));
        assertThatThrownBy(slab::read).isInstanceOf(NotDeliveredException.class);
    }

    @Test
    void needATokenAndPostsOrATopic() {
        Caller caller = Caller.create(Duration.ofSeconds(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlabRunbooks.create(caller, tool.at(""), Secret.of("t"), List.of(), " "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlabRunbooks.create(caller, tool.at(""), Secret.of(""), List.of("p"), null));
    }

    @Test
    void aDeltaIsAnArrayOrItsOpsAndNothingElse() {
        String ops = "[{\"insert\":\"a\\n\"}]";
        assertThat(DeltaMarkdown.of("T", JSON.readTree(ops))).contains("# T\n\na\n\n");
        assertThat(DeltaMarkdown.of("T", JSON.readTree("{\"ops\":" + ops + "}")))
                .contains("# T\n\na\n\n");
        assertThat(DeltaMarkdown.of("T", JSON.readTree("\"no JSON\""))).isEmpty();
        assertThat(DeltaMarkdown.of("T", JSON.readTree("null"))).isEmpty();
    }
}
