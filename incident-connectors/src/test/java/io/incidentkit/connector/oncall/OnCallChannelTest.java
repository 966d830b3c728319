package io.incidentkit.connector.oncall;

import static io.incidentkit.connector.paging.PagingEffects.INCIDENT;
import static io.incidentkit.connector.paging.PagingEffects.LINK;
import static io.incidentkit.connector.paging.PagingEffects.close;
import static io.incidentkit.connector.paging.PagingEffects.episode;
import static io.incidentkit.connector.paging.PagingEffects.incident;
import static io.incidentkit.connector.paging.PagingEffects.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.RealData;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.paging.OnCallRoute;
import io.incidentkit.connector.paging.OnCallRoutes;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages by the address of an integration of Grafana OnCall. Its page on formatted webhooks is the judge of the fields that are sent. */
class OnCallChannelTest {
    private static final String TOKEN = "m12xmIjOcgwH74UF8CN4dk0Dh";
    private static final String PATH = "/integrations/v1/formatted_webhook/" + TOKEN + "/";

    private final ToolStub tool = ToolStub.start().on("POST " + PATH, Answer.of(200, "Ok."));
    private final OnCallChannel channel = channel(tool.address() + PATH);

    private static OnCallChannel channel(String address) {
        return OnCallChannel.builder(
                        Caller.create(Duration.ofSeconds(20)),
                        new InMemoryReferences(),
                        OnCallRoutes.allTo(Secret.of(address)))
                .installation("portal")
                .build();
    }

    @AfterEach
    void judgeAndClose() {
        Set<String> fields = fields();
        for (ToolCall call : tool.calls()) {
            JsonNode alert = JsonMapper.shared().readTree(call.body());
            assertThat(alert.path("state").stringValue()).isIn("alerting", "ok");
            if (!fields.isEmpty()) {
                assertThat(alert.propertyNames()).isSubsetOf(fields);
            }
        }
        tool.close();
    }

    /** As the vendor's page lists them; none where it is not there. */
    private static Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        try {
            String page = RealData.text(RealData.at("specs/grafana-oncall/references__webhook__index.md"));
            Matcher field = Pattern.compile("- `([a-z_]+)`:").matcher(page);
            while (field.find()) {
                fields.add(field.group(1));
            }
            assertThat(fields).contains("alert_uid", "state");
        } catch (TestAbortedException e) {
            // Judged where it is.
        }
        return fields;
    }

    private JsonNode last() {
        return JsonMapper.shared().readTree(tool.last().body());
    }

    @Test
    void aPageIsAnAlertAndTheEndSaysOkForIt() throws Exception {
        assertThat(channel.deliver(page(3, "everyone"), episode(1)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(last().path("alert_uid").stringValue()).isEqualTo("portal/" + INCIDENT + "/1/everyone/default");
        assertThat(last().path("state").stringValue()).isEqualTo("alerting");
        assertThat(last().path("title").stringValue()).isEqualTo("SEV1 INC-42: Checkout fails");
        assertThat(last().path("link_to_upstream_details").stringValue()).isEqualTo(LINK);

        assertThat(channel.deliver(close(9), episode(1)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(last().path("alert_uid").stringValue()).isEqualTo("portal/" + INCIDENT + "/1/everyone/default");
        assertThat(last().path("state").stringValue()).isEqualTo("ok");
        assertThat(channel.deliver(close(12), episode(2)).kind()).isEqualTo(Kind.IGNORED);
        assertThat(channel.kinds()).containsOnly(EffectKind.PAGE, EffectKind.CLOSE);
    }

    @Test
    void ofAPrivateIncidentNameAndLinkAreTold() throws Exception {
        channel.deliver(page(3, "everyone"), incident().isPrivate(true).build());

        assertThat(tool.last().body()).contains(LINK).doesNotContain("pay.", "checkout", "SEV1");
    }

    @Test
    void aLimitIsWaitedForAndATitleIsCut() throws Exception {
        tool.next(Answer.of(429, ""));
        Delivery delivery = channel.deliver(
                page(3, "everyone"), incident().title("x".repeat(5_000)).build());

        assertThat(delivery.after()).contains(Duration.ofSeconds(30));
        assertThat(last().path("title").stringValue()).hasSize(500).endsWith("…");
    }

    /** The address is the secret, and clients print it (prometheus/alertmanager redacts it); a redirect would take it along. */
    @Test
    void noFailureShowsTheAddress() throws Exception {
        tool.next(Answer.of(404, "{\"detail\":\"No integration " + tool.address() + PATH + "\"}"));
        assertThat(channel.deliver(page(3, "everyone"), episode(1)).toString())
                .startsWith("REJECTED: it answered 404")
                .doesNotContain(TOKEN);
        tool.next(Answer.of(301, "").header("Location", tool.address() + "/elsewhere"));
        assertThat(channel.deliver(page(4, "on-call"), episode(1))).hasToString("REJECTED: it answered 301");
        assertThat(tool.lines()).containsOnly("POST " + PATH);

        tool.close();
        assertThat(channel.deliver(page(5, "dba"), episode(1)).toString())
                .startsWith("RETRYABLE")
                .doesNotContain(TOKEN);
        assertThat(channel.toString()).doesNotContain(TOKEN);
    }

    @Test
    void aCheckReadsTheAddressesAlone() {
        assertThat(channel.faults()).isEmpty();
        assertThat(channel("https://oncall.example.org/integrations/v1/formatted_webhook/<token>/")
                        .faults())
                .containsExactly("The address of 'default' is a placeholder.");
        assertThat(channel("not an address").faults()).containsExactly("The address of 'default' is no web address.");
        assertThat(channel("https://oncall.acme.io/a/b/").faults())
                .containsExactly("The address of 'default' is none of an integration, which has /integrations/ in it.");
        assertThat(channel("https://oncall.acme.io/integrations/v1/webhook/abc").faults())
                .containsExactly("The address of 'default' has no slash at its end, which it needs.");
        assertThat(tool.calls()).isEmpty();
    }

    @Test
    void anAddressThatIsNoneFailsItsRouteAlone() throws Exception {
        OnCallChannel mixed = OnCallChannel.builder(
                        Caller.create(Duration.ofSeconds(20)),
                        new InMemoryReferences(),
                        OnCallRoutes.builder()
                                .route(OnCallRoute.ofServices("broken", Secret.of("not an address"), "checkout"))
                                .byDefault(Secret.of(tool.address() + PATH))
                                .build())
                .build();

        assertThat(mixed.deliver(page(3, "everyone"), episode(1)))
                .hasToString("REJECTED: route broken: its address is no web address; it worked on default");
    }

    @Test
    void aTestIsAnAlertThatIsOver() throws Exception {
        assertThat(channel.sendTest().kind()).isEqualTo(Kind.DELIVERED);
        assertThat(tool.calls()).hasSize(2);
        assertThat(last().path("state").stringValue()).isEqualTo("ok");

        tool.next(Answer.of(200, "Ok.")).next(Answer.of(503, ""));
        assertThat(channel.sendTest())
                .hasToString("REJECTED: the test arrived on 'default' and is open there, as it could not be resolved:"
                        + " it answered 503");
    }
}
