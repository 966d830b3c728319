package io.incidentkit.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.memory.InMemoryDispatcher;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.spring.boot.alert.AlertSourcesAutoConfiguration;
import io.incidentkit.spring.boot.channel.ChannelsAutoConfiguration;
import io.incidentkit.spring.boot.channel.LogChannelAutoConfiguration;
import io.incidentkit.store.IncidentStore;
import java.util.List;
import java.util.Set;
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

/** A SEV1 that pages nobody is no news at 3 a.m.: what is connected, and what is not, is said when the application starts. */
class StartupReportTest {
    private final ApplicationContextRunner withoutDatabase = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(IncidentAutoConfiguration.class, LogChannelAutoConfiguration.class));
    private final ApplicationContextRunner inMemory =
            withoutDatabase.withBean(IncidentStore.class, InMemoryIncidentStore::new);
    private final ApplicationContextRunner onH2 = withoutDatabase
            .withConfiguration(AutoConfigurations.of(
                    IncidentJdbcAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class))
            .withPropertyValues("spring.datasource.generate-unique-name=true");

    private final Logger logger = (Logger) LoggerFactory.getLogger(StartupReport.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        said.start();
        logger.addAppender(said);
        logger.setAdditive(false);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(said);
        logger.setAdditive(true);
        logger.setLevel(Level.ERROR);
    }

    private String report(ApplicationContextRunner host, Level level) {
        host.run(context -> assertThat(context).hasNotFailed());
        assertThat(said.list)
                .hasSize(1)
                .first()
                .extracting(ILoggingEvent::getLevel)
                .isEqualTo(level);
        return said.list.get(0).getFormattedMessage();
    }

    @Test
    void withoutChannelsItWarnsThatNobodyIsPaged() {
        assertThat(report(onH2, Level.WARN).lines())
                .first()
                .isEqualTo("Incident Kit: what is connected, and what is not");
        assertThat(said.list.get(0).getFormattedMessage())
                .containsPattern("    store        H2 2[.]\\d+, in memory: gone when the program ends")
                .contains(
                        "    channels     none",
                        "    alerts in    none but Alertmanager's",
                        "    deliveries   by the outbox in the database, on this node as well",
                        "    not done     nobody is paged, nobody is asked, nobody is reminded, messages are to be sent by hand:"
                                + " no channel takes page, acknowledge, open-war-room, ask",
                        "    due moments  woken by the outbox",
                        "    each week    by one of all nodes: weekly-digest on monday 08:00",
                        "    kept         incidents stay for ever",
                        "    archive      published postmortems are kept and found",
                        "    search       incidents are found by what is written of them",
                        "    runbooks     none",
                        "    objectives   none: no error budgets",
                        "    policy       the playbook's, as incident.policy.location is not set",
                        "    HTTP API     off, as incident.web.enabled is not true",
                        "    console      none",
                        "    metrics      none");
    }

    @Test
    void saysWhoseAlertsAreTakenInAndWhatIsMissingForOthers() {
        String all = report(
                onH2.withBean(Channel.class, () -> new Pager(EffectKind.values()))
                        .withConfiguration(AutoConfigurations.of(
                                ChannelsAutoConfiguration.class, AlertSourcesAutoConfiguration.class))
                        .withPropertyValues(
                                "incident.alerts.datadog.token=k3y-of-ours", "incident.alerts.new-relic.token="),
                Level.WARN);

        assertThat(all)
                .contains("    alerts in    datadog by a shared secret; new-relic: off (Nobody may send:"
                        + " incident.alerts.new-relic.token is missing or blank): not reached, as incident.web.enabled")
                .doesNotContain("k3y-of-ours");
    }

    @Test
    void withAPagerNothingIsWarnedOf() {
        String all = report(onH2.withBean(Channel.class, () -> new Pager(EffectKind.values())), Level.INFO);

        assertThat(all).contains("pager takes everything", "nothing: each kind of effect has a channel");
    }

    @Test
    void aChannelThatOnlyShowsIsNoneThatTells() {
        String all = report(onH2.withPropertyValues("incident.channels.log.enabled=true"), Level.WARN);

        assertThat(all).contains("log shows everything and tells nobody", "nobody is paged");
    }

    @Test
    void saysWhatIsSwitchedOff() {
        String all = report(
                onH2.withPropertyValues(
                        "incident.outbox.enabled=false",
                        "incident.recurring.enabled=false",
                        "incident.search.enabled=false",
                        "incident.retention.after=365",
                        "incident.retention.without-document=true",
                        "incident.jdbc.schema=kit"),
                Level.WARN);

        assertThat(all)
                .contains(
                        ", schema kit",
                        "by the outbox of other nodes, as incident.outbox.enabled is false on this one",
                        "each week    nothing by this node",
                        "more than 365 days ago are deleted on sunday 03:00, without a document of them",
                        "search       none");
    }

    @Test
    void anApiWithoutALoginIsWarnedOf() {
        String all = report(
                onH2.withBean(Channel.class, () -> new Pager(EffectKind.values()))
                        .withPropertyValues("incident.web.enabled=true"),
                Level.WARN);

        assertThat(all).contains("at /api/incidents, read by whoever reaches it, and no commands: no login is there");
    }

    @Test
    void anApiThatBelievesAHeaderWithoutALoginIsWarnedOf() {
        String all = report(
                onH2.withBean(Channel.class, () -> new Pager(EffectKind.values()))
                        .withPropertyValues("incident.web.enabled=true", "incident.web.trust-actor-header=true"),
                Level.WARN);

        assertThat(all).contains("at /api/incidents, open: no login is there, so whoever reaches it may call it");
    }

    @Test
    void behindALoginItIsNone() {
        String all = report(
                onH2.withBean(Channel.class, () -> new Pager(EffectKind.values()))
                        .withBean("springSecurityFilterChain", Object.class, Object::new)
                        .withPropertyValues("incident.web.enabled=true"),
                Level.INFO);

        assertThat(all).contains("behind the login of the application");
    }

    @Test
    void aDispatcherOfTheHostIsNamedAndItsChannelsAreNotBelieved() {
        String all = report(
                inMemory.withBean(EffectDispatcher.class, () -> EffectDispatcher.NONE)
                        .withBean(Channel.class, () -> new Pager(EffectKind.PAGE)),
                Level.WARN);

        assertThat(all)
                .contains(
                        "pager takes page: not connected, unless the dispatcher of the application knows them",
                        "nobody is woken",
                        "InMemoryIncidentStore, a bean of the application");
    }

    @Test
    void aPolicyOfTheHostIsSaid() {
        assertThat(report(inMemory.withBean("own", IncidentPolicy.class, IncidentPolicy::standard), Level.WARN))
                .contains("policy       a bean of the application");
    }

    /** No database: what a command brings about is delivered from memory, by the channels that are there. */
    @Test
    void beingThereIsEnoughForAChannelWithoutADatabaseToo() {
        Pager pager = new Pager(EffectKind.PAGE, EffectKind.REMIND);
        inMemory.withBean(Channel.class, () -> pager).run(context -> {
            assertThat(context).hasSingleBean(InMemoryDispatcher.class);
            context.getBean(Incidents.class)
                    .declare(
                            Actor.person("ana"),
                            Declare.builder("Checkout is down")
                                    .severity(Severity.SEV1)
                                    .build());

            assertThat(pager.calls.poll(30, TimeUnit.SECONDS)).isEqualTo("page everyone");
        });
        assertThat(said.list.get(0).getFormattedMessage())
                .contains("from memory, as no database of ours is there", "woken from memory, by this node");
    }

    @Test
    void whereTheNodeDeliversNothingMemoryDoesNotEither() {
        inMemory.withPropertyValues("incident.outbox.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EffectDispatcher.class));
    }

    private static final class Pager implements Channel {
        private final Set<EffectKind> kinds;
        private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

        private Pager(EffectKind... kinds) {
            this.kinds = Set.copyOf(List.of(kinds));
        }

        @Override
        public String name() {
            return "pager";
        }

        @Override
        public Set<EffectKind> kinds() {
            return kinds;
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            calls.add(effect.describe());
            return Delivery.delivered();
        }
    }
}
