package io.incidentkit.jdbc;

import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.jdbc.database.Ids;
import io.incidentkit.jdbc.database.Moments;
import io.incidentkit.store.IncidentStoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code incident_delivery}.
 *
 * @param id its number, in the order in which effects arose
 * @param incident the incident's id; {@link #NO_INCIDENT} if it belongs to none
 * @param lane its lane
 * @param channel the channel's name
 * @param effect the effect
 * @param state how it stands
 * @param attempts how often it was tried
 * @param detail where it was delivered, or why it was not
 * @param notBefore when it is tried next; null: at once
 * @param waitingSince since when it is tried, by the database's clock
 * @param trace what was kept with the effect as it arose; null if nothing was
 */
record DeliveryRow(
        long id,
        UUID incident,
        String lane,
        String channel,
        Effect effect,
        State state,
        int attempts,
        @Nullable String detail,
        @Nullable Instant notBefore,
        Instant waitingSince,
        @Nullable String trace) {

    /** The id of what belongs to no incident; no incident has it. */
    static final UUID NO_INCIDENT = new UUID(0, 0);

    /** How a delivery stands. */
    enum State {
        /** It is to be delivered. */
        WAITING("waiting"),
        /** It was delivered; the timeline is to be told. */
        SENT("sent"),
        /** It was given up. */
        FAILED("failed");

        private final String code;

        State(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        private static State of(String code) {
            for (State state : values()) {
                if (state.code.equals(code)) {
                    return state;
                }
            }
            throw new IncidentStoreException("A delivery is '" + code + "', which this release does not know", null);
        }
    }

    static DeliveryRow read(ResultSet row, Moments moments, Ids ids) throws SQLException {
        String kind = row.getString("kind");
        return new DeliveryRow(
                row.getLong("id"),
                ids.read(row, "incident_id"),
                row.getString("lane"),
                row.getString("channel"),
                new Effect(
                        row.getString("effect_key"),
                        EffectKind.find(kind)
                                .orElseThrow(() -> new IncidentStoreException(
                                        "A delivery is of kind '" + kind + "', which this release does not know",
                                        null)),
                        row.getString("target"),
                        row.getString("body")),
                State.of(row.getString("state")),
                row.getInt("attempts"),
                row.getString("detail"),
                row.getString("not_before") == null ? null : moments.read(row, "not_before"),
                moments.read(row, "waiting_since"),
                row.getString("trace"));
    }

    /** The row with other texts. */
    DeliveryRow changed(UnaryOperator<String> change) {
        return new DeliveryRow(
                id,
                incident,
                lane,
                channel,
                effect.changed(change),
                state,
                attempts,
                detail == null ? null : change.apply(detail),
                notBefore,
                waitingSince,
                trace);
    }

    /** The outcome for the timeline. */
    DeliveryOutcome outcome(DeliveryOutcome.Status status, @Nullable String why, int tried) {
        return new DeliveryOutcome(owner(), effect, channel, status, why, tried);
    }

    /** Whether it belongs to no incident, such as a weekly digest. */
    boolean isOfNoIncident() {
        return incident.equals(NO_INCIDENT);
    }

    /** The incident's id, or the name of what recurs if it belongs to no incident. */
    String owner() {
        return isOfNoIncident() ? EffectContext.ofNoIncident(effect).incident() : incident.toString();
    }
}
