package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Person;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.OutboundWork;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.SettableClock;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/** A database with nothing in it, a clock that goes by hand, and two channels that write down what they are called with. */
abstract class OutboxScenario {
    final HikariDataSource pool;
    final SettableClock clock;

    final RecordingChannel pager = new RecordingChannel("pager", EffectKind.PAGE);
    final RecordingChannel chat = new RecordingChannel("chat", EffectKind.OPEN_WAR_ROOM, EffectKind.CLOSE);

    OutboxScenario(TestDatabase database, Consumer<HikariConfig> settings) {
        this.pool = database.migrated(settings);
        // Rows are made by the database's clock, and the database is there by now.
        this.clock =
                SettableClock.at(Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(5));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    final OutboxNode node(Channel... channels) {
        return OutboxNode.with(pool, clock, channels);
    }

    /** An incident that pages nobody by itself. */
    static IncidentId quiet(OutboxNode node) {
        return node.incidents
                .declare(
                        ANA,
                        Declare.builder("Checkout answers 5xx")
                                .severity(Severity.SEV4)
                                .commander(new Person("ana"))
                                .build())
                .id();
    }

    static List<String> outcomes(OutboxNode node, IncidentId id) {
        return node.incidents.timeline(id).stream()
                .map(TimelineEntry::event)
                .filter(DeliveryEvent.class::isInstance)
                .map(event -> event.describe())
                .toList();
    }

    /** An incident that nobody has taken up. */
    static IncidentId untriaged(OutboxNode node) {
        return node.incidents
                .declare(
                        ANA,
                        Declare.builder("Checkout answers 5xx")
                                .severity(Severity.SEV1)
                                .build())
                .id();
    }

    /** Passes everything on. */
    static class Between implements OutboundWork {
        private final OutboundWork work;

        Between(OutboundWork work) {
            this.work = work;
        }

        @Override
        public Optional<EffectContext> context(String incident, Effect effect) {
            return work.context(incident, effect);
        }

        @Override
        public void record(DeliveryOutcome outcome) {
            work.record(outcome);
        }

        @Override
        public Optional<Instant> wake(String incident) {
            return work.wake(incident);
        }
    }
}
