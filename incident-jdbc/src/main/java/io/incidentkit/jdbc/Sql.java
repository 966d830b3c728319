package io.incidentkit.jdbc;

/**
 * Every statement of the store. A small constant set without text that is put together at run time, so that a database
 * plans each of them once.
 */
final class Sql {
    /** Parameters as {@link Rows#bindIncident} sets them. */
    static final String INSERT_INCIDENT = """
            insert into incident (
                version, open, outcome, step, severity, commander, title, open_key,
                declared_at, detected_at, ended_at, snapshot_format, snapshot, id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** Parameters as {@link Rows#bindIncident} sets them, then the expected version. */
    static final String UPDATE_INCIDENT = """
            update incident set
                version = ?, open = ?, outcome = ?, step = ?, severity = ?, commander = ?, title = ?, open_key = ?,
                declared_at = ?, detected_at = ?, ended_at = ?, snapshot_format = ?, snapshot = ?
            where id = ? and version = ?
            """;

    /** Parameters as {@link Rows#bindEntry} sets them. */
    static final String INSERT_EVENT = """
            insert into incident_event (
                incident_id, sequence, type, version, occurred_at, recorded_at, actor, payload)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** The events of the incident that the first part wrote; none, if it wrote none. */
    private static final String POSTGRES_EVENTS = """
            , appended as (
                insert into incident_event (
                    incident_id, sequence, type, version, occurred_at, recorded_at, actor, payload)
                select stored.id, entry.sequence, entry.type, entry.version,
                    entry.occurred_at, entry.recorded_at, entry.actor, entry.payload
                from stored, unnest(?, ?, ?, ?, ?, ?, ?)
                    as entry (sequence, type, version, occurred_at, recorded_at, actor, payload)
            )
            select number from stored
            """;

    /** Incident, then the entries as arrays. A taken id or key gives no row instead of an aborted transaction. */
    static final String POSTGRES_DECLARE =
            "with stored as (\n" + INSERT_INCIDENT + "on conflict do nothing\nreturning id, number)" + POSTGRES_EVENTS;

    /** Incident, expected version, key, then the entries as arrays. A taken key is no row too, but for a lost race. */
    static final String POSTGRES_APPEND = "with stored as (\n" + UPDATE_INCIDENT + """
              and not exists (
                  select 1 from incident holder where holder.open_key = ? and holder.id <> incident.id)
            returning id, number)\
            """ + POSTGRES_EVENTS;

    private static final String SELECT_INCIDENT =
            "select id, number, version, snapshot_format, snapshot from incident ";

    static final String FIND = SELECT_INCIDENT + "where id = ?";

    static final String FIND_BY_NUMBER = SELECT_INCIDENT + "where number = ?";

    static final String FIND_BY_OPEN_KEY = SELECT_INCIDENT + "where open_key = ?";

    private static final String PAGE = "number < ? order by number desc limit ?";

    static final String LIST_ALL = SELECT_INCIDENT + "where " + PAGE;

    static final String LIST_OPEN = SELECT_INCIDENT + "where open and " + PAGE;

    static final String LIST_ENDED = SELECT_INCIDENT + "where not open and " + PAGE;

    static final String TIMELINE = """
            select incident_id, sequence, type, version, occurred_at, recorded_at, actor, payload
            from incident_event
            where incident_id = ? and sequence > ?
            order by sequence
            limit ?
            """;

    private Sql() {}
}
