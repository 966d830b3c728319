package io.incidentkit.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.commander.Actor;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DueTimer;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.RecurringDuties;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Objectives;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.recurring.WeeklyJob;
import io.incidentkit.retention.IncidentDocument;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The duties that recur are seen to by being there. */
class RecurringAutoConfigurationTest {
    private static final Actor ANA = Actor.person("ana");
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    IncidentAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                    "incident.jdbc.initialize-schema=always");

    private final class Team implements Channel {
        @Override
        public String name() {
            return "team";
        }

        @Override
        public Set<EffectKind> kinds() {
            return Set.of(EffectKind.WEEKLY_DIGEST);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            heard.add(context.reference() + " " + effect.body());
            return Delivery.delivered();
        }
    }

    @Test
    void aDigestWhoseMomentPassedWhileNoNodeWasThereIsSentAtTheStart() {
        runner.withPropertyValues("incident.outbox.enabled=false").run(context -> {
            context.getBean(Incidents.class).declare(ANA, Declare.of("Checkout is down"));
            new JdbcTemplate(context.getBean(DataSource.class)).update("""
                    insert into incident_task (task_name, task_instance, execution_time, last_success, picked, version)
                    values ('incident-recurring', 'weekly-digest', current_timestamp - interval '1' hour,
                        current_timestamp - interval '14' day, false, 1)
                    """);
        });

        runner.withBean(Channel.class, Team::new)
                .run(context -> assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .startsWith("weekly-digest ")
                        .contains("# "));
    }

    @Test
    void theDigestTellsWhatIsSpentOfTheErrorBudgetsThatTheHostKnows() {
        Instant now = Instant.now();
        ServiceObjective objective = new ServiceObjective("checkout 99%", 0.99, Duration.ofDays(30));

        runner.withPropertyValues("incident.outbox.enabled=false")
                .withBean(Objectives.class, () -> Objectives.byService(Map.of("checkout", List.of(objective))))
                .run(context -> {
                    context.getBean(Incidents.class)
                            .declare(
                                    ANA,
                                    Declare.builder("Checkout is down")
                                            .services(List.of("checkout"))
                                            .began(now.minus(Duration.ofHours(1)))
                                            .build());

                    RecurringDuties duties = context.getBean(RecurringDuties.class);
                    assertThat(duties.perform("weekly-digest", now).stream()
                                    .flatMap(effect -> duties.asOfNow(effect).stream()))
                            .extracting(Effect::body)
                            .anySatisfy(digest ->
                                    assertThat(digest).contains("Error budgets", "checkout 99%: at least 14%"));
                });
    }

    @Test
    void saysAtTheStartWhatComesEachWeek() {
        String said = saidAtTheStart(
                runner.withPropertyValues("incident.recurring.digest=never", "incident.time-zone=Europe/Zurich"));

        assertThat(said)
                .contains("by one of all nodes: weekly-review on monday 09:00,"
                        + " surface-to-leadership on tuesday 09:00 (Europe/Zurich); no channel takes"
                        + " [surface-to-leadership, weekly-review]");
    }

    @Test
    void saysAtTheStartThatADispatcherOfTheHostGetsItFromEachNode() {
        String said = saidAtTheStart(runner.withBean(EffectDispatcher.class, () -> EffectDispatcher.NONE));

        assertThat(said).contains("by this node for itself as no outbox runs: weekly-digest on monday 08:00");
    }

    private static String saidAtTheStart(ApplicationContextRunner runner) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        LoggingSystem log = LoggingSystem.get(RecurringAutoConfigurationTest.class.getClassLoader());
        log.setLogLevel(StartupReport.class.getName(), LogLevel.INFO);
        try {
            runner.run(context -> assertThat(context).hasNotFailed());
        } finally {
            log.setLogLevel(StartupReport.class.getName(), LogLevel.ERROR);
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyWrongMomentStopsTheStart() {
        runner.withPropertyValues("incident.recurring.digest=mondays", "incident.recurring.review=monday 25:00")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("incident.recurring.digest")
                        .hasMessageContaining("incident.recurring.review"));
    }

    @Test
    void isLeftOutWhereItIsNotWanted() {
        runner.withPropertyValues("incident.recurring.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RecurringDuties.class));
    }

    @Test
    void aTimerOfTheHostIsToldOfEveryDueMomentAtTheStart() {
        runner.run(context -> context.getBean(Incidents.class)
                .declare(
                        ANA,
                        Declare.builder("Checkout is down")
                                .severity(Severity.SEV1)
                                .build()));

        runner.withBean(DueTimer.class, Forgetful::new)
                .run(context -> assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .isEqualTo(context.getBean(Incidents.class)
                                .get("INC-1")
                                .id()
                                .toString()));
    }

    private final class Forgetful implements DueTimer {
        @Override
        public void wakeAt(String incident, Instant moment, Consumer<String> wake) {
            heard.add(incident);
        }

        @Override
        public void cancel(String incident) {}
    }

    @Test
    void keepsIncidentsForEverWhereNothingIsSaid() {
        runner.run(context -> assertThat(context).doesNotHaveBean(WeeklyJob.class));
    }

    @Test
    void putsOldIncidentsAwayBeforeTheyAreDeleted(@TempDir Path folder) {
        Path documents = folder.resolve("documents");
        runner.withPropertyValues("incident.retention.after=1", "incident.retention.location=" + documents)
                .run(context -> {
                    Incidents incidents = context.getBean(Incidents.class);
                    Instant longAgo = incidents.now().minus(Duration.ofDays(3));
                    Incident old = incidents.declare(
                            ANA,
                            Declare.builder("Checkout is down")
                                    .detectedAt(longAgo)
                                    .build());
                    incidents.execute(ANA, old.id(), new Dismiss("a test", null, longAgo.plusSeconds(60)));
                    Incident open = incidents.declare(ANA, Declare.of("Search is down"));
                    WeeklyJob job = context.getBean(WeeklyJob.class);
                    assertThat(context.getBean(RecurringDuties.class).names()).contains(job.name());

                    job.work().accept(incidents.now());

                    assertThat(incidents.find(old.id())).isEmpty();
                    assertThat(incidents.find(open.id())).isPresent();
                    List<Path> files = files(documents);
                    assertThat(files).hasSize(1);
                    assertThat(IncidentDocument.fromJson(Files.readString(files.get(0)))
                                    .id())
                            .isEqualTo(old.id());
                });
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void deletesNothingUnlessItIsSaidWhereItsDocumentGoes() {
        runner.withPropertyValues("incident.retention.after=365", "incident.retention.at=at night")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("incident.retention.at")
                        .hasMessageContaining("incident.retention.location"));
    }

    @Test
    void aFolderThatCanNotBeWrittenToStopsTheStart(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        runner.withPropertyValues("incident.retention.after=365", "incident.retention.location=" + file)
                .run(context -> assertThat(context).getFailure().rootCause().isInstanceOf(IOException.class));
    }
}
