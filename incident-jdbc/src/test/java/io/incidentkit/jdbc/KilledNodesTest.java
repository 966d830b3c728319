package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.jdbc.DeliversForEver.Node;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.timeline.DutyEvent.Reminded;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import io.incidentkit.timeline.TimelineEntry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Three processes on one PostgreSQL that declare, deliver and wake, with clocks that are minutes apart: killed with -9 one after another
 * while others begin, or with the database stopped and started again. What was answered is there, each page and each reminder arrives,
 * nobody is reminded twice for the same, and no due moment is lost. How many are killed says {@code -Dincident.kills}.
 */
class KilledNodesTest {
    private static final int KILLS = Integer.getInteger("incident.kills", 3);
    private static final int ANSWERS = 15;
    private static final List<Duration> CLOCKS = List.of(Duration.ZERO, Duration.ofMinutes(3), Duration.ofMinutes(-3));

    @Test
    void loseNothingWhenTheyAreKilled() throws Exception {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.newlyMigrated()) {
            prepare(pool);
            Deque<DeliversForEver> running = started(pool.getJdbcUrl());
            List<Long> answered = new ArrayList<>();
            try {
                for (int i = 0; i < KILLS; i++) {
                    answered.addAll(running.remove().killAfter(ANSWERS));
                    running.add(DeliversForEver.start(pool.getJdbcUrl(), CLOCKS.get(i % CLOCKS.size())));
                }
            } finally {
                answered.addAll(killed(running));
            }

            assertThat(answered).hasSizeGreaterThanOrEqualTo(KILLS * ANSWERS);
            assertNothingIsLost(pool, answered);
        }
    }

    @Test
    void goOnWhenTheDatabaseIsStartedAgain(@TempDir Path files) throws Exception {
        EmbeddedPostgres server = server(files, 0);
        int port = server.getPort();
        List<Long> answered = new ArrayList<>();
        try {
            String url = server.getJdbcUrl("postgres", "postgres");
            try (HikariDataSource pool = pool(url)) {
                IncidentSchema.migrate(pool);
                prepare(pool);
            }
            Deque<DeliversForEver> running = started(url);
            try {
                for (DeliversForEver each : running) {
                    each.ask(2 * ANSWERS);
                    answered.addAll(each.answers(ANSWERS));
                }

                server.close();
                server = server(files, port);

                for (DeliversForEver each : running) {
                    answered.addAll(each.answers(ANSWERS));
                    each.ask(ANSWERS);
                    assertThat(each.answers(ANSWERS))
                            .as("stored after it is back")
                            .isNotEmpty();
                }
            } finally {
                answered.addAll(killed(running));
            }

            try (HikariDataSource pool = pool(url)) {
                assertNothingIsLost(pool, answered);
            }
        } finally {
            server.close();
        }
    }

    private static void prepare(HikariDataSource pool) {
        new JdbcTemplate(pool).execute("create table heard (effect_key text not null)");
    }

    private static Deque<DeliversForEver> started(String url) throws Exception {
        Deque<DeliversForEver> running = new ArrayDeque<>();
        for (Duration wrong : CLOCKS) {
            running.add(DeliversForEver.start(url, wrong));
        }
        return running;
    }

    private static List<Long> killed(Deque<DeliversForEver> running) throws Exception {
        List<Long> answered = new ArrayList<>();
        for (DeliversForEver each : running) {
            answered.addAll(each.killAfter(1));
        }
        return answered;
    }

    private static void assertNothingIsLost(HikariDataSource pool, List<Long> answered) throws Exception {
        JdbcTemplate sql = new JdbcTemplate(pool);
        Node last = DeliversForEver.node(pool, Clock.systemUTC());
        whenAllIsDoneThatWaits(sql);
        last.outbox().close();

        List<Incident> stored = stored(last);
        assertThat(stored.stream().map(Incident::number)).containsAll(answered);
        Set<String> heard = new HashSet<>(sql.queryForList("select effect_key from heard", String.class));
        // What arose after the last look still waits, and is not lost.
        heard.addAll(sql.queryForList("select effect_key from incident_delivery", String.class));
        int reminders = 0;
        for (Incident incident : stored) {
            List<TimelineEntry> timeline = last.incidents().timeline(incident.id());
            assertThat(heard).as("heard of %s", incident).containsAll(told(incident, timeline));
            List<List<Object>> reminded = timeline.stream()
                    .map(KilledNodesTest::reminder)
                    .flatMap(Optional::stream)
                    .toList();
            assertThat(reminded).as("reminders of %s", incident).doesNotHaveDuplicates();
            reminders += reminded.size();
        }
        assertThat(reminders).as("reminders of all").isPositive();
        assertThat(sql.queryForList(
                        "select task_instance from incident_task where task_name = ?", String.class, TaskTable.TIMER))
                .as("a due moment each")
                .containsExactlyInAnyOrderElementsOf(stored.stream()
                        .map(incident -> incident.id().toString())
                        .toList());
    }

    /** The keys of all that has to be heard. */
    private static List<String> told(Incident incident, List<TimelineEntry> timeline) {
        return IncidentRules.effects(incident, timeline, DeliversForEver.impatient()).stream()
                .filter(effect -> effect.kind() == EffectKind.PAGE || effect.kind() == EffectKind.REMIND)
                .map(Effect::key)
                .toList();
    }

    /** The thing that somebody was reminded of, and the moment for which they were. */
    private static Optional<List<Object>> reminder(TimelineEntry entry) {
        if (entry.event() instanceof ObligationMissed missed) {
            return Optional.of(List.of(missed.obligation(), missed.due()));
        }
        return entry.event() instanceof Reminded reminded
                ? Optional.of(List.of(reminded.obligation(), reminded.moment()))
                : Optional.empty();
    }

    private static List<Incident> stored(Node node) {
        List<Incident> all = new ArrayList<>();
        IncidentPage page = node.incidents().list(IncidentQuery.open());
        while (!page.incidents().isEmpty()) {
            all.addAll(page.incidents());
            long last = all.get(all.size() - 1).number();
            page = node.incidents().list(new IncidentQuery(IncidentQuery.State.OPEN, last, IncidentQuery.MAX_LIMIT));
        }
        return all;
    }

    /** Reminders go on and on; the wait is for those that were left. */
    private static void whenAllIsDoneThatWaits(JdbcTemplate sql) throws Exception {
        OffsetDateTime now = sql.queryForObject("select current_timestamp", OffsetDateTime.class);
        CompletableFuture<Void> empty = new CompletableFuture<>();
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
        try {
            looking.scheduleWithFixedDelay(
                    () -> {
                        Integer waiting = sql.queryForObject(
                                "select count(*) from incident_delivery where waiting_since <= ?", Integer.class, now);
                        if (waiting != null && waiting == 0) {
                            empty.complete(null);
                        }
                    },
                    0,
                    50,
                    TimeUnit.MILLISECONDS);
            empty.get(3, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "These wait still: "
                            + sql.queryForList(
                                    "select d.state, d.kind, d.attempts, d.detail, t.task_name, t.execution_time,"
                                            + " t.picked, t.picked_by, t.consecutive_failures from incident_delivery d"
                                            + " left join incident_task t on t.task_instance = d.lane"),
                    e);
        } finally {
            looking.shutdownNow();
        }
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return pool;
    }

    private static EmbeddedPostgres server(Path files, int port) throws Exception {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(2));
        return (port == 0 ? builder : builder.setPort(port)).start();
    }
}
