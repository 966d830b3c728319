package io.incidentkit.connector.pagerduty;

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
import io.incidentkit.connector.paging.OnCallRoute;
import io.incidentkit.connector.paging.OnCallRoutes;
import io.incidentkit.connector.paging.PagingEffects;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages by PagerDuty's Events API v2. Each request of each test is judged by PagerDuty's own description. */
class PagerDutyChannelTest {
    private static final Secret KEY = Secret.of("R028PVWZN5LK6TQ7QC0T3H8F1FV2M9A4");
    private static final Secret OTHER_KEY = Secret.of("R0PAYMENTSK6TQ7QC0T3H8F1FV2M9A4B");
    private static final String ACCEPTED =
            "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"x\"}";

    private final ToolStub tool = ToolStub.start().on("POST /v2/enqueue", Answer.of(202, ACCEPTED));
    private final InMemoryReferences references = new InMemoryReferences();
    private final SettableClock clock = SettableClock.at("2026-11-06T08:49:07Z");
    private final PagerDutyChannel channel = channel(OnCallRoutes.allTo(KEY)).build();

    @AfterEach
    void judgeAndClose() {
        PagingEffects.judge(tool, "specs/pagerduty/events-v2__openapiv3.json", "/v2");
        for (ToolCall call : tool.calls()) {
            JsonNode event = JsonMapper.shared().readTree(call.body());
            assertThat(event.path("dedup_key").stringValue()).hasSizeLessThanOrEqualTo(255);
            String summary = event.at("/payload/summary").asString("");
            assertThat(summary.codePointCount(0, summary.length())).isLessThanOrEqualTo(1024);
            assertThat(call.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(512_000);
        }
        tool.close();
    }

    private PagerDutyChannel.Builder channel(OnCallRoutes routes) {
        return PagerDutyChannel.builder(Caller.create(Duration.ofSeconds(20)), references, routes)
                .installation("portal")
                .events(tool.at("/"))
                .clock(clock);
    }

    private JsonNode last() {
        return JsonMapper.shared().readTree(tool.last().body());
    }

    private List<String> sent() {
        return tool.calls().stream()
                .map(call -> JsonMapper.shared().readTree(call.body()))
                .map(event -> event.path("event_action").stringValue() + " "
                        + event.path("dedup_key").stringValue().replace(INCIDENT, "INC-42"))
                .toList();
    }

    @Nested
    class APage {
        @Test
        void saysWhatIsWrongAndWhereToReadMore() throws Exception {
            EffectContext context =
                    incident().detectedAt(Instant.parse("2026-11-06T08:40:00Z")).build();

            Delivery delivery = channel.deliver(page(3, "everyone"), context);

            assertThat(delivery.kind()).isEqualTo(Kind.DELIVERED);
            assertThat(last().path("routing_key").stringValue()).isEqualTo(KEY.value());
            assertThat(last().path("dedup_key").stringValue()).isEqualTo("portal/" + INCIDENT + "/1/everyone/default");
            assertThat(last().at("/payload/summary").stringValue()).isEqualTo("SEV1 INC-42: Checkout fails");
            assertThat(last().at("/payload/severity").stringValue()).isEqualTo("critical");
            assertThat(last().at("/payload/source").stringValue()).isEqualTo("portal");
            assertThat(last().at("/payload/component").stringValue()).isEqualTo("checkout");
            assertThat(last().at("/payload/timestamp").stringValue()).isEqualTo("2026-11-06T08:40:00Z");
            assertThat(last().at("/payload/custom_details/impact").stringValue())
                    .isEqualTo("Nobody can pay.");
            assertThat(last().at("/links/0/href").stringValue()).isEqualTo(LINK);
        }

        @Test
        void hasTheSeverityOfWhatThePolicyPagesAndOfNoNumber() throws Exception {
            channel.deliver(page(3, "on-call"), incident().severity("SEV1").build());
            assertThat(last().at("/payload/severity").stringValue()).isEqualTo("error");

            PagerDutyChannel set = channel(OnCallRoutes.allTo(KEY))
                    .severity("sev2", PagerDutySeverity.CRITICAL)
                    .severity("on-call", PagerDutySeverity.WARNING)
                    .build();
            set.deliver(page(4, "on-call"), incident().severity("SEV2").build());
            assertThat(last().at("/payload/severity").stringValue()).isEqualTo("critical");
            set.deliver(page(5, "on-call"), incident().severity("SEV3").build());
            assertThat(last().at("/payload/severity").stringValue()).isEqualTo("warning");
        }

        @Test
        void ofADrillSaysSo() throws Exception {
            channel.deliver(
                    page(3, "everyone"), incident().kind(IncidentKind.DRILL).build());

            assertThat(last().at("/payload/summary").stringValue()).startsWith("DRILL: ");
        }

        @Test
        void ofAPrivateIncidentTellsItsNameAndLink() throws Exception {
            Effect effect = new Effect("k", EffectKind.PAGE, "dba: the leak of Acme's data", "because of Acme");

            channel.deliver(effect, incident().isPrivate(true).build());

            assertThat(last().at("/payload/summary").stringValue()).isEqualTo("INC-42, a private incident");
            assertThat(last().at("/payload/custom_details").toString())
                    .isEqualTo("{\"incident\":\"INC-42\",\"link\":\"" + LINK + "\"}");
            assertThat(tool.last().body()).doesNotContain("because", "checkout", "payments", "pay.");
        }

        @Test
        void goesToEachOfItsRoutesAndARetryToThoseThatFailed() throws Exception {
            PagerDutyChannel routed = channel(OnCallRoutes.builder()
                            .route(OnCallRoute.ofServices("payments", OTHER_KEY, "checkout"))
                            .byDefault(KEY)
                            .build())
                    .build();
            tool.next(Answer.of(202, ACCEPTED)).next(Answer.of(503, ""));

            Delivery first = routed.deliver(page(3, "everyone"), episode(1));
            assertThat(first.kind()).isEqualTo(Kind.RETRYABLE);
            assertThat(first.text()).contains("route default: it answered 503");

            assertThat(routed.deliver(page(3, "everyone"), episode(1)).kind()).isEqualTo(Kind.DELIVERED);
            assertThat(sent())
                    .containsExactly(
                            "trigger portal/INC-42/1/everyone/payments",
                            "trigger portal/INC-42/1/everyone/default",
                            "trigger portal/INC-42/1/everyone/default");
        }

        @Test
        void withoutARouteIsRefusedWithTheRouteThatIsMissing() throws Exception {
            PagerDutyChannel routed = channel(OnCallRoutes.builder()
                            .route(OnCallRoute.ofServices("search", KEY, "search"))
                            .build())
                    .build();

            assertThat(routed.deliver(page(3, "on-call"), episode(1)))
                    .hasToString("REJECTED: no route takes a page to 'on-call' of services checkout, cart and team"
                            + " payments: name the target, a service or the team in one, or set a default");
        }

        /** An acknowledged alert wakes nobody when it is joined. */
        @Test
        void toATargetThatWasPagedBeforeIsAnAlertOfItsOwn() throws Exception {
            channel.deliver(page(3, "on-call"), episode(1));
            channel.deliver(page(9, "on-call"), episode(1));
            channel.deliver(page(9, "on-call"), episode(1));
            channel.deliver(close(12), episode(1));

            assertThat(sent())
                    .containsExactly(
                            "trigger portal/INC-42/1/on-call/default",
                            "trigger portal/INC-42/1/on-call/default/9",
                            "resolve portal/INC-42/1/on-call/default",
                            "resolve portal/INC-42/1/on-call/default/9");
        }

        /** prometheus/alertmanager#1840: more than 1024 characters are answered with 400, and the page is lost. */
        @Test
        void isNeverLostForALongTitle() throws Exception {
            channel.deliver(
                    page(3, "everyone"), incident().title("😀".repeat(3000)).build());

            String summary = last().at("/payload/summary").stringValue();
            assertThat(summary.codePointCount(0, summary.length())).isEqualTo(1024);
            assertThat(summary).endsWith("… (all of it: " + LINK + ")");
        }

        /** 512,000 bytes, as prometheus/alertmanager counts them: the details go, and the page stays. */
        @Test
        void isNeverLostForItsSize() throws Exception {
            channel.deliver(
                    page(3, "everyone"), incident().impact("ü".repeat(300_000)).build());

            assertThat(last().at("/payload/custom_details").isMissingNode()).isTrue();
            assertThat(last().at("/payload/summary").stringValue()).isEqualTo("SEV1 INC-42: Checkout fails");
        }
    }

    @Nested
    class AnEpisode {
        @Test
        void acknowledgesAndResolvesWhatWasPagedInItAndNothingElse() throws Exception {
            channel.deliver(page(3, "everyone"), episode(1));
            channel.deliver(acknowledge(5), episode(1));
            channel.deliver(close(9), episode(1));
            channel.deliver(page(11, "everyone"), episode(2));
            channel.deliver(acknowledge(12), episode(2));

            assertThat(sent())
                    .containsExactly(
                            "trigger portal/INC-42/1/everyone/default",
                            "acknowledge portal/INC-42/1/everyone/default",
                            "resolve portal/INC-42/1/everyone/default",
                            "trigger portal/INC-42/2/everyone/default",
                            "acknowledge portal/INC-42/2/everyone/default");
        }

        @Test
        void inWhichNothingWasPagedHasNothingToClose() throws Exception {
            assertThat(channel.deliver(acknowledge(5), episode(1)).kind()).isEqualTo(Kind.IGNORED);
            assertThat(channel.deliver(close(9), episode(1)).kind()).isEqualTo(Kind.IGNORED);
            assertThat(tool.calls()).isEmpty();
        }

        @Test
        void isClosedOnTheRouteOfItsPageWhateverTheServicesAreByThen() throws Exception {
            PagerDutyChannel routed = channel(OnCallRoutes.builder()
                            .route(OnCallRoute.ofServices("payments", OTHER_KEY, "checkout"))
                            .byDefault(KEY)
                            .build())
                    .build();
            routed.deliver(page(3, "on-call"), episode(1));
            routed.deliver(close(9), incident().services(List.of("search")).build());

            assertThat(last().path("routing_key").stringValue()).isEqualTo(OTHER_KEY.value());
        }

        @Test
        void whoseRouteIsGoneSaysSo() throws Exception {
            channel(OnCallRoutes.builder()
                            .route(OnCallRoute.ofServices("payments", OTHER_KEY, "checkout"))
                            .build())
                    .build()
                    .deliver(page(3, "on-call"), episode(1));

            assertThat(channel.deliver(close(9), episode(1)))
                    .hasToString("REJECTED: it is set no more; see to its page in the pager");
        }

        @Test
        void thatIsOverIsPagedOfNoMore() throws Exception {
            tool.next(Answer.of(400, "{}"));
            channel.deliver(page(3, "everyone"), episode(1));
            channel.deliver(close(9), episode(1));
            tool.forget();

            assertThat(channel.deliver(page(3, "everyone"), episode(1)))
                    .as("somebody had it tried again by hand")
                    .hasToString("REJECTED: its episode is over by now, and nobody would close the page");
            assertThat(tool.calls()).isEmpty();

            channel.deliver(page(14, "on-call"), incident().isOver(true).build());
            assertThat(sent())
                    .as("what is due after the end is a page of its own")
                    .containsExactly("trigger portal/INC-42/1/on-call/default/14");
        }

        /** grafana/grafana#26863: two installations share keys, and the resolve of one closes the page of the other. */
        @Test
        void isNoBusinessOfAnotherInstallation() throws Exception {
            PagerDutyChannel other = PagerDutyChannel.builder(
                            Caller.create(Duration.ofSeconds(20)), new InMemoryReferences(), OnCallRoutes.allTo(KEY))
                    .installation("staging")
                    .events(tool.at(""))
                    .build();
            channel.deliver(page(3, "everyone"), episode(1));
            other.deliver(
                    page(3, "everyone"),
                    EffectContext.builder(INCIDENT, "INC-42").build());

            assertThat(sent().get(0)).startsWith("trigger portal/");
            assertThat(sent()).doesNotHaveDuplicates().hasSize(2);
        }

        /** grafana/grafana#38845, elastic/kibana#76908: one key for all. */
        @Test
        void hasKeysOfItsOwn() throws Exception {
            channel.deliver(page(3, "everyone"), episode(1));
            channel.deliver(page(3, "on-call"), episode(1));
            channel.deliver(page(8, "everyone"), episode(2));
            channel.deliver(
                    page(3, "everyone"),
                    EffectContext.builder("0197c1a0-0000-7000-8000-000000000043", "INC-43")
                            .build());

            assertThat(sent()).doesNotHaveDuplicates().hasSize(4);
        }
    }

    @Nested
    class AnAnswer {
        @Test
        void thatIsALimitIsWaitedFor() throws Exception {
            tool.next(Answer.of(429, "{\"message\":\"Requests for this service are arriving too quickly\"}"));

            Delivery delivery = channel.deliver(page(3, "everyone"), episode(1));

            assertThat(delivery.kind()).isEqualTo(Kind.RETRYABLE);
            assertThat(delivery.after()).contains(Duration.ofSeconds(30));
        }

        @Test
        void thatRefusesIsNeverTriedAgainBlindly() throws Exception {
            tool.next(
                    Answer.of(
                            400,
                            "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":[\"'payload.severity' is invalid\"]}"));

            assertThat(channel.deliver(page(3, "everyone"), episode(1)))
                    .hasToString(
                            "REJECTED: it answered 400: Event object is invalid; [\"'payload.severity' is invalid\"]");
        }

        /** Alertmanager and others print keys in their errors; a redirect would take the key along. */
        @Test
        void showsNoKeyAndNoRedirectIsFollowed() throws Exception {
            tool.next(Answer.of(400, "{\"message\":\"Invalid routing key " + KEY.value() + "\"}"));
            assertThat(channel.deliver(page(3, "everyone"), episode(1)).toString())
                    .doesNotContain(KEY.value())
                    .contains("***");

            tool.next(Answer.of(307, "").header("Location", tool.address() + "/elsewhere"));
            assertThat(channel.deliver(page(4, "everyone"), episode(1)).kind()).isEqualTo(Kind.REJECTED);
            assertThat(tool.lines()).containsOnly("POST /v2/enqueue");
            assertThat(channel.toString()).doesNotContain(KEY.value());
        }
    }

    @Nested
    class ACheck {
        private List<String> faults(String key) throws Exception {
            return channel(OnCallRoutes.allTo(Secret.of(key))).build().faults();
        }

        @Test
        void knowsAKeyThatCanBeNone() throws Exception {
            assertThat(faults("your-integration-key"))
                    .containsExactly("The routing key of 'default' is a placeholder.");
            assertThat(faults("u+R8PVWZN5LK6TQ7QC0T"))
                    .containsExactly("The routing key of 'default' has 20 characters; those of integrations of the kind"
                            + " Events API V2 have 32.");
            assertThat(tool.calls()).isEmpty();
        }

        @Test
        void pagesNobody() throws Exception {
            assertThat(channel.faults()).isEmpty();
            assertThat(sent())
                    .singleElement()
                    .satisfies(event -> assertThat(event).startsWith("acknowledge portal/check/"));
        }

        @Test
        void tellsOfTheOtherRegion() throws Exception {
            tool.next(Answer.of(401, "{}"));
            assertThat(channel.faults())
                    .containsExactly("The routing key of 'default' is refused at 127.0.0.1. It may be that of the"
                            + " other region.");
            tool.next(Answer.of(400, "{\"message\":\"Event object is invalid\"}"));
            assertThat(channel.faults())
                    .containsExactly("The routing key of 'default' is not taken: it answered 400: Event object is"
                            + " invalid.");
            tool.next(Answer.of(503, ""));
            assertThat(channel.faults())
                    .containsExactly("PagerDuty could not be asked for 'default': it answered 503.");
        }

        @Test
        void thatIsSentSaysSoAndIsTakenBack() throws Exception {
            assertThat(channel.sendTest().kind()).isEqualTo(Kind.DELIVERED);

            List<JsonNode> events = tool.calls().stream()
                    .map(call -> JsonMapper.shared().readTree(call.body()))
                    .toList();
            assertThat(events.get(0).at("/payload/summary").stringValue()).startsWith("Test of portal");
            assertThat(events.get(0).at("/payload/severity").stringValue()).isEqualTo("info");
            assertThat(events.get(1).path("event_action").stringValue()).isEqualTo("resolve");
            assertThat(events.get(1).path("dedup_key")).isEqualTo(events.get(0).path("dedup_key"));
        }

        @Test
        void thatCanNotBeTakenBackSaysThatItIsOpen() throws Exception {
            tool.next(Answer.of(202, ACCEPTED)).next(Answer.of(503, ""));

            assertThat(channel.sendTest().toString())
                    .isEqualTo("REJECTED: the test arrived on 'default' and is open there, as it could not be"
                            + " resolved: it answered 503");
        }
    }

    @Test
    void isInTheRegionThatIsSet() {
        assertThat(PagerDutyRegion.EU.events()).hasToString("https://events.eu.pagerduty.com");
        assertThat(channel.kinds())
                .containsOnly(EffectKind.PAGE, EffectKind.ACKNOWLEDGE, EffectKind.TRACK_CHANGE, EffectKind.CLOSE);
        assertThat(channel.name()).isEqualTo("pagerduty");
    }
}
