package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.RecurringDuties;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.DeliveryEvent.Delivered;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes that deliver by themselves, on threads and time of their own. */
class OutboxNodesTest {
    private static final int INCIDENTS = 12;
    private static final int TICKS = 5;
    private static final long PATIENCE_SECONDS = 60;

    /** One process of a host. */
    private record Node(JdbcOutbox outbox, Incidents incidents) {
        static Node of(DataSource pool, RecordingChannel... channels) {
            JdbcOutbox.Builder builder = JdbcOutbox.builder(pool);
            for (RecordingChannel channel : channels) {
                builder.channel(channel);
            }
            JdbcOutbox outbox = builder.build();
            Incidents incidents = Incidents.builder(outbox.store(), IncidentPolicy.standard(), Clock.systemUTC())
                    .dispatcher(outbox)
                    .dueTimer(outbox)
                    .build();
            return new Node(outbox, incidents);
        }

        Node started() {
            outbox.start(incidents.outboundWork());
            return this;
        }

        Node started(RecurringDuties duties) {
            outbox.start(incidents.outboundWork(), duties);
            return this;
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
            Node one = Node.of(pool, pager).started();
            Node other = Node.of(pool, pager).started();
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
    void doWhatRecursOnceAPeriod(TestDatabase database) throws Exception {
        CountDownLatch ticks = new CountDownLatch(TICKS);
        RecordingChannel team = new RecordingChannel("team", EffectKind.WEEKLY_DIGEST);
        team.answer = effect -> {
            ticks.countDown();
            return Delivery.delivered();
        };
        try (HikariDataSource pool = database.migrated(config -> config.setMaximumPoolSize(20))) {
            Node one = Node.of(pool, team).started(new EachSecond());
            Node other = Node.of(pool, team).started(new EachSecond());

            assertThat(ticks.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            one.outbox().close();
            other.outbox().close();

            assertThat(team.keys()).doesNotHaveDuplicates().isSorted();
        }
    }

    /** A duty whose period is a second. */
    private static final class EachSecond implements RecurringDuties {
        @Override
        public Set<String> names() {
            return Set.of("tick");
        }

        @Override
        public Optional<Instant> next(String duty, Instant after, @Nullable Instant done) {
            return Optional.of(after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
        }

        @Override
        public Optional<Instant> due(String duty, Instant now, @Nullable Instant done) {
            return Optional.of(now.truncatedTo(ChronoUnit.SECONDS)).filter(last -> done == null || last.isAfter(done));
        }

        @Override
        public List<Effect> perform(String duty, Instant moment) {
            return List.of(new Effect("tick/" + moment, EffectKind.WEEKLY_DIGEST, ""));
        }

        @Override
        public Optional<Effect> asOfNow(Effect effect) {
            return Optional.of(effect);
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
            Node node = Node.of(pool, stuck, pager).started();
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
