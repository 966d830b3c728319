package io.incidentkit.jdbc;

import io.incidentkit.jdbc.WakeUp.Fate;
import io.incidentkit.jdbc.outline.OutlineTable;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one statement that writes a change on PostgreSQL, of the parts that it needs. A few rows stand in it as {@code values}: the
 * database plans such a statement once, while it plans one with arrays anew each time, as it guesses how many rows they hold. So
 * there are as many texts as there are shapes of changes, some dozens.
 *
 * <p>Every parameter has its type, for drivers that send none.
 */
final class PostgresStatements {
    /** More rows than this come as arrays. */
    static final int MOST_VALUES = 4;

    private static final Map<Shape, String> TEXTS = new ConcurrentHashMap<>();

    /**
     * The parts of a statement.
     *
     * @param isNew whether the incident is new
     * @param keys whether keys of alerts change
     * @param deliveries how many there are
     * @param wakeUp what becomes of the wake-up
     * @param outline whether an outline is written
     * @param entries how many there are
     */
    record Shape(boolean isNew, boolean keys, int deliveries, Fate wakeUp, boolean outline, int entries) {
        Shape {
            deliveries = Math.min(deliveries, MOST_VALUES + 1);
            entries = Math.min(entries, MOST_VALUES + 1);
        }

        /** Whether the statement makes the links of the entries, from the one that is stored last; else they are given. */
        boolean isChained() {
            return !isNew && entries <= MOST_VALUES;
        }
    }

    private PostgresStatements() {}

    static String of(Shape shape) {
        return TEXTS.computeIfAbsent(shape, PostgresStatements::text);
    }

    private static String text(Shape shape) {
        StringBuilder sql = new StringBuilder("with stored as (\n");
        sql.append(
                shape.isNew()
                        ? Sql.INSERT_INCIDENT + "on conflict do nothing\nreturning id, number)"
                        : Sql.UPDATE_INCIDENT + "returning id, number)");
        if (shape.keys()) {
            sql.append(KEYS);
        }
        if (shape.deliveries() > 0) {
            boolean one = shape.deliveries() == 1; // which needs neither an order nor a look for the same lane
            sql.append(DELIVERIES.formatted(rows(shape.deliveries(), DELIVERY_TYPES), one ? "" : "order by one.place"));
            sql.append(LANES.formatted(one ? "" : "distinct "));
        }
        switch (shape.wakeUp()) {
            case IS_SET -> sql.append(TIMER_SET);
            case IS_CANCELLED -> sql.append(TIMER_CANCELLED);
            case STAYS -> {}
        }
        if (shape.outline()) {
            sql.append(OutlineTable.POSTGRES_PART);
        }
        if (shape.isChained()) {
            sql.append(PRIOR);
        }
        return sql.append(EVENTS.formatted(
                        shape.isChained()
                                ? "prior, lateral " + chained(shape.entries())
                                : rows(shape.entries(), EVENT_TYPES)))
                .toString();
    }

    /** Rows whose last column, the link, is made of the digests of all before it. */
    private static String chained(int count) {
        StringBuilder rows = new StringBuilder("(values ");
        String link = "prior.link";
        for (int i = 0; i < count; i++) {
            link = "sha256(" + link + " || ?::bytea)";
            String row = row(EVENT_TYPES);
            rows.append(i == 0 ? "" : ", ")
                    .append(row, 0, row.lastIndexOf("?::bytea"))
                    .append(link)
                    .append(')');
        }
        return rows.append(')').toString();
    }

    private static String rows(int count, String... types) {
        if (count > MOST_VALUES) {
            return "unnest(" + PostgresHistory.arrays(types) + ")";
        }
        return "(values " + String.join(", ", Collections.nCopies(count, row(types))) + ")";
    }

    private static String row(String... types) {
        StringBuilder row = new StringBuilder("(");
        for (int i = 0; i < types.length; i++) {
            row.append(i == 0 ? "" : ", ").append("?::").append(types[i]);
        }
        return row.append(')').toString();
    }

    static final String[] EVENT_TYPES = {
        "int4", "text", "int4", "timestamptz", "timestamptz", "text", "text", "bytea", "bytea"
    };

    static final String[] DELIVERY_TYPES = {"int4", "text", "text", "text", "text", "text", "text", "text"};

    /** Two arrays: the keys that the incident lets go of, and those that it takes. */
    private static final String KEYS = """
            , freed as (
                delete from incident_open_key held using stored
                where held.incident_id = stored.id and held.open_key = any (?::text[])
                returning held.open_key, held.incident_id
            )
            , last as (
                insert into incident_last_key (open_key, incident_id)
                select open_key, incident_id from freed
                on conflict (open_key) do update set incident_id = excluded.incident_id
            )
            , taken as (
                insert into incident_open_key (open_key, incident_id)
                select key, stored.id from stored, unnest(?::text[]) as key
            )\
            """;

    /** The deliveries in their order. */
    private static final String DELIVERIES = """
            , delivery as (
                insert into incident_delivery (
                    state, attempts, waiting_since, incident_id, lane, channel, effect_key, kind, target, body, trace)
                select 'waiting', 0, current_timestamp, stored.id,
                    one.lane, one.channel, one.effect_key, one.kind, one.target, one.body, one.trace
                from stored, %s as one (place, lane, channel, effect_key, kind, target, body, trace)
                %s
                returning lane
            )\
            """;

    /** Of a lane that is there already, the task is locked and stays as it is. */
    private static final String LANES = """
            , lane as (
                insert into incident_task (task_name, task_instance, execution_time, picked, version)
                select %s'incident-lane', lane, current_timestamp, false, 1 from delivery
                on conflict (task_name, task_instance) do update set execution_time = excluded.execution_time where false
            )\
            """;

    private static final String TIMER_SET = """
            , timer as (
                insert into incident_task (task_name, task_instance, execution_time, picked, version)
                select 'incident-timer', stored.id::text, ?::timestamptz, false, 1 from stored
                on conflict (task_name, task_instance) do update set execution_time = excluded.execution_time
            )\
            """;

    private static final String TIMER_CANCELLED = """
            , timer as (
                delete from incident_task task using stored
                where task.task_name = 'incident-timer' and task.task_instance = stored.id::text
            )\
            """;

    /** Incident, the sequence of its last entry, the link that stands for those of before there were any. */
    private static final String PRIOR = """
            , prior as (
                select coalesce((
                    select link from incident_event where incident_id = ?::uuid and sequence = ?::int4), ?::bytea) as link
            )\
            """;

    /** The events of the incident that the first part wrote; none, if it wrote none. */
    private static final String EVENTS = """
            , appended as (
                insert into incident_event (
                    incident_id, sequence, type, version, occurred_at, recorded_at, actor, payload, salt, link)
                select stored.id, entry.sequence, entry.type, entry.version,
                    entry.occurred_at, entry.recorded_at, entry.actor, entry.payload, entry.salt, entry.link
                from stored, %s
                    as entry (sequence, type, version, occurred_at, recorded_at, actor, payload, salt, link)
            )
            select number from stored
            """;
}
