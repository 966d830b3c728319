package io.incidentkit.connector.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.judge.OpenApiJudge;
import io.incidentkit.connector.page.ComponentState;
import io.incidentkit.connector.page.Components;
import io.incidentkit.connector.page.Told;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Atlassian Statuspage; its own description judges each call. */
class StatuspageChannelTest {
    private static final Secret KEY = Secret.of("89a229ce1a8dbcf9ff30430f");

    private final FakeStatuspage page = new FakeStatuspage("compcheckout", "comppayments", "group1");
    private final SettableClock clock = SettableClock.at("2026-03-01T14:40:00Z");
    private final ChannelReferences references = new InMemoryReferences();
    private final StatuspageChannel channel = channel(references);
    private final Told told = Told.of(1);

    private StatuspageChannel channel(ChannelReferences kept) {
        return StatuspageChannel.builder(Caller.create(Duration.ofSeconds(20)), FakeStatuspage.PAGE, KEY, kept)
                .base(URI.create(page.stub.address() + "/v1"))
                .components(Components.builder()
                        .component("checkout", "compcheckout")
                        .component("payments", "comppayments")
                        .state("SEV2", ComponentState.DEGRADED_PERFORMANCE)
                        .build())
                .clock(clock)
                .build();
    }

    @AfterEach
    void theVendorRefusesNothingOfWhatWasSent() {
        page.close();
        OpenApiJudge judge = OpenApiJudge.of("specs/statuspage/statuspage-openapi3.json", "/v1");
        for (ToolCall call : page.stub.calls()) {
            assertThat(judge.faults(call)).as(call.line() + " " + call.body()).isEmpty();
            assertThat(call.header("Authorization")).contains("OAuth " + KEY.value());
        }
    }

    private Delivery tell(Step step, String text) throws InterruptedException {
        return channel.deliver(told.update(text), told.at(step));
    }

    @Test
    void theFirstMessageMakesAnIncidentAndTheOthersAreItsUpdates() throws Exception {
        Delivery first = tell(Step.DETECTED, "We are looking into slow checkouts.");
        tell(Step.TRIAGED, "Still looking.");
        tell(Step.DIAGNOSED, "The cause is known.");
        tell(Step.MITIGATED, "Checkouts are fast again.");
        Delivery last = tell(Step.RESOLVED, "It is over.");

        assertThat(first).hasToString("DELIVERED: https://stspg.example/inc1");
        assertThat(last.kind()).isEqualTo(Kind.DELIVERED);
        assertThat(page.incidents).hasSize(1);
        assertThat(page.incidents.get("inc1").path("name").asString()).isEqualTo("Checkout is slow");
        assertThat(page.updates(0))
                .containsExactly(
                        "investigating: We are looking into slow checkouts.",
                        "investigating: Still looking.",
                        "identified: The cause is known.",
                        "monitoring: Checkouts are fast again.",
                        "resolved: It is over.");
    }

    @Test
    void ofOurOwnTitleNothingIsSent() throws Exception {
        tell(Step.TRIAGED, "We are looking into it.");
        tell(Step.RESOLVED, "It is over.");

        assertThat(page.stub.calls()).noneMatch(call -> call.body().contains("db-7"));
    }

    @Test
    void anIncidentThatComesBackIsAnotherOne() throws Exception {
        tell(Step.TRIAGED, "Slow.");
        tell(Step.RESOLVED, "Over.");
        channel.deliver(told.update("It is back."), told.context().episode(2).build());

        assertThat(page.incidents).hasSize(2);
        assertThat(page.updates(1)).containsExactly("investigating: It is back.");
    }

    @Test
    void otherAudiencesAndEffectsAreNoneOfItsBusiness() throws Exception {
        assertThat(channel.deliver(told.update("customers", "Dear customers"), told.at(Step.TRIAGED)))
                .isEqualTo(Delivery.ignored());
        assertThat(channel.deliver(told.close(), told.at(Step.RESOLVED))).isEqualTo(Delivery.ignored());
        assertThat(page.stub.calls()).isEmpty();
    }

    @Test
    void nothingOfAPrivateIncidentOrOfADrillIsSent() throws Exception {
        EffectContext hidden = told.context().isPrivate(true).build();
        EffectContext drill = told.context().kind(IncidentKind.DRILL).build();

        assertThat(channel.deliver(told.update("https://incidents.example/7"), hidden))
                .isEqualTo(Delivery.ignored());
        assertThat(channel.deliver(told.close(), hidden)).isEqualTo(Delivery.ignored());
        assertThat(channel.deliver(told.update("Only a drill"), drill)).isEqualTo(Delivery.ignored());
        assertThat(page.stub.calls()).isEmpty();
    }

    @Test
    void theEndOfOneThatBecamePrivateSetsItsComponentsBackAndSaysNothing() throws Exception {
        tell(Step.TRIAGED, "Slow.");
        page.stub.forget();

        channel.deliver(
                told.close(), told.context().isPrivate(true).isOver(true).build());

        assertThat(page.components).containsEntry("compcheckout", "operational");
        assertThat(page.stub.lines())
                .containsExactly("PATCH /v1/pages/" + FakeStatuspage.PAGE + "/components/compcheckout");
    }

    @Test
    void componentsFollowTheServicesThatAreHit() throws Exception {
        tell(Step.TRIAGED, "Slow.");
        assertThat(page.components)
                .containsEntry("compcheckout", "major_outage")
                .containsEntry("comppayments", "operational");

        EffectContext more = told.context()
                .services(List.of("Checkout", "payments", "a service without a component"))
                .severity("SEV2")
                .build();
        channel.deliver(told.update("Payments too."), more);
        assertThat(page.components)
                .containsEntry("compcheckout", "degraded_performance")
                .containsEntry("comppayments", "degraded_performance");

        channel.deliver(told.update("Payments were never hit."), told.at(Step.DIAGNOSED));
        assertThat(page.components).containsEntry("comppayments", "operational");

        tell(Step.RESOLVED, "Over.");
        assertThat(page.components)
                .containsOnly(
                        Map.entry("compcheckout", "operational"),
                        Map.entry("comppayments", "operational"),
                        Map.entry("group1", "operational"));
    }

    @Test
    void whatAPersonSetOnThePageIsLetBeUntilOurOwnStateChanges() throws Exception {
        tell(Step.TRIAGED, "Slow.");
        page.components.put("compcheckout", "partial_outage");

        tell(Step.DIAGNOSED, "The cause is known.");

        assertThat(page.components).containsEntry("compcheckout", "partial_outage");
    }

    @Test
    void aComponentComesBackWithTheLastIncidentThatHoldsIt() throws Exception {
        Told other = Told.of(2);
        tell(Step.TRIAGED, "Slow.");
        channel.deliver(
                other.update("Slow as well."), other.context().severity("SEV2").build());
        assertThat(page.components).containsEntry("compcheckout", "major_outage");

        tell(Step.RESOLVED, "The first is over.");
        assertThat(page.components).containsEntry("compcheckout", "degraded_performance");

        channel.deliver(other.update("The second too."), other.at(Step.RESOLVED));
        assertThat(page.components).containsEntry("compcheckout", "operational");
    }

    @Test
    void anEndWithoutAMessageSetsComponentsBackToo() throws Exception {
        tell(Step.TRIAGED, "Slow.");

        Delivery close = channel.deliver(told.close(), told.at(Step.RESOLVED));

        assertThat(close.kind()).isEqualTo(Kind.DELIVERED);
        assertThat(page.components).containsEntry("compcheckout", "operational");
        assertThat(page.updates(0)).hasSize(1);
    }

    @Test
    void anIncidentWhoseAnswerWasLostIsFoundAndNotMadeTwice() throws Exception {
        Effect first = told.update("Slow.");
        page.answersLost = 1;

        assertThat(channel.deliver(first, told.at(Step.TRIAGED)).kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(channel.deliver(first, told.at(Step.TRIAGED)).kind()).isEqualTo(Kind.DELIVERED);

        assertThat(page.incidents).hasSize(1);
        assertThat(page.updates(0)).containsExactly("investigating: Slow.");
        assertThat(page.components).containsEntry("compcheckout", "major_outage");
    }

    @Test
    void oneThatWasMadeAsResolvedIsFoundAsWell() throws Exception {
        Effect only = told.update("It was slow for a moment.");
        page.answersLost = 1;

        channel.deliver(only, told.at(Step.RESOLVED));
        channel.deliver(only, told.at(Step.RESOLVED));

        assertThat(page.incidents).hasSize(1);
        assertThat(page.updates(0)).containsExactly("resolved: It was slow for a moment.");
    }

    @Test
    void anUpdateWhoseAnswerWasLostIsNotSentTwice() throws Exception {
        tell(Step.TRIAGED, "Slow.");
        Effect update = told.update("The cause is known.");
        page.answersLost = 1;

        assertThat(channel.deliver(update, told.at(Step.DIAGNOSED)).kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(channel.deliver(update, told.at(Step.DIAGNOSED)).kind()).isEqualTo(Kind.DELIVERED);

        assertThat(page.updates(0)).containsExactly("investigating: Slow.", "identified: The cause is known.");
    }

    @Test
    void anotherNodeGoesOnWithWhatIsThereAndOneWithoutMemoryFindsIt() throws Exception {
        tell(Step.TRIAGED, "Slow.");
        channel(references).deliver(told.update("On another node."), told.at(Step.TRIAGED));
        channel(new InMemoryReferences()).deliver(told.update("After a restart."), told.at(Step.MITIGATED));

        assertThat(page.incidents).hasSize(1);
        assertThat(page.updates(0))
                .containsExactly(
                        "investigating: Slow.", "investigating: On another node.", "monitoring: After a restart.");
    }

    @Test
    void whatIsTooLongIsCutByCodePoints() throws Exception {
        EffectContext context =
                told.context().publicTitle("🔥".repeat(300) + "\nline").build();
        channel.deliver(told.update("ü".repeat(30_000)), context);

        String name = page.incidents.get("inc1").path("name").asString();
        assertThat(name.codePointCount(0, name.length())).isEqualTo(255);
        assertThat(page.updates(0).get(0)).hasSize("investigating: ".length() + 25_000);
    }

    /** Section 10.6 of what really happens: yannh/terraform-provider-statuspage#62, where 420 was an error and the wait fixed. */
    @ParameterizedTest
    @ValueSource(ints = {420, 429})
    void aLimitIsWaitedForAsLongAsStatuspageSays(int status) throws Exception {
        page.stub
                .next(Answer.of(200, "[]"))
                .next(Answer.of(status, "{\"error\":\"slow down\"}").header("Retry-After", "42"));

        Delivery limited = tell(Step.TRIAGED, "Slow.");

        assertThat(limited.kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(limited.after()).contains(Duration.ofSeconds(42));
        page.stub.next(Answer.of(200, "[]")).next(Answer.of(status, ""));
        assertThat(tell(Step.TRIAGED, "Slow.").after()).contains(Duration.ofMinutes(1));
    }

    @Test
    void noMoreIsSentThanOneCallASecondOverAMinute() throws Exception {
        for (int i = 0; i < 40; i++) {
            tell(Step.TRIAGED, "Update " + i);
        }

        assertThat(page.stub.calls()).hasSize(20);
        clock.advance(Duration.ofSeconds(30));
        assertThat(tell(Step.TRIAGED, "Later").kind()).isEqualTo(Kind.DELIVERED);
    }

    @Test
    void aRefusalIsForGoodAndSaysWhyWithoutTheKey() throws Exception {
        page.stub
                .next(Answer.of(200, "[]"))
                .next(Answer.of(422, "{\"error\":[\"Name is bad for " + KEY.value() + "\"]}"));

        assertThat(tell(Step.TRIAGED, "Slow.")).hasToString("REJECTED: it answered 422: [\"Name is bad for ***\"]");
    }

    @Test
    void whatIsNoAnswerOfStatuspageIsTriedAgain() throws Exception {
        page.stub.next(Answer.of(200, "[]")).next(Answer.of(200, "<html>Sign in to the proxy</html>"));

        assertThat(tell(Step.TRIAGED, "Slow.").kind()).isEqualTo(Kind.RETRYABLE);
    }

    @Test
    void whatIsWrongWithItsSettingsIsSaid() throws Exception {
        assertThat(channel.faults()).isEmpty();
        assertThat(channel.sendTest().kind()).isEqualTo(Kind.DELIVERED);

        page.components.remove("comppayments");
        assertThat(channel.faults())
                .containsExactly("The page has no component 'comppayments', which is that of 'payments'");
        assertThat(channel.sendTest().kind()).isEqualTo(Kind.REJECTED);

        page.stub.next(Answer.of(401, "{\"error\":\"Could not authenticate\"}"));
        assertThat(channel.faults()).containsExactly("Statuspage refuses the key, or the page is not one of its pages");
        page.stub.next(Answer.of(404, ""));
        assertThat(channel.faults()).containsExactly("Statuspage knows no such page");
        page.stub.next(Answer.of(503, ""));
        assertThat(channel.faults()).containsExactly("Statuspage was not reached: it answered 503");
        assertThat(page.incidents).as("a test publishes nothing").isEmpty();
    }

    @Test
    void aPlaceholderAndAGroupAreSaidAsWell() throws Exception {
        StatuspageChannel other = StatuspageChannel.builder(
                        Caller.create(Duration.ofSeconds(20)),
                        FakeStatuspage.PAGE,
                        Secret.of("your-api-key"),
                        references)
                .base(URI.create(page.stub.address() + "/v1"))
                .build();
        assertThat(other.faults()).containsExactly("The key of Statuspage is empty or a placeholder");

        StatuspageChannel grouped = StatuspageChannel.builder(
                        Caller.create(Duration.ofSeconds(20)), FakeStatuspage.PAGE, KEY, references)
                .base(URI.create(page.stub.address() + "/v1"))
                .components(Components.builder().component("all", "group1").build())
                .build();
        assertThat(grouped.faults())
                .containsExactly("The component 'group1' of 'all' is a group, which has no state of its own");
    }
}
