package io.incidentkit.connector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommunicationCommand.MakePrivate;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.RealData;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.paging.OnCallRoutes;
import io.incidentkit.connector.paging.PagedIncidents;
import io.incidentkit.connector.paging.WebhookAnswer;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What PagerDuty's webhooks tell of our pages: notes, once each, and nothing moves. */
class PagerDutyWebhookTest {
    private static final String SECRET = "lDQHScfUeXUKaQRNF";

    private final PagedIncidents host = new PagedIncidents();
    private final ToolStub tool = ToolStub.start().on("POST /v2/enqueue", Answer.of(202, "{}"));
    private final PagerDutyChannel channel = PagerDutyChannel.builder(
                    Caller.create(Duration.ofSeconds(20)),
                    host.references,
                    OnCallRoutes.allTo(Secret.of("R028PVWZN5LK6TQ7QC0T3H8F1FV2M9A4")))
            .installation("portal")
            .events(tool.at(""))
            .build();
    private final PagerDutyWebhook webhook = PagerDutyWebhook.create(
            host.incidents,
            host.references,
            "pagerduty",
            "portal",
            List.of(Secret.of("an old one"), Secret.of(SECRET)));
    private final Incident incident = host.declared();
    private String key = "";

    @BeforeEach
    void page() throws InterruptedException {
        channel.deliver(effect(EffectKind.PAGE, 3, "everyone"), context());
        key = JsonMapper.shared().readTree(tool.last().body()).path("dedup_key").stringValue();
    }

    @AfterEach
    void close() {
        tool.close();
    }

    private Effect effect(EffectKind kind, int entry, String target) {
        return new Effect(incident.id() + "/" + entry + "/" + kind.code(), kind, target);
    }

    private EffectContext context() {
        return EffectContext.builder(incident.id().toString(), incident.reference())
                .build();
    }

    private WebhookAnswer receive(String body) {
        return receive(body, signed(body));
    }

    private WebhookAnswer receive(String body, String signature) {
        return webhook.receive(
                name -> name.equals(PagerDutySignature.HEADER) ? signature : null,
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String event(String id, String type, String agent, String data) {
        return """
                {"event":{"id":"%s","event_type":"%s","resource_type":"incident","occurred_at":"2026-11-06T08:49:00Z",
                 "agent":%s,"client":null,"data":%s}}""".formatted(id, type, agent, data);
    }

    private String ofIncident(String id, String type, String agent) {
        return event(id, type, agent, """
                {"id":"PGR0VU2","type":"incident","incident_key":"%s","status":"triggered",
                 "assignees":[{"summary":"Bo Night","type":"user_reference"},{"summary":"Cy","type":"user_reference"}],
                 "escalation_policy":{"summary":"Payments","type":"escalation_policy_reference"}}""".formatted(key));
    }

    private static final String ANA = "{\"id\":\"P1\",\"summary\":\"Ana Day\",\"type\":\"user_reference\"}";
    private static final String API =
            "{\"id\":\"P2\",\"summary\":\"Kit\",\"type\":\"events_api_v2_inbound_integration_reference\"}";

    @Test
    void whatPeopleDoThereIsNotedOnce() {
        for (int time = 0; time < 2; time++) {
            assertThat(receive(ofIncident("01A", "incident.acknowledged", ANA))).isEqualTo(WebhookAnswer.ACCEPTED);
            receive(ofIncident("01B", "incident.escalated", "null"));
            receive(ofIncident("01C", "incident.reassigned", ANA));
            receive(ofIncident("01D", "incident.delegated", ANA));
            receive(ofIncident("01E", "incident.unacknowledged", "null"));
            receive(ofIncident("01F", "incident.resolved", ANA));
            receive(ofIncident("01G", "incident.reopened", ANA));
        }

        assertThat(host.notes(incident))
                .containsExactly(
                        "PagerDuty: acknowledged by Ana Day",
                        "PagerDuty: escalated to Bo Night, Cy",
                        "PagerDuty: reassigned to Bo Night, Cy by Ana Day",
                        "PagerDuty: delegated to Payments by Ana Day",
                        "PagerDuty: no longer acknowledged",
                        "PagerDuty says resolved by Ana Day. That ends nothing here.",
                        "PagerDuty says reopened by Ana Day");
        Incident after = host.incidents.get(incident.id());
        assertThat(after.isOpen()).as("it is resolved by its own step alone").isTrue();
        assertThat(after.step()).isEqualTo(incident.step());
    }

    @Test
    void aNoteHasTheMomentAtWhichItHappened() {
        receive(ofIncident("01A", "incident.acknowledged", ANA));

        var entries = host.incidents.timeline(incident.id());
        assertThat(entries.get(entries.size() - 1).actor()).isEqualTo(Actor.system("pagerduty"));
        assertThat(entries.get(entries.size() - 1).occurredAt()).isEqualTo("2026-11-06T08:49:00Z");
    }

    @Test
    void aMomentAheadOfOurClockIsNow() {
        String ahead = ofIncident("01A", "incident.acknowledged", ANA).replace("2026-11-06T08", "2027-11-06T08");

        assertThat(receive(ahead)).isEqualTo(WebhookAnswer.ACCEPTED);
        assertThat(host.notes(incident)).hasSize(1);
    }

    /** Only what is told of the incident has its key; what is told of a note has PagerDuty's id. */
    @Test
    void aNoteThereIsFoundByPagerDutysIdOnceThatIsKnown() {
        JsonNode note = JsonMapper.shared().readTree(RealData.bytes(RealData.at("webhooks/pagerduty/v3-06.json")));
        String annotated = event("02A", "incident.annotated", ANA, note.toString());

        receive(annotated);
        assertThat(host.notes(incident)).isEmpty();
        receive(ofIncident("02B", "incident.triggered", API));
        receive(annotated.replace("02A", "02C"));

        assertThat(host.notes(incident))
                .containsExactly("PagerDuty: note by Ana Day: I sure am glad we are using PagerDuty!");
    }

    @Test
    void anotherNameOfThePageIsFoundByWhatWasKept() {
        host.references.keep("pagerduty", incident.id().toString(), "name/PX", "PX");
        String told = event("03A", "incident.acknowledged", ANA, "{\"id\":\"PX\",\"type\":\"incident\"}");

        receive(told);

        assertThat(host.notes(incident)).containsExactly("PagerDuty: acknowledged by Ana Day");
    }

    @Test
    void whatWeDidThereOurselvesIsNoNews() throws InterruptedException {
        channel.deliver(effect(EffectKind.ACKNOWLEDGE, 5, ""), context());
        assertThat(receive(ofIncident("04A", "incident.acknowledged", API))).isEqualTo(WebhookAnswer.IGNORED);
        receive(ofIncident("04B", "incident.acknowledged", ANA));
        channel.deliver(effect(EffectKind.CLOSE, 7, "resolved"), context());
        assertThat(receive(ofIncident("04C", "incident.resolved", API))).isEqualTo(WebhookAnswer.IGNORED);

        assertThat(host.notes(incident)).containsExactly("PagerDuty: acknowledged by Ana Day");
    }

    @Test
    void whatIsOfOthersOrUnknownIsIgnored() {
        String ping =
                event("05A", "pagey.ping", "null", "{\"message\":\"Hello from your friend Pagey!\",\"type\":\"ping\"}");
        assertThat(receive(ping)).isEqualTo(WebhookAnswer.IGNORED);
        assertThat(receive(ofIncident("05B", "incident.telepathy", ANA))).isEqualTo(WebhookAnswer.IGNORED);
        assertThat(receive(ofIncident("05C", "incident.acknowledged", ANA).replace("portal/", "staging/")))
                .isEqualTo(WebhookAnswer.IGNORED);
        String unknown = incident.id().toString().replace('0', '1');
        assertThat(receive(ofIncident("05D", "incident.acknowledged", ANA)
                        .replace(incident.id().toString(), unknown)))
                .isEqualTo(WebhookAnswer.IGNORED);

        assertThat(host.notes(incident)).isEmpty();
        assertThat(host.references.all("pagerduty", unknown))
                .as("nothing is kept of an incident that is not there")
                .isEmpty();
    }

    /** PagerDuty's own samples: each is read, none of them is of ours. */
    @Test
    void everySampleIsRead() {
        Path folder = RealData.at("webhooks/pagerduty");
        for (Path sample : RealData.files(folder)) {
            JsonNode read = JsonMapper.shared().readTree(RealData.bytes(sample));
            if (read.has("event")) {
                assertThat(receive(RealData.text(sample))).as("%s", sample).isEqualTo(WebhookAnswer.IGNORED);
            } else if (read.has("type")) {
                for (String type :
                        new String[] {"incident.annotated", "incident.responder.added", "incident.resolved"}) {
                    assertThat(receive(event("06", type, ANA, read.toString())))
                            .as("%s", sample)
                            .isEqualTo(WebhookAnswer.IGNORED);
                }
            }
        }
        assertThat(host.notes(incident)).isEmpty();
    }

    @Test
    void withoutAGoodSignatureNothingIsRead() {
        String body = ofIncident("07A", "incident.acknowledged", ANA);

        assertThat(receive(body, "v1=00")).isEqualTo(WebhookAnswer.UNAUTHORISED);
        assertThat(webhook.receive(name -> null, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(WebhookAnswer.UNAUTHORISED);
        assertThat(receive(body + " ", signed(body))).isEqualTo(WebhookAnswer.UNAUTHORISED);
        assertThat(host.notes(incident)).isEmpty();
    }

    @Test
    void whatIsNotOfItsFormIsUnreadable() {
        for (String body :
                new String[] {"", "{", "[]", "{\"event\":7}", "{\"messages\":[]}", "{\"event\":{\"id\":1}}"}) {
            assertThat(receive(body)).as(body).isEqualTo(WebhookAnswer.UNREADABLE);
        }
        JsonNode strange = JsonMapper.shared()
                .readTree(event(
                        "08", "incident.escalated", "[]", "{\"id\":\"P\",\"type\":\"incident\",\"assignees\":7}"));
        ((ObjectNode) strange.path("event")).put("occurred_at", "yesterday");
        assertThat(receive(strange.toString())).isEqualTo(WebhookAnswer.IGNORED);
    }

    /** Any 4xx would drop the event for good. */
    @Test
    void whenTheStoreIsDownItIsToComeAgain() {
        String body = ofIncident("09A", "incident.acknowledged", ANA);
        host.down(true);
        assertThat(receive(body)).isEqualTo(WebhookAnswer.TRY_AGAIN);
        host.down(false);

        assertThat(receive(body)).isEqualTo(WebhookAnswer.ACCEPTED);
        assertThat(host.notes(incident)).hasSize(1);
    }

    @Test
    void aLongAndStrangeTextIsCutAndCleaned() {
        String content = "x\\u0000\\u202e" + "ü".repeat(20_000);
        String note = "{\"id\":\"N\",\"type\":\"incident_note\",\"content\":\"" + content
                + "\",\"incident\":{\"id\":\"PGR0VU2\"}}";
        receive(ofIncident("10A", "incident.triggered", API));
        receive(event("10B".repeat(60), "incident.annotated", ANA, note));

        assertThat(host.notes(incident))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith("PagerDuty: note by Ana Day: x")
                        .hasSizeLessThanOrEqualTo(2_000));
    }

    @Test
    void aPrivateIncidentIsNotThereForIt() {
        host.incidents.execute(Actor.person("ana"), incident.id(), new MakePrivate("customer data"));

        assertThat(receive(ofIncident("11A", "incident.acknowledged", ANA))).isEqualTo(WebhookAnswer.IGNORED);
        assertThat(host.notes(incident)).isEmpty();
    }
}
