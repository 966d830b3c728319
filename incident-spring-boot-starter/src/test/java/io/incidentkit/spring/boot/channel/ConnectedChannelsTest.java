package io.incidentkit.spring.boot.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryAttempt;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.test.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whoever operates the application sees what is wrong with a channel, and tries it. */
class ConnectedChannelsTest {
    private static final String SECRET = "https://hooks.example/s3cr3t";
    private static final Duration LONG = Duration.ofSeconds(30);

    private final SettableClock clock = SettableClock.at("2026-11-06T08:49:07Z");
    private final CountDownLatch never = new CountDownLatch(1);

    @AutoClose
    private ConnectedChannels channels = connected(LONG, () -> List.of(), Delivery::ignored);

    private ConnectedChannels connected(Duration deadline, Callable<List<String>> faults, Callable<Delivery> test) {
        return new ConnectedChannels(
                List.of(new Channel() {
                    @Override
                    public String name() {
                        return "chat";
                    }

                    @Override
                    public Set<EffectKind> kinds() {
                        return Set.of(EffectKind.SEND_UPDATE);
                    }

                    @Override
                    public Delivery deliver(Effect effect, EffectContext context) {
                        return Delivery.delivered();
                    }

                    @Override
                    public List<String> faults() throws Exception {
                        return faults.call();
                    }

                    @Override
                    public Delivery sendTest() throws Exception {
                        return test.call();
                    }
                }),
                deadline,
                clock);
    }

    private void are(ConnectedChannels others) {
        channels.close();
        channels = others;
    }

    private static DeliveryAttempt attempt() {
        return new DeliveryAttempt(
                "chat",
                new Effect("1/2/send-update", EffectKind.SEND_UPDATE, "chat"),
                EffectContext.builder("1", "INC-1").build(),
                1,
                Duration.ZERO,
                null);
    }

    @Test
    void sayWhatIsWrong() {
        are(connected(LONG, () -> List.of("The scope chat:write is missing"), Delivery::ignored));
        assertThat(channels.faults("chat")).as("not checked yet").isEmpty();

        assertThat(channels.check("chat")).containsExactly("The scope chat:write is missing");
        assertThat(channels.faults("chat")).contains(List.of("The scope chat:write is missing"));
    }

    @Test
    void thatFailOrHangWhenTheyAreAskedSayNoSecret() {
        are(connected(
                LONG,
                () -> {
                    throw new IllegalStateException(SECRET);
                },
                () -> {
                    throw new IllegalStateException(SECRET);
                }));

        assertThat(channels.check("chat")).containsExactly("It could not be checked: IllegalStateException");
        assertThat(channels.sendTest("chat")).hasToString("RETRYABLE: IllegalStateException");

        are(connected(
                Duration.ofMillis(100),
                () -> {
                    never.await();
                    return List.of();
                },
                Delivery::ignored));
        assertThat(channels.check("chat")).containsExactly("It could not be checked: no answer within 0 s");
    }

    @Test
    void keepTheLastFailure() throws Exception {
        channels.around(attempt(), () -> Delivery.retryable("it answered 503"));
        assertThat(channels.lastFailure("chat")).hasValueSatisfying(failure -> {
            assertThat(failure.reason()).isEqualTo("it answered 503");
            assertThat(failure.at()).isEqualTo(clock.instant());
            assertThat(failure.isFinal()).isFalse();
        });

        channels.around(attempt(), () -> Delivery.rejected("no such room"));
        channels.around(attempt(), Delivery::delivered);
        assertThat(channels.lastFailure("chat"))
                .hasValueSatisfying(failure -> assertThat(failure.isFinal()).isTrue());

        assertThatIllegalStateException()
                .isThrownBy(() -> channels.around(attempt(), () -> {
                    throw new IllegalStateException(SECRET);
                }));
        assertThat(channels.lastFailure("chat"))
                .hasValueSatisfying(failure -> assertThat(failure.reason()).isEqualTo("IllegalStateException"));
    }

    @Test
    void areNamedWhereOneIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> channels.sendTest("pager"))
                .withMessageContaining("'pager'")
                .withMessageContaining("chat");
    }

    @Test
    void areCheckedAtTheStartWithoutHoldingItUp() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(event.getFormattedMessage());
            }
        };
        Logger log = (Logger) LoggerFactory.getLogger(ConnectedChannels.class);
        appender.start();
        log.addAppender(appender);
        are(connected(LONG, () -> List.of("The key is a placeholder"), Delivery::ignored));

        channels.checkAll();

        assertThat(lines.poll(30, TimeUnit.SECONDS))
                .contains("The channel 'chat' is not set up right", "  - The key is a placeholder");
        log.detachAppender(appender);
    }
}
