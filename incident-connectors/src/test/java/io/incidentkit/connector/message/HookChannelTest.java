package io.incidentkit.connector.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SpecificationVersion;
import io.incidentkit.comms.Audience;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.discord.Discord;
import io.incidentkit.connector.judge.SchemaJudge;
import io.incidentkit.connector.mattermost.Mattermost;
import io.incidentkit.connector.page.Told;
import io.incidentkit.connector.teams.Teams;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import io.incidentkit.validation.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks of chats: Mattermost, Discord and Teams, each by its own rules. */
class HookChannelTest {
    private static final String TOKEN = "s1gn4tur3-v9vrtdwd8ykctb";
    private static final MessageRoute ROUTE =
            MessageRoute.of(Set.of(EffectKind.SEND_UPDATE, EffectKind.PAGE), Set.of(Audience.INTERNAL_CHAT), Set.of());

    private final ToolStub stub = ToolStub.start();
    private final Told told = Told.of(1);
    private final Caller caller = Caller.create(Duration.ofSeconds(20));
    private final SettableClock clock = SettableClock.at("2026-03-01T14:40:00Z");

    @AfterEach
    void close() {
        stub.close();
    }

    private Delivery tell(HookChannel.Builder channel, String text) throws InterruptedException {
        return channel.route(ROUTE)
                .clock(clock)
                .build()
                .deliver(told.update("internal chat", text), told.context().build());
    }

    private Delivery page(HookChannel.Builder channel, String text, EffectContext context) throws InterruptedException {
        return channel.route(ROUTE)
                .clock(clock)
                .build()
                .deliver(told.effect(EffectKind.PAGE, "everyone", text), context);
    }

    private HookChannel.Builder mattermost() {
        return Mattermost.channel(caller, Secret.of(stub.address() + "/hooks/" + TOKEN));
    }

    private HookChannel.Builder discord() {
        return Discord.channel(caller, Secret.of(stub.address() + "/api/v10/webhooks/1234567890/" + TOKEN));
    }

    private HookChannel.Builder teams() {
        return Teams.channel(caller, Secret.of(stub.address() + "/workflows/a/triggers/manual?sig=" + TOKEN));
    }

    private JsonNode sent() {
        return JsonMapper.builder().build().readTree(stub.last().body());
    }

    @Test
    void mattermostTakesOurMarkdownAsItIs() throws Exception {
        stub.on("POST /hooks/*", new Answer(200, Map.of("Content-Type", "text/plain"), "ok"));

        assertThat(tell(mattermost(), "**Slow** for _some_")).hasToString("DELIVERED");
        assertThat(sent()).hasToString("{\"text\":\"**Slow** for _some_\"}");
    }

    @Test
    void nobodyIsCalledInMattermostByWhatAnAlertSays() throws Exception {
        tell(mattermost(), "@channel @ALL @here @ana");

        assertThat(sent().path("text").asString())
                .doesNotContain("@channel", "@ALL", "@here")
                .contains("@ana");
    }

    @Test
    void mattermostIsNotSentMoreThanItShowsAsOneMessage() throws Exception {
        page(mattermost(), "x".repeat(20_000), told.context().build());

        assertThat(sent().path("text").asString())
                .hasSizeLessThanOrEqualTo(16_383)
                .contains("https://incidents.example/7");
    }

    @Test
    void discordJudgesWhatIsSent() throws Exception {
        stub.on("POST /api/*", Answer.of(200, "{\"id\":\"998877\"}"));

        assertThat(page(
                        discord(),
                        "@everyone look " + "🔥".repeat(3_000),
                        told.context().build()))
                .hasToString("DELIVERED: message 998877");

        // Of OpenAPI 3.1, which the judge of calls does not read: the schema of the body by itself.
        SchemaJudge judge = SchemaJudge.at(
                "specs/discord/discord-webhooks-subset.openapi.json",
                "/components/schemas/IncomingWebhookRequestPartial");
        assertThat(judge.faults(stub.last().body())).isEmpty();
        assertThat(judge.faults("{\"content\":\"" + "x".repeat(2_001) + "\"}")).isNotEmpty();
        assertThat(judge.faults("{\"allowed_mentions\":{\"parse\":[\"all\"]}}")).isNotEmpty();
        assertThat(stub.last().line()).isEqualTo("POST /api/v10/webhooks/1234567890/" + TOKEN + "?wait=true");
        String content = sent().path("content").asString();
        assertThat(content.codePointCount(0, content.length())).isLessThanOrEqualTo(2_000);
        assertThat(content).endsWith("(all of it: https://incidents.example/7)");
        assertThat(sent().at("/allowed_mentions/parse").isArray()).isTrue();
        assertThat(sent().at("/allowed_mentions/parse")).isEmpty();
    }

    @Test
    void discordsLimitIsAFractionOfSeconds() throws Exception {
        stub.next(Answer.of(429, "{\"message\":\"You are being rate limited.\",\"retry_after\":0.457,\"global\":false}")
                .header("Retry-After", "1"));

        assertThat(tell(discord(), "Slow").after()).contains(Duration.ofMillis(457));
    }

    @Test
    void aWebhookThatWasDeletedIsRefusedForGood() throws Exception {
        stub.next(Answer.of(404, "{\"message\":\"Unknown Webhook\",\"code\":10015}"));

        assertThat(tell(discord(), "Slow")).hasToString("REJECTED: it answered 404: Unknown Webhook");
    }

    /** Section 10.5: uptime-kuma#4922 and gitlab#497874, where 202 was shown as sent though the flow failed. */
    @Test
    void whatTeamsTookIsNotSaidToBeSeen() throws Exception {
        stub.on("POST /workflows/*", Answer.of(202, ""));

        assertThat(tell(teams(), "Slow"))
                .hasToString("DELIVERED: taken by the workflow, which does not say whether it was shown");
    }

    @Test
    void aCardIsAsItsSchemaSays() throws Exception {
        page(teams(), "Nobody answers.", told.context().impact("all customers").build());

        JsonNode attachment = sent().at("/attachments/0");
        assertThat(attachment.path("contentType").asString()).isEqualTo("application/vnd.microsoft.card.adaptive");
        SchemaJudge judge = SchemaJudge.of("specs/teams/adaptive-card-1.4.schema.json", SpecificationVersion.DRAFT_6);
        assertThat(judge.faults(attachment.path("content").toString())).isEmpty();
        assertThat(attachment.toString())
                .contains("Page everyone: INC-7", "Nobody answers.", "all customers", "https://incidents.example/7");
        assertThat(judge.faults("{\"type\":\"AdaptiveCard\",\"version\":\"1.4\",\"body\":[{\"type\":\"TextBlock\"}]}"))
                .as("the judge refuses a text without text")
                .isNotEmpty();
    }

    /** Section 10.8: a card of more than 28 KB is refused. The facts go first, then the text is cut, and the page goes out. */
    @Test
    void aCardThatIsTooBigLosesItsFactsAndThenItsEnd() throws Exception {
        EffectContext context = told.context().impact("i".repeat(12_000)).build();
        page(teams(), "\"\n".repeat(10_000), context);
        assertThat(stub.last().body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(28 * 1024);
        assertThat(stub.last().body()).doesNotContain("iiii").contains("Page everyone", "https://incidents.example/7");

        page(teams(), "🔥".repeat(4_500), context);
        assertThat(stub.last().body()).as("without the facts it fits").doesNotContain("iiii", "…");

        page(teams(), "fits", context);
        assertThat(stub.last().body()).contains("iiii");
    }

    @Test
    void noAddressIsInWhatComesBack() throws Exception {
        stub.next(Answer.of(400, "{\"message\":\"bad call of " + stub.address() + "/hooks/" + TOKEN + "\"}"));
        assertThat(tell(mattermost(), "Slow")).hasToString("REJECTED: it answered 400: bad call of ***");
        stub.next(Answer.of(302, "").header("Location", "http://127.0.0.1:1/"));
        assertThat(tell(mattermost(), "Slow")).hasToString("REJECTED: it answered 302");
        stub.close();
        assertThat(tell(mattermost(), "Slow").toString()).doesNotContain(TOKEN, "127.0.0.1");
    }

    @Test
    void whatDoesNotGoThereIsIgnored() throws Exception {
        HookChannel channel = teams().build();

        assertThat(channel.kinds()).containsExactly(EffectKind.SEND_UPDATE);
        assertThat(channel.deliver(told.update("customers", "x"), told.context().build()))
                .isEqualTo(Delivery.ignored());
        assertThat(stub.calls()).isEmpty();
    }

    @Test
    void aTestSaysThatItIsOneAndFaultsAreThoseOfTheAddress() throws Exception {
        assertThat(mattermost().build().sendTest().kind()).isEqualTo(Kind.DELIVERED);
        assertThat(sent().path("text").asString()).startsWith("**This is a test of Incident Kit**");

        assertThat(mattermost().build().faults())
                .containsExactly(
                        "The address of the webhook of 'mattermost' is not https, so that it can be read on the way");
        assertThat(Teams.channel(caller, Secret.of("https://prod-1.example.logic.azure.com/x"))
                        .build()
                        .faults())
                .containsExactly("The address of the webhook of 'teams' is empty or a placeholder");
        assertThat(Teams.channel(caller, Secret.of("https://prod-1.logic.azure.com/x?sig=abc"))
                        .build()
                        .faults())
                .isEmpty();
        assertThatThrownBy(() -> Teams.channel(caller, Secret.of("https://not an address"))
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("not an address");
    }
}
