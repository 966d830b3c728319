package io.incidentkit.connector.pagerduty;

import static io.incidentkit.connector.paging.PagingEffects.acknowledge;
import static io.incidentkit.connector.paging.PagingEffects.close;
import static io.incidentkit.connector.paging.PagingEffects.episode;
import static io.incidentkit.connector.paging.PagingEffects.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.FarKey;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.paging.OnCallRoute;
import io.incidentkit.connector.paging.OnCallRoutes;
import io.incidentkit.connector.paging.PagingEffects;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random pages, acknowledgements and ends over several episodes, at a PagerDuty that fails: before it has taken an event, after it, and
 * without an answer.
 */
class PagerDutyEpisodesPropertiesTest {
    private static final List<String> TARGETS = List.of("everyone", "on-call", "dba");
    private static final int MOST_ATTEMPTS = 60;

    private enum Move {
        PAGE,
        /** Tried once and given up, taken or not. */
        GIVEN_UP,
        ACKNOWLEDGE,
        CLOSE,
        /** Somebody has a page of the episode before tried again by hand. */
        LATE
    }

    /** The alerts of PagerDuty, as its Events API keeps them. */
    private static final class Alerts {
        private final Map<String, String> states = new LinkedHashMap<>();
        private final Random random;

        Alerts(Random random) {
            this.random = random;
        }

        synchronized Answer answer(ToolCall call) {
            int chance = random.nextInt(200);
            if (chance < 30) {
                return Answer.of(chance < 10 ? 429 : 503, "");
            }
            take(JsonMapper.shared().readTree(call.body()));
            if (chance < 60) {
                return Answer.of(502, "<html>");
            }
            return chance == 199 ? Answer.NEVER : Answer.of(202, "{}");
        }

        /** Only a trigger opens one; what is resolved is opened anew under its key. */
        private void take(JsonNode event) {
            String alert = event.path("routing_key").stringValue().charAt(0) + " "
                    + event.path("dedup_key").stringValue();
            String before = states.getOrDefault(alert, "none");
            boolean isOpen = before.equals("triggered") || before.equals("acknowledged");
            switch (event.path("event_action").stringValue()) {
                case "trigger" -> states.put(alert, isOpen ? before : "triggered");
                case "acknowledge" -> states.computeIfPresent(alert, (key, state) -> isOpen ? "acknowledged" : state);
                default -> states.computeIfPresent(alert, (key, state) -> "resolved");
            }
        }
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void endWithEveryAlertOfEndedEpisodesResolvedAndNoneOfARunningOne(
            @ForAll @Size(min = 1, max = 15) List<Move> moves, @ForAll Random random) throws InterruptedException {
        Alerts alerts = new Alerts(random);
        try (ToolStub tool = ToolStub.start().on("POST /v2/enqueue", alerts::answer)) {
            SettableClock clock = SettableClock.at("2026-11-06T08:49:07Z");
            PagerDutyChannel channel = PagerDutyChannel.builder(
                            Caller.create(Duration.ofMillis(400)),
                            new InMemoryReferences(),
                            OnCallRoutes.builder()
                                    .route(OnCallRoute.ofServices("payments", Secret.of("P" + "1".repeat(31)), "cart"))
                                    .byDefault(Secret.of("D" + "2".repeat(31)))
                                    .build())
                    .installation("portal")
                    .events(tool.at(""))
                    .clock(clock)
                    .build();
            int running = 1;
            int entry = 1;
            Effect lastPage = page(entry, "everyone");
            for (Move move : moves) {
                entry++;
                EffectContext now = episode(running);
                switch (move) {
                    case PAGE -> {
                        lastPage = page(entry, TARGETS.get(random.nextInt(TARGETS.size())));
                        deliver(channel, lastPage, now, clock);
                    }
                    case GIVEN_UP -> {
                        lastPage = page(entry, TARGETS.get(random.nextInt(TARGETS.size())));
                        channel.deliver(lastPage, now);
                        clock.advance(Duration.ofMinutes(1));
                    }
                    case ACKNOWLEDGE -> deliver(channel, acknowledge(entry), now, clock);
                    case CLOSE -> {
                        deliver(channel, close(entry), now, clock);
                        running++;
                    }
                    case LATE -> {
                        if (running > 1) {
                            deliver(channel, lastPage, episode(running - 1), clock);
                        }
                    }
                }
            }
            PagingEffects.judge(tool, "specs/pagerduty/events-v2__openapiv3.json", "/v2");
            int last = running;
            assertThat(alerts.states).allSatisfy((alert, state) -> {
                int of = FarKey.read("portal", alert.substring(2)).orElseThrow().episode();
                assertThat(state.equals("resolved"))
                        .as("%s is %s, and episode %d runs: %s", alert, state, last, moves)
                        .isEqualTo(of < last);
            });
        }
    }

    /** As a dispatcher does it: again until it worked or was refused. */
    private static void deliver(PagerDutyChannel channel, Effect effect, EffectContext context, SettableClock clock)
            throws InterruptedException {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Kind kind = channel.deliver(effect, context).kind();
            // A tool that failed often is left alone for a while.
            clock.advance(Duration.ofMinutes(1));
            if (kind != Kind.RETRYABLE) {
                return;
            }
        }
        throw new AssertionError("It never worked");
    }
}
