package io.incidentkit.connector.pagerduty;

import static io.incidentkit.connector.paging.PagingEffects.INCIDENT;
import static io.incidentkit.connector.paging.PagingEffects.LINK;
import static io.incidentkit.connector.paging.PagingEffects.incident;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.paging.OnCallRoute;
import io.incidentkit.connector.paging.OnCallRoutes;
import io.incidentkit.connector.paging.PagingEffects;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was done to restore service, as PagerDuty's change events. Each request is judged by PagerDuty's own description. */
class PagerDutyChangesTest {
    private static final Secret KEY = Secret.of("R028PVWZN5LK6TQ7QC0T3H8F1FV2M9A4");
    private static final Secret PAYMENTS = Secret.of("R0PAYMENTSK6TQ7QC0T3H8F1FV2M9A4B");

    private final ToolStub tool = ToolStub.start().on("POST /v2/change/enqueue", Answer.of(202, "{}"));

    private PagerDutyChannel channel(OnCallRoutes routes) {
        return PagerDutyChannel.builder(Caller.create(Duration.ofSeconds(20)), new InMemoryReferences(), routes)
                .installation("portal")
                .events(tool.at("/"))
                .clock(SettableClock.at("2026-11-06T08:49:07Z"))
                .build();
    }

    private static Effect change(String kind, String words) {
        return new Effect(INCIDENT + "/7/track-change/" + kind, EffectKind.TRACK_CHANGE, kind, words);
    }

    private JsonNode last() {
        return JsonMapper.shared().readTree(tool.last().body());
    }

    @AfterEach
    void judgeAndClose() {
        PagingEffects.judge(tool, "specs/pagerduty/events-v2__openapiv3.json", "/v2");
        tool.close();
    }

    @Test
    void sayWhatWasDoneAndWhereToReadMore() throws Exception {
        PagerDutyChannel channel = channel(OnCallRoutes.allTo(KEY));

        assertThat(channel.kinds()).contains(EffectKind.TRACK_CHANGE);
        assertThat(channel.deliver(
                                change("rollback", "Rolled back to 4.1"),
                                incident().build())
                        .kind())
                .isEqualTo(Kind.DELIVERED);

        assertThat(last().path("routing_key").stringValue()).isEqualTo(KEY.value());
        assertThat(last().at("/payload/summary").stringValue()).isEqualTo("INC-42: Rolled back to 4.1");
        assertThat(last().at("/payload/source").stringValue()).isEqualTo("portal");
        assertThat(last().at("/payload/custom_details/kind").stringValue()).isEqualTo("rollback");
        assertThat(last().at("/payload/custom_details/services").stringValue()).isEqualTo("checkout, cart");
        assertThat(last().at("/links/0/href").stringValue()).isEqualTo(LINK);
    }

    @Test
    void goToWhoeverIsOnCallForWhatWasChanged() throws Exception {
        OnCallRoutes routes = OnCallRoutes.builder()
                .route(OnCallRoute.ofTeams("payments", PAYMENTS, "payments"))
                .byDefault(KEY)
                .build();

        channel(routes)
                .deliver(change("fix", "The pool has a bound"), incident().build());

        assertThat(last().path("routing_key").stringValue()).isEqualTo(PAYMENTS.value());
    }

    @Test
    void areCutAndNeverRefusedForTheirLength() throws Exception {
        channel(OnCallRoutes.allTo(KEY))
                .deliver(change("other", "word ".repeat(2_000)), incident().build());

        assertThat(last().at("/payload/summary").stringValue()).hasSizeLessThanOrEqualTo(1024);
    }

    @Test
    void tellOfAPrivateIncidentItsNameAlone() throws Exception {
        EffectContext hidden = EffectContext.builder(INCIDENT, "INC-42")
                .isPrivate(true)
                .link(LINK)
                .build();
        Effect effect = new Effect(INCIDENT + "/7/track-change/rollback", EffectKind.TRACK_CHANGE, "rollback", null);

        channel(OnCallRoutes.allTo(KEY)).deliver(effect, hidden);

        assertThat(last().at("/payload/summary").stringValue()).isEqualTo("INC-42: rollback");
        assertThat(last().at("/payload/custom_details").size()).isEqualTo(1);
    }

    @Test
    void areTriedAgainWhileTheToolDoesNotAnswer() throws Exception {
        tool.on("POST /v2/change/enqueue", Answer.of(503, ""));

        assertThat(channel(OnCallRoutes.allTo(KEY))
                        .deliver(change("rollback", "Rolled back"), incident().build())
                        .kind())
                .isEqualTo(Kind.RETRYABLE);
    }
}
