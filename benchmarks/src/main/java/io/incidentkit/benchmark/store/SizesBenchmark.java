package io.incidentkit.benchmark.store;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Scope;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Questions to the store at several numbers of incidents, on PostgreSQL: whether they take the same however many there are. */
public final class SizesBenchmark {
    private static final List<Long> SIZES = List.of(10_000L, 100_000L);
    private static final int RUNS = 40;
    private static final double LONGEST_MILLIS = 3_000;
    private static final int PAGE = IncidentQuery.DEFAULT_LIMIT;
    private static final int WEEK = 7;
    private static final double MOST_GROWTH = 2;
    private static final double FAST_MILLIS = 25;
    private static final String COLUMNS =
            "select id, number, title, step, severity, commander, declared_at from incident";

    private final GrownStore store;
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();

    private SizesBenchmark(GrownStore store) {
        this.store = store;
    }

    /**
     * Runs the benchmark.
     *
     * @param args the sizes, the smallest first, from 10,000; {@code 10000 100000} if there are none
     * @throws Exception if it fails
     */
    public static void main(List<String> args) throws Exception {
        List<Long> sizes =
                args.isEmpty() ? SIZES : args.stream().map(Long::valueOf).toList();
        try (Server server = PostgresServer.start();
                GrownStore store = GrownStore.on(server)) {
            System.out.println(server.describe());
            SizesBenchmark benchmark = new SizesBenchmark(store);
            for (long size : sizes) {
                long begin = System.nanoTime();
                store.growTo(size);
                System.out.printf(Locale.ROOT, "%,d incidents: written in %.0f s", size, seconds(begin));
                begin = System.nanoTime();
                if (benchmark.millis.isEmpty()) {
                    benchmark.ask(); // until all is compiled
                    benchmark.millis.clear();
                }
                benchmark.check();
                benchmark.ask();
                System.out.printf(Locale.ROOT, ", asked in %.0f s%n", seconds(begin));
            }
            benchmark.print(sizes);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** The copies are what the store would have written. */
    private void check() {
        long one = store.size() - GrownStore.A_DAY;
        List<Incident> found = everyPage(IncidentFilter.ALL.label(GrownStore.TICKET, GrownStore.ticket(one)));
        Instant day = GrownStore.day(one);
        if (found.size() != 1
                || found.get(0).declaredAt().isBefore(day)
                || !found.get(0).declaredAt().isBefore(day.plus(Duration.ofDays(1)))
                || !store.incidents()
                        .get(found.get(0).id())
                        .title()
                        .equals(found.get(0).title())) {
            throw new IllegalStateException("A copy is not what it should be: " + found);
        }
    }

    private void ask() throws Exception {
        long size = store.size();
        List<IncidentId> some = store.some(2 * RUNS);
        Iterator<IncidentId> next =
                Stream.generate(() -> some).flatMap(List::stream).iterator();
        time("an incident by its id", () -> store.incidents().get(next.next()));
        byHand("  by hand, its row", COLUMNS + " where number = ?", size / 2);
        time("an incident by its number", () -> store.incidents().get("INC-" + size / 2));
        for (State state : State.values()) {
            String words = state.code() + ", ";
            time(words + "first page", () -> list(state, 0, IncidentFilter.ALL));
            time(words + "page in the middle", () -> list(state, size / 2, IncidentFilter.ALL));
        }
        byHand(
                "  by hand, 7 columns of the page",
                COLUMNS + " where number < ? order by number desc limit 51",
                size / 2);
        byHand("  by hand, with an offset", COLUMNS + " order by number desc limit 51 offset ?", size / 2);
        byHand("  by hand, how many there are", "select count(*) from incident where number < ?", size + 1);
        filtered("team, a twentieth", IncidentFilter.ALL.team("team-3"));
        filtered("severity, a fifth", IncidentFilter.ALL.severity(Severity.SEV1));
        filtered("label, a fifth", IncidentFilter.ALL.label("region", "us-1"));
        filtered("title, words of 2 in 5", IncidentFilter.ALL.title("errors of checkout"));
        filtered("title, a word of 1 in 100", IncidentFilter.ALL.title("dns"));
        filtered("title, a word of none", IncidentFilter.ALL.title("zeppelin"));
        filtered(
                "a label of one, a day old",
                IncidentFilter.ALL.label(GrownStore.TICKET, GrownStore.ticket(size - GrownStore.A_DAY)));
        filtered(
                "a label of one, the oldest",
                IncidentFilter.ALL.label(GrownStore.TICKET, GrownStore.ticket(GrownStore.A_DAY)));
        Instant from = GrownStore.day(size / 2);
        Instant until = GrownStore.day(size / 2 + (long) WEEK * GrownStore.A_DAY);
        IncidentFilter week = IncidentFilter.ALL.declared(from, until);
        filtered("a week in the middle", week);
        filtered("a week in the middle, a team", week.team("team-3"));
        filtered("open, a team", State.OPEN, IncidentFilter.ALL.team("team-0"));
        IncidentFilter oldest = IncidentFilter.ALL.label(GrownStore.TICKET, GrownStore.ticket(GrownStore.A_DAY));
        time("a label of one, the oldest: all pages", () -> everyPage(oldest));
        byHand(
                "  by hand, like over all rows",
                COLUMNS + " where facets like '%ticket=ops-zeppelin%' and number < ? order by number desc limit 51",
                size + 1);
        Scope scope =
                Scope.at(until).policy(store.incidents().policy()).only(week).build();
        time("figures of that week, from its pages", () -> Figures.of(everyPage(week), scope));
        time("figures of that week, over all incidents", () -> {
            try (Stream<Incident> all = store.incidents().all()) {
                Figures.of(all, scope);
            }
        });
        Scope ever = Scope.at(GrownStore.day(size + GrownStore.A_DAY))
                .policy(store.incidents().policy())
                .build();
        once("figures of all, most in whole: outlines are made", () -> figuresInOutline(ever));
        time("figures of all, in outline", () -> figuresInOutline(ever));
        time("figures of that week, over all in outline", () -> figuresInOutline(scope));
    }

    private void figuresInOutline(Scope scope) {
        try (Stream<Incident> all = store.incidents().outlines()) {
            Figures.of(all, scope);
        }
    }

    private void once(String name, Samples.Timed question) throws Exception {
        long begin = System.nanoTime();
        question.run();
        add(name, (System.nanoTime() - begin) / 1e6);
    }

    private void add(String name, double time) {
        millis.computeIfAbsent(name, key -> new ArrayList<>()).add(time);
    }

    /** Times a question as often as is worth while; one that takes long is asked once. */
    private void time(String name, Samples.Timed question) throws Exception {
        long begin = System.nanoTime();
        question.run();
        double first = (System.nanoTime() - begin) / 1e6;
        int runs = (int) Math.min(RUNS, LONGEST_MILLIS / first);
        double median = runs == 0 ? first : Samples.of(runs, question).quantile(0.5);
        add(name, median);
    }

    /** The least that such a page could read, by hand. */
    private void byHand(String name, String sql, long bound) throws Exception {
        try (Connection connection = store.pool().getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            time(name, () -> {
                select.setLong(1, bound);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                            row.getObject(column);
                        }
                    }
                }
            });
        }
    }

    private void filtered(String name, IncidentFilter filter) throws Exception {
        filtered(name, State.ALL, filter);
    }

    private void filtered(String name, State state, IncidentFilter filter) throws Exception {
        time("filtered, " + name, () -> list(state, 0, filter));
    }

    private IncidentPage list(State state, long before, IncidentFilter filter) {
        return store.incidents().list(new IncidentQuery(state, before, PAGE, filter));
    }

    /** All pages of a filter, one after another. */
    private List<Incident> everyPage(IncidentFilter filter) {
        List<Incident> found = new ArrayList<>();
        long before = 0;
        IncidentPage page;
        do {
            page = store.incidents().list(new IncidentQuery(State.ALL, before, IncidentQuery.MAX_LIMIT, filter));
            found.addAll(page.incidents());
            before = page.next().orElse(0);
        } while (page.more());
        return found;
    }

    private void print(List<Long> sizes) {
        System.out.printf(Locale.ROOT, "%n%-46s", "ms, p50; pages of " + PAGE);
        sizes.forEach(size -> System.out.printf(Locale.ROOT, " %,12d", size));
        System.out.printf(" %9s%n", "growth");
        millis.forEach((name, each) -> {
            double last = each.get(each.size() - 1);
            double growth = last / each.get(0);
            System.out.printf(Locale.ROOT, "%-46s", name);
            each.forEach(time -> System.out.printf(Locale.ROOT, " %12.2f", time));
            System.out.printf(Locale.ROOT, " %9.1f %s%n", growth, isOver(name, growth, last) ? "over the goal" : "");
        });
        System.out.println(
                "growth: the largest size against the smallest; goal: each page <= 2, or under 25 ms; by hand: for comparison");
    }

    private static boolean isOver(String name, double growth, double last) {
        return !name.startsWith(" ") && growth > MOST_GROWTH && last > FAST_MILLIS;
    }
}
