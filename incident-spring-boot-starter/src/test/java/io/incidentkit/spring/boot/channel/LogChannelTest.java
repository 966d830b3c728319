package io.incidentkit.spring.boot.channel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.timeline.EventType;
import io.incidentkit.validation.InvalidInputException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What would be told is seen in the log and in memory, and counts as told to nobody. */
class LogChannelTest {
    private static final Actor ANA = Actor.person("ana");
    private static final Declare SEVERE = Declare.builder("Checkout is down")
            .severity(Severity.SEV1)
            .commander(new Person("ana"))
            .build();

    private final ApplicationContextRunner off = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    LogChannelAutoConfiguration.class,
                    IncidentAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class))
            .withPropertyValues("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID());
    private final ApplicationContextRunner runner = off.withPropertyValues("incident.channels.log.enabled=true");

    private final Logger logger = (Logger) LoggerFactory.getLogger(LogChannel.class);
    private final Lines lines = new Lines();

    /** The log, line by line as it is written. */
    private static final class Lines extends ListAppender<ILoggingEvent> {
        private final BlockingQueue<String> written = new LinkedBlockingQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            written.add(event.getFormattedMessage());
        }

        /** Waits for one that begins so; others are passed over. */
        String beginningWith(String begin) throws InterruptedException {
            for (String line = next(); line != null; line = next()) {
                if (line.startsWith(begin)) {
                    return line;
                }
            }
            throw new AssertionError("Nothing began with " + begin);
        }

        private String next() throws InterruptedException {
            return written.poll(30, TimeUnit.SECONDS);
        }
    }

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(lines);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    @Test
    void isOffUnlessTheHostAsksForIt() {
        off.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(LogChannel.class));
    }

    @Test
    void givesWayToOneOfTheHost() {
        LogChannel own = new LogChannel(1, Set::of, InstantSource.system());
        runner.withBean("own", LogChannel.class, () -> own)
                .run(context -> assertThat(context.getBean(LogChannel.class)).isSameAs(own));
    }

    @Test
    void writesAPageInOneLineAndKeepsItAndNobodyCountsAsPaged() {
        runner.run(context -> {
            Incidents incidents = context.getBean(Incidents.class);
            Incident incident = incidents.declare(ANA, SEVERE);

            assertThat(lines.beginningWith("INC-1 page everyone"))
                    .isEqualTo("INC-1 page everyone | SEV1 Checkout is down | nobody was told: no channel takes it");
            assertThat(context.getBean(LogChannel.class).latest()).anySatisfy(shown -> {
                assertThat(shown.describe()).isEqualTo("page everyone");
                assertThat(shown.incident()).contains(incident.id());
                assertThat(shown.told()).isFalse();
            });
            assertThat(incidents.untaken()).contains(EffectKind.PAGE, EffectKind.SEND_UPDATE);
            assertThat(incidents.timeline(incident.id()))
                    .noneMatch(entry -> entry.event().type() == EventType.DELIVERED);
        });
    }

    @Test
    void showsAMessageThatIsToBeSentByHandAndItStaysOwed() {
        runner.run(context -> {
            Incidents incidents = context.getBean(Incidents.class);
            Incident incident = incidents.declare(ANA, SEVERE);

            Incident written =
                    incidents.execute(ANA, incident.id(), SendUpdate.to(Audience.CUSTOMERS, "One payment in ten"));

            assertThat(lines.beginningWith("INC-1 send update customers"))
                    .contains("nobody was told", System.lineSeparator() + "    > ", "One payment in ten");
            assertThat(written.dutyWork().unsent()).containsExactly(written.version());
            assertThat(written.communication().wasTold(Audience.CUSTOMERS)).isFalse();
        });
    }

    @Test
    void besideARealChannelItShowsWhatThatOneTells() {
        runner.withBean(Channel.class, Pager::new).run(context -> {
            context.getBean(Incidents.class).declare(ANA, SEVERE);

            assertThat(lines.beginningWith("INC-1 page everyone")).doesNotContain("nobody was told");
        });
    }

    @Test
    void ofAPrivateIncidentItShowsTheNameAlone() {
        runner.run(context -> {
            context.getBean(Incidents.class)
                    .declare(
                            ANA,
                            Declare.builder("Keys leaked")
                                    .severity(Severity.SEV1)
                                    .makePrivate()
                                    .build());

            assertThat(lines.beginningWith("INC-1 page everyone")).doesNotContain("Keys", "SEV1");
        });
    }

    @Test
    void keepsTheLastAndStrikesOutWhatIsStruckOut() {
        runner.withPropertyValues("incident.channels.log.kept=2", "incident.outbox.enabled=false")
                .run(context -> {
                    Incidents incidents = context.getBean(Incidents.class);
                    Incident incident = incidents.declare(ANA, SEVERE);
                    for (String line : List.of("first", "second", "the key is hunter22")) {
                        incidents.execute(ANA, incident.id(), SendUpdate.to(Audience.CUSTOMERS, line));
                        lines.beginningWith("INC-1 send update");
                    }
                    incidents.execute(ANA, incident.id(), new StrikeOut("hunter22", "a key"));

                    assertThat(context.getBean(LogChannel.class).latest())
                            .hasSize(2)
                            .first()
                            .extracting(ShownEffect::text)
                            .asString()
                            .contains("the key is ")
                            .doesNotContain("hunter22");
                });
    }

    @Test
    void fewerThanNoneAreNotKept() {
        runner.withPropertyValues("incident.channels.log.kept=-1")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("incident.channels.log.kept"));
    }

    private static final class Pager implements Channel {
        @Override
        public String name() {
            return "pager";
        }

        @Override
        public Set<EffectKind> kinds() {
            return Set.of(EffectKind.PAGE);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            return Delivery.delivered();
        }
    }
}
