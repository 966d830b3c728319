package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.incident.Incident;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.timeline.DeliveryEvent.Delivered;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Three processes on one PostgreSQL that declare and deliver, killed with -9 one after another while others begin: what was answered is
 * there, and each page arrives. How many are killed says {@code -Dincident.kills}.
 */
class KilledNodesTest {
    private static final int KILLS = Integer.getInteger("incident.kills", 3);
    private static final int NODES = 3;
    private static final int ANSWERS = 15;

    @Test
    void loseNothingThatWasAnsweredAndNoPage() throws Exception {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.migrated()) {
            JdbcTemplate sql = new JdbcTemplate(pool);
            sql.execute("create table heard (effect_key text not null)");

            List<Long> answered = killOneAfterAnother(pool.getJdbcUrl());
            DeliversForEver.Node last = DeliversForEver.node(pool);
            whenNothingWaits(sql);
            last.outbox().close();

            assertThat(answered).hasSizeGreaterThanOrEqualTo(KILLS * ANSWERS);
            HashSet<String> heard = new HashSet<>(sql.queryForList("select effect_key from heard", String.class));
            List<Incident> stored = stored(last);
            for (Incident incident : stored) {
                List<String> paged = paged(last, incident);
                assertThat(paged)
                        .as("told once on the timeline of %s", incident)
                        .hasSize(1);
                assertThat(heard).containsAll(paged);
            }
            assertThat(stored.stream().map(Incident::number)).containsAll(answered);
        }
    }

    /** Two go on while one is killed and another one begins; at the end all are. */
    private static List<Long> killOneAfterAnother(String url) throws Exception {
        List<Long> answered = new ArrayList<>();
        Deque<DeliversForEver> running = new ArrayDeque<>();
        for (int i = 0; i < NODES; i++) {
            running.add(DeliversForEver.start(url));
        }
        try {
            for (int i = 0; i < KILLS; i++) {
                answered.addAll(running.remove().killAfter(ANSWERS));
                running.add(DeliversForEver.start(url));
            }
        } finally {
            for (DeliversForEver each : running) {
                answered.addAll(each.killAfter(1));
            }
        }
        return answered;
    }

    private static List<Incident> stored(DeliversForEver.Node node) {
        List<Incident> all = new ArrayList<>();
        IncidentPage page = node.incidents().list(IncidentQuery.open());
        while (!page.incidents().isEmpty()) {
            all.addAll(page.incidents());
            long last = all.get(all.size() - 1).number();
            page = node.incidents().list(new IncidentQuery(IncidentQuery.State.OPEN, last, IncidentQuery.MAX_LIMIT));
        }
        return all;
    }

    private static List<String> paged(DeliversForEver.Node node, Incident incident) {
        return node.incidents().timeline(incident.id()).stream()
                .map(TimelineEntry::event)
                .filter(Delivered.class::isInstance)
                .map(event -> ((Delivered) event).key())
                .toList();
    }

    private static void whenNothingWaits(JdbcTemplate sql) throws Exception {
        CompletableFuture<Void> empty = new CompletableFuture<>();
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
        try {
            looking.scheduleWithFixedDelay(
                    () -> {
                        Integer waiting = sql.queryForObject("select count(*) from incident_delivery", Integer.class);
                        if (waiting != null && waiting == 0) {
                            empty.complete(null);
                        }
                    },
                    0,
                    50,
                    TimeUnit.MILLISECONDS);
            empty.get(2, TimeUnit.MINUTES);
        } finally {
            looking.shutdownNow();
        }
    }
}
