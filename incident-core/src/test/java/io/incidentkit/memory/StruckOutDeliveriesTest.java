package io.incidentkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What waits for its delivery has no text any more that was struck out meanwhile. */
class StruckOutDeliveriesTest extends DispatcherScenario {
    private static final UnaryOperator<String> STRUCK = text -> text.replace("hunter2", "***");

    private final List<String> told = new ArrayList<>();
    private Delivery answer = Delivery.delivered();

    private final Channel chat = new Channel() {
        @Override
        public String name() {
            return "chat";
        }

        @Override
        public Set<EffectKind> kinds() {
            return EnumSet.allOf(EffectKind.class);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            told.add(effect.body() + ", " + context.title().orElse("") + ", "
                    + context.impact().orElse("") + ", " + context.services());
            return answer;
        }
    };

    private void send(String incident) {
        dispatcher =
                builder(RetryPolicy.builder().attempts(4).build()).channel(chat).build();
        dispatcher.dispatch(
                EffectContext.builder(incident, "INC-" + incident)
                        .title("It is hunter2")
                        .impact("all with hunter2")
                        .services(List.of("db hunter2"))
                        .build(),
                List.of(new Effect("a", EffectKind.SEND_UPDATE, "everyone", "The key hunter2 is public")),
                recorded);
    }

    @Test
    void isToldWithoutIt() {
        send("1");

        dispatcher.strikeOut("1", STRUCK);
        executor.run();

        assertThat(told).containsExactly("The key *** is public, It is ***, all with ***, [db ***]");
        assertThat(recorded.words()).containsExactly("a delivered 1");
    }

    @Test
    void keepsTheTitleForOutsidersButForTheText() {
        EffectContext context = EffectContext.builder("1", "INC-1")
                .title("hunter2 is known")
                .publicTitle("Logins with hunter2 fail")
                .build();

        assertThat(context.changed(STRUCK).publicTitle()).contains("Logins with *** fail");
        assertThat(context.changed(STRUCK).title()).contains("*** is known");
    }

    @Test
    void isItsLinkAloneWhereTheIncidentBecamePrivate() {
        send("1");
        dispatcher.hide(EffectContext.builder("2", "INC-2").isPrivate(true).build());
        dispatcher.hide(EffectContext.builder("1", "INC-1")
                .isPrivate(true)
                .title("It is hunter2")
                .build());
        executor.run();

        assertThat(told).containsExactly("INC-1, , , []");
        assertThat(recorded.words()).containsExactly("a delivered 1");
    }

    @Test
    void isTriedAgainWithoutIt() {
        answer = Delivery.retryable("HTTP 503 for hunter2");
        send("1");
        executor.run();

        dispatcher.strikeOut("1", STRUCK);
        answer = Delivery.rejected("HTTP 400 for hunter2");
        advance(Duration.ofMinutes(1));

        assertThat(told).hasSize(2).last().asString().doesNotContain("hunter2");
        assertThat(recorded.words()).last().isEqualTo("a failed 2 HTTP 400 for ***");
    }

    @Test
    void anOutcomeThatIsNotWrittenYetIsWrittenWithoutIt() {
        answer = Delivery.delivered("https://chat.example/hunter2");
        recorded.failsBefore = 1;
        send("1");
        executor.run();
        assertThat(recorded.words()).isEmpty();

        dispatcher.strikeOut("1", STRUCK);
        advance(Duration.ofMinutes(1));

        assertThat(recorded.words()).containsExactly("a delivered 1 https://chat.example/***");
    }

    @Test
    void anotherIncidentIsToldAsItIs() {
        send("2");

        dispatcher.strikeOut("1", STRUCK);
        executor.run();

        assertThat(told).singleElement().asString().startsWith("The key hunter2 is public");
    }
}
