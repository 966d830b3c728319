package io.incidentkit.jdbc;

import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.IncidentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The table of deliveries. What a method writes is one part of a transaction of the caller. Thread-safe. */
final class DeliveryTable {
    private final JdbcTemplate jdbc;
    private final Moments moments;
    private final RowMapper<DeliveryRow> mapper;

    DeliveryTable(Database database) {
        this.jdbc = database.jdbc();
        this.moments = database.platform().moments();
        this.mapper = (row, index) -> DeliveryRow.read(row, moments);
    }

    /** The one that is to be delivered next. */
    Optional<DeliveryRow> firstOf(String lane) {
        return jdbc.query(OutboxSql.FIRST_OF_LANE, mapper, OutboxRoutes.incidentOf(lane), lane).stream()
                .findFirst();
    }

    /** Whether something of the incident arose before and waits in another lane of the channel. */
    boolean isBehindAnother(DeliveryRow row) {
        return !jdbc.queryForList(OutboxSql.ONE_BEFORE, Long.class, row.incident(), row.channel(), row.id())
                .isEmpty();
    }

    /**
     * The row as it is now, which nobody else changes until the end of the transaction; empty if it is gone. Its incident is locked
     * first, as commands do: neither waits for the other in a circle, and the outcome is written without a race.
     */
    Optional<DeliveryRow> lock(DeliveryRow row) {
        jdbc.queryForList(Sql.LOCK_INCIDENT, Integer.class, row.incident());
        return jdbc.query(OutboxSql.LOCK_DELIVERY, mapper, row.id()).stream().findFirst();
    }

    void delete(DeliveryRow row) {
        jdbc.update(OutboxSql.DELETE_DELIVERY, row.id());
    }

    void update(
            DeliveryRow row,
            DeliveryRow.State state,
            int attempts,
            @Nullable String detail,
            @Nullable Instant notBefore) {
        jdbc.update(
                OutboxSql.UPDATE_DELIVERY,
                state.code(),
                attempts,
                detail,
                notBefore == null ? null : moments.stored(notBefore),
                row.id());
    }

    /** Strikes a text out of all that is kept of an incident, what was given up as well. */
    void strikeOut(IncidentId incident, UnaryOperator<String> struck) {
        for (DeliveryRow row : jdbc.query(OutboxSql.LOCK_DELIVERIES, mapper, incident.value())) {
            DeliveryRow without = row.changed(struck);
            if (!without.equals(row)) {
                jdbc.update(
                        OutboxSql.STRIKE_DELIVERY,
                        without.effect().target(),
                        without.effect().body(),
                        without.detail(),
                        row.id());
            }
        }
    }

    /** Those that were given up, the oldest first. */
    List<DeliveryRow> failed(long after, int limit) {
        return jdbc.query(OutboxSql.FAILED, mapper, after, limit);
    }

    /** One that was given up waits again. */
    boolean retry(long id, Instant now) {
        return jdbc.update(OutboxSql.RETRY, moments.stored(now), id) == 1;
    }

    Optional<DeliveryRow> find(long id) {
        return jdbc.query(OutboxSql.FIND_DELIVERY, mapper, id).stream().findFirst();
    }

    long waiting(String channel) {
        Long count = jdbc.queryForObject(OutboxSql.COUNT_WAITING, Long.class, channel);
        return count == null ? 0 : count;
    }

    /** The oldest that wait for a channel; pages come last. */
    List<DeliveryRow> oldestWaiting(String channel, int limit) {
        return jdbc.query(OutboxSql.OLDEST_WAITING, mapper, channel, EffectKind.PAGE.code(), limit);
    }
}
