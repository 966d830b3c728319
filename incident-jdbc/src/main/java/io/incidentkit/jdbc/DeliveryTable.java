package io.incidentkit.jdbc;

import io.incidentkit.effect.ChannelStanding;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.OutboxRoutes.Routed;
import io.incidentkit.jdbc.TaskTable.Picked;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Ids;
import io.incidentkit.jdbc.database.Moments;
import io.incidentkit.jdbc.database.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The table of deliveries. What a method writes is one part of a transaction of the caller. Thread-safe. */
final class DeliveryTable {
    /** Incident, lane, channel, key, kind, target, body, trace; the database's words for now stand in it. */
    static final String INSERT_DELIVERY = """
            insert into incident_delivery (
                state, attempts, incident_id, lane, channel, effect_key, kind, target, body, trace, waiting_since)
            values ('waiting', 0, ?, ?, ?, ?, ?, ?, ?, ?, %s)
            """;

    /** Incident, lane, channel, key, kind, target, waiting since. */
    private static final String INSERT_WITHOUT_TEXT = """
            insert into incident_delivery (
                state, attempts, incident_id, lane, channel, effect_key, kind, target, waiting_since)
            values ('waiting', 0, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String SELECT_DELIVERY = """
            select id, incident_id, lane, channel, effect_key, kind, target, body, state, attempts, detail,
                not_before, waiting_since, trace
            from incident_delivery
            """;

    /** Incident, lane. */
    private static final String FIRST_OF_LANE =
            SELECT_DELIVERY + "where incident_id = ? and lane = ? and state <> 'failed' order by id limit 1";

    /** Id; of the few that were given up, the index is not needed. */
    private static final String FIND_FAILED = SELECT_DELIVERY + "where id = ? and state = 'failed'";

    private static final String WHICH = "where incident_id = ? and id = ?";

    /** Incident, id. */
    private static final String LOCK_DELIVERY = SELECT_DELIVERY + WHICH + " for update";

    /** Incident, id. The rows are locked in the order in which they are named, each as it is then: one round trip in place of two. */
    private static final String POSTGRES_LOCK_DELIVERY = """
            select one.*
            from incident owner join incident_delivery one on one.incident_id = owner.id
            where owner.id = ? and one.id = ?
            for update of owner, one
            """;

    /** Incident, id, then lane, version, then incident, lane, id: the delivery goes, and its lane with it if nothing else is in it. */
    private static final String POSTGRES_DELETE_AND_END = """
            with gone as (
                delete from incident_delivery where incident_id = ? and id = ?
            ), ended as (
                delete from incident_task
                where task_name = 'incident-lane' and task_instance = ? and version = ? and not exists (
                    select 1 from incident_delivery
                    where incident_id = ? and lane = ? and state <> 'failed' and id <> ?)
                returning 1
            )
            select count(*) from ended
            """;

    /** Incident. */
    private static final String LOCK_DELIVERIES = SELECT_DELIVERY + "where incident_id = ? order by id for update";

    /** Incident, channel, id. */
    private static final String ONE_BEFORE = """
            select id from incident_delivery
            where incident_id = ? and channel = ? and id < ? and state = 'waiting'
            order by id limit 1
            """;

    /** Incident, id. */
    private static final String DELETE_DELIVERY = "delete from incident_delivery " + WHICH;

    /** State, attempts, detail, not before, incident, id. */
    private static final String UPDATE_DELIVERY =
            "update incident_delivery set state = ?, attempts = ?, detail = ?, not_before = ? " + WHICH;

    /** Target, body, detail, incident, id. */
    private static final String STRIKE_DELIVERY =
            "update incident_delivery set target = ?, body = ?, detail = ? " + WHICH;

    /** Id above, how many. */
    private static final String FAILED = SELECT_DELIVERY + "where state = 'failed' and id > ? order by id limit ?";

    /** Waiting since, incident, id. */
    private static final String RETRY = """
            update incident_delivery
            set state = 'waiting', attempts = 0, detail = null, not_before = null, waiting_since = ?
            """ + WHICH + " and state = 'failed'";

    /** Channel. */
    private static final String COUNT_WAITING =
            "select count(*) from incident_delivery where channel = ? and state = 'waiting'";

    private static final String STANDING = """
            select channel,
                count(case when state = 'waiting' then 1 end) as waiting,
                count(case when state = 'waiting' and attempts > 0 then 1 end) as failing,
                count(case when state = 'failed' then 1 end) as failed,
                min(case when state = 'waiting' then waiting_since end) as oldest,
                min(case when state = 'waiting' and attempts > 0 then waiting_since end) as failing_since
            from incident_delivery group by channel
            """;

    /** Channel, the kind that is kept longest, how many. */
    private static final String OLDEST_WAITING = SELECT_DELIVERY
            + "where channel = ? and state = 'waiting' order by case when kind = ? then 1 else 0 end, id limit ?";

    private final JdbcTemplate jdbc;
    private final Moments moments;
    private final boolean isPostgres;
    private final RowMapper<DeliveryRow> mapper;

    DeliveryTable(Database database) {
        this.jdbc = database.jdbc();
        this.isPostgres = database.platform() == Platform.POSTGRESQL;
        this.moments = database.platform().moments();
        Ids ids = database.platform().ids();
        this.mapper = (row, index) -> DeliveryRow.read(row, moments, ids);
    }

    /** Adds what belongs to no incident, without its text. */
    void addOfNoIncident(Routed each, Instant now) {
        Effect effect = each.effect();
        jdbc.update(
                INSERT_WITHOUT_TEXT,
                DeliveryRow.NO_INCIDENT,
                each.lane(),
                each.channel(),
                effect.key(),
                effect.kind().code(),
                effect.target(),
                moments.stored(now));
    }

    /** The one that is to be delivered next. */
    Optional<DeliveryRow> firstOf(String lane) {
        return jdbc.query(FIRST_OF_LANE, mapper, OutboxRoutes.incidentOf(lane), lane).stream()
                .findFirst();
    }

    /** Whether something of the incident arose before and waits in another lane of the channel. */
    boolean isBehindAnother(DeliveryRow row) {
        return !jdbc.queryForList(ONE_BEFORE, Long.class, row.incident(), row.channel(), row.id())
                .isEmpty();
    }

    /**
     * The row as it is now, which nobody else changes until the end of the transaction; empty if it is gone. Its incident is locked
     * first, as commands do: neither waits for the other in a circle, and the outcome is written without a race.
     */
    Optional<DeliveryRow> lock(DeliveryRow row) {
        if (isPostgres && !row.isOfNoIncident()) {
            return jdbc.query(POSTGRES_LOCK_DELIVERY, mapper, row.incident(), row.id()).stream()
                    .findFirst();
        }
        jdbc.queryForList(Sql.LOCK_INCIDENT, Integer.class, row.incident());
        return jdbc.query(LOCK_DELIVERY, mapper, row.incident(), row.id()).stream()
                .findFirst();
    }

    void delete(DeliveryRow row) {
        jdbc.update(DELETE_DELIVERY, row.incident(), row.id());
    }

    /**
     * Deletes one that {@link #lock} has locked, and ends its lane if nothing else is in it: whoever adds to the lane waits for the
     * incident, or was seen. A lane of no incident is ended as it is without a row.
     *
     * @return whether the lane is ended
     */
    boolean deleteAndEnd(DeliveryRow row, Picked lane, TaskTable tasks) {
        if (isPostgres && !row.isOfNoIncident()) {
            Integer ended = jdbc.queryForObject(
                    POSTGRES_DELETE_AND_END,
                    Integer.class,
                    row.incident(),
                    row.id(),
                    row.lane(),
                    lane.version(),
                    row.incident(),
                    row.lane(),
                    row.id());
            return ended != null && ended > 0;
        }
        delete(row);
        if (row.isOfNoIncident()
                || tasks.lock(lane).isEmpty()
                || firstOf(row.lane()).isPresent()) {
            return false;
        }
        tasks.cancel(lane.name(), lane.instance());
        return true;
    }

    void update(
            DeliveryRow row,
            DeliveryRow.State state,
            int attempts,
            @Nullable String detail,
            @Nullable Instant notBefore) {
        jdbc.update(
                UPDATE_DELIVERY,
                state.code(),
                attempts,
                detail,
                notBefore == null ? null : moments.stored(notBefore),
                row.incident(),
                row.id());
    }

    /** Strikes a text out of all that is kept of an incident, what was given up as well. */
    void strikeOut(IncidentId incident, UnaryOperator<String> struck) {
        for (DeliveryRow row : jdbc.query(LOCK_DELIVERIES, mapper, incident.value())) {
            DeliveryRow without = row.changed(struck);
            if (!without.equals(row)) {
                jdbc.update(
                        STRIKE_DELIVERY,
                        without.effect().target(),
                        without.effect().body(),
                        without.detail(),
                        row.incident(),
                        row.id());
            }
        }
    }

    /** Those that were given up, the oldest first. */
    List<DeliveryRow> failed(long after, int limit) {
        return jdbc.query(FAILED, mapper, after, limit);
    }

    /** One that was given up waits again. */
    boolean retry(DeliveryRow row, Instant now) {
        return jdbc.update(RETRY, moments.stored(now), row.incident(), row.id()) == 1;
    }

    /** One that was given up. */
    Optional<DeliveryRow> findFailed(long id) {
        return jdbc.query(FIND_FAILED, mapper, id).stream().findFirst();
    }

    long waiting(String channel) {
        Long count = jdbc.queryForObject(COUNT_WAITING, Long.class, channel);
        return count == null ? 0 : count;
    }

    /** How the deliveries of each channel stand of which there are some. */
    Map<String, ChannelStanding> standing(Instant now) {
        Map<String, ChannelStanding> standing = new LinkedHashMap<>();
        jdbc.query(STANDING, row -> {
            standing.put(
                    row.getString("channel"),
                    new ChannelStanding(
                            row.getLong("waiting"),
                            row.getLong("failing"),
                            row.getLong("failed"),
                            age(row, "oldest", now),
                            age(row, "failing_since", now)));
        });
        return standing;
    }

    private @Nullable Duration age(ResultSet row, String column, Instant now) throws SQLException {
        return row.getString(column) == null ? null : Duration.between(moments.read(row, column), now);
    }

    /** The oldest that wait for a channel; pages come last. */
    List<DeliveryRow> oldestWaiting(String channel, int limit) {
        return jdbc.query(OLDEST_WAITING, mapper, channel, EffectKind.PAGE.code(), limit);
    }
}
