package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People, records, runbooks, postmortem and action items, over HTTP. */
class ChapterCommandsTest {
    @AutoClose
    private static final RunningHost host = RunningHost.start();

    @BeforeEach
    void reset() {
        host.reset();
        host.post(API, "{\"title\":\"Checkout fails\",\"severity\":\"SEV1\",\"commander\":\"ana\"}")
                .is(201);
    }

    private Answer command(String command, String json) {
        return host.post(API + "/1/" + command, json.replace('\'', '"'));
    }

    private Answer commandOf(String actor, String command) {
        return host.post(API + "/1/" + command, "{}", "Content-Type", "application/json", "X-Actor", actor);
    }

    @Test
    void workIsAssignedAndCompletedAndWatched() {
        command("assign", "{'person':'ben','what':'the connection pool'}").is(200);
        command("observe", "{'person':'cleo'}").is(200);
        command("escalate", "{'to':'the database team','reason':'the pool is at its limit'}")
                .is(200);
        command("assign", "{'person':'ana','what':'the pool'}").isProblem(409, "refused");
        Answer answer = command("complete-assignment", "{'assignment':1,'result':'it leaks'}")
                .is(200);
        answer.assertThatAt("/assignments/0/person").isEqualTo("ben");
        assertThat(answer.at("/assignments/0/until")).isNotEqualTo("null");
        answer.assertThatAt("/observers/0").isEqualTo("cleo");
    }

    @Test
    void aSecretIsStruckOutByThoseWhoMay() {
        command("add-note", "{'text':'the key is swordfish'}").is(200);
        Answer before = host.post(API + "/search", "{\"text\":\"swordfish\"}").is(200);
        before.assertThatAt("/found/0/incident").isEqualTo("INC-1");
        assertThat(before.at("/found/0/entries/0")).isNotEqualTo("null");
        String strike = "{'text':'swordfish','reason':'a key'}";
        host.post(
                        API + "/1/strike-out",
                        strike.replace('\'', '"'),
                        "Content-Type",
                        "application/json",
                        "X-Actor",
                        "system:bot")
                .isProblem(403, "not-permitted");

        command("strike-out", strike).is(200);
        command("strike-out", strike).isProblem(422, "invalid-input");

        assertThat(host.get(API + "/1/timeline?limit=100").is(200).body())
                .doesNotContain("swordfish")
                .contains("a key");
        host.post(API + "/search", "{\"text\":\"swordfish\"}")
                .is(200)
                .assertThatAt("/found")
                .isEqualTo("[]");
        host.post(API + "/search", "{\"text\":\"x\",\"entry\":1}").isProblem(422, "invalid-input");
        command("strike-out", "{'text':'marlin-1','reason':'a key'}").isProblem(422, "invalid-input");
        command("strike-out", "{'text':'swordfish','reason':'it was swordfish'}")
                .isProblem(422, "invalid-input");
    }

    @Test
    void audiencesAreToldAndMessagesWaived() {
        Answer owed = host.get(API + "/1/communication").is(200);
        owed.assertThatAt("/obligations/0/id").isEqualTo("status page/first/1");
        owed.assertThatAt("/obligations/0/state").isEqualTo("open");
        String written = command("send-update", "{'audience':'status page','line':'Payments are safe'}")
                .is(200)
                .at("/version");
        Answer unsent = host.get(API + "/1/communication").is(200);
        unsent.assertThatAt("/toBeSent/0/by").isEqualTo("hand");
        unsent.assertThatAt("/toBeSent/0/entry").isEqualTo(written);
        unsent.assertThatAt("/audiences/status page/met").isEqualTo("0");
        command("confirm-sent", "{'entry':" + written + "}").is(200);
        command("confirm-sent", "{'entry':" + written + "}").isProblem(422, "invalid-input");
        command("send-update", "{'audience':'internal chat','sentByHand':true}").is(200);
        command("waive-obligation", "{'obligation':'customers/first/1','reason':'none is hit'}")
                .is(200);
        command("send-update", "{'audience':'status page','closing':true}").isProblem(409, "refused");
        command("send-update", "{'closing':'yes'}").isProblem(422, "invalid-input");
        Answer told = host.get(API + "/1/communication").is(200);
        told.assertThatAt("/audiences/status page/met").isEqualTo("1");
        told.assertThatAt("/audiences/internal chat/met").isEqualTo("1");
        told.assertThatAt("/toBeSent").isEqualTo("[]");
        told.assertThatAt("/audiences/customers/waived").isEqualTo("1");
    }

    @Test
    void aDuplicateIsMergedAndLeadsOn() {
        host.post(API, "{\"title\":\"Payments fail\"}").is(201);
        command("merge", "{'into':'INC-9','reason':'the same'}").isProblem(422, "invalid-input");
        command("merge", "{'into':'INC-1','reason':'the same'}").isProblem(409, "refused");
        command("merge", "{'into':'INC-2','reason':'the same deploy'}")
                .is(200)
                .assertThatAt("/outcome")
                .isEqualTo("merged");
        Answer other = host.get(API + "/2").is(200);
        Answer duplicate = host.get(API + "/1").is(200);
        assertThat(duplicate.at("/mergedInto")).isEqualTo(other.at("/id"));
        assertThat(other.at("/duplicates/0")).isEqualTo(duplicate.at("/id"));
    }

    @Test
    void aPublicIncidentNamesNoPrivateOneThatWasMergedIntoIt() {
        String into = host.get(API + "/1").is(200).at("/id");
        String hidden = host.post(API, "{\"title\":\"Someone reads our mail\",\"private\":true}")
                .is(201)
                .at("/id");
        host.post(API + "/2/merge", "{\"into\":\"" + into + "\",\"reason\":\"the same\"}")
                .is(200);

        host.get(API + "/1").is(200).assertThatAt("/duplicates").isEqualTo("[]");
        assertThat(host.get(API + "/1/timeline").is(200).body())
                .contains("A private incident was merged into this")
                .doesNotContain("INC-2");
        host.get(API + "/1", "X-Actor", "ana")
                .is(200)
                .assertThatAt("/duplicates")
                .isEqualTo("[\"" + hidden + "\"]");
    }

    @Test
    void aPrivateIncidentExistsForThoseOnItAlone() {
        host.post(
                        API,
                        "{\"title\":\"Someone reads our mail\",\"private\":true}",
                        "Content-Type",
                        "application/json",
                        "X-Actor",
                        "eve")
                .is(201)
                .assertThatAt("/private")
                .isEqualTo("true");
        host.get(API + "/2", "X-Actor", "eve").is(200);
        host.get(API + "/2", "X-Actor", "ben").isProblem(404, "unknown-incident");
        host.get(API + "/2/timeline", "X-Actor", "ben").isProblem(404, "unknown-incident");
        host.get(API + "/2/postmortem", "X-Actor", "ben").isProblem(404, "unknown-incident");
        host.post(API + "/2/observe", "{\"person\":\"ben\"}", "Content-Type", "application/json", "X-Actor", "ben")
                .isProblem(404, "unknown-incident");
        assertThat(host.get(API, "X-Actor", "ben").is(200).body()).doesNotContain("mail");
        assertThat(host.get(API, "X-Actor", "eve").is(200).body()).contains("mail");
    }

    @Test
    void theRecordIsCorrectedAndLinked() {
        command("add-note", "{'text':'saw it','occurredAt':'2026-03-01T17:59:00Z'}")
                .is(200);
        command("correct-time", "{'entry':5,'moment':'2026-03-01T17:58:00Z','reason':'the log says so'}")
                .is(200);
        command("correct-text", "{'entry':5,'text':'saw 5xx'}").is(200);
        command("add-link", "{'url':'https://example.org/graph','title':'the graph'}")
                .is(200);
        command("correct-time", "{'entry':99,'moment':'2026-03-01T17:58:00Z','reason':'x'}")
                .isProblem(422, "invalid-input");
    }

    @Test
    void actionItemsGetDone() {
        command("add-action", "{'kind':'detect','description':'alert on the pool','due':'2026-04-01'}")
                .is(200);
        command("change-action", "{'item':1,'owner':'ben'}").is(200);
        command("start-action", "{'item':1}").is(200);
        command("review-action", "{'item':1,'note':'on its way'}").is(200);
        command("report-ticket", "{'item':1,'ticket':'OPS-12','state':'done'}")
                .is(200)
                .assertThatAt("/actionItems/0/ticketState")
                .isEqualTo("done");
        Answer answer = command("complete-action", "{'item':1}").is(200);
        answer.assertThatAt("/actionItems/0/state").isEqualTo("done");
        answer.assertThatAt("/actionItems/0/owner").isEqualTo("ben");
        answer.assertThatAt("/actionItems/0/due").isEqualTo("2026-04-01");
        command("drop-action", "{'item':1,'reason':'x'}").isProblem(422, "invalid-input");
    }

    @Test
    void aPostmortemIsPublishedOnceEverythingIsThere() {
        command("use-runbook", "{'runbook':'pool.md','name':'Pool exhausted'}").is(200);
        command("diagnose", "{'hypothesis':'the pool'}").is(200);
        command("mitigate", "{'action':'scaled out','kind':'scale-out'}").is(200);
        command("resolve", "{'verification':'errors are normal'}").is(200);
        command("request-review", "{}").is(200);
        Answer refused = command("publish-postmortem", "{}").isProblem(409, "refused");
        assertThat(refused.each("/violations", "rule"))
                .containsExactlyInAnyOrder(
                        "postmortem-is-complete", "reviewed-from-outside", "runbook-reviewed-after-use");

        command("review-runbook", "{'runbook':'pool.md','changed':true}").is(200);
        command("assign-postmortem", "{'owner':'ana'}").is(200);
        for (String section : new String[] {"impact", "root-cause", "went-well", "went-badly"}) {
            command("write-section", "{'section':'" + section + "','markdown':'The pool had no alert.'}")
                    .is(200);
        }
        command("explain-phase", "{'phase':'diagnosis','sentence':'No graph showed the pool.'}")
                .is(200);
        command("comment-postmortem", "{'section':'impact','comment':'how many?'}")
                .is(200);
        command("choose-row", "{'entry':1,'shown':true}").is(200);
        command("waive-blame", "{'sentence':'Ana forgot it.','reason':'a quotation'}")
                .is(200);
        commandOf("dora", "review-postmortem").is(200);
        Answer published = command("publish-postmortem", "{}").is(200);
        published.assertThatAt("/postmortem/status").isEqualTo("published");
    }

    @ParameterizedTest
    @CsvSource({
        "escalate, to reason",
        "assign, person what",
        "complete-assignment, assignment",
        "observe, person",
        "correct-time, entry moment reason",
        "correct-text, entry text",
        "add-link, url title",
        "add-action, kind description",
        "change-action, item",
        "start-action, item",
        "complete-action, item",
        "drop-action, item reason",
        "review-action, item",
        "report-ticket, item ticket state",
        "use-runbook, runbook name",
        "review-runbook, runbook",
        "assign-postmortem, owner",
        "write-section, section markdown",
        "explain-phase, phase sentence",
        "comment-postmortem, comment",
        "choose-row, entry",
        "waive-blame, sentence reason"
    })
    void anEmptyBodyIsToldEveryFieldThatIsMissing(String command, String fields) {
        Answer answer = command(command, "{}").isProblem(422, "invalid-input");

        assertThat(answer.each("/faults", "field")).contains(fields.split(" "));
    }
}
