package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.DeliveryEvent.Delivered;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes that deliver by themselves, on threads and time of their own. */
class OutboxNodesTest {
    private static final int INCIDENTS = 12;
    private static final long PATIENCE_SECONDS = 60;

    /** One process of a host. */
    private record Node(JdbcOutbox outbox, Incidents incidents) {
        static Node start(DataSource pool, RecordingChannel... channels) {
            JdbcOutbox.Builder builder = JdbcOutbox.builder(pool);
            for (RecordingChannel channel : channels) {
                builder.channel(channel);
            }
            JdbcOutbox outbox = builder.build();
            Incidents incidents = Incidents.builder(outbox.store(), IncidentPolicy.standard(), Clock.systemUTC())
                    .dispatcher(outbox)
                    .dueTimer(outbox)
                    .build();
            outbox.start(incidents.outboundWork());
            return new Node(outbox, incidents);
        }
    }

    private static RecordingChannel pagerThat(RecordingChannel.Answer answers) {
        RecordingChannel pager = new RecordingChannel("pager", EffectKind.PAGE);
        pager.answer = answers;
        return pager;
    }

    private static List<String> delivered(Incidents incidents, IncidentId id) {
        return incidents.timeline(id).stream()
                .map(TimelineEntry::event)
                .filter(Delivered.class::isInstance)
                .map(event -> ((DeliveryEvent) event).key())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void shareTheWorkAndDoEachOnce(TestDatabase database) throws Exception {
        CountDownLatch pages = new CountDownLatch(INCIDENTS);
        RecordingChannel pager = pagerThat(effect -> {
            pages.countDown();
            return Delivery.delivered();
        });
        List<IncidentId> declared = new ArrayList<>();
        ExecutorService people = Executors.newFixedThreadPool(4);
        try (HikariDataSource pool = database.migrated(config -> config.setMaximumPoolSize(20))) {
            Node one = Node.start(pool, pager);
            Node other = Node.start(pool, pager);
            List<Future<IncidentId>> answers = new ArrayList<>();
            for (int i = 0; i < INCIDENTS; i++) {
                Node node = i % 2 == 0 ? one : other;
                answers.add(people.submit(() -> {
                    IncidentId id = node.incidents()
                            .declare(ANA, triaged("Checkout answers 5xx"))
                            .id();
                    node.incidents().execute(ANA, id, note("looking"));
                    node.incidents().execute(ANA, id, note("still looking"));
                    return id;
                }));
            }
            for (Future<IncidentId> answer : answers) {
                declared.add(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            assertThat(pages.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            // Each ends what it has begun.
            one.outbox().close();
            other.outbox().close();

            assertThat(pager.keys()).doesNotHaveDuplicates().hasSize(INCIDENTS);
            for (IncidentId id : declared) {
                assertThat(delivered(one.incidents(), id)).hasSize(1);
            }
        } finally {
            people.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void deliverByOneChannelWhileAnotherOneHangs(TestDatabase database) throws Exception {
        CountDownLatch pages = new CountDownLatch(INCIDENTS);
        CountDownLatch released = new CountDownLatch(1);
        RecordingChannel pager = pagerThat(effect -> {
            pages.countDown();
            return Delivery.delivered();
        });
        RecordingChannel stuck = new RecordingChannel("chat", EffectKind.OPEN_WAR_ROOM);
        stuck.answer = effect -> {
            released.await();
            return Delivery.delivered();
        };
        try (HikariDataSource pool = database.migrated(config -> config.setMaximumPoolSize(20))) {
            Node node = Node.start(pool, stuck, pager);
            for (int i = 0; i < INCIDENTS; i++) {
                node.incidents().declare(ANA, triaged("Checkout answers 5xx"));
            }

            assertThat(pages.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(stuck.calls()).hasSizeLessThanOrEqualTo(4);

            released.countDown();
            node.outbox().close();
        }
    }
}
