package io.incidentkit.jdbc.database;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tables, where a connection finds them by their names, or in a schema of their own. The texts of statements are a small constant set,
 * so each is written with the schema's name once. Thread-safe.
 */
public final class Tables {
    /** Where a connection looks by itself. */
    public static final Tables DEFAULT = new Tables(null);

    /** The names of all tables but Flyway's own. */
    static final List<String> NAMES = List.of(
            "incident",
            "incident_command",
            "incident_delivery",
            "incident_event",
            "incident_last_key",
            "incident_open_key",
            "incident_outline",
            "incident_postmortem",
            "incident_postmortem_word",
            "incident_reference",
            "incident_rewrite",
            "incident_runbook_page",
            "incident_runbook_place",
            "incident_task",
            "incident_text",
            "incident_text_word");

    /** A table's name, but not as a part of another name, after a point or in quotes. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w.'])(" + String.join("|", NAMES) + ")(?![\\w'-])");

    private static final Pattern SCHEMA = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    private final @Nullable String schema;
    private final Map<String, String> statements = new ConcurrentHashMap<>();

    private Tables(@Nullable String schema) {
        this.schema = schema;
    }

    /**
     * Tables in a schema; on MariaDB and MySQL, a database.
     *
     * @param schema its name, which is written without quotes
     * @throws IllegalArgumentException if it is no such name
     */
    public static Tables in(String schema) {
        if (!SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException("'" + schema
                    + "' is no name of a schema: up to 63 letters, digits and underlines, the first of them no digit");
        }
        return new Tables(schema);
    }

    /** The statement with the names of the tables as a connection finds them. */
    public String sql(String sql) {
        return schema == null ? sql : statements.computeIfAbsent(sql, this::qualified);
    }

    /** The schema as the database keeps a name that is written without quotes; null: where a connection looks by itself. */
    public @Nullable String schema(Platform platform) {
        if (schema == null) {
            return null;
        }
        return switch (platform) {
            case POSTGRESQL -> schema.toLowerCase(Locale.ROOT);
            case H2 -> schema.toUpperCase(Locale.ROOT);
            case MARIADB, MYSQL -> schema;
        };
    }

    private String qualified(String sql) {
        return NAME.matcher(sql).replaceAll(schema + ".$1");
    }
}
