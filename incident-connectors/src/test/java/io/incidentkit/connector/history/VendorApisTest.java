package io.incidentkit.connector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.firehydrant.FireHydrantHistory;
import io.incidentkit.connector.gcp.GcpHistory;
import io.incidentkit.connector.incidentio.IncidentIoHistory;
import io.incidentkit.connector.judge.OpenApiJudge;
import io.incidentkit.connector.opsgenie.OpsgenieHistory;
import io.incidentkit.connector.pagerduty.PagerDutyHistory;
import io.incidentkit.connector.rootly.RootlyHistory;
import io.incidentkit.connector.statuspage.StatuspageApiHistory;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Histories over the APIs of tools, which are stubs here; each request is judged by what the vendor says of its API. */
class VendorApisTest {
    private static final Secret KEY = Secret.of("k3y0fOurs-77");
    private static final String AT = "\"2026-03-01T10:00:00Z\"";

    private final ToolStub tool = ToolStub.start();
    private final Caller caller = Caller.create(Duration.ofSeconds(20));
    private final HistorySetting setting = HistoryDesk.setting();

    @AfterEach
    void close() {
        tool.close();
    }

    private static List<String> ids(List<HistoryPage> pages) {
        return pages.stream()
                .flatMap(page -> page.incidents().stream())
                .map(historic -> historic.past().sourceId())
                .toList();
    }

    private void judged(String spec, String base) {
        OpenApiJudge judge = OpenApiJudge.of(spec, base);
        assertThat(tool.calls())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(judge.faults(call))
                        .as("%s %s?%s", call.method(), call.path(), call.query())
                        // PagerDuty's description asks for its own Accept header and names another type for its
                        // answers.
                        .filteredOn(fault ->
                                !fault.startsWith("validation.request.accept.notAllowed") && !isOfSeveral(fault))
                        .isEmpty());
    }

    /** Rootly says in words that several can be asked for with commas, and its schema has one of them alone. */
    private static boolean isOfSeveral(String fault) {
        return fault.startsWith("validation.request.parameter.schema.enum")
                && fault.contains("\"roles,events,action_items,incident_post_mortem\"")
                && Stream.of("roles", "events", "action_items", "incident_post_mortem")
                        .allMatch(one -> fault.contains("\"" + one + "\""));
    }

    private static boolean asks(ToolCall call, String field) {
        return ("&" + call.query() + "&").contains("&" + field + "&");
    }

    @Test
    void ofIncidentIoAreReadPageByPageWithAllThatBelongsToEach() throws Exception {
        tool.on(
                        "GET /v1/severities",
                        Answer.of(
                                200,
                                "{\"severities\":[{\"name\":\"Minor\",\"rank\":1},{\"name\":\"Critical\",\"rank\":3}]}"))
                .on(
                        "GET /v2/incidents",
                        call -> Answer.of(
                                200,
                                asks(call, "after=A1")
                                        ? "{\"incidents\":[" + incidentIo("B", "Minor")
                                                + "],\"pagination_meta\":{\"page_size\":25}}"
                                        : "{\"incidents\":[" + incidentIo("A", "Critical")
                                                + "],\"pagination_meta\":{\"after\":\"A1\",\"page_size\":25}}"))
                .on(
                        "GET /v2/incident_updates",
                        call -> Answer.of(
                                200,
                                asks(call, "incident_id=A")
                                        ? "{\"incident_updates\":[{\"id\":\"u\",\"incident_id\":\"A\",\"message\":\"We look\",\"created_at\":"
                                                + AT
                                                + ",\"new_incident_status\":{\"category\":\"live\",\"name\":\"Fixing\"}}]}"
                                        : "{\"incident_updates\":[]}"))
                .on("GET /v2/follow_ups", Answer.of(200, "{\"follow_ups\":[]}"))
                .on(
                        "GET /v1/postmortem_documents",
                        call -> Answer.of(
                                200,
                                asks(call, "incident_id=A")
                                        ? "{\"postmortem_documents\":[{\"id\":\"D\",\"incident_id\":\"A\",\"type\":\"in_app\"},"
                                                + "{\"id\":\"E\",\"incident_id\":\"A\",\"type\":\"external\",\"document_url\":\"https://docs.example/1\"}]}"
                                        : "{\"postmortem_documents\":[]}"))
                .on(
                        "GET /v1/postmortem_documents/D/content",
                        Answer.of(200, "{\"markdown\":\"# Sad\\n\\n## Root cause\\n\\nA bound.\"}"));

        List<HistoryPage> pages = HistoryDesk.all(IncidentIoHistory.create(caller, tool.at(""), KEY, setting));

        assertThat(ids(pages)).containsExactly("A", "B");
        assertThat(HistoryDesk.only(pages.get(0)).severity()).hasToString("Optional[SEV1]");
        assertThat(HistoryDesk.only(pages.get(1)).severity()).hasToString("Optional[SEV2]");
        assertThat(pages.get(0).incidents().get(0).postmortem()).contains("A bound.");
        assertThat(pages.get(0).leftOut()).singleElement().asString().contains("https://docs.example/1");
        judged("specs/incident-io/incident-io-subset.openapi.json", "/");
    }

    private static String incidentIo(String id, String severity) {
        return "{\"id\":\"" + id + "\",\"name\":\"N\",\"mode\":\"standard\",\"visibility\":\"public\",\"created_at\":"
                + AT + ",\"severity\":{\"name\":\"" + severity + "\"}}";
    }

    @Test
    void isAskedForNothingTwiceWhenALimitComesInBetween() throws Exception {
        tool.on("GET /v1/severities", Answer.of(200, "{\"severities\":[]}"))
                .on("GET /v2/incidents", Answer.of(200, "{\"incidents\":[" + incidentIo("A", "x") + "]}"))
                .on("GET /v2/incident_updates", Answer.of(429, "{}").header("Retry-After", "7"));
        IncidentIoHistory history = IncidentIoHistory.create(caller, tool.at(""), KEY, setting);

        assertThatThrownBy(() -> history.read(null))
                .isInstanceOfSatisfying(
                        NotDeliveredException.class,
                        limit -> assertThat(limit.delivery().after()).contains(Duration.ofSeconds(7)));
        tool.forget();
        tool.on("GET /v2/incident_updates", Answer.of(200, "{\"incident_updates\":[]}"))
                .on("GET /v2/follow_ups", Answer.of(403, "{}"))
                .on("GET /v1/postmortem_documents", Answer.of(200, "{}"));

        HistoryPage page = history.read(null);

        assertThat(tool.calls())
                .extracting(ToolCall::path)
                .containsExactly("/v2/incident_updates", "/v2/follow_ups", "/v1/postmortem_documents");
        assertThat(page.leftOut())
                .containsExactly(new HistoryNote("A", "its follow-ups could not be read: it answered 403"));
        assertThat(page.incidents()).hasSize(1);
    }

    @Test
    void ofFireHydrantAreReadPageByPageWithAllThatBelongsToEach() throws Exception {
        String last = "\"pagination\":{\"next\":null}}";
        tool.on("GET /v1/severities", Answer.of(200, "{\"data\":[{\"slug\":\"SEV1\",\"position\":0}]," + last))
                .on(
                        "GET /v1/incidents",
                        call -> Answer.of(
                                200,
                                asks(call, "page=1")
                                        ? "{\"data\":[{\"id\":\"A\",\"name\":\"N\",\"severity\":\"SEV1\",\"created_at\":"
                                                + AT + "}],\"pagination\":{\"next\":2}}"
                                        : "{\"data\":[{\"id\":\"B\",\"name\":\"N\",\"created_at\":" + AT + "}],"
                                                + last));
        for (String id : List.of("A", "B")) {
            tool.on("GET /v1/incidents/" + id + "/events", Answer.of(200, "{\"data\":[]," + last))
                    .on(
                            "GET /v1/incidents/" + id + "/tasks",
                            Answer.of(
                                    200,
                                    "{\"data\":[{\"id\":\"t" + id + "\",\"title\":\"Do it\",\"state\":\"open\"}],"
                                            + last));
        }
        tool.on("GET /v1/post_mortems/reports", Answer.of(200, "{\"data\":[]," + last));

        List<HistoryPage> pages = HistoryDesk.all(FireHydrantHistory.create(caller, tool.at("/"), KEY, setting));

        assertThat(ids(pages)).containsExactly("A", "B");
        assertThat(HistoryDesk.only(pages.get(1)).followUps())
                .singleElement()
                .asString()
                .contains("tB");
        judged("specs/firehydrant/firehydrant-subset.openapi.json", "/");
    }

    @Test
    void ofRootlyAreReadWithOneRequestAPage() throws Exception {
        tool.on(
                "GET /v1/incidents",
                call -> new Answer(
                        200,
                        Map.of("Content-Type", "application/vnd.api+json"),
                        asks(call, "page%5Bnumber%5D=1") ? rootly("A", "2") : rootly("B", "null")));

        List<HistoryPage> pages = HistoryDesk.all(RootlyHistory.create(caller, tool.at(""), KEY, setting));

        assertThat(ids(pages)).containsExactly("A", "B");
        assertThat(tool.calls()).hasSize(2);
        judged("specs/rootly/rootly-subset.openapi.json", "/");
        tool.next(Answer.of(429, "{\"error\":\"slow down\"}"));
        assertThatThrownBy(() ->
                        RootlyHistory.create(caller, tool.at(""), KEY, setting).read(null))
                .isInstanceOfSatisfying(
                        NotDeliveredException.class,
                        limit -> assertThat(limit.delivery().after()).contains(Duration.ofMinutes(1)));
    }

    private static String rootly(String id, String next) {
        return "{\"data\":[{\"id\":\"" + id
                + "\",\"type\":\"incidents\",\"attributes\":{\"title\":\"N\",\"kind\":\"normal\",\"created_at\":" + AT
                + "}}],\"meta\":{\"next_page\":" + next + "}}";
    }

    @Test
    void ofPagerDutyAreReadFromTheOldestOnUntilThereAreNoMore() throws Exception {
        tool.on("GET /priorities", Answer.of(200, "{\"priorities\":[{\"name\":\"Top\"},{\"name\":\"Low\"}]}"))
                .on(
                        "GET /incidents",
                        call -> Answer.of(
                                200,
                                asks(call, "offset=0")
                                        ? "{\"incidents\":[" + pagerDuty("A", "Top") + "],\"more\":true}"
                                        : "{\"incidents\":[" + pagerDuty("B", "Low") + "],\"more\":false}"));
        for (String id : List.of("A", "B")) {
            tool.on(
                            "GET /incidents/" + id + "/log_entries",
                            Answer.of(
                                    200,
                                    "{\"log_entries\":[{\"id\":\"l\",\"type\":\"resolve_log_entry\",\"summary\":\"Resolved by Ana\","
                                            + "\"created_at\":\"2026-03-01T11:00:00Z\",\"incident\":{\"id\":\"" + id
                                            + "\"}}],\"more\":false}"))
                    .on("GET /incidents/" + id + "/notes", Answer.of(200, "{\"notes\":[]}"));
        }

        List<HistoryPage> pages = HistoryDesk.all(PagerDutyHistory.create(caller, tool.at(""), KEY, setting));

        assertThat(ids(pages)).containsExactly("A", "B");
        assertThat(HistoryDesk.only(pages.get(1)).severity()).hasToString("Optional[SEV2]");
        assertThat(HistoryDesk.only(pages.get(0)).updates())
                .extracting(update -> update.text())
                .contains("Resolved by Ana");
        judged("specs/pagerduty/REST__openapiv3.json", "/");
    }

    private static String pagerDuty(String id, String priority) {
        return "{\"id\":\"" + id + "\",\"title\":\"N\",\"status\":\"resolved\",\"created_at\":" + AT
                + ",\"priority\":{\"summary\":\"" + priority + "\"}}";
    }

    @Test
    void ofOpsgenieAreReadUntilAPageIsNotFull() throws Exception {
        tool.on(
                "GET /v1/incidents/",
                call -> Answer.of(
                        200,
                        "{\"data\":["
                                + IntStream.range(0, asks(call, "offset=0") ? 100 : 3)
                                        .mapToObj(i -> "{\"id\":\"" + i + "x"
                                                + call.query().hashCode()
                                                + "\",\"message\":\"N\",\"status\":\"open\",\"createdAt\":" + AT + "}")
                                        .collect(Collectors.joining(","))
                                + "],\"took\":0.1}"));

        assertThat(ids(HistoryDesk.all(OpsgenieHistory.create(caller, tool.at(""), KEY, setting))))
                .hasSize(103);
        assertThat(tool.calls()).hasSize(2);
        judged("specs/opsgenie-alerts/opsgenie-alerts-subset.swagger2.json", "/");
    }

    @Test
    void ofStatuspageComeWithTheirPostmortemsAndItsLimitIsWaitedFor() throws Exception {
        tool.on(
                "GET /v1/pages/p1/incidents",
                call -> Answer.of(
                        200,
                        "["
                                + IntStream.range(0, asks(call, "page=1") ? 25 : 1)
                                        .mapToObj(
                                                i -> "{\"id\":\"" + i + (asks(call, "page=1") ? "a" : "b")
                                                        + "\",\"name\":\"Slow\",\"status\":\"postmortem\",\"impact\":\"major\",\"created_at\":"
                                                        + AT
                                                        + ",\"postmortem_body\":\"## Root cause\\n\\nA bound.\",\"incident_updates\":[]}")
                                        .collect(Collectors.joining(","))
                                + "]"));

        List<HistoryPage> pages =
                HistoryDesk.all(StatuspageApiHistory.create(caller, tool.at("/v1"), "p1", KEY, setting));

        assertThat(ids(pages)).hasSize(26);
        assertThat(pages.get(1).incidents().get(0).postmortem()).startsWith("# Slow");
        judged("specs/statuspage/statuspage-openapi3.json", "/v1");
        tool.next(Answer.of(420, "{}").header("Retry-After", "9"));
        assertThatThrownBy(() -> StatuspageApiHistory.create(caller, tool.at("/v1"), "p1", KEY, setting)
                        .read(null))
                .isInstanceOfSatisfying(
                        NotDeliveredException.class,
                        limit -> assertThat(limit.delivery().after()).contains(Duration.ofSeconds(9)));
    }

    @Test
    void ofGoogleCloudIsOneDocumentOfManyMegabytes() throws Exception {
        String words = "x".repeat(90_000);
        tool.on(
                "GET /incidents.json",
                Answer.of(
                        200,
                        "["
                                + IntStream.range(0, 30)
                                        .mapToObj(i -> "{\"id\":\"g" + i
                                                + "\",\"external_desc\":\"Down\",\"severity\":\"high\",\"begin\":" + AT
                                                + ",\"created\":" + AT + ",\"updates\":[{\"when\":" + AT
                                                + ",\"text\":\"" + words + "\"}]}")
                                        .collect(Collectors.joining(","))
                                + "]"));

        assertThat(ids(HistoryDesk.all(GcpHistory.create(caller, tool.at(""), setting))))
                .hasSize(30);
    }

    @Test
    void showNoKeyInWhatWentWrongAndSayWhatIsNoJson() {
        tool.next(Answer.of(401, "{\"error\":\"bad k3y0fOurs-77\"}"));
        assertThatThrownBy(() -> FireHydrantHistory.create(caller, tool.at(""), KEY, setting)
                        .read(null))
                .isInstanceOfSatisfying(
                        NotDeliveredException.class,
                        refused -> assertThat(refused.delivery().text().orElseThrow())
                                .isEqualTo("it answered 401: bad ***"));
        tool.next(new Answer(200, Map.of("Content-Type", "text/html"), "<html>"));
        assertThatThrownBy(() -> FireHydrantHistory.create(caller, tool.at(""), KEY, setting)
                        .read(null))
                .isInstanceOf(NotDeliveredException.class)
                .hasMessageContaining("something else than JSON");
    }
}
