package io.incidentkit.jdbc;

/** Every statement about deliveries, but the one that PostgreSQL runs within an append ({@link PostgresStatements}). */
final class OutboxSql {
    /** Incident, lane, channel, key, kind, target, body; the database's words for now stand in it. */
    static final String INSERT_DELIVERY = """
            insert into incident_delivery (
                state, attempts, incident_id, lane, channel, effect_key, kind, target, body, waiting_since)
            values ('waiting', 0, ?, ?, ?, ?, ?, ?, ?, %s)
            """;

    private static final String SELECT_DELIVERY = """
            select id, incident_id, lane, channel, effect_key, kind, target, body, state, attempts, detail,
                not_before, waiting_since
            from incident_delivery
            """;

    /** Incident, lane. */
    static final String FIRST_OF_LANE =
            SELECT_DELIVERY + "where incident_id = ? and lane = ? and state <> 'failed' order by id limit 1";

    /** Id. */
    static final String FIND_DELIVERY = SELECT_DELIVERY + "where id = ?";

    /** Id. */
    static final String LOCK_DELIVERY = SELECT_DELIVERY + "where id = ? for update";

    /** Incident. */
    static final String LOCK_DELIVERIES = SELECT_DELIVERY + "where incident_id = ? order by id for update";

    /** Incident, channel, id. */
    static final String ONE_BEFORE = """
            select id from incident_delivery
            where incident_id = ? and channel = ? and id < ? and state = 'waiting'
            order by id limit 1
            """;

    /** Id. */
    static final String DELETE_DELIVERY = "delete from incident_delivery where id = ?";

    /** State, attempts, detail, not before, id. */
    static final String UPDATE_DELIVERY =
            "update incident_delivery set state = ?, attempts = ?, detail = ?, not_before = ? where id = ?";

    /** Target, body, detail, id. */
    static final String STRIKE_DELIVERY = "update incident_delivery set target = ?, body = ?, detail = ? where id = ?";

    /** Id above, how many. */
    static final String FAILED = SELECT_DELIVERY + "where state = 'failed' and id > ? order by id limit ?";

    /** Waiting since, id. */
    static final String RETRY = """
            update incident_delivery
            set state = 'waiting', attempts = 0, detail = null, not_before = null, waiting_since = ?
            where id = ? and state = 'failed'
            """;

    /** Channel. */
    static final String COUNT_WAITING =
            "select count(*) from incident_delivery where channel = ? and state = 'waiting'";

    /** Channel, the kind that is kept longest, how many. */
    static final String OLDEST_WAITING = SELECT_DELIVERY
            + "where channel = ? and state = 'waiting' order by case when kind = ? then 1 else 0 end, id limit ?";

    private OutboxSql() {}
}
