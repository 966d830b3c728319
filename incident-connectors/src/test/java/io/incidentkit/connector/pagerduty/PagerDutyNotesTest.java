package io.incidentkit.connector.pagerduty;

import static io.incidentkit.connector.paging.PagingEffects.INCIDENT;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages as notes on PagerDuty's incidents. Each request is judged by PagerDuty's own description of its REST API v2. */
class PagerDutyNotesTest {
    private static final Secret KEY = Secret.of("R028PVWZN5LK6TQ7QC0T3H8F1FV2M9A4");
    private static final String TOKEN = "u+S3cr3tT0ken";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<String> notes = new ArrayList<>();
    private final ToolStub events = ToolStub.start().on("POST /v2/enqueue", Answer.of(202, "{}"));
    private final ToolStub rest = ToolStub.start()
            .on("GET /incidents", Answer.of(200, "{\"incidents\":[{\"id\":\"PX1\"}]}"))
            .on("GET /incidents/PX1/notes", call -> Answer.of(200, list()))
            .on("POST /incidents/PX1/notes", call -> {
                notes.add(JSON.readTree(call.body()).at("/note/content").asString());
                return Answer.of(200, "{\"note\":{\"id\":\"N1\"}}");
            });
    private final InMemoryReferences references = new InMemoryReferences();
    private final PagerDutyChannel channel = channel(Set.of("internal chat"));

    private PagerDutyChannel channel(Set<String> audiences) {
        return PagerDutyChannel.builder(Caller.create(Duration.ofSeconds(20)), references, OnCallRoutes.allTo(KEY))
                .installation("portal")
                .events(events.at("/"))
                .rest(rest.at("/"))
                .notes(Secret.of(TOKEN), "ana@example.com", audiences)
                .clock(SettableClock.at("2026-11-06T08:49:07Z"))
                .build();
    }

    private String list() {
        ObjectNode all = JSON.createObjectNode();
        notes.forEach(note -> all.withArray("notes").addObject().put("content", note));
        return all.toString();
    }

    @AfterEach
    void judgeAndClose() {
        // The description asks for PagerDuty's own type in the header, and names another for what is answered.
        PagingEffects.judge(rest, "specs/pagerduty/REST__openapiv3.json", "/", "validation.request.accept.notAllowed");
        assertThat(rest.calls())
                .allSatisfy(
                        call -> assertThat(call.header("accept")).contains("application/vnd.pagerduty+json;version=2"));
        rest.close();
        events.close();
    }

    private static Effect update(int entry, String audience, String text) {
        return new Effect(INCIDENT + "/" + entry + "/send-update/" + audience, EffectKind.SEND_UPDATE, audience, text);
    }

    @Test
    void aMessageStandsOnTheIncidentThatThePageBecame() throws Exception {
        channel.deliver(page(3, "everyone"), incident().build());

        Delivery noted = channel.deliver(
                update(7, "internal chat", "We roll back."), incident().build());

        assertThat(noted.kind()).isEqualTo(Kind.DELIVERED);
        assertThat(notes).containsExactly("We roll back. (INC-42, entry 7)");
        ToolCall search = rest.calls().get(0);
        assertThat(search.query()).contains("incident_key=portal%2F" + INCIDENT + "%2F1%2Feveryone%2Fdefault");
        assertThat(rest.last().header("from")).contains("ana@example.com");
        assertThat(rest.last().header("authorization")).contains("Token token=" + TOKEN);
    }

    @Test
    void aNoteWhoseAnswerWasLostIsLookedForAndNotAddedAgain() throws Exception {
        channel.deliver(page(3, "everyone"), incident().build());
        rest.on("POST /incidents/PX1/notes", call -> {
            notes.add(JSON.readTree(call.body()).at("/note/content").asString());
            return Answer.of(504, "");
        });
        assertThat(channel.deliver(
                                update(7, "internal chat", "We roll back."),
                                incident().build())
                        .kind())
                .isEqualTo(Kind.RETRYABLE);

        assertThat(channel.deliver(
                                update(7, "internal chat", "We roll back."),
                                incident().build())
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(notes).hasSize(1);
    }

    @Test
    void theSameWordsAtAnotherTimeAreAnotherNote() throws Exception {
        channel.deliver(page(3, "everyone"), incident().build());
        channel.deliver(update(7, "internal chat", "Still down."), incident().build());
        channel.deliver(update(9, "internal chat", "Still down."), incident().build());

        assertThat(notes).containsExactly("Still down. (INC-42, entry 7)", "Still down. (INC-42, entry 9)");
    }

    @Test
    void whatIsForOthersOrWasNeverPagedIsLeftAlone() throws Exception {
        assertThat(channel.deliver(update(7, "internal chat", "x"), incident().build())
                        .kind())
                .as("nobody was paged")
                .isEqualTo(Kind.IGNORED);
        channel.deliver(page(3, "everyone"), incident().build());
        assertThat(channel.deliver(update(8, "customers", "x"), incident().build())
                        .kind())
                .isEqualTo(Kind.IGNORED);

        assertThat(rest.calls()).isEmpty();
    }

    @Test
    void aLimitIsWaitedForAsLongAsPagerDutySays() throws Exception {
        channel.deliver(page(3, "everyone"), incident().build());
        rest.next(Answer.of(429, "{\"error\":{\"message\":\"Rate Limit Exceeded\",\"code\":2020}}")
                .header("ratelimit-reset", "17"));

        Delivery later =
                channel.deliver(update(7, "internal chat", "x"), incident().build());

        assertThat(later.after()).contains(Duration.ofSeconds(17));
        assertThat(later.toString()).contains("Rate Limit Exceeded").doesNotContain(TOKEN);
    }

    @Test
    void saysWhatIsWrongWithTheToken() throws Exception {
        assertThat(channel.faults()).isEmpty();
        assertThat(channel(Set.of()).faults())
                .containsExactly("There is a token for notes, and no audience whose messages become notes.");

        rest.on("GET /incidents", Answer.of(401, "{\"error\":{\"message\":\"" + TOKEN + " is no token\"}}"));
        assertThat(channel.faults())
                .singleElement()
                .asString()
                .contains("refused")
                .doesNotContain(TOKEN);
    }

    @Test
    void withoutATokenItTakesNoMessages() {
        PagerDutyChannel plain = PagerDutyChannel.builder(
                        Caller.create(Duration.ofSeconds(1)), references, OnCallRoutes.allTo(KEY))
                .build();

        assertThat(plain.kinds()).doesNotContain(EffectKind.SEND_UPDATE);
        assertThat(channel.kinds()).contains(EffectKind.SEND_UPDATE);
    }
}
