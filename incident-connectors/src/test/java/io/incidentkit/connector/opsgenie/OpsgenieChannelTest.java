package io.incidentkit.connector.opsgenie;

import static io.incidentkit.connector.paging.PagingEffects.INCIDENT;
import static io.incidentkit.connector.paging.PagingEffects.LINK;
import static io.incidentkit.connector.paging.PagingEffects.acknowledge;
import static io.incidentkit.connector.paging.PagingEffects.close;
import static io.incidentkit.connector.paging.PagingEffects.episode;
import static io.incidentkit.connector.paging.PagingEffects.incident;
import static io.incidentkit.connector.paging.PagingEffects.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.paging.OnCallRoutes;
import io.incidentkit.connector.paging.PagingEffects;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages by Opsgenie's alert API. Each request of each test is judged by Opsgenie's own description, and by its bounds. */
class OpsgenieChannelTest {
    private static final Secret KEY = Secret.of("b5c2a9d4-77aa-4f0e-9c1d-0f3e5a7b9c2d");
    private static final String REQUEST =
            "{\"result\":\"Request will be processed\",\"took\":0.1,\"requestId\":\"r-%s\"}";
    private static final String ASKED = "GET /v2/alerts/requests/*";

    private final ToolStub tool = ToolStub.start();
    private final InMemoryReferences references = new InMemoryReferences();
    private final SettableClock clock = SettableClock.at("2026-11-06T08:49:07Z");
    private final OpsgenieChannel channel = channel(KEY);

    private OpsgenieChannel channel(Secret key) {
        return OpsgenieChannel.builder(Caller.create(Duration.ofSeconds(20)), references, OnCallRoutes.allTo(key))
                .installation("portal")
                .address(tool.at("/"))
                .clock(clock)
                .build();
    }

    @BeforeEach
    void takeIn() {
        tool.on("POST /v2/alerts", Answer.of(202, REQUEST.formatted("create")));
        tool.on("POST /v2/alerts/*", call -> {
            String action = call.path().substring(call.path().lastIndexOf('/') + 1);
            return Answer.of(202, REQUEST.formatted(action));
        });
        tool.on(ASKED, status(true, "Created alert"));
    }

    @AfterEach
    void judgeAndClose() {
        PagingEffects.judge(tool, "specs/opsgenie-alerts/opsgenie-alerts-subset.swagger2.json", "/");
        for (ToolCall call : tool.calls()) {
            assertThat(call.header("authorization").orElse("")).startsWith("GenieKey ");
            JsonNode body = JsonMapper.shared().readTree(call.body().isEmpty() ? "{}" : call.body());
            assertThat(length(body, "message")).isLessThanOrEqualTo(130);
            assertThat(length(body, "alias")).isLessThanOrEqualTo(512);
            assertThat(length(body, "description")).isLessThanOrEqualTo(15_000);
            assertThat(length(body, "source")).isLessThanOrEqualTo(100);
            assertThat(length(body, "entity")).isLessThanOrEqualTo(512);
            assertThat(length(body, "note")).isLessThanOrEqualTo(25_000);
            assertThat(body.path("details").toString().length()).isLessThan(8_600);
        }
        tool.close();
    }

    private static int length(JsonNode body, String field) {
        String text = body.path(field).asString("");
        return text.codePointCount(0, text.length());
    }

    private static Answer status(boolean worked, String words) {
        return Answer.of(
                200,
                "{\"data\":{\"success\":" + worked + ",\"action\":\"x\",\"status\":\"" + words
                        + "\"},\"took\":0.1,\"requestId\":\"q\"}");
    }

    private JsonNode created() {
        return JsonMapper.shared()
                .readTree(tool.calls().stream()
                        .filter(call -> call.line().equals("POST /v2/alerts"))
                        .reduce((first, second) -> second)
                        .orElseThrow()
                        .body());
    }

    @Test
    void aPageIsAnAlertThatIsSaidToBeThere() throws Exception {
        Delivery delivery = channel.deliver(page(3, "everyone"), episode(1));

        assertThat(delivery.kind()).isEqualTo(Kind.DELIVERED);
        assertThat(tool.lines()).containsExactly("POST /v2/alerts", "GET /v2/alerts/requests/r-create");
        assertThat(created().path("message").stringValue()).isEqualTo("SEV1 INC-42: Checkout fails");
        assertThat(created().path("alias").stringValue()).isEqualTo("portal/" + INCIDENT + "/1/everyone/default");
        assertThat(created().path("priority").stringValue()).isEqualTo("P1");
        assertThat(created().path("entity").stringValue()).isEqualTo("checkout");
        assertThat(created().at("/details/link").stringValue()).isEqualTo(LINK);
        assertThat(created().path("description").stringValue()).contains("impact: Nobody can pay.");
    }

    @Test
    void anyOtherPageIsOfTheSecondPriorityUnlessItIsSet() throws Exception {
        channel.deliver(page(3, "on-call"), episode(1));
        assertThat(created().path("priority").stringValue()).isEqualTo("P2");

        OpsgenieChannel set = OpsgenieChannel.builder(
                        Caller.create(Duration.ofSeconds(20)), references, OnCallRoutes.allTo(KEY))
                .address(tool.at(""))
                .priority("sev1", OpsgeniePriority.P3)
                .build();
        set.deliver(page(4, "on-call"), episode(1));
        assertThat(created().path("priority").stringValue()).isEqualTo("P3");
    }

    /** 202 is no success: the alert may never come to be. */
    @Test
    void whatWasTakenInIsAskedAfterAndNotSentAgain() throws Exception {
        tool.on(ASKED, Answer.of(404, "{\"message\":\"Request not found. It might not be processed, yet.\"}"));

        Delivery first = channel.deliver(page(3, "everyone"), episode(1));
        assertThat(first.kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(first.after()).contains(Duration.ofSeconds(2));

        tool.on(ASKED, status(true, "Created alert"));
        OpsgenieChannel restarted = channel(KEY);
        assertThat(restarted.deliver(page(3, "everyone"), episode(1)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(tool.lines())
                .containsExactly(
                        "POST /v2/alerts", "GET /v2/alerts/requests/r-create", "GET /v2/alerts/requests/r-create");
    }

    @Test
    void whatNobodyKnowsOfForMinutesIsSentAgain() throws Exception {
        tool.on(ASKED, Answer.of(404, "{}"));
        channel.deliver(page(3, "everyone"), episode(1));
        clock.advance(Duration.ofMinutes(6));
        channel.deliver(page(3, "everyone"), episode(1));
        tool.on(ASKED, status(true, "Created alert"));

        assertThat(channel.deliver(page(3, "everyone"), episode(1)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(tool.lines()).filteredOn("POST /v2/alerts"::equals).hasSize(2);
    }

    @Test
    void whatFailedIsSentOnceMoreAndThenRefused() throws Exception {
        tool.on(ASKED, status(false, "Internal trouble with " + KEY.value()));

        assertThat(channel.deliver(page(3, "everyone"), episode(1)))
                .hasToString("RETRYABLE: it was taken in and failed: Internal trouble with ***");
        assertThat(channel.deliver(page(3, "everyone"), episode(1)))
                .hasToString("REJECTED: it was taken in and failed: Internal trouble with ***");
        assertThat(tool.lines()).filteredOn("POST /v2/alerts"::equals).hasSize(2);
    }

    @Test
    void anEpisodeAcknowledgesAndClosesWhatWasPagedInItByItsAlias() throws Exception {
        channel.deliver(page(3, "everyone"), episode(1));
        channel.deliver(new Effect("k/5/acknowledge", EffectKind.ACKNOWLEDGE, "", "ana took command."), episode(1));
        channel.deliver(close(9), episode(1));

        String alias = "portal%2F" + INCIDENT + "%2F1%2Feveryone%2Fdefault";
        assertThat(tool.lines())
                .containsExactly(
                        "POST /v2/alerts",
                        "GET /v2/alerts/requests/r-create",
                        "POST /v2/alerts/" + alias + "/acknowledge?identifierType=alias",
                        "GET /v2/alerts/requests/r-acknowledge",
                        "POST /v2/alerts/" + alias + "/close?identifierType=alias",
                        "GET /v2/alerts/requests/r-close");
        assertThat(tool.calls().get(2).body()).contains("\"note\":\"ana took command.\"");
        assertThat(channel.deliver(close(12), episode(2)).kind()).isEqualTo(Kind.IGNORED);
    }

    @Test
    void whatIsClosedOrGoneThereIsClosed() throws Exception {
        channel.deliver(page(3, "everyone"), episode(1));
        tool.on(ASKED, status(false, "Alert does not exist"));
        assertThat(channel.deliver(acknowledge(5), episode(1)).kind()).isEqualTo(Kind.DELIVERED);
        tool.on(ASKED, status(false, "Alert is already closed"));
        assertThat(channel.deliver(close(9), episode(1)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(channel.deliver(close(9), episode(1)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(tool.lines()).hasSize(6);
    }

    /** More than 130 characters are answered with 422, and the page is lost; details of more than 8,000 too. */
    @Test
    void aPageIsNeverLostForItsLength() throws Exception {
        channel.deliver(
                page(3, "everyone"),
                incident()
                        .title("😀".repeat(400))
                        .impact("ü".repeat(40_000))
                        .services(List.of("s".repeat(900)))
                        .build());

        assertThat(length(created(), "message")).isEqualTo(130);
        assertThat(created().has("details")).isFalse();
        assertThat(created().path("description").stringValue()).endsWith("… (all of it: " + LINK + ")");
    }

    @Test
    void ofAPrivateIncidentNameAndLinkAreTold() throws Exception {
        channel.deliver(page(3, "everyone"), incident().isPrivate(true).build());

        assertThat(created().path("message").stringValue()).isEqualTo("INC-42, a private incident");
        assertThat(created().path("description").stringValue()).isEqualTo("incident: INC-42\nlink: " + LINK);
        assertThat(created().toString()).doesNotContain("pay.", "checkout", "SEV1");
    }

    @Test
    void whatIsNotOfItsFormIsRefusedWithItsReason() throws Exception {
        tool.next(
                Answer.of(
                        422,
                        "{\"message\":\"Request body is not processable.\",\"errors\":{\"message\":\"is too long\"},\"took\":0.1}"));

        assertThat(channel.deliver(page(3, "everyone"), episode(1)))
                .hasToString("REJECTED: it answered 422: Request body is not processable.;"
                        + " {\"message\":\"is too long\"}");
    }

    @Test
    void aLimitIsWaitedFor() throws Exception {
        tool.next(Answer.of(429, "{\"message\":\"You are making too many requests!\"}")
                .header("X-RateLimit-State", "THROTTLED")
                .header("X-RateLimit-Period-In-Sec", "60"));

        assertThat(channel.deliver(page(3, "everyone"), episode(1)).after()).contains(Duration.ofMinutes(1));
    }

    @Test
    void noMessageHasTheKey() throws Exception {
        tool.next(Answer.of(401, "{\"message\":\"Key " + KEY.value() + " is unknown\"}"));

        assertThat(channel.deliver(page(3, "everyone"), episode(1)))
                .hasToString("REJECTED: it answered 401: Key *** is unknown");
        assertThat(channel.toString()).doesNotContain(KEY.value());
    }

    @Test
    void aCheckAsksAfterARequestThatNeverWas() throws Exception {
        tool.on(ASKED, Answer.of(404, "{}"));
        assertThat(channel.faults()).isEmpty();
        tool.on(ASKED, Answer.of(401, "{}"));
        assertThat(channel.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault)
                        .startsWith("The key of 'default' is refused at 127.0.0.1. It may be that of another region"));
        tool.on(ASKED, Answer.of(500, ""));
        assertThat(channel.faults()).containsExactly("Opsgenie could not be asked for 'default': it answered 500.");
        assertThat(channel(Secret.of("<api key>")).faults()).containsExactly("The key of 'default' is a placeholder.");
        assertThat(tool.lines()).allMatch(line -> line.startsWith("GET "));
    }

    @Test
    void aTestIsAnAlertThatIsClosed() throws Exception {
        assertThat(channel.sendTest().kind()).isEqualTo(Kind.DELIVERED);
        assertThat(created().path("priority").stringValue()).isEqualTo("P5");
        assertThat(tool.lines().get(2)).contains("/close?identifierType=alias");

        tool.on(ASKED, Answer.of(404, "{}"));
        assertThat(channel.sendTest())
                .hasToString("REJECTED: the test was taken in on 'default': it is not known yet to have worked");
    }

    @Test
    void oneOfJiraServiceManagementIsAtItsAddress() throws Exception {
        OpsgenieChannel jsm = OpsgenieChannel.builder(
                        Caller.create(Duration.ofSeconds(20)), references, OnCallRoutes.allTo(KEY))
                .base(OpsgenieBase.JSM)
                .name("jsm")
                .build();

        assertThat(OpsgenieBase.JSM.address()).hasToString("https://api.atlassian.com/jsm/ops/integration");
        assertThat(OpsgenieBase.EU.address()).hasToString("https://api.eu.opsgenie.com");
        assertThat(jsm).hasToString("jsm [default]");
        assertThat(jsm.kinds()).containsOnly(EffectKind.PAGE, EffectKind.ACKNOWLEDGE, EffectKind.CLOSE);
    }
}
