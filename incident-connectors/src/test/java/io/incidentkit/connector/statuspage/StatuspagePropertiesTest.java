package io.incidentkit.connector.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.page.Components;
import io.incidentkit.connector.page.Told;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is lost on the way, in whatever order incidents come and go: nothing is published twice, nothing is missing, nothing stays down. */
class StatuspagePropertiesTest {
    private static final Secret KEY = Secret.of("89a229ce1a8dbcf9ff30430f");
    private static final Caller CALLER = Caller.create(Duration.ofSeconds(20));

    /** Which of the incidents speaks, which services it names, and what goes wrong with the attempts. */
    record Turn(int incident, int services, List<Integer> troubles) {}

    @Property(tries = 15)
    void everyMessageIsOnThePageOnceAndNoComponentStaysDown(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 999) Integer> choices) throws Exception {
        SettableClock clock = SettableClock.at("2026-03-01T14:40:00Z");
        try (FakeStatuspage page = new FakeStatuspage("cart", "search")) {
            StatuspageChannel channel = StatuspageChannel.builder(
                            CALLER, FakeStatuspage.PAGE, KEY, new InMemoryReferences())
                    .base(URI.create(page.stub.address() + "/v1"))
                    .components(Components.builder()
                            .component("cart", "cart")
                            .component("search", "search")
                            .build())
                    .clock(clock)
                    .build();
            List<Told> incidents = List.of(Told.of(1), Told.of(2), Told.of(3));
            List<List<String>> expected = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < choices.size(); i++) {
                Turn turn = turn(choices.get(i));
                Told told = incidents.get(turn.incident());
                String text = "Message " + i;
                EffectContext context = told.context()
                        .services(services(turn.services()))
                        .step(Step.TRIAGED)
                        .build();
                deliver(channel, told.update(text), context, turn.troubles(), page, clock);
                expected.get(turn.incident()).add("investigating: " + text);
                if (!order.contains(turn.incident())) {
                    order.add(turn.incident());
                }
            }
            for (int incident : order) {
                Told told = incidents.get(incident);
                List<Integer> troubles = turn(choices.get(0) + incident).troubles();
                if (incident != 0) {
                    deliver(channel, told.update("Over"), told.at(Step.RESOLVED), troubles, page, clock);
                    expected.get(incident).add("resolved: Over");
                }
                deliver(channel, told.close(), told.at(Step.RESOLVED), troubles, page, clock);
            }

            assertThat(page.incidents).hasSameSizeAs(order);
            for (int i = 0; i < order.size(); i++) {
                assertThat(page.updates(i)).isEqualTo(expected.get(order.get(i)));
            }
            assertThat(page.components).isEqualTo(Map.of("cart", "operational", "search", "operational"));
        }
    }

    private static Turn turn(int choice) {
        return new Turn(choice % 3, choice / 3 % 4, List.of(choice / 12 % 4, choice / 48 % 3, choice / 144 % 2));
    }

    private static List<String> services(int which) {
        return switch (which) {
            case 0 -> List.of();
            case 1 -> List.of("cart");
            case 2 -> List.of("search");
            default -> List.of("cart", "search");
        };
    }

    /** As the dispatcher does: again and again until it is done, each time after a while. */
    private static void deliver(
            StatuspageChannel channel,
            Effect effect,
            EffectContext context,
            List<Integer> troubles,
            FakeStatuspage page,
            SettableClock clock)
            throws InterruptedException {
        Kind kind = Kind.RETRYABLE;
        for (int attempt = 0; kind == Kind.RETRYABLE; attempt++) {
            assertThat(attempt).as("attempts of " + effect).isLessThan(30);
            clock.advance(Duration.ofMinutes(2));
            int trouble = attempt < troubles.size() ? troubles.get(attempt) : 0;
            Collections.nCopies(trouble == 1 ? 1 : 0, Answer.of(503, "")).forEach(page.stub::next);
            page.answersLost = trouble > 1 ? 1 : 0;
            kind = channel.deliver(effect, context).kind();
        }
        page.answersLost = 0;
        assertThat(kind).isNotEqualTo(Kind.REJECTED);
    }
}
