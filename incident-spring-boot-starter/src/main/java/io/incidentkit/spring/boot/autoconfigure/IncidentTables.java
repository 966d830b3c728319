package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.IncidentSchema;
import io.incidentkit.jdbc.JdbcChannelReferences;
import io.incidentkit.jdbc.JdbcIncidentSearch;
import io.incidentkit.jdbc.JdbcIncidentStore;
import io.incidentkit.jdbc.JdbcOutbox;
import io.incidentkit.jdbc.JdbcPostmortemArchive;
import io.incidentkit.jdbc.StoredSeals;
import io.incidentkit.jdbc.runbook.JdbcRunbookCopies;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The incident tables as the host has them.
 *
 * @param dataSource where they are
 * @param schema in which schema; null: where connections look by themselves
 */
record IncidentTables(DataSource dataSource, @Nullable String schema) {
    private static final IncidentId NONE = new IncidentId(new UUID(0, 0));
    private static final String SCHEMA = "incident.jdbc.schema";

    /**
     * Checks the schema's name.
     *
     * @throws UnusableLocationException if it is no name of a schema
     */
    IncidentTables {
        if (schema != null) {
            try {
                JdbcOutbox.builder(dataSource).schema(schema);
            } catch (IllegalArgumentException e) {
                throw new UnusableLocationException(SCHEMA, schema, List.of(String.valueOf(e.getMessage())), e);
            }
        }
    }

    /**
     * Asks which database it is, ahead of all that would need to know.
     *
     * @throws UnsupportedDatabaseException if incidents can't be kept in it
     */
    void requireSupported() {
        try {
            store();
        } catch (IllegalArgumentException e) {
            throw new UnsupportedDatabaseException(String.valueOf(e.getMessage()), e);
        }
    }

    void migrate() {
        if (schema == null) {
            IncidentSchema.migrate(dataSource);
        } else {
            IncidentSchema.migrate(dataSource, schema);
        }
    }

    JdbcOutbox.Builder outbox() {
        JdbcOutbox.Builder outbox = JdbcOutbox.builder(dataSource);
        return schema == null ? outbox : outbox.schema(schema);
    }

    JdbcIncidentStore store() {
        return schema == null ? JdbcIncidentStore.create(dataSource) : JdbcIncidentStore.create(dataSource, schema);
    }

    JdbcPostmortemArchive archive() {
        return schema == null
                ? JdbcPostmortemArchive.create(dataSource)
                : JdbcPostmortemArchive.create(dataSource, schema);
    }

    JdbcIncidentSearch search() {
        return schema == null ? JdbcIncidentSearch.create(dataSource) : JdbcIncidentSearch.create(dataSource, schema);
    }

    JdbcChannelReferences references() {
        return schema == null
                ? JdbcChannelReferences.create(dataSource)
                : JdbcChannelReferences.create(dataSource, schema);
    }

    JdbcRunbookCopies runbookCopies() {
        return schema == null ? JdbcRunbookCopies.create(dataSource) : JdbcRunbookCopies.create(dataSource, schema);
    }

    /** Reads what every command reads or writes, of no incident. */
    void read(JdbcIncidentStore store) {
        store.find(NONE);
        store.timeline(NONE, 0, 1);
        StoredSeals seals = schema == null ? StoredSeals.of(dataSource) : StoredSeals.of(dataSource, schema);
        seals.last(NONE, 0);
    }
}
