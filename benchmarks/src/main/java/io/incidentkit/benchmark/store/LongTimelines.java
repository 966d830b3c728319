package io.incidentkit.benchmark.store;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.benchmark.store.Contender.Work;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.ReviseHypothesis;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.JdbcIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Incidents of the store with timelines of several lengths. One goes through commands until it is as long as the longest; at each
 * length SQL copies its rows, so that every turn finds an incident of that length.
 */
final class LongTimelines implements AutoCloseable {
    private static final Actor ALICE = Actor.person("alice");
    private static final IncidentCommand NOTE = new AddNote("error rate is falling, two pods still restart", null);
    /** Of so many commands most are notes. */
    private static final int CYCLE = 20;

    private final HikariDataSource pool;
    private final Incidents warm;
    private final Incidents cold;
    private final List<String> incidentColumns;
    private final List<String> eventColumns;
    private final Map<Integer, List<IncidentId>> copies = new LinkedHashMap<>();
    private final Map<Integer, Integer> snapshots = new LinkedHashMap<>();

    private LongTimelines(HikariDataSource pool) throws SQLException {
        this.pool = pool;
        IncidentStore store = JdbcIncidentStore.create(pool);
        this.warm = new Incidents(store, IncidentPolicy.standard(), Clock.systemUTC());
        this.cold = new Incidents(new Ours.Cold(store), IncidentPolicy.standard(), Clock.systemUTC());
        this.incidentColumns = GrownStore.columns(pool, "incident");
        this.eventColumns = GrownStore.columns(pool, "incident_event");
        incidentColumns.remove("number");
        incidentColumns.remove("id");
        incidentColumns.add(0, "id");
        eventColumns.remove("incident_id");
    }

    /** Writes them; of each length as many copies as its number of copies says. */
    static LongTimelines on(Server server, Map<Integer, Integer> copiesByLength) throws SQLException {
        LongTimelines timelines = new LongTimelines(server.store("long"));
        Incident incident = timelines.warm.declare(
                ALICE,
                Declare.builder("Checkout answers 5xx")
                        .services(List.of("checkout", "payments"))
                        .severity(Severity.SEV1)
                        .commander(new Person("alice"))
                        .build());
        int command = 0;
        for (Map.Entry<Integer, Integer> length : copiesByLength.entrySet()) {
            while (incident.version() < length.getKey()) {
                incident = timelines.warm.execute(ALICE, incident.id(), command(command++));
            }
            timelines.copy(incident.id(), length.getKey(), length.getValue());
        }
        return timelines;
    }

    private static IncidentCommand command(int number) {
        return switch (number % CYCLE) {
            case 0 ->
                number == 0
                        ? new Diagnose("the last deploy", null)
                        : new ReviseHypothesis("the deploy before, guess " + number, null);
            case 4, 9, 14 ->
                SendUpdate.to(Audience.INTERNAL_CHAT, "two pods still restart, look " + number)
                        .byHand();
            case 19 -> SendUpdate.to(Audience.STATUS_PAGE, "we are looking").byHand();
            default -> new AddNote("error rate is falling, two pods still restart, look " + number, null);
        };
    }

    private void copy(IncidentId from, int length, int many) throws SQLException {
        String incident = "insert into incident (%s) select %s from incident where id = ?"
                .formatted(
                        String.join(", ", incidentColumns),
                        incidentColumns.stream().map(LongTimelines::copied).collect(Collectors.joining(", ")));
        String events =
                "insert into incident_event (incident_id, %1$s) select ?, %1$s from incident_event where incident_id = ?"
                        .formatted(String.join(", ", eventColumns));
        try (Connection connection = pool.getConnection();
                PreparedStatement row = connection.prepareStatement(incident);
                PreparedStatement entries = connection.prepareStatement(events);
                PreparedStatement snapshot =
                        connection.prepareStatement("select length(snapshot) from incident where id = ?")) {
            for (int i = 0; i < many; i++) {
                UUID copy = Contender.newId();
                row.setObject(1, copy); // the first column
                row.setString(2, from.toString());
                row.setString(3, copy.toString());
                row.setObject(4, from.value());
                row.executeUpdate();
                entries.setObject(1, copy);
                entries.setObject(2, from.value());
                entries.executeUpdate();
                copies.computeIfAbsent(length, key -> new ArrayList<>()).add(new IncidentId(copy));
            }
            snapshot.setObject(1, from.value());
            try (ResultSet text = snapshot.executeQuery()) {
                text.next();
                snapshots.put(length, text.getInt(1));
            }
        }
    }

    private static String copied(String column) {
        return switch (column) {
            case "id" -> "?";
            case "snapshot" -> "replace(snapshot, ?, ?)";
            default -> column;
        };
    }

    /** Returns how long the state's text is at a length, in characters. */
    int snapshot(int length) {
        return snapshots.getOrDefault(length, 0);
    }

    /** Returns the commands on one more copy of a length. */
    Work next(int length, boolean isWarm) {
        List<IncidentId> left = copies.getOrDefault(length, List.of());
        IncidentId id = left.remove(left.size() - 1);
        Incidents incidents = isWarm ? warm : cold;
        return new Work() {
            @Override
            public void declare() {
                throw new UnsupportedOperationException("Steps alone are counted here");
            }

            @Override
            public void step() {
                incidents.execute(ALICE, id, NOTE);
            }
        };
    }

    @Override
    public void close() {
        pool.close();
    }
}
