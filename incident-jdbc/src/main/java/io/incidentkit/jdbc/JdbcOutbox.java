package io.incidentkit.jdbc;

import com.github.benmanes.caffeine.cache.Ticker;
import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelStanding;
import io.incidentkit.effect.Channels;
import io.incidentkit.effect.DeliveryOutcome.Status;
import io.incidentkit.effect.DeliveryRecorder;
import io.incidentkit.effect.DeliveryWatch;
import io.incidentkit.effect.DispatcherPulse;
import io.incidentkit.effect.DueTimer;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.OutboundWork;
import io.incidentkit.effect.RecurringDuties;
import io.incidentkit.effect.RetryPolicy;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Tables;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deliveries and due moments in the database: what a command brings about outside is written in its own transaction, and whatever
 * node is there does it, after any crash. At least once: an attempt whose answer was lost is made again with the same
 * {@link Effect#key()}. Those of one incident, channel and target are delivered in their order; the closing of pages, room and ticket
 * comes after what arose before it in its channel. What is given up is kept, to be {@linkplain #failed seen} and
 * {@linkplain #retry tried again}.
 *
 * <pre>{@code
 * JdbcOutbox outbox = JdbcOutbox.builder(dataSource).channel(pager).build();
 * Incidents incidents = Incidents.builder(outbox.store(), policy, clock).dispatcher(outbox).dueTimer(outbox).build();
 * outbox.start(incidents.outboundWork(), RecurringWork.of(incidents));
 * }</pre>
 *
 * <p>As dispatcher it only has the outbox looked at once a command is committed; as timer it does nothing, for the store has written
 * both. Any number of nodes can run one on the same database; what is due is judged by the database's clock. Thread-safe.
 */
public final class JdbcOutbox implements EffectDispatcher, DueTimer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcOutbox.class);
    /** The threads for due moments, beside those that wait for channels. */
    private static final int SPARE_THREADS = 4;

    private final Builder settings;
    private final Database database;
    private final Clock clock;
    private final Channels channels;
    private final Map<String, ConnectedChannel> connected = new LinkedHashMap<>();
    private final DeliveryTable deliveries;
    private final TaskTable tasks;
    private final TransactionTemplate transaction;
    private final OutboxRoutes routes;
    private final Snapshots lastSeen;
    private final JdbcIncidentStore store;
    private volatile @Nullable Scheduler scheduler;

    private JdbcOutbox(Builder settings) {
        this.settings = settings;
        this.database = Database.of(settings.dataSource, settings.tables);
        this.clock = settings.engine.clock(database);
        this.channels = settings.channels.build();
        DeliveryWatch watch = DeliveryWatch.all(settings.watches);
        channels.byName()
                .forEach((name, channel) -> connected.put(
                        name,
                        new ConnectedChannel(
                                name,
                                channel,
                                settings.callsPerChannel,
                                settings.retries.callTimeout(),
                                watch,
                                settings.threads)));
        this.deliveries = new DeliveryTable(database);
        this.tasks = new TaskTable(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        if (!database.isReadCommitted()) {
            // Whoever waits for a lock has to see what was written meanwhile. Not asked for in vain: it costs a round
            // trip each time.
            this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        }
        this.routes = OutboxRoutes.of(channels, watch::trace);
        this.lastSeen = new Snapshots(Ticker.systemTicker());
        this.store = JdbcIncidentStore.create(database, routes, lastSeen);
    }

    /**
     * Starts without channels.
     *
     * @param dataSource the database, usually a pool; some connections are needed beside those of the host's requests
     * @return a builder
     */
    public static Builder builder(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /** Returns the store that writes effects and due moments with the entries, for this outbox and those of other nodes. */
    public JdbcIncidentStore store() {
        return store;
    }

    /**
     * Begins to deliver and to wake, or goes on after a {@link #stop}. Until then both wait in the database. No duty recurs here.
     *
     * @param work the incidents as they are stored
     * @throws IllegalStateException if it has begun already
     */
    public void start(OutboundWork work) {
        start(work, RecurringDuties.NONE);
    }

    /**
     * Begins to deliver, to wake, and to see to what recurs, or goes on after a {@link #stop}. A duty that recurs is done once a period
     * by one of all nodes; one whose moment came while no node was there is done once, for the last such moment. A duty that the
     * database did not know before waits for its next moment.
     *
     * @param work the incidents as they are stored
     * @param duties the duties that recur, such as {@code RecurringWork.of(incidents)}
     * @throws IllegalStateException if it has begun already
     */
    public synchronized void start(OutboundWork work, RecurringDuties duties) {
        if (scheduler != null) {
            throw new IllegalStateException("The outbox has begun already");
        }
        if (settings.saysWhatIsConnected) {
            sayWhatIsNotDelivered();
            if (!duties.names().isEmpty()) {
                LOG.info(
                        "Each week, by one of all nodes: {}; no channel takes {}",
                        duties,
                        duties.untold(channels::takes));
            }
        }
        DeliveryLanes lanes = new DeliveryLanes(
                deliveries,
                tasks,
                transaction,
                database.turns(),
                lastSeen,
                connected,
                settings.retries,
                settings.chance,
                clock,
                work,
                duties);
        OutboxTasks known = new OutboxTasks(
                deliveries,
                tasks,
                transaction,
                lanes,
                work,
                clock,
                connected.keySet(),
                settings.capacity,
                new GivenCommands(database),
                duties,
                routes);
        Scheduler begun = settings.engine.scheduler(
                database,
                clock,
                known.all(),
                known.bound(),
                connected.size() * settings.callsPerChannel + SPARE_THREADS);
        scheduler = begun;
        begun.start();
    }

    private void sayWhatIsNotDelivered() {
        List<EffectKind> untaken = Arrays.stream(EffectKind.values())
                .filter(kind -> !channels.takes(kind))
                .toList();
        if (connected.isEmpty()) {
            LOG.warn(
                    "No channel is connected: nobody is paged, asked or reminded, and messages are to be sent by hand");
        } else {
            LOG.info("Incidents are told by {}; no channel takes {}", connected.keySet(), untaken);
        }
    }

    @Override
    public void dispatch(EffectContext context, List<Effect> effects, DeliveryRecorder recorder) {
        nudge();
    }

    @Override
    public boolean takes(EffectKind kind) {
        return channels.takes(kind);
    }

    /** Does nothing: the store has struck it out of what waits and of what was given up. */
    @Override
    public void strikeOut(String incident, UnaryOperator<String> struck) {}

    /** Does nothing: what may be told is asked for when it is delivered. */
    @Override
    public void hide(EffectContext context) {}

    /** Does nothing: the store has written the moment. */
    @Override
    public void wakeAt(String incident, Instant moment, Consumer<String> wake) {}

    /** Does nothing: the store has called it off. */
    @Override
    public void cancel(String incident) {}

    /**
     * Returns the deliveries that were given up, the oldest first.
     *
     * @param after the id after which to go on, or 0
     * @param limit how many at most, from 1
     */
    public List<FailedDelivery> failed(long after, int limit) {
        return deliveries.failed(after, limit).stream()
                .map(row -> new FailedDelivery(
                        row.id(), row.outcome(Status.FAILED, row.detail(), row.attempts()), row.waitingSince()))
                .toList();
    }

    /**
     * Has a delivery tried again that was given up, as if it arose now.
     *
     * @param id its id
     * @return whether there was such a one
     */
    public boolean retry(long id) {
        Boolean found = transaction.execute(status -> {
            Optional<DeliveryRow> row = deliveries.findFailed(id);
            if (row.isEmpty() || !deliveries.retry(row.get(), clock.now())) {
                return false;
            }
            tasks.ensure(TaskTable.LANE, row.get().lane());
            return true;
        });
        nudge();
        return Boolean.TRUE.equals(found);
    }

    /**
     * Returns how many deliveries wait for each connected channel.
     *
     * @return the channels' names and the numbers
     */
    public Map<String, Long> waiting() {
        Map<String, Long> waiting = new LinkedHashMap<>();
        connected.keySet().forEach(name -> waiting.put(name, deliveries.waiting(name)));
        return waiting;
    }

    /** Those that are connected here, and those of other nodes for which something is kept. One statement. */
    @Override
    public Map<String, ChannelStanding> standing() {
        Map<String, ChannelStanding> standing = new LinkedHashMap<>();
        connected.keySet().forEach(name -> standing.put(name, ChannelStanding.NOTHING));
        standing.putAll(deliveries.standing(clock.now()));
        return standing;
    }

    /** One statement; it fails if the table of tasks is not there. */
    @Override
    public Optional<DispatcherPulse> pulse() {
        Scheduler running = scheduler;
        boolean runs = running != null && !running.getSchedulerState().isShuttingDown();
        return Optional.of(tasks.pulse(runs, clock.now()));
    }

    /** Delivers and wakes no more, once what runs has ended; other nodes go on. Nothing happens if it has not begun. */
    public synchronized void stop() {
        Scheduler running = scheduler;
        scheduler = null;
        if (running != null) {
            running.stop();
        }
    }

    /** Stops for good: calls that still run are interrupted. */
    @Override
    public void close() {
        stop();
        connected.values().forEach(ConnectedChannel::close);
    }

    private void nudge() {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    /** Builds a {@link JdbcOutbox}. Not thread-safe. */
    public static final class Builder {
        private final DataSource dataSource;
        private final Channels.Builder channels = Channels.builder();
        private final InputValidator faults = new InputValidator();
        private RetryPolicy retries = RetryPolicy.standard();
        private int capacity = 10_000;
        private int callsPerChannel = 4;
        private DoubleSupplier chance = () -> ThreadLocalRandom.current().nextDouble();
        private final List<DeliveryWatch> watches = new ArrayList<>();
        private Tables tables = Tables.DEFAULT;
        private OutboxEngine engine = OutboxEngine.STANDARD;
        private @Nullable ThreadFactory threads;
        private boolean saysWhatIsConnected = true;

        private Builder(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /**
         * Connects a channel.
         *
         * @param channel the channel; its name is its own
         * @return this builder
         */
        public Builder channel(Channel channel) {
            channels.connect(channel, faults);
            return this;
        }

        /**
         * Sets how often and how long a delivery is tried.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder retries(RetryPolicy policy) {
            this.retries = policy;
            return this;
        }

        /**
         * Sets how many deliveries may wait for one channel; 10,000 by default. Of more the oldest are given up, pages last.
         *
         * @param most the number, from 1
         * @return this builder
         */
        public Builder capacity(int most) {
            this.capacity = most;
            return this;
        }

        /**
         * Sets how many calls of one channel may run on this node at the same time; four by default. One that does not end, also
         * when it is interrupted, keeps its place; other channels have places of their own.
         *
         * @param most the number, from 1
         * @return this builder
         */
        public Builder callsPerChannel(int most) {
            this.callsPerChannel = most;
            return this;
        }

        /**
         * Sets what makes the threads on which channels are called; by default threads of the platform that end with the program. A call
         * waits most of its time, so virtual threads do well.
         *
         * @param factory makes a thread, which must not keep the program from ending
         * @return this builder
         */
        public Builder callThreads(ThreadFactory factory) {
            this.threads = factory;
            return this;
        }

        /**
         * Sets whether the log says at the start which channels are connected and what nobody takes; it does by default.
         *
         * @param said false for a host that says it itself
         * @return this builder
         */
        public Builder saysWhatIsConnected(boolean said) {
            this.saysWhatIsConnected = said;
            return this;
        }

        /**
         * Sets what spreads the delays; a random number from 0 to 1 by default.
         *
         * @param source gives such numbers
         * @return this builder
         */
        public Builder chance(DoubleSupplier source) {
            this.chance = source;
            return this;
        }

        /**
         * Adds somebody who watches over deliveries; the first is the outermost. What it gives as trace is kept with each delivery in
         * the database, and handed to whatever node delivers it.
         *
         * @param who who watches
         * @return this builder
         */
        public Builder watch(DeliveryWatch who) {
            this.watches.add(who);
            return this;
        }

        /**
         * Sets the schema that the tables are in, as {@link IncidentSchema#migrate(DataSource, String)} makes them; by default they are
         * where a connection looks by itself.
         *
         * @param schema the schema's name; on MariaDB and MySQL, a database's
         * @return this builder
         * @throws IllegalArgumentException if it is no name of a schema
         */
        public Builder schema(String schema) {
            this.tables = Tables.in(schema);
            return this;
        }

        /** Sets what runs the tasks. */
        Builder engine(OutboxEngine runs) {
            this.engine = runs;
            return this;
        }

        /**
         * Ends the outbox. The database is asked which one it is; the tables need not be there yet.
         *
         * @return the outbox
         * @throws io.incidentkit.validation.InvalidInputException with every fault
         * @throws io.incidentkit.store.IncidentStoreException if the database can't be reached
         */
        public JdbcOutbox build() {
            if (capacity < 1) {
                faults.add("capacity", "is " + capacity + "; at least one may wait");
            }
            if (callsPerChannel < 1) {
                faults.add("callsPerChannel", "is " + callsPerChannel + "; at least one call runs");
            }
            faults.throwIfAny();
            return new JdbcOutbox(this);
        }
    }
}
