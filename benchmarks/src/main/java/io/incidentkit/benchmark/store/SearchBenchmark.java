package io.incidentkit.benchmark.store;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.ArchiveQuery.Order;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.JdbcPostmortemArchive;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.TimelineEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Searches of the archive on PostgreSQL, at several sizes: words that all documents have, a tenth, a hundredth, twenty of them, or none. The
 * documents are copies of a few, of two hundred words each, so that a size is there in a minute; their words are as frequent as said.
 */
public final class SearchBenchmark {
    private static final Instant BEGIN = Instant.parse("2026-03-01T14:32:00Z");
    private static final int WARM_UP = 15;
    private static final int RUNS = 31;

    private static final List<String> QUERIES =
            List.of("nowhere", "rare", "hundredth", "tenth", "common", "common tenth", "common usual");

    private static final String COPY = """
            insert into incident_postmortem
            select cast('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0') as uuid),
                n, version, is_private, published_elsewhere, snapshot_format, snapshot, document
            from generate_series(1, ?) n join incident_postmortem on number = -1 - n % 4
            """;

    /** Each fourth document has its words in another place. */
    private static final String WORDS = """
            insert into incident_postmortem_word
            select ?, false, timestamptz '2026-03-01 14:32:00Z' + n * interval '1 second',
                cast('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0') as uuid), 1 << (n %% 4)::int
            from generate_series(1, ?) n where n %% ? = 0
            """.replace("%%", "%");

    private SearchBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param args the sizes, such as {@code 10000 100000 1000000}; the first two by default
     * @throws Exception if the server can't be started
     */
    public static void main(List<String> args) throws Exception {
        List<Integer> sizes = args.isEmpty()
                ? List.of(10_000, 100_000)
                : args.stream().map(Integer::valueOf).toList();
        try (Server server = Server.of(List.of())) {
            for (int size : sizes) {
                try (HikariDataSource pool = server.store("archive_" + size)) {
                    fill(pool, size);
                    measure(JdbcPostmortemArchive.create(pool), size);
                }
            }
        }
    }

    private static void measure(PostmortemArchive archive, int size) {
        System.out.printf(
                Locale.ROOT,
                "%n%-28s %9s %9s %7s %7s%n",
                size + " documents",
                "median ms",
                "p90 ms",
                "found",
                "capped");
        for (String words : QUERIES) {
            for (Order order : Order.values()) {
                ArchiveQuery query =
                        ArchiveQuery.builder().words(words).order(order).build();
                double[] millis = new double[RUNS];
                ArchivePage page = archive.search(query, incident -> !incident.isPrivate());
                for (int run = -WARM_UP; run < RUNS; run++) {
                    long begin = System.nanoTime();
                    page = archive.search(query, incident -> !incident.isPrivate());
                    if (run >= 0) {
                        millis[run] = (System.nanoTime() - begin) / 1e6;
                    }
                }
                Arrays.sort(millis);
                System.out.printf(
                        Locale.ROOT,
                        "%-28s %9.1f %9.1f %7d %7s%n",
                        words + ", " + order.code(),
                        millis[RUNS / 2],
                        millis[RUNS * 9 / 10],
                        page.matches().size(),
                        page.capped());
            }
        }
    }

    private static void fill(HikariDataSource pool, int size) throws SQLException {
        PostmortemArchive archive = JdbcPostmortemArchive.create(pool);
        for (int place = 0; place < 4; place++) {
            archive.add(incident(-1 - place), page(place));
        }
        run(pool, "delete from incident_postmortem_word");
        run(pool, COPY, size);
        run(pool, "delete from incident_postmortem where number < 0");
        for (String key : List.of("*", "w:common", "w:usual", "s:checkout")) {
            run(pool, WORDS, key, size, 1);
        }
        run(pool, WORDS, "w:tenth", size, 10);
        run(pool, WORDS, "w:hundredth", size, 100);
        run(pool, WORDS, "w:rar", size, Math.max(1, size / 20));
        run(pool, "vacuum analyze incident_postmortem");
        run(pool, "vacuum analyze incident_postmortem_word");
    }

    private static void run(HikariDataSource pool, String sql, Object... parameters) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    private static Incident incident(int number) {
        Declared declared = new Declared("The incident", List.of("checkout"), null, null, IncidentKind.BACKFILL, false);
        return Incident.replay(
                IncidentId.create(BEGIN),
                number,
                List.of(new TimelineEntry(1, BEGIN, BEGIN, Actor.person("ana"), declared)));
    }

    /** A document that has the words in one place. */
    private static Postmortem page(int place) {
        String words = "common usual tenth hundredth rare";
        String text = String.join(
                " ", IntStream.range(0, 100).mapToObj(i -> "text" + i).toList());
        return Postmortem.builder("The incident" + at(0, place, words))
                .services(List.of("checkout"))
                .rootCause("The cause." + at(1, place, words))
                .summary(text + at(2, place, words))
                .impact("All of it.")
                .timeline(Stream.of("alert fires", "restarted", "verified" + at(3, place, words))
                        .map(line -> new TimelineLine(BEGIN, line))
                        .toList())
                .build();
    }

    private static String at(int here, int place, String words) {
        return here == place ? " " + words : "";
    }
}
