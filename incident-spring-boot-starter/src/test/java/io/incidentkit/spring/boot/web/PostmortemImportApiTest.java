package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.spring.boot.web.http.RequestBody;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Postmortems that come in as Markdown. */
class PostmortemImportApiTest {
    private static final String POSTMORTEM = API + "/1/postmortem";

    private static RunningHost host;

    @BeforeAll
    static void start() {
        host = RunningHost.start("incident.time-zone=Europe/Berlin");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void declare() {
        host.reset();
        host.post(API, "{\"title\": \"Checkout is down\", \"severity\": \"SEV1\", \"commander\": \"ana\"}")
                .is(201);
    }

    private static Answer put(String path, String markdown) {
        return host.put(
                path,
                markdown.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "text/markdown; charset=utf-8",
                "X-Actor",
                "ana");
    }

    private static String markdown() {
        return host.get(POSTMORTEM, "Accept", "text/markdown").is(200).body();
    }

    private static String version() {
        return host.get(API + "/1").at("/version");
    }

    private static void give(String command, String json) {
        host.post(API + "/1/" + command, json).is(200);
    }

    @Test
    void changeNothingAsTheyAre() {
        give("add-note", "{\"text\": \"errors at 14:30 | *all* of them\"}");
        give("write-section", "{\"section\": \"root-cause\", \"markdown\": \"The pool.\"}");
        give("add-action", "{\"kind\": \"prevent\", \"description\": \"Bound [it]\", \"owner\": \"bo\"}");
        String before = version();

        Answer answer = put(POSTMORTEM, markdown()).is(200);

        answer.assertThatAt("/changed").isEqualTo("false");
        answer.assertThatAt("/inForm").isEqualTo("true");
        answer.assertThatAt("/commands").isEqualTo("[]");
        answer.assertThatAt("/left").isEqualTo("[]");
        answer.assertThatAt("/version").isEqualTo(before);
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void changeWhatWasEditedAlone() {
        give("write-section", "{\"section\": \"root-cause\", \"markdown\": \"The pool.\"}");
        String edited = markdown().replace("The pool.", "The pool has no bound: \u00fcber 9000.");

        Answer answer = put(POSTMORTEM, edited).is(200);

        answer.assertThatAt("/incident").isEqualTo("INC-1");
        answer.assertThatAt("/commands").isEqualTo("[\"write-section\"]");
        answer.assertThatAt("/version").isEqualTo(version());
        assertThat(answer.each("/missing", "rule")).contains("postmortem-is-complete");
        assertThat(markdown()).contains("The pool has no bound: \u00fcber 9000.");
        put(POSTMORTEM, edited).is(200).assertThatAt("/changed").isEqualTo("false");
    }

    @Test
    void ofAnotherTeamHaveTheirSectionsInPlace() {
        Answer answer = put(POSTMORTEM, """
                        # Incident: Payments fail

                        Date: 2026-03-01

                        ## Impact
                        One in ten payments.

                        ## Timeline
                        - 14:32 alert fires
                        - 15:10 verified normal

                        ## Root cause
                        A certificate had expired.

                        ## What went well
                        The page.

                        ## What didn't go well
                        The search.

                        ## Glossary
                        CA: who signs.

                        ## Action items
                        - Watch the dates (Bo, 2026-03-15)
                        """).is(200);

        answer.assertThatAt("/inForm").isEqualTo("false");
        assertThat(answer.each("/left", "name")).containsExactly("Facts", "Glossary");
        assertThat(answer.each("/left", "keptIn")).containsExactly("Impact", "Root cause");
        assertThat(answer.each("/missing", "message"))
                .anySatisfy(message ->
                        assertThat(message).contains("lacks an owner").doesNotContain("section"));
        Answer postmortem = host.get(POSTMORTEM).is(200);
        postmortem.assertThatAt("/impact").startsWith("One in ten payments.");
        postmortem.assertThatAt("/rootCause").isEqualTo("A certificate had expired.\n\n### Glossary\n\nCA: who signs.");
        postmortem.assertThatAt("/wentWell").isEqualTo("The page.");
        assertThat(postmortem.each("/timeline", "at")).contains("2026-03-01T13:32:00Z", "2026-03-01T14:10:00Z");
        host.get(API + "/1").assertThatAt("/actionItems/0/owner").isEqualTo("Bo");
    }

    @Test
    void areRefusedOnceItIsPublished() {
        give("diagnose", "{\"hypothesis\": \"the pool\"}");
        give("mitigate", "{\"action\": \"restarted\", \"kind\": \"other\"}");
        give("resolve", "{\"verification\": \"normal\"}");
        give("assign-postmortem", "{\"owner\": \"bo\"}");
        for (String section : new String[] {"impact", "root-cause", "went-well", "went-badly"}) {
            give("write-section", "{\"section\": \"" + section + "\", \"markdown\": \"The pool.\"}");
        }
        give("request-review", "{}");
        host.post(
                        API + "/1/review-postmortem",
                        "{\"comment\": \"fine\"}",
                        "Content-Type",
                        "application/json",
                        "X-Actor",
                        "zoe")
                .is(200);
        give("publish-postmortem", "{}");

        put(POSTMORTEM, markdown()).is(200).assertThatAt("/changed").isEqualTo("false");
        Answer refused =
                put(POSTMORTEM, markdown().replace("The pool.", "The bound.")).isProblem(409, "refused");
        assertThat(refused.each("/violations", "rule")).containsExactly("postmortem-in-order");
    }

    @Test
    void areRefusedWithEverythingThatIsWrong() {
        String endless = "word ".repeat(2_100);

        Answer answer = put(POSTMORTEM, "# Down\n\n## Impact\n\n" + endless + "\n\n## Root cause\n\n" + endless)
                .isProblem(422, "invalid-input");

        assertThat(answer.each("/faults", "field")).containsExactly("impact.markdown", "root-cause.markdown");
        put(POSTMORTEM, " ")
                .isProblem(422, "invalid-input")
                .assertThatAt("/faults/0/field")
                .isEqualTo("markdown");
        put(POSTMORTEM, markdown().replace("# INC-1:", "# INC-2:"))
                .isProblem(422, "invalid-input")
                .assertThatAt("/faults/0/field")
                .isEqualTo("reference");
        put(POSTMORTEM + "?version=soon", markdown()).isProblem(422, "invalid-input");
    }

    @Test
    void areBounded() {
        put(POSTMORTEM, "x".repeat(RequestBody.MAX_BYTES + 1)).isProblem(413, "too-large");
    }

    @Test
    void areMeantForTheVersionThatWasSeen() {
        String seen = version();
        String edited = markdown().replace("figures. -->", "figures. -->\n\nAll.");
        give("add-note", "{\"text\": \"meanwhile\"}");
        Answer answer = put(POSTMORTEM + "?version=" + seen, edited).is(200);
        assertThat(answer.each("/since", "text")).containsExactly("Note: meanwhile");

        put(POSTMORTEM + "?version=" + seen, edited.replace("All.", "Some.")).isProblem(409, "conflict");
        put(POSTMORTEM + "?version=" + version(), edited.replace("All.", "Some."))
                .is(200)
                .assertThatAt("/since")
                .isEqualTo("[]");
    }

    @Test
    void areMarkdownInUtf8() {
        byte[] document = markdown().getBytes(StandardCharsets.UTF_8);

        host.put(POSTMORTEM, document, "Content-Type", "application/json", "X-Actor", "ana")
                .isProblem(415, "unsupported-media-type");
        host.put(POSTMORTEM, document, "X-Actor", "ana").isProblem(415, "unsupported-media-type");
        host.put(POSTMORTEM, document, "Content-Type", "text/markdown; charset=utf-16", "X-Actor", "ana")
                .isProblem(415, "unsupported-media-type");
        host.put(POSTMORTEM, new byte[] {'#', ' ', (byte) 0xff}, "Content-Type", "text/markdown", "X-Actor", "ana")
                .isProblem(400, "malformed-body");
    }

    @Test
    void needAnActor() {
        host.put(POSTMORTEM, markdown().getBytes(StandardCharsets.UTF_8), "Content-Type", "text/markdown")
                .isProblem(401, "actor-required");
    }

    @Test
    void findNoIncidentThatIsNotThereOrPrivate() {
        host.post(API, "{\"title\": \"Leak\", \"private\": true}", "Content-Type", "application/json", "X-Actor", "eve")
                .is(201);

        put(API + "/7/postmortem", "# Leak").isProblem(404, "unknown-incident");
        put(API + "/2/postmortem", "# Leak").isProblem(404, "unknown-incident");
    }
}
