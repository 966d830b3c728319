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
import tools.jackson.databind.json.JsonMapper;

/** Runbooks in Notion. */
class NotionRunbooksTest {
    private final ToolStub tool = ToolStub.start();
    private final NotionRunbooks notion = NotionRunbooks.create(
            Caller.create(Duration.ofSeconds(20)), tool.at(""), Secret.of("ntn_k3y"), List.of("p1"), "d1");

    @AfterEach
    void close() {
        tool.close();
    }

    private static String page(String id, String edited, String title) {
        return """
                {"object":"page","id":"%s","last_edited_time":"%s","in_trash":false,
                 "properties":{"Name":{"type":"title","title":[{"plain_text":"%s"}]},"Tags":{"type":"multi_select"}}}""".formatted(id, edited, title);
    }

    private static Answer markdown(String markdown, String more) {
        return Answer.of(
                200,
                "{\"object\":\"page_markdown\",\"markdown\":"
                        + JsonMapper.shared().writeValueAsString(markdown) + more + "}");
    }

    private void fill(String edited) {
        tool.on("GET /v1/pages/p1", Answer.of(200, page("p1", edited, "The pool is full")))
                .on(
                        "POST /v1/data_sources/d1/query",
                        call -> call.body().contains("start_cursor")
                                ? Answer.of(
                                        200,
                                        "{\"results\":["
                                                + page("p3", edited, "Gone").replace("false", "true")
                                                + "],\"has_more\":false,\"next_cursor\":null}")
                                : Answer.of(
                                        200,
                                        "{\"results\":[" + page("p2", edited, "Disk")
                                                + "],\"has_more\":true,\"next_cursor\":\"c\"}"))
                .on("GET /v1/pages/p1/markdown", markdown("Restart <span color=\"red\">it</span>.", ""))
                .on(
                        "GET /v1/pages/p2/markdown",
                        markdown("# Disk\nFirst", ",\"truncated\":true,\"unknown_block_ids\":[\"b1\"]"))
                .on("GET /v1/pages/b1/markdown", markdown("Second", ""));
    }

    @Test
    void areTheMarkdownThatNotionMakesWithTheirTitle() throws Exception {
        fill("2026-11-06T08:00:00.000Z");

        assertThat(notion.read())
                .containsEntry("p1", "# The pool is full\n\nRestart it.")
                .containsEntry("p2", "# Disk\nFirst\nSecond")
                .hasSize(2);
        assertThat(tool.calls()).allSatisfy(call -> {
            assertThat(call.header("Notion-Version")).contains("2026-03-11");
            assertThat(call.header("Authorization")).contains("Bearer ntn_k3y");
        });
    }

    @Test
    void thatWereNotEditedAreNotGotAgain() throws Exception {
        fill("2026-11-06T08:00:00.000Z");
        notion.read();
        tool.forget();
        notion.read();
        assertThat(tool.lines()).noneMatch(line -> line.endsWith("/markdown"));

        fill("2026-11-06T09:00:00.000Z");
        tool.on("GET /v1/pages/p1/markdown", markdown("Edited", ""));
        assertThat(notion.read()).containsEntry("p1", "# The pool is full\n\nEdited");
    }

    @Test
    void thatCanNotBeGotFailWithTheReason() {
        tool.next(Answer.of(404, "{\"code\":\"object_not_found\",\"message\":\"Could not find page\"}"));
        assertThatThrownBy(notion::read)
                .isInstanceOf(NotDeliveredException.class)
                .hasMessageContaining("Could not find page");
        tool.next(Answer.of(529, "{\"message\":\"overloaded\"}").header("Retry-After", "30"));
        assertThatThrownBy(notion::read)
                .isInstanceOfSatisfying(
                        NotDeliveredException.class,
                        e -> assertThat(e.delivery().after()).contains(Duration.ofSeconds(30)));
    }

    @Test
    void needAPageOrADataSource() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NotionRunbooks.create(
                        Caller.create(Duration.ofSeconds(1)), tool.at(""), Secret.of("a"), List.of(), null));
    }

    @Test
    void loseTheTagsOfNotionAndNothingOfACommand() {
        assertThat(NotionMarkdown.plain("""
                <callout icon="x">
                Look at `<span>this</span>` first {color="red"}
                </callout>
                ```sh
                cat <<EOF > <page> && echo "<details>" '&amp;'
                ```
                ~~~
                <callout>
                ~~~
                a < b and c > d, <https://example.org>, <kbd>x</kbd>
                <details><summary>More</summary>""")).isEqualTo("""

                Look at `<span>this</span>` first

                ```sh
                cat <<EOF > <page> && echo "<details>" '&amp;'
                ```
                ~~~
                <callout>
                ~~~
                a < b and c > d, <https://example.org>, <kbd>x</kbd>
                More""");
    }
}
