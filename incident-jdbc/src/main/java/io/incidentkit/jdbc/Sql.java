package io.incidentkit.jdbc;

import java.util.List;

/**
 * Every statement of the store. A small constant set without text that is put together at run time, so that a database
 * plans each of them once.
 */
final class Sql {
    /** Parameters as {@link Rows#bindIncident} sets them. */
    static final String INSERT_INCIDENT = """
            insert into incident (
                version, open, is_private, outcome, step, severity, commander, title, facets,
                declared_at, detected_at, ended_at, snapshot_format, snapshot, id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** Parameters as {@link Rows#bindIncident} sets them, then the expected version. */
    static final String UPDATE_INCIDENT = """
            update incident set
                version = ?, open = ?, is_private = ?, outcome = ?, step = ?, severity = ?, commander = ?, title = ?,
                facets = ?, declared_at = ?, detected_at = ?, ended_at = ?, snapshot_format = ?, snapshot = ?
            where id = ? and version = ?
            """;

    /** Parameters as {@link Rows#bindEntry} sets them. */
    static final String INSERT_EVENT = """
            insert into incident_event (
                incident_id, sequence, type, version, occurred_at, recorded_at, actor, payload, salt, link)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** Version, actor, payload and salt, then incident and sequence: for a text that is struck out, and for nothing else. */
    static final String STRIKE_EVENT =
            "update incident_event set version = ?, actor = ?, payload = ?, salt = ? where incident_id = ? and sequence = ?";

    /** Waits for whoever writes the incident now, and keeps others from it until the transaction ends. */
    static final String LOCK_INCIDENT = "select version from incident where id = ? for update";

    /** As {@link #LOCK_INCIDENT}, of an incident that is still at a version. */
    static final String VERSION = "select version from incident where id = ?";

    /** Whether another incident has a group of alerts. */
    static final String OTHERS_KEY = "select 1 from incident_open_key where open_key = ? and incident_id <> ?";

    static final String LOCK_VERSION = "select version from incident where id = ? and version = ? for update";

    /** Deletes what belongs to an incident, and then the incident. */
    static final List<String> REMOVE = List.of(
            "delete from incident_open_key where incident_id = ?",
            "delete from incident_last_key where incident_id = ?",
            "delete from incident_command where incident_id = ?",
            "delete from incident_delivery where incident_id = ?",
            "delete from incident_reference where incident_id = ?",
            "delete from incident_rewrite where incident_id = ?",
            "delete from incident_event where incident_id = ?",
            "delete from incident_text_word where incident_id = ?",
            "delete from incident_text where incident_id = ?",
            "delete from incident_outline where number = (select number from incident where id = ?)",
            "delete from incident where id = ?");

    /** Deletes what an incident is found by, until it is read anew. */
    static final List<String> FORGET_TEXT = List.of(
            "delete from incident_text_word where incident_id = ?", "delete from incident_text where incident_id = ?");

    /** Key, incident. */
    static final String INSERT_OPEN_KEY = "insert into incident_open_key (open_key, incident_id) values (?, ?)";

    /** Key, incident. */
    static final String DELETE_OPEN_KEY = "delete from incident_open_key where open_key = ? and incident_id = ?";

    /** Key, incident. Whoever lets go of a key had it, so that two never write the same one at once. */
    static final String H2_KEEP_LAST_KEY =
            "merge into incident_last_key (open_key, incident_id) key (open_key) values (?, ?)";

    /** Key, incident. */
    static final String MARIADB_KEEP_LAST_KEY = """
            insert into incident_last_key (open_key, incident_id) values (?, ?)
            on duplicate key update incident_id = values(incident_id)
            """;

    /** As {@link #MARIADB_KEEP_LAST_KEY}, in the words that MySQL prefers and MariaDB does not know. */
    static final String MYSQL_KEEP_LAST_KEY = """
            insert into incident_last_key (open_key, incident_id) values (?, ?) as freed
            on duplicate key update incident_id = freed.incident_id
            """;

    private static final String SELECT_INCIDENT =
            "select id, number, version, snapshot_format, snapshot from incident ";

    static final String FIND = SELECT_INCIDENT + "where id = ?";

    static final String FIND_BY_NUMBER = SELECT_INCIDENT + "where number = ?";

    static final String FIND_BY_OPEN_KEY =
            SELECT_INCIDENT + "where id = (select incident_id from incident_open_key where open_key = ?)";

    static final String FIND_BY_LAST_KEY =
            SELECT_INCIDENT + "where id = (select incident_id from incident_last_key where open_key = ?)";

    private static final String PAGE = "number < ? order by number desc limit ?";

    static final String LIST_ALL = SELECT_INCIDENT + "where " + PAGE;

    static final String LIST_OPEN = SELECT_INCIDENT + "where open and " + PAGE;

    static final String LIST_ENDED = SELECT_INCIDENT + "where not open and " + PAGE;

    /**
     * From a number, then as the page of all; the times are asked in a form that no index serves, as PostgreSQL takes the one by
     * declaration otherwise, whole, for any time that it does not know when it plans. Facets as {@link io.incidentkit.incident.IncidentFilter#pattern()} has them.
     */
    private static final String SOME = """
            number >= ? and facets like ? escape '!' and case when declared_at >= ? and declared_at < ? then 1 else 0 end = 1 and
            """ + PAGE;

    static final String LIST_SOME = SELECT_INCIDENT + "where " + SOME;

    static final String LIST_SOME_OPEN = SELECT_INCIDENT + "where open and " + SOME;

    static final String LIST_SOME_ENDED = SELECT_INCIDENT + "where not open and " + SOME;

    private static final String LOOK =
            "select count(*) as looked, coalesce(min(number), 0) as lowest from (select number from incident where ";

    /** How many rows a look at the newest ones goes over, and where it ends. */
    static final String LOOK_AT_ALL = LOOK + PAGE + ") newest";

    static final String LOOK_AT_OPEN = LOOK + "open and " + PAGE + ") newest";

    static final String LOOK_AT_ENDED = LOOK + "not open and " + PAGE + ") newest";

    /** The numbers of those that were declared in a time, and how many these are, as far as so many are looked at. */
    static final String NUMBERS_WITHIN = """
            select coalesce(min(number), 0) as lowest, coalesce(max(number), 0) as highest, count(*) as many from (
                select number from incident where declared_at >= ? and declared_at < ? limit ?) some_of_them
            """;

    /** The highest number among the last that were declared before a moment. */
    static final String HIGHEST_BEFORE = """
            select max(number) from (
                select number from incident where declared_at < ? order by declared_at desc limit ?) last_ones
            """;

    /** The lowest number among the first that were declared from a moment on. */
    static final String LOWEST_FROM = """
            select min(number) from (
                select number from incident where declared_at >= ? order by declared_at limit ?) first_ones
            """;

    private static final String LAST_ENTRY = """
             changed join incident_event last_entry
                on last_entry.incident_id = changed.id and last_entry.sequence = changed.version
            where last_entry.recorded_at >= ?
            """;

    /** A moment; of the entries of an incident only its last one is looked at. */
    static final String CHANGED_OPEN =
            "select changed.id, changed.number, changed.version from incident" + LAST_ENTRY + " and changed.open";

    /** How many of the latest, a moment. */
    static final String CHANGED_ENDED = "select changed.id, changed.number, changed.version from"
            + " (select id, number, version from incident where not open order by number desc limit ?)" + LAST_ENTRY;

    static final String TIMELINE = """
            select incident_id, sequence, type, version, occurred_at, recorded_at, actor, payload
            from incident_event
            where incident_id = ? and sequence > ?
            order by sequence
            limit ?
            """;

    private Sql() {}
}
