package io.incidentkit.connector.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import io.incidentkit.commander.Person;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.test.tool.SlackRoom;
import io.incidentkit.test.tool.SlackStub;
import io.incidentkit.test.tool.SlackStub.Loss;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A night in Slack: each call is judged by Slack's own description, each block by its limits. */
class SlackChannelTest {
    private static final String INCIDENT = "0197a1b2-0000-7000-8000-000000000001";

    private final SlackStub slack = SlackStub.start();
    private final InMemoryReferences references = new InMemoryReferences();
    private final SlackChannel channel = connected(builder -> builder);

    private SlackChannel connected(UnaryOperator<SlackChannel.Builder> more) {
        SlackChannel.Builder builder = SlackChannel.builder(
                        Caller.create(Duration.ofSeconds(20)), Secret.of(SlackStub.TOKEN), references)
                .api(slack.api())
                .perMinute(1000)
                .directory(Directory.of(List.of(
                        new KnownPerson(new Person("ana"), "Ana", null, "ana@example.com", List.of()),
                        KnownPerson.of("ben").alias("U0BEN00000"),
                        KnownPerson.of("eve"))));
        return more.apply(builder).build();
    }

    @AfterEach
    void eachCallIsAsSlackDescribesIt() {
        assertThat(SlackJudge.faults(slack)).isEmpty();
        BlockLimits limits = new BlockLimits();
        slack.rooms().stream()
                .flatMap(room -> room.messages().stream())
                .forEach(message -> assertThat(limits.faults(message.blocks()))
                        .as(message.blocks())
                        .isEmpty());
        slack.close();
    }

    private static EffectContext.Builder incident() {
        return EffectContext.builder(INCIDENT, "INC-42")
                .link("https://portal.example/incidents/42")
                .title("Checkout answers 5xx")
                .severity("SEV1")
                .impact("nobody can pay")
                .services(List.of("checkout"))
                .detectedAt(Instant.parse("2026-03-01T14:32:00Z"))
                .commander(new Person("ana"))
                .people(List.of(new Person("ana"), new Person("ben")))
                .step(Step.TRIAGED);
    }

    private static Effect effect(int entry, EffectKind kind, String target, String body) {
        return new Effect(INCIDENT + "/" + entry + "/" + kind.code() + "/" + target, kind, target, body);
    }

    private static final Effect OPEN = new Effect(INCIDENT + "/2/open-war-room", EffectKind.OPEN_WAR_ROOM, "");

    private static Effect update(int entry, String text) {
        return effect(entry, EffectKind.SEND_UPDATE, "internal chat", text);
    }

    @Test
    void opensARoomInWhichTheRespondersMeet() throws InterruptedException {
        Delivery opened = channel.deliver(OPEN, incident().build());

        SlackRoom room = slack.room("inc-42");
        assertThat(opened).hasToString("DELIVERED: " + room.id());
        assertThat(room.isPrivate()).isFalse();
        assertThat(room.topic()).isEqualTo("INC-42 SEV1: Checkout answers 5xx https://portal.example/incidents/42");
        assertThat(room.members()).containsExactly("UANA00000", "U0BEN00000");
        assertThat(room.bookmarks()).containsExactly("https://portal.example/incidents/42");
        assertThat(room.texts()).containsExactly("INC-42: Checkout answers 5xx");
        assertThat(room.pins()).containsExactly(room.messages().get(0).stamp());
        assertThat(room.messages().get(0).blocks())
                .contains("*Severity*\\nSEV1", "*Commander*\\nana", "*Impact*\\nnobody can pay");
    }

    @Test
    void keepsThePinnedMessageCurrentWithEachUpdate() throws InterruptedException {
        channel.deliver(OPEN, incident().build());
        Delivery told = channel.deliver(
                update(7, "**Mitigated.** Payments work again. Next update at 15:30."),
                incident().step(Step.MITIGATED).impact("payments are slow").build());

        SlackRoom room = slack.room("inc-42");
        assertThat(told.kind()).isEqualTo(Kind.DELIVERED);
        assertThat(room.texts())
                .containsExactly(
                        "INC-42: Checkout answers 5xx", "**Mitigated.** Payments work again. Next update at 15:30.");
        assertThat(room.messages().get(0).blocks()).contains("*Step*\\nmitigated", "payments are slow");
        assertThat(room.messages().get(1).blocks()).contains("\"type\":\"markdown\"");
    }

    /** prometheus/alertmanager reads it in slack.go: 200 is no success. */
    @Test
    void takesAnAnswerThatIsNotOkForNoSuccess() throws InterruptedException {
        slack.failing("conversations.create", "restricted_action");

        assertThat(channel.deliver(OPEN, incident().build()))
                .hasToString("REJECTED: conversations.create: restricted_action");

        slack.failing("conversations.create", "internal_error");
        assertThat(channel.deliver(OPEN, incident().build()).kind()).isEqualTo(Kind.RETRYABLE);

        slack.failing("conversations.create", "ratelimited");
        assertThat(channel.deliver(OPEN, incident().build()).kind()).isEqualTo(Kind.RETRYABLE);
    }

    @Test
    void opensTheRoomWhateverItsComfortsLack() throws InterruptedException {
        slack.failing("conversations.setTopic", "missing_scope");
        slack.failing("bookmarks.add", "missing_scope");
        slack.failing("pins.add", "missing_scope");
        slack.failing("conversations.invite", "missing_scope");

        Delivery opened = channel.deliver(
                OPEN,
                incident().people(List.of(new Person("ana"), new Person("eve"))).build());

        assertThat(opened.kind()).isEqualTo(Kind.DELIVERED);
        assertThat(opened.text().orElse(""))
                .contains(
                        "not done: the topic: missing_scope, the pin: missing_scope, the bookmark: missing_scope",
                        "inviting eve",
                        "inviting UANA00000: missing_scope");
    }

    /** mattermost-plugin-playbooks#24: a name that is taken fails the room. */
    @Test
    void takesAnotherNameWhereOneIsTaken() throws InterruptedException {
        slack.add("C1", "inc-42", "somebody else's");

        channel.deliver(OPEN, incident().build());

        assertThat(slack.room("inc-42-2").texts()).containsExactly("INC-42: Checkout answers 5xx");
    }

    @Test
    void goesOnWithTheRoomWhoseAnswerWasLost() throws InterruptedException {
        slack.losing(method -> method.equals("conversations.create") ? Loss.AFTER : Loss.NONE);
        assertThat(channel.deliver(OPEN, incident().build()).kind()).isEqualTo(Kind.RETRYABLE);
        slack.losing(method -> Loss.NONE);

        assertThat(channel.deliver(OPEN, incident().build()).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(slack.rooms()).extracting(SlackRoom::name).containsExactly("inc-42");
    }

    @Test
    void postsAMessageWhoseAnswerWasLostNoSecondTime() throws InterruptedException {
        channel.deliver(OPEN, incident().build());
        slack.losing(method -> method.equals("chat.postMessage") ? Loss.AFTER : Loss.NONE);
        assertThat(channel.deliver(update(7, "still down"), incident().build()).kind())
                .isEqualTo(Kind.RETRYABLE);
        slack.losing(method -> Loss.NONE);

        channel.deliver(update(7, "still down"), incident().build());
        channel.deliver(update(7, "still down"), incident().build());
        channel.deliver(update(9, "still down"), incident().build());

        assertThat(slack.room("inc-42").texts())
                .as("the same words at another time are another message")
                .containsExactly("INC-42: Checkout answers 5xx", "still down", "still down");
    }

    @Test
    void opensAnotherRoomForAnIncidentThatComesBack() throws InterruptedException {
        channel.deliver(OPEN, incident().build());
        channel.deliver(
                effect(9, EffectKind.CLOSE, "resolved", null),
                incident().isOver(true).build());
        channel.deliver(
                effect(12, EffectKind.OPEN_WAR_ROOM, "", null),
                incident().episode(2).build());

        assertThat(slack.room("inc-42").texts()).last().isEqualTo("The incident is over: it was resolved.");
        assertThat(slack.room("inc-42-again-2").texts()).containsExactly("INC-42: Checkout answers 5xx");
    }

    @Test
    void archivesTheRoomWhereTheHostWantsIt() throws InterruptedException {
        SlackChannel tidy = connected(builder -> builder.archiveRooms(true));
        tidy.deliver(OPEN, incident().build());
        tidy.deliver(
                effect(9, EffectKind.CLOSE, "resolved", null),
                incident().isOver(true).build());

        assertThat(slack.room("inc-42").isArchived()).isTrue();
        assertThat(slack.room("inc-42").messages().get(0).blocks()).contains("*Step*\\nover");
    }

    @Test
    void tellsNothingOfAPrivateIncidentButItsLink() throws InterruptedException {
        EffectContext hidden = incident().isPrivate(true).build();
        channel.deliver(OPEN, hidden);
        channel.deliver(update(5, "https://portal.example/incidents/42"), hidden);

        SlackRoom room = slack.room("inc-42");
        assertThat(room.isPrivate()).isTrue();
        assertThat(room.topic()).isEqualTo("INC-42 https://portal.example/incidents/42");
        assertThat(slack.calls().toString()).doesNotContain("5xx", "checkout", "SEV1", "ana", "nobody");
    }

    @Test
    void asksAPersonDirectlyOrInTheRoom() throws InterruptedException {
        channel.deliver(OPEN, incident().build());
        channel.deliver(
                effect(5, EffectKind.ASK, "ana", "You are the incident commander."),
                incident().build());
        channel.deliver(
                effect(6, EffectKind.REMIND, "eve", "A message was due."),
                incident().build());

        assertThat(slack.room("DUANA00000").texts()).containsExactly("INC-42: You are the incident commander.");
        assertThat(slack.room("inc-42").texts()).last().isEqualTo("eve: A message was due.");
    }

    @Test
    void saysWhomItCouldNotFind() throws InterruptedException {
        assertThat(channel.deliver(
                        effect(5, EffectKind.ASK, "eve", "x"), incident().build()))
                .hasToString("REJECTED: Slack knows no 'eve': the directory has neither an id of Slack's nor a mail"
                        + " address for them, and there is no room");
    }

    @Test
    void wakesNobodyByATitle() throws InterruptedException {
        EffectContext calling =
                incident().title("<!channel> down & <@U1>").impact("<!here>").build();
        channel.deliver(OPEN, calling);
        channel.deliver(update(5, "<!everyone> *hello*"), calling);

        assertThat(slack.room("inc-42").messages().get(0).blocks())
                .contains("&lt;!here&gt;")
                .doesNotContain("\"<!here>");
        assertThat(slack.room("inc-42").messages().get(1).blocks()).doesNotContain("<!everyone>");
    }

    @Test
    void cutsWhatIsTooLongAndLeadsToTheWhole() throws InterruptedException {
        channel.deliver(
                OPEN,
                incident().title("😀".repeat(400)).impact("x".repeat(9_000)).build());
        channel.deliver(update(5, "y".repeat(20_000)), incident().build());

        assertThat(slack.room("inc-42").messages().get(1).blocks())
                .contains("(all of it: https://portal.example/incidents/42)");
    }

    @Test
    void sendsToTheAudiencesThatReadSlackAndToNoOther() throws InterruptedException {
        slack.add("C9", "incidents", "");
        SlackChannel both = connected(builder -> builder.updatesTo("C9"));

        assertThat(both.deliver(
                                effect(5, EffectKind.SEND_UPDATE, "customers", "x"),
                                incident().build())
                        .kind())
                .isEqualTo(Kind.IGNORED);
        assertThat(both.deliver(update(6, "down"), incident().build()).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(slack.room("C9").texts()).containsExactly("down");
        assertThat(channel.deliver(update(7, "down"), incident().build()))
                .hasToString("REJECTED: there is no room of INC-42, and no channel for updates is set");
    }

    @Test
    void sendsTheWeeksDigestWhereItIsWanted() throws InterruptedException {
        slack.add("C8", "weekly", "");
        SlackChannel weekly = connected(builder -> builder.weeklyTo("C8"));
        Effect digest = new Effect("weekly-digest/2026-03-02", EffectKind.WEEKLY_DIGEST, "", "# The week");

        assertThat(weekly.kinds()).contains(EffectKind.WEEKLY_DIGEST);
        assertThat(channel.kinds()).doesNotContain(EffectKind.WEEKLY_DIGEST);
        weekly.deliver(digest, EffectContext.ofNoIncident(digest));
        assertThat(slack.room("C8").texts()).containsExactly("# The week");
    }

    @Test
    void saysWhatIsWrongWithItsSetting() throws InterruptedException {
        assertThat(channel.faults()).isEmpty();

        slack.scopes("chat:write,channels:manage");
        assertThat(channel.faults()).contains("The scope pins:write is missing").hasSize(9);

        slack.failing("auth.test", "invalid_auth");
        assertThat(channel.faults()).containsExactly("Slack was asked who the token is: it answered 200: invalid_auth");
        assertThat(SlackChannel.builder(Caller.create(Duration.ofSeconds(1)), Secret.of("xoxb-your-token"), references)
                        .build()
                        .faults())
                .containsExactly("The token is no token of a bot: that begins with xoxb-");
        assertThat(SlackJudge.faults(slack)).isEmpty();
    }

    @Test
    void sendsATestThatSaysThatItIsOne() throws InterruptedException {
        slack.add("C9", "incidents", "");

        assertThat(channel.sendTest().kind()).isEqualTo(Kind.REJECTED);
        assertThat(connected(builder -> builder.updatesTo("C9")).sendTest().kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(slack.room("C9").texts()).singleElement().asString().contains("This is a test");
    }

    @Test
    void isRefusedWithAllThatIsWrong() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(
                        () -> connected(builder -> builder.roomPrefix("Über ").perMinute(0)))
                .satisfies(e -> assertThat(e.faults()).hasSize(2));
        assertThat(channel.kinds()).doesNotContain(EffectKind.PAGE);
        assertThat(Set.of(channel.name())).containsExactly("slack");
    }
}
