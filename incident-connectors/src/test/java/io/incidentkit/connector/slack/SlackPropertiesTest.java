package io.incidentkit.connector.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.tool.SlackStub;
import io.incidentkit.test.tool.SlackStub.Loss;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever call or answer is lost, in whatever order: one room, one pinned message, each message once. */
class SlackPropertiesTest {
    private static final String INCIDENT = "0197a1b2-0000-7000-8000-000000000001";
    private static final EffectContext CONTEXT = EffectContext.builder(INCIDENT, "INC-42")
            .link("https://portal.example/incidents/42")
            .title("Checkout answers 5xx")
            .build();

    @Property(tries = 25)
    void nothingIsDoneTwiceOrLost(@ForAll long seed) throws InterruptedException {
        Random random = new Random(seed);
        SettableClock clock = SettableClock.at("2026-03-01T14:32:00Z");
        try (SlackStub slack = SlackStub.start()) {
            slack.losing(method -> switch (random.nextInt(6)) {
                case 0 -> Loss.BEFORE;
                case 1 -> Loss.AFTER;
                default -> Loss.NONE;
            });
            InMemoryReferences references = new InMemoryReferences();
            for (Effect effect : List.of(
                    effect(2, EffectKind.OPEN_WAR_ROOM, "", null),
                    effect(5, EffectKind.SEND_UPDATE, "internal chat", "one"),
                    effect(6, EffectKind.SEND_UPDATE, "internal chat", "two"),
                    effect(9, EffectKind.CLOSE, "resolved", null))) {
                Kind kind = Kind.RETRYABLE;
                for (int attempt = 0; kind == Kind.RETRYABLE; attempt++) {
                    assertThat(attempt).as("attempts").isLessThan(1_000);
                    // Each attempt may be made by another node.
                    kind = channel(slack, references, clock)
                            .deliver(effect, CONTEXT)
                            .kind();
                    clock.advance(Duration.ofMinutes(1));
                }
                assertThat(kind).isEqualTo(Kind.DELIVERED);
            }

            assertThat(slack.rooms()).hasSize(1);
            assertThat(slack.room("inc-42").texts())
                    .containsExactly(
                            "INC-42: Checkout answers 5xx", "one", "two", "The incident is over: it was resolved.");
            assertThat(slack.room("inc-42").pins()).hasSize(1);
        }
    }

    private static SlackChannel channel(SlackStub slack, InMemoryReferences references, SettableClock clock) {
        return SlackChannel.builder(Caller.create(Duration.ofSeconds(20)), Secret.of(SlackStub.TOKEN), references)
                .api(slack.api())
                .clock(clock)
                .build();
    }

    private static Effect effect(int entry, EffectKind kind, String target, String body) {
        return new Effect(INCIDENT + "/" + entry + "/" + kind.code() + "/" + target, kind, target, body);
    }
}
