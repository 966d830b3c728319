package io.incidentkit.benchmark.store;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.JdbcIncidentStore;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The store's own tables on PostgreSQL with as many incidents as asked for: those of one day are written through the store, and SQL
 * copies their rows to the days after, with other identities, moments and tickets in columns, facets and snapshots. What lists read is
 * as the store writes it; of the copies there are no timelines.
 */
final class GrownStore implements AutoCloseable {
    /** How many incidents a day has. */
    static final int A_DAY = 500;
    /** The label of which each incident has another value. */
    static final String TICKET = "ticket";

    private static final Instant FIRST_DAY = Instant.parse("2020-01-01T00:00:00Z");
    private static final String SEED_TICKET = "OPS-SEED";
    private static final Duration APART = Duration.ofHours(20).dividedBy(A_DAY);
    private static final Actor ALICE = Actor.person("alice");
    private static final int TEAMS = 20;
    private static final int PEOPLE = 30;
    private static final List<String> REGIONS = List.of("eu-1", "eu-2", "us-1", "us-2", "ap-1");
    private static final List<String> SERVICES =
            List.of("checkout", "payments", "search", "login", "mail", "stock", "prices", "images");
    private static final int CHUNK = 50_000;

    /** The rows of the first day are the seeds; the day of a copy is its number divided by theirs. */
    private static final String COPY = """
            insert into incident (%s)
            select %s
            from (
                select n, n / 500 as day, (lpad(to_hex(1577836800000 + n * 172800), 12, '0') || '7'
                    || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid as new_id
                from generate_series(%d::bigint, %d::bigint) n) copy
            join (select seed.*, (number - 1) %% 500 as place from incident seed where number <= 500) seed
                on seed.place = copy.n %% 500
            order by copy.n
            """;

    private static final String NEW_DAY = "to_char(date '2020-01-01' + copy.day::int, 'YYYY-MM-DD')";

    private final HikariDataSource pool;
    private final Incidents incidents;
    private final List<String> columns = new ArrayList<>();
    private long size;

    private GrownStore(HikariDataSource pool) {
        this.pool = pool;
        this.incidents = new Incidents(JdbcIncidentStore.create(pool), IncidentPolicy.standard(), Clock.systemUTC());
    }

    static GrownStore on(Server server) throws SQLException {
        GrownStore store = new GrownStore(server.store("sizes"));
        store.seed();
        store.columns.addAll(columns(store.pool, "incident"));
        store.columns.remove("number");
        return store;
    }

    /** Returns the names of a table's columns. */
    static List<String> columns(HikariDataSource pool, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet any = statement.executeQuery("select * from " + table + " where false")) {
            for (int i = 1; i <= any.getMetaData().getColumnCount(); i++) {
                names.add(any.getMetaData().getColumnName(i));
            }
        }
        return names;
    }

    /** The incidents of one day: one in twenty is open, two in five are of the service and title that are most common. */
    private void seed() {
        Moving clock = new Moving();
        Incidents written = new Incidents(JdbcIncidentStore.create(pool), IncidentPolicy.standard(), clock);
        for (int i = 0; i < A_DAY; i++) {
            clock.now = FIRST_DAY.plus(APART.multipliedBy(i));
            String service = i % 5 < 2 ? "checkout" : SERVICES.get(i % SERVICES.size());
            IncidentId id = written.declare(
                            ALICE,
                            Declare.builder(title(i, service))
                                    .services(List.of(service, "gateway"))
                                    .severity(new Severity("SEV" + (1 + Math.min(3, i % 10 / 2))))
                                    .commander(new Person("person-" + i % PEOPLE))
                                    .team("team-" + i % TEAMS)
                                    .label("region", REGIONS.get(i % REGIONS.size()))
                                    .label(TICKET, SEED_TICKET)
                                    .build())
                    .id();
            for (IncidentCommand command : commands(i)) {
                clock.now = clock.now.plusSeconds(60);
                written.execute(Actor.person("person-" + i % PEOPLE), id, command);
            }
        }
        size = A_DAY;
    }

    private static String title(int i, String service) {
        String rare = i % 100 == 7 ? " after the DNS change" : "";
        return "Errors of " + service + " above a tenth in " + REGIONS.get(i % REGIONS.size()) + rare;
    }

    private static List<IncidentCommand> commands(int i) {
        List<IncidentCommand> commands = new ArrayList<>(List.of(
                new AddNote("two pods still restart, the last release was an hour ago", null),
                SendUpdate.to(Audience.INTERNAL_CHAT, "we look at the release of this morning")
                        .byHand(),
                new Diagnose("the last deploy", null)));
        if (i % 20 != 0) {
            commands.add(new Mitigate("rolled back", MitigationKind.ROLLBACK, null));
            commands.add(new Resolve("error rate is normal", null, null));
        }
        return commands;
    }

    /** Adds copies until there are so many incidents, and has the tables tidied up. */
    void growTo(long incidentsInAll) throws SQLException {
        String names = String.join(", ", columns);
        String values = columns.stream().map(GrownStore::value).collect(Collectors.joining(", "));
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            while (size < incidentsInAll) {
                long last = Math.min(size + CHUNK, incidentsInAll);
                statement.execute(COPY.formatted(names, values, size, last - 1));
                size = last;
            }
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private static String value(String column) {
        return switch (column) {
            case "id" -> "copy.new_id";
            case "snapshot" ->
                "replace(replace(replace(seed.snapshot, seed.id::text, copy.new_id::text), '2020-01-01T', " + NEW_DAY
                        + " || 'T'), '" + SEED_TICKET + "', 'OPS-' || copy.n)";
            case "facets" -> "replace(seed.facets, 'ops-seed', 'ops-' || copy.n)";
            default -> column.endsWith("_at") ? "seed." + column + " + copy.day * interval '1 day'" : "seed." + column;
        };
    }

    long size() {
        return size;
    }

    Incidents incidents() {
        return incidents;
    }

    HikariDataSource pool() {
        return pool;
    }

    /** The value of the label of which each incident has another one; the first day has none of these. */
    static String ticket(long incident) {
        return "OPS-" + incident;
    }

    /** The beginning of the day of an incident. */
    static Instant day(long incident) {
        return FIRST_DAY.plus(Duration.ofDays(incident / A_DAY));
    }

    /** Returns identities of incidents that are spread over all of them. */
    List<IncidentId> some(int many) throws SQLException {
        List<IncidentId> ids = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                PreparedStatement select = connection.prepareStatement("select id from incident where number = ?")) {
            for (int i = 0; i < many; i++) {
                select.setLong(1, 1 + i * (size - 1) / many);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        ids.add(new IncidentId(row.getObject(1, UUID.class)));
                    }
                }
            }
        }
        return ids;
    }

    @Override
    public void close() {
        pool.close();
    }

    /** The time of the first day, as the seeds go on. */
    private static final class Moving extends Clock {
        private Instant now = FIRST_DAY;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
