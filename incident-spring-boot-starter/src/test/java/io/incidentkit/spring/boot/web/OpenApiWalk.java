package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/** A walk over every operation of the API, each with input that is right. */
final class OpenApiWalk {
    static final String SECRET = "s3cr3t";

    private final Caller caller;
    private final RunningHost host;

    /** Calls an operation and judges its answer. */
    interface Caller {
        Answer call(String id, String path, String body, String... headers);
    }

    OpenApiWalk(Caller caller, RunningHost host) {
        this.caller = caller;
        this.host = host;
    }

    void go() {
        caller.call("declare", API, json("{'title':'Checkout fails','services':['checkout']}"), "Idempotency-Key", "a");
        response();
        people();
        record();
        messages();
        whileItIsWorkedOn();
        theEnd();
        postmortem();
        otherEnds();
        pagers();
        overAll();
        administration();
    }

    private static String json(String json) {
        return json.replace('\'', '"');
    }

    private Answer give(String command, String body, String... headers) {
        return caller.call(command, API + "/1/" + command, json(body), headers);
    }

    private Answer get(String id, String path, String... headers) {
        return caller.call(id, API + path, "", headers);
    }

    private void response() {
        give("triage", "{'severity':'SEV2','commander':'ana','version':1}");
        give("set-severity", "{'severity':'SEV1','reason':'all are hit'}");
        give("diagnose", "{'hypothesis':'the last deploy'}", "Idempotency-Key", "b");
        give("revise-hypothesis", "{'hypothesis':'the pool'}");
        give("mitigate", "{'action':'rolled back','kind':'rollback'}");
        give("report-mitigation-failed", "{'reason':'errors again'}");
    }

    private void people() {
        give("observe", "{'person':'cleo'}");
        give("escalate", "{'to':'the database team','reason':'the pool is at its limit'}");
        give("assign", "{'person':'ben','what':'the pool'}");
        give("complete-assignment", "{'assignment':1,'result':'it leaks'}");
        give("offer-handover", "{'to':'ben'}");
        give("withdraw-handover", "{'reason':'stays'}");
        give("offer-handover", "{'to':'ben','brief':'the pool'}");
        get("readIncident", "/1").assertThatAt("/handover/to").isEqualTo("ben");
        give("accept-handover", "{}", "X-Actor", "ben");
        give("take-command", "{'reason':'ben is away'}");
    }

    private void record() {
        String note = give("add-note", "{'text':'the key is swordfish'}").at("/version");
        give("correct-time", "{'entry':" + note + ",'moment':'2026-03-01T17:59:59Z','reason':'the log says so'}");
        give("correct-text", "{'entry':" + note + ",'text':'a key was logged'}");
        give("add-note", "{'text':'the key is marlin-77'}");
        caller.call("findText", API + "/search", json("{'text':'marlin-77'}"))
                .assertThatAt("/found/0/incident")
                .isEqualTo("INC-1");
        give("strike-out", "{'text':'marlin-77','reason':'a key'}");
        give("describe-impact", "{'impact':'nobody can pay','customersHit':12,'moneyLost':'1200.50 EUR'}");
        give("add-link", "{'url':'https://example.org/graph','title':'the graph'}");
        give("set-team", "{'team':'payments'}");
        give("label", "{'key':'region','value':'eu-west'}");
        give("rename", "{'title':'Checkout is down'}");
        give("set-public-title", "{'title':'Payments are delayed'}");
        give("set-services", "{'services':['checkout','cart']}");
        give("set-detection-source", "{'detectionSource':'customer'}");
    }

    private void messages() {
        get("previewMessages", "/1/messages?line=soon")
                .assertThatAt("/messages/0/refused")
                .isEqualTo("[]");
        String sent = give("send-update", "{'audience':'status page','line':'Payments are safe'}")
                .at("/version");
        get("readCommunication", "/1/communication")
                .assertThatAt("/toBeSent/0/entry")
                .isEqualTo(sent);
        give("confirm-sent", "{'entry':" + sent + "}");
        give("waive-obligation", "{'obligation':'customers/first/1','reason':'none is hit'}");
        give("classify", "{'classification':'personal data'}");
        give("complete-duty", "{'obligation':'duty:tell the regulator/1','note':'by mail'}");
        give("make-private", "{'reason':'names are in it'}");
        give("make-public", "{'reason':'they are not'}");
    }

    private void whileItIsWorkedOn() {
        give("use-runbook", "{'runbook':'pool.md','name':'The pool is full'}");
        give("tick-step", "{'runbook':'pool.md','step':'1. Look at the pool','undone':false}");
        give("take-branch", "{'runbook':'pool.md','condition':'it is full','action':'restarted it'}");
        give("add-action", "{'kind':'detect','description':'an alert on the pool','owner':'ben','due':'2026-03-20'}");
        give("add-action", "{'kind':'prevent','description':'a bound for the pool','due':'2026-04-01'}");
        give("add-action", "{'kind':'process','description':'a second pool'}");
        give("change-action", "{'item':2,'owner':'cleo'}");
        give("start-action", "{'item':1}");
        give("review-action", "{'item':1,'note':'on its way'}");
        give("report-ticket", "{'item':1,'ticket':'https://acme.atlassian.net/browse/OPS-12','state':'in-progress'}");
        get("readActions", "/1/actions").assertThatAt("/actions/0/command").isEqualTo("triage");
        get("readRunbooksOf", "/1/runbooks").assertThatAt("/used/0/runbook").isEqualTo("pool.md");
    }

    private void theEnd() {
        give("diagnose", "{'hypothesis':'a leak'}");
        give("mitigate", "{'action':'scaled out','kind':'scale-out'}");
        give("record-fix", "{'description':'the leak is closed'}");
        give("resolve", "{'verification':'errors are normal'}");
        give("reopen", "{'reason':'errors again'}");
        give("triage", "{'commander':'ana'}");
        give("diagnose", "{'hypothesis':'a second leak'}");
        give("mitigate", "{'action':'scaled out again','kind':'scale-out'}");
        give("resolve", "{'verification':'errors are normal'}");
        give("complete-action", "{'item':1}");
        give("drop-action", "{'item':3,'reason':'the bound is enough'}");
    }

    private void postmortem() {
        give("review-runbook", "{'runbook':'pool.md','changed':true}");
        give("assign-postmortem", "{'owner':'ana'}");
        for (String section : new String[] {"impact", "root-cause", "went-well", "went-badly"}) {
            give("write-section", "{'section':'" + section + "','markdown':'The pool had no alert.'}");
        }
        give("explain-phase", "{'phase':'diagnosis','sentence':'No graph showed the pool.'}");
        give("comment-postmortem", "{'section':'root-cause','comment':'which pool?'}");
        give("choose-row", "{'entry':1,'shown':false}");
        give("waive-blame", "{'sentence':'Ana forgot it.','reason':'a quotation'}");
        get("readPostmortem", "/1/postmortem").assertThatAt("/title").isEqualTo("Checkout is down");
        String markdown = get("readPostmortem", "/1/postmortem", "Accept", "text/markdown")
                .body();
        String version = get("readIncident", "/1").at("/version");
        caller.call(
                        "putPostmortem",
                        API + "/1/postmortem?version=" + version,
                        markdown.replace("no alert", "no alert at all"))
                .assertThatAt("/inForm")
                .isEqualTo("true");
        give("request-review", "{}");
        give("review-postmortem", "{'comment':'clear'}", "X-Actor", "dora");
        give("publish-postmortem", "{}").assertThatAt("/postmortem/status").isEqualTo("published");
    }

    private void otherEnds() {
        for (String title : new String[] {"Payments fail", "A false alarm", "Search is slow"}) {
            caller.call("declare", API, json("{'title':'" + title + "','severity':'SEV1','commander':'ana'}"));
        }
        caller.call("merge", API + "/2/merge", json("{'into':'INC-4','reason':'the same'}"));
        caller.call("dismiss", API + "/3/dismiss", json("{'reason':'a probe failed'}"));
        caller.call("receiveAlerts", API + "/alerts/alertmanager?x=1", alerts("HighErrorRate"))
                .assertThatAt("/incident")
                .isEqualTo("INC-5");
        caller.call("receiveAlertsOfSource", API + "/alerts/alertmanager/eu", alerts("DiskFull"))
                .assertThatAt("/incident")
                .isEqualTo("INC-6");
        String alert = json("{'monitor_id':'1','title':'Disk is full','transition':'Triggered'}");
        caller.call("receiveAlertsOfTool", API + "/alerts/datadog", alert, "Authorization", "Bearer " + SECRET)
                .assertThatAt("/incidents/0/incident")
                .isEqualTo("INC-7");
        caller.call(
                        "receiveAlertsOfToolAndSource",
                        API + "/alerts/datadog/eu",
                        alert,
                        "Authorization",
                        "Bearer " + SECRET)
                .assertThatAt("/incidents/0/incident")
                .isEqualTo("INC-8");
    }

    private void pagers() {
        String ping = json("{'event':{'id':'01','event_type':'pagey.ping','data':{'type':'ping'}}}");
        caller.call(
                "receivePagerDuty",
                API + "/webhooks/pagerduty",
                ping,
                "X-PagerDuty-Signature",
                PagerWebhooksApiTest.signed(SECRET, ping));
        caller.call(
                "receiveOpsgenie",
                API + "/webhooks/opsgenie",
                json("{'action':'Create','alert':{'alertId':'a'}}"),
                "Authorization",
                SECRET);
        caller.call(
                "receiveTicketsOfGithub",
                API + "/webhooks/github",
                ping,
                "X-Hub-Signature-256",
                PagerWebhooksApiTest.signed(SECRET, ping).replace("v1=", "sha256="),
                "X-GitHub-Event",
                "ping");
        caller.call(
                "receiveOnCall",
                API + "/webhooks/oncall",
                json("{'event':{'type':'alert group created'}}"),
                "Authorization",
                SECRET);
    }

    private static String alerts(String name) {
        return """
                {"version": "4", "groupKey": "{}:{alertname=\\"%1$s\\"}", "status": "firing", "receiver": "incidents",
                 "groupLabels": {"alertname": "%1$s"}, "commonLabels": {"alertname": "%1$s", "service": "checkout"},
                 "commonAnnotations": {"summary": "%1$s at checkout"}, "truncatedAlerts": 0,
                 "alerts": [{"status": "firing", "labels": {"alertname": "%1$s", "service": "checkout"},
                   "annotations": {"summary": "%1$s at checkout"}, "startsAt": "2026-03-01T14:32:00Z",
                   "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "0011223344556677"}]}
                """.formatted(name);
    }

    private void overAll() {
        assertThat(get("listIncidents", "?state=all&limit=2").at("/next")).isNotEqualTo("null");
        get("readIncident", "/1?asKnownAt=2026-03-01T18:00:00Z")
                .assertThatAt("/number")
                .isEqualTo("1");
        get("readTimeline", "/1/timeline?after=2&limit=200")
                .assertThatAt("/next")
                .isEqualTo("null");
        assertThat(get("readTimeline", "/1/timeline", "Accept", "text/markdown").body())
                .startsWith("# ")
                .contains("|time|who|what happened|told outside|");
        get("readFigures", "/figures?from=2026-01-01T00:00:00Z")
                .assertThatAt("/falseAlarms")
                .isEqualTo("1");
        get("listActionItems", "/action-items?owner=cleo")
                .assertThatAt("/actionItems/0/number")
                .isEqualTo("2");
        assertThat(get("listObligations", "/obligations?state=open").each("/obligations", "kind"))
                .contains("message");
        get("readWeeklyReview", "/weekly-review").assertThatAt("/lines/0/owner").isEqualTo("cleo");
        get("listRunbooks", "/runbooks").assertThatAt("/runbooks/0/runbook").isEqualTo("pool.md");
        get("readPolicy", "/policy").assertThatAt("/levels/0/severity").isEqualTo("SEV1");
        assertThat(get("readPolicy", "/policy", "Accept", "text/markdown").body())
                .startsWith("# ");
        get("readOpenApi", "/openapi.json");
        OpenApiTest.listen(API + "/changes");
        caller.call(
                "putArchivedPostmortem",
                API + "/archive/wiki/7",
                "# Outage of mail\n\n2025-04-01 10:00 UTC\n\n## Root cause\n\nThe pool.\n");
        get("searchArchive", "/archive?q=pool").assertThatAt("/matches/0/score");
        assertThat(get("listShown", "/shown?limit=1").each("/shown", "kind")).containsExactly("send-update");
        get("readErrorBudgets", "/error-budgets")
                .assertThatAt("/errorBudgets/0/objective")
                .isEqualTo("checkout 99%");
        get("findIncidents", "/find?q=checkout&service=checkout&service=cart");
    }

    private void administration() {
        OpenApiTest.giveUp(host);
        caller.call(
                        "importHistory",
                        API + "/history/status.example.org",
                        json("[{'id':'a','name':'Mail is down','created_at':'2026-01-10T10:00:00Z','updates':[]}]"))
                .assertThatAt("/incidents/0/isNew")
                .isEqualTo("true");
        imports();
        String delivery =
                get("listDeliveries", "/deliveries?state=failed&limit=1").at("/deliveries/0/delivery");
        caller.call("retryDelivery", API + "/deliveries/" + delivery + "/retry", "{}");
        get("listChannels", "/channels").assertThatAt("/channels/0/channel").isEqualTo("pager");
        get("listChannels", "/channels").assertThatAt("/alertSources/0/tool").isEqualTo("datadog");
        caller.call("checkChannel", API + "/channels/pager/check", "{}")
                .assertThatAt("/faults/0")
                .isEqualTo("The key is a placeholder");
        caller.call("testChannel", API + "/channels/pager/test", "{}")
                .assertThatAt("/outcome")
                .isEqualTo("delivered");
        String sealed = get("exportDocument", "/1/document").body();
        caller.call("importDocument", API + "/documents", sealed)
                .assertThatAt("/number")
                .isEqualTo("1");
        caller.call(
                        "erasePerson",
                        API + "/erasures",
                        json("{'person':'cleo','pseudonym':'somebody','reason':'asked for it'}"))
                .assertThatAt("/incidents")
                .isEqualTo("1");
        JsonNode timeline = get("exportDocument", "/3/document").json().path("timeline");
        String seal = timeline.get(timeline.size() - 1).path("seal").asString();
        caller.call("letGoOfIncident", API + "/3?seal=" + seal, "")
                .assertThatAt("/removed")
                .isEqualTo("INC-3");
    }

    private void imports() {
        String run = caller.call(
                        "importFile",
                        API + "/imports/files/statuspage/status.example.org",
                        json("[{'id':'b','name':'Mail is down','created_at':'2026-01-10T10:00:00Z','updates':[]}]"))
                .is(202)
                .at("/import");
        caller.call("importFromTool", API + "/imports/tools/gcp", "{}").is(202);
        caller.call("stopImport", API + "/imports/" + run + "/stop", "{}")
                .assertThatAt("/source")
                .isEqualTo("status.example.org");
        caller.call("resumeImport", API + "/imports/" + run + "/resume", "{}");
        get("showImport", "/imports/" + run).assertThatAt("/startedBy").isEqualTo("ana");
        get("listImports", "/imports").assertThatAt("/places/0/tool").isEqualTo("gcp");
    }
}
