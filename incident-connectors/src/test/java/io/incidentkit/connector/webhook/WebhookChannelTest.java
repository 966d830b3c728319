package io.incidentkit.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.connector.RealData;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.page.Told;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import io.incidentkit.validation.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our own webhook, signed as Standard Webhooks has it. */
class WebhookChannelTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Secret SECRET = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Secret NEXT = Secret.of("C2FVsBQIhrscChlQIMV+b5sSYspob7oD");

    private final ToolStub stub = ToolStub.start();
    private final Told told = Told.of(1);
    private final SettableClock clock = SettableClock.at("2026-03-01T14:40:00Z");
    private final WebhookChannel channel = WebhookChannel.builder(
                    Caller.create(Duration.ofSeconds(20)), Secret.of(stub.address() + "/in"), SECRET)
            .alsoSignedWith(NEXT)
            .kinds(EnumSet.allOf(EffectKind.class))
            .clock(clock)
            .build();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void signsAsThePublishedVectorsSay() {
        for (String file : List.of("signature-vectors.json", "signatures/signature-vectors-extra.json")) {
            JsonNode all = JSON.readTree(RealData.text(RealData.at("webhooks/" + file)));
            JsonNode vector = all.path("standard_webhooks_v1");
            if (vector.isObject() && vector.path("body").isString()) {
                assertThat(WebhookSigner.sign(
                                List.of(Secret.of(vector.path("secret").asString())),
                                vector.path("id").asString(),
                                Instant.ofEpochSecond(vector.path("timestamp").asLong()),
                                vector.path("body").asString().getBytes(StandardCharsets.UTF_8)))
                        .isEqualTo(vector.path("signature").asString());
            }
        }
    }

    @Test
    void signsWhatItSendsWithEachSecret() throws Exception {
        channel.deliver(told.update("Für alle 🔥"), told.context().build());

        ToolCall call = stub.last();
        String id = call.header("webhook-id").orElseThrow();
        assertThat(id).matches("msg_[0-9a-f]{32}");
        assertThat(call.header("webhook-timestamp")).contains("1772376000");
        byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
        assertThat(call.header("webhook-signature"))
                .contains(WebhookSigner.sign(List.of(SECRET, NEXT), id, clock.instant(), body));
        assertThat(call.header("webhook-signature").orElseThrow().split(" ")).hasSize(2);
    }

    @Test
    void aRepeatHasTheIdOfTheFirstAndItsOwnMoment() throws Exception {
        Effect effect = told.effect(EffectKind.PAGE, "everyone", null);
        stub.next(Answer.of(503, ""));
        assertThat(channel.deliver(effect, told.context().build()).kind()).isEqualTo(Kind.RETRYABLE);
        clock.advance(Duration.ofMinutes(10));
        assertThat(channel.deliver(effect, told.context().build()).kind()).isEqualTo(Kind.DELIVERED);

        List<ToolCall> calls = stub.calls();
        assertThat(calls.get(0).header("webhook-id")).isEqualTo(calls.get(1).header("webhook-id"));
        assertThat(calls.get(0).header("webhook-timestamp"))
                .isNotEqualTo(calls.get(1).header("webhook-timestamp"));
    }

    /** The payload as docs/connectors.md has it: whoever changes it breaks those who read it. */
    @Test
    void itsPayloadIsAsDocumented() throws Exception {
        Effect effect = told.effect(EffectKind.PAGE, "everyone", "nobody answers");
        channel.deliver(effect, told.context().impact("all").team("payments").build());

        assertThat(JSON.readTree(stub.last().body()))
                .isEqualTo(JSON.readTree("""
                        {"type": "incident.page", "timestamp": "2026-03-01T14:40:00Z", "data": {
                          "version": 1,
                          "effect": {"key": "%s", "kind": "page", "target": "everyone", "text": "nobody answers"},
                          "incident": {
                            "id": "%s", "reference": "INC-7", "drill": false, "private": false, "episode": 1, "over": false,
                            "link": "https://incidents.example/7", "title": "db-7 out of connections",
                            "public_title": "Checkout is slow", "severity": "SEV1", "step": "triaged", "impact": "all",
                            "team": "payments", "detected_at": "2026-03-01T14:32:00Z", "services": ["checkout"]}}}
                        """.formatted(effect.key(), told.incident())));
    }

    @Test
    void aPrivateIncidentSaysItsNameAndItsLink() throws Exception {
        channel.deliver(
                told.effect(EffectKind.PAGE, "everyone", null),
                told.context().isPrivate(true).build());

        JsonNode incident = JSON.readTree(stub.last().body()).at("/data/incident");
        assertThat(incident.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "reference", "drill", "private", "episode", "over", "link", "services");
        assertThat(incident.path("services")).isEmpty();
    }

    @Test
    void whoIsGoneIsNotAskedAgainAndNobodyIsFollowed() throws Exception {
        stub.next(Answer.of(410, "")).next(Answer.of(307, "").header("Location", stub.address() + "/elsewhere"));
        assertThat(channel.deliver(told.close(), told.context().build())).hasToString("REJECTED: it answered 410");
        assertThat(channel.deliver(told.close(), told.context().build())).hasToString("REJECTED: it answered 307");
        assertThat(stub.calls()).hasSize(2);
    }

    @Test
    void aTestIsOfATypeOfItsOwn() throws Exception {
        assertThat(channel.sendTest().kind()).isEqualTo(Kind.DELIVERED);
        assertThat(JSON.readTree(stub.last().body()).path("type").asString()).isEqualTo("incident-kit.test");
    }

    @Test
    void aSecretThatIsNoneIsRefusedWithoutBeingShown() {
        for (String wrong : List.of("hunter2", "whsec_", "whsec_AAAA", "!!!")) {
            assertThatThrownBy(() -> WebhookChannel.builder(
                                    Caller.create(Duration.ofSeconds(1)), Secret.of("https://x.org"), Secret.of(wrong))
                            .build())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("secret")
                    .hasMessageNotContaining("hunter2");
        }
        assertThatThrownBy(() -> WebhookChannel.builder(
                                Caller.create(Duration.ofSeconds(1)), Secret.of("https://x.org"), SECRET)
                        .build())
                .hasMessageContaining("kinds");
        assertThat(channel.faults())
                .containsExactly(
                        "The address of the webhook 'webhook' is not https, so that it can be read on the way");
    }
}
