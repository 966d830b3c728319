package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.InMemoryPostmortemArchive;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever documents there are and whatever is asked for, all archives find the same. */
class ArchivesAgreeTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T14:32:00.123456Z");

    private static List<HikariDataSource> pools;

    @BeforeContainer
    static void open() {
        pools = TestDatabase.here().stream().map(TestDatabase::migrated).toList();
    }

    @AfterContainer
    static void close() {
        pools.forEach(HikariDataSource::close);
    }

    /** One document, with its incident. */
    record Imported(Incident incident, Postmortem page) {}

    @Property(tries = 100)
    void allFindTheSame(
            @ForAll @Size(min = 1, max = 6) List<@From("imported") Imported> documents,
            @ForAll("queries") ArchiveQuery query,
            @ForAll boolean seesPrivate) {
        Predicate<Incident> visible = incident -> seesPrivate && incident.number() % 2 == 0;
        PostmortemArchive memory = new InMemoryPostmortemArchive();
        documents.forEach(each -> memory.add(each.incident(), each.page()));
        ArchivePage expected = memory.search(query, visible);

        for (HikariDataSource pool : pools) {
            JdbcTemplate sql = new JdbcTemplate(pool);
            sql.update("delete from incident_postmortem");
            sql.update("delete from incident_postmortem_word");
            PostmortemArchive archive = JdbcPostmortemArchive.create(pool);
            documents.forEach(each -> archive.add(each.incident(), each.page()));

            assertThat(archive.search(query, visible)).isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<ArchiveQuery> queries() {
        Arbitrary<List<String>> services = services().list().ofMaxSize(2);
        Arbitrary<Integer> limits = Arbitraries.integers().between(1, 4);
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 3);
        Arbitrary<ArchiveQuery.Order> orders = Arbitraries.of(ArchiveQuery.Order.class);
        return Combinators.combine(
                        phrases(2), Arbitraries.oneOf(Arbitraries.just(""), phrases(1)), services, limits, days, orders)
                .as((words, cause, names, limit, day, order) -> ArchiveQuery.builder()
                        .words(words)
                        .cause(cause)
                        .services(names)
                        .detected(day == 0 ? null : BEGIN.plusSeconds(day), day == 3 ? BEGIN.plusSeconds(5) : null)
                        .order(order)
                        .limit(limit)
                        .build());
    }

    @Provide
    Arbitrary<Imported> imported() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 5);
        return Combinators.combine(
                        phrases(3),
                        phrases(3),
                        phrases(3),
                        services().list().ofMaxSize(2),
                        days,
                        Arbitraries.of(true, false, false))
                .as((title, cause, text, services, day, isPrivate) -> {
                    Instant at = BEGIN.plusSeconds(day);
                    Declared declared =
                            new Declared("T " + title, services, null, null, IncidentKind.BACKFILL, isPrivate);
                    Incident incident = Incident.replay(
                            IncidentId.create(at),
                            day + 1,
                            List.of(new TimelineEntry(1, at, at, Actor.person("ana"), declared)));
                    Postmortem page = Postmortem.builder("INC-" + (day + 1), "T " + title, at)
                            .rootCause(cause)
                            .summary(text)
                            .services(services)
                            .timeline(List.of(new TimelineLine(at, cause + " " + text)))
                            .build();
                    return new Imported(incident, page);
                });
    }

    private static Arbitrary<String> services() {
        return Arbitraries.of("checkout", "Zürich", "eu_west%", "!");
    }

    private static Arbitrary<String> phrases(int words) {
        Arbitrary<String> pieces = Arbitraries.of(
                "pool", "pools", "Straße", "café", "c++", "c", "2.3.1", "v2.3.1", "2.3", "pg-7", "pg", "7", "5xx",
                "HTTP5xx", "#42", "数据库", "数据", "障害", "🔥", "KubePod", "kubepod", "pod", "don't", "a/b", "%", "\\_");
        Arbitrary<String> gaps = Arbitraries.of(" ", " ", " ", "-", "");
        return Combinators.combine(pieces, gaps)
                .as((piece, gap) -> piece + gap)
                .list()
                .ofMinSize(1)
                .ofMaxSize(words)
                .map(all -> String.join("", all).strip());
    }
}
