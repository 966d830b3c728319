package io.incidentkit.jdbc;

import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Moments;
import io.incidentkit.store.GivenCommand;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ids under which commands were given. Thread-safe. */
final class GivenCommands {
    private static final String INSERT =
            "insert into incident_command (incident_id, command_id, command, given_at) values (?, ?, ?, ?)";

    private static final String FIND =
            "select command_id, command from incident_command where incident_id = ? and command_id = ?";

    private static final String FORGET = "delete from incident_command where given_at < ?";

    private final JdbcTemplate jdbc;
    private final Moments moments;

    GivenCommands(Database database) {
        this.jdbc = database.jdbc();
        this.moments = database.platform().moments();
    }

    /** Fails if the incident has the id already. */
    void write(IncidentId id, GivenCommand command, Instant now) {
        jdbc.update(INSERT, id.value(), command.id(), command.command(), moments.stored(now));
    }

    Optional<GivenCommand> find(IncidentId id, String command) {
        return jdbc
                .query(
                        FIND,
                        (row, index) -> new GivenCommand(row.getString("command_id"), row.getString("command")),
                        id.value(),
                        command)
                .stream()
                .findFirst();
    }

    /** Deletes those that were given before a moment. */
    void forget(Instant before) {
        jdbc.update(FORGET, moments.stored(before));
    }
}
