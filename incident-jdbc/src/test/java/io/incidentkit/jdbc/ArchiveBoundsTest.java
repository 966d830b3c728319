package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Ids;
import io.incidentkit.jdbc.database.Moments;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A search among many: it goes over so many, from the rarest word on, and says when there are more. */
class ArchiveBoundsTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T14:32:00Z");
    private static final int MANY = 2_010;

    private static final String COPY = """
            insert into incident_postmortem
            select %s, number, version, is_private, published_elsewhere, snapshot_format, snapshot, document
            from incident_postmortem where incident_id = ?
            """;

    @ParameterizedTest
    @EnumSource
    void goesOverTheLatestThatHaveTheRarestWord(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbcPostmortemArchive archive = JdbcPostmortemArchive.create(pool);
            archive.add(imported(1, false), page("The rare one", "pool and bound"));
            Incident other = imported(2, false);
            archive.add(other, page("As any other", "pool"));
            copy(pool, "w:pool", other);
            copy(pool, "w:bound", other);

            ArchivePage common = search(archive, "pool");
            assertThat(common.matches()).hasSize(5);
            assertThat(common.capped()).isTrue();

            ArchivePage rare = search(archive, "pool rare");
            assertThat(rare.matches()).hasSize(1);
            assertThat(rare.capped()).isFalse();

            ArchivePage both = search(archive, "bound pool");
            assertThat(both.matches()).as("behind the latest of both words").isEmpty();
            assertThat(both.capped()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsNoPrivateOnesForWhoMaySeeNone(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbcPostmortemArchive archive = JdbcPostmortemArchive.create(pool);
            archive.add(imported(1, false), page("The public one", "pool"));
            Incident hidden = imported(2, true);
            archive.add(hidden, page("A hidden one", "pool"));
            copy(pool, "w:pool", hidden);

            ArchivePage page = search(archive, "pool");

            assertThat(page.matches()).hasSize(1);
            assertThat(page.capped()).isFalse();
            assertThat(archive.search(ArchiveQuery.words("pool"), incident -> true)
                            .capped())
                    .isTrue();
        }
    }

    private static ArchivePage search(JdbcPostmortemArchive archive, String words) {
        return archive.search(ArchiveQuery.builder().words(words).limit(5).build(), incident -> !incident.isPrivate());
    }

    private static Incident imported(int number, boolean isPrivate) {
        Declared declared = new Declared("imported", List.of(), null, null, IncidentKind.BACKFILL, isPrivate);
        return Incident.replay(
                IncidentId.create(BEGIN),
                number,
                List.of(new TimelineEntry(1, BEGIN, BEGIN, Actor.person("ana"), declared)));
    }

    private static Postmortem page(String title, String cause) {
        return Postmortem.builder(title).rootCause(cause).build();
    }

    /** Later ones with one word each, and the document of an incident. */
    private static void copy(HikariDataSource pool, String word, Incident incident) {
        Database database = Database.of(pool);
        JdbcTemplate sql = database.jdbc();
        Moments moments = database.platform().moments();
        Ids kept = database.platform().ids();
        String copy = COPY.formatted(kept == Ids.AS_UUID ? "cast(? as uuid)" : "?");
        List<IncidentId> ids =
                IntStream.range(0, MANY).mapToObj(i -> IncidentId.create(BEGIN)).toList();
        ids.forEach(id -> sql.update(copy, id.value(), incident.id().value()));
        for (String key : List.of("*", word)) {
            sql.batchUpdate(
                    "insert into incident_postmortem_word (word, is_private, detected_at, incident_id, places) "
                            + "values (?, ?, ?, ?, ?)",
                    ids,
                    1_000,
                    (statement, id) -> {
                        statement.setString(1, key);
                        statement.setBoolean(2, incident.isPrivate());
                        statement.setObject(3, moments.stored(BEGIN.plusSeconds(60)));
                        kept.bind(statement, 4, id.value());
                        statement.setInt(5, 2);
                    });
        }
    }
}
