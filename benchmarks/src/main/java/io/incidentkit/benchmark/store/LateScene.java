package io.incidentkit.benchmark.store;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.benchmark.store.Meter.Passed;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.OutboundWork;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.JdbcOutbox;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Notification;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.severity.SeverityPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A node with its outbox and many open incidents, of which nothing is due for a day but what is promised sooner. */
final class LateScene implements AutoCloseable {
    /** How many calls of a channel run at once by default. */
    static final int CALLS = 4;

    private static final Duration DAY = Duration.ofDays(1);
    private static final int WRITERS = 8;
    private static final Actor ALICE = Actor.person("alice");
    private static final IncidentPolicy POLICY = IncidentPolicy.builder()
            .severities(SeverityPolicy.of(List.of(SeverityLevel.builder(Severity.SEV1)
                    .meaning("Paying customers are hit")
                    .notification(Notification.PAGE_EVERYONE)
                    .triagedWithin(DAY)
                    .fixed("in days", DAY.multipliedBy(3))
                    .communication(List.of(new CommunicationDuty(Audience.INTERNAL_CHAT, DAY, null, false, false)))
                    .build())))
            .build();

    private static final Declare DECLARE = Declare.builder("Checkout answers 5xx")
            .services(List.of("checkout", "payments"))
            .severity(Severity.SEV1)
            .commander(new Person("alice"))
            .build();

    private final HikariDataSource pool;
    private final JdbcOutbox outbox;
    private final Incidents incidents;
    private final RecordingChannel channel = new RecordingChannel();
    private final List<IncidentId> open = new ArrayList<>();
    private final Map<String, Instant> due = new ConcurrentHashMap<>();
    private final Map<String, Instant> firstDue = new ConcurrentHashMap<>();
    private final Samples woken = new Samples();

    private LateScene(HikariDataSource pool) {
        this.pool = pool;
        this.outbox = JdbcOutbox.builder(pool).channel(channel).build();
        this.incidents = Incidents.builder(outbox.store(), POLICY, Clock.systemUTC())
                .dispatcher(outbox)
                .dueTimer(outbox)
                .listener((where, incident, entries) ->
                        entries.forEach(entry -> channel.committed(incident.id().toString(), entry.sequence())))
                .build();
    }

    static LateScene on(Server server, int open) throws InterruptedException, ExecutionException {
        LateScene scene = new LateScene(server.store("late"));
        // Due moments are written without a channel, too; pages of so many would wait before the first that is
        // measured.
        JdbcOutbox silent = JdbcOutbox.builder(scene.pool).build();
        Incidents quiet = Incidents.builder(silent.store(), POLICY, Clock.systemUTC())
                .dispatcher(silent)
                .dueTimer(silent)
                .build();
        scene.inParallel(open, i -> scene.opened(quiet.declare(ALICE, DECLARE)));
        silent.close();
        return scene;
    }

    private synchronized void opened(Incident incident) {
        open.add(incident.id());
    }

    /** Returns how many were open at the beginning. */
    int open() {
        return open.size();
    }

    RecordingChannel channel() {
        return channel;
    }

    Samples woken() {
        return woken;
    }

    /** Begins to deliver, if that has not begun. */
    void start() {
        if (!channel.isAwake()) {
            channel.isAwake(true);
            outbox.start(new Watched(incidents.outboundWork()));
        }
    }

    void stop() {
        outbox.stop();
        channel.isAwake(false);
    }

    void declare() {
        incidents.declare(ALICE, DECLARE);
    }

    /** Promises the next message of an incident for a moment, which is due then. */
    void promise(int which, Instant moment) {
        IncidentId id = open.get(which % open.size());
        due.put(id.toString(), moment);
        firstDue.put(id.toString(), moment);
        incidents.execute(
                ALICE, id, new SendUpdate(Audience.INTERNAL_CHAT, "two pods still restart", false, moment, true, null));
    }

    void update(int which) {
        incidents.execute(
                ALICE,
                open.get(which % open.size()),
                SendUpdate.to(Audience.INTERNAL_CHAT, "error rate of checkout is falling, two pods still restart"));
    }

    /** Writes messages that nobody delivers yet. */
    void fill(int messages) throws InterruptedException, ExecutionException {
        inParallel(messages, this::update);
    }

    /** Delivers what waits, from the start of the outbox to the end of the last one. */
    Passed drain(Server server, int messages) {
        channel.clear();
        long waiting =
                outbox.waiting().values().stream().mapToLong(Long::longValue).sum();
        if (waiting != messages) {
            throw new IllegalStateException(waiting + " wait in place of " + messages);
        }
        Meter meter = Meter.start(server);
        start();
        while (channel.calls() < messages) {
            LateBenchmark.pause(Duration.ofMillis(5));
        }
        while (outbox.waiting().values().stream().anyMatch(left -> left > 0)) {
            LateBenchmark.pause(Duration.ofMillis(5));
        }
        return meter.stop();
    }

    /** Returns how long after the commit the channel was called, by the kind of the effect. */
    Map<EffectKind, Samples> lateness() {
        return channel.lateness();
    }

    /** Returns how long after the due moment the channel was called with a reminder. */
    Samples reminded() {
        Samples samples = new Samples();
        firstDue.forEach((incident, moment) -> channel.reminded(incident)
                .ifPresent(at -> samples.addNanos(Duration.between(moment, at).toNanos())));
        return samples;
    }

    /** Work by its number. */
    @FunctionalInterface
    private interface Numbered {
        void run(int number);
    }

    private void inParallel(int times, Numbered work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer;
                running.add(threads.submit(() -> {
                    for (int i = first; i < times; i += WRITERS) {
                        work.run(i);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Override
    public void close() {
        outbox.close();
        pool.close();
    }

    /** The incidents, with a note of when they are woken. */
    private final class Watched implements OutboundWork {
        private final OutboundWork work;

        private Watched(OutboundWork work) {
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
            Instant now = Instant.now();
            Instant moment = due.get(incident);
            if (moment != null) {
                woken.addNanos(Duration.between(moment, now).toNanos());
            }
            Optional<Instant> next = work.wake(incident);
            next.ifPresentOrElse(at -> due.put(incident, at), () -> due.remove(incident));
            return next;
        }
    }
}
