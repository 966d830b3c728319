package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.jdbc.runbook.JdbcRunbookCopies;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.store.RunbookCopies;
import io.incidentkit.store.RunbookCopies.Copy;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runbooks of places outside, kept in each database. */
class JdbcRunbookCopiesTest {
    private static final Instant NOON = Instant.parse("2026-11-06T12:00:00.123456Z");
    private static final String PAGE = "# Pool\n\n```sh\nkubectl get po -l 'app in (a,b)' \u00e9\ud83d\ude80\r\n```\n";

    @ParameterizedTest
    @EnumSource
    void areThereAfterARestartAsTheyWere(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Copy copy = new Copy(Map.of("runbooks/pool.md", PAGE, "Runbooks/pool.md", "# Other"), NOON);
            JdbcRunbookCopies.create(pool).keep("github", copy);
            RunbookCopies later = JdbcRunbookCopies.create(pool);

            assertThat(later.find("github")).contains(copy);
            assertThat(later.find("gitlab")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void areReplacedAsAWholeAndOfOnePlaceAlone(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            RunbookCopies copies = JdbcRunbookCopies.create(pool);
            copies.keep("notion", new Copy(Map.of("n", "# N"), NOON));
            copies.keep("github", new Copy(Map.of("a", "# A", "b", "# B"), NOON));
            Copy after = new Copy(Map.of("b", "# B2"), NOON.plusSeconds(60));
            copies.keep("github", after);

            assertThat(copies.find("github")).contains(after);
            assertThat(copies.find("notion")).contains(new Copy(Map.of("n", "# N"), NOON));
            copies.keep("github", new Copy(Map.of(), NOON));
            assertThat(copies.find("github")).contains(new Copy(Map.of(), NOON));
        }
    }

    @ParameterizedTest
    @EnumSource
    void areOfTheMomentAtWhichTheyWereReadAgain(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            RunbookCopies copies = JdbcRunbookCopies.create(pool);
            copies.readAgain("github", NOON);
            assertThat(copies.find("github")).isEmpty();
            copies.keep("github", new Copy(Map.of("a", "# A"), NOON));
            copies.readAgain("github", NOON.plusSeconds(300));

            assertThat(copies.find("github")).contains(new Copy(Map.of("a", "# A"), NOON.plusSeconds(300)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void areKeptByNodesAtOnceAndThenThoseOfOne(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Map<String, String> pages =
                    IntStream.range(0, 40).boxed().collect(Collectors.toMap(page -> "page" + page, page -> PAGE));
            IntStream.range(0, 6)
                    .mapToObj(node -> Elsewhere.run(() ->
                            JdbcRunbookCopies.create(pool).keep("github", new Copy(pages, NOON.plusSeconds(node)))))
                    .toList()
                    .forEach(each -> each.orTimeout(60, TimeUnit.SECONDS).join());

            assertThat(JdbcRunbookCopies.create(pool).find("github"))
                    .hasValueSatisfying(copy -> assertThat(copy.pages()).isEqualTo(pages));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leaveOutWhatNoDatabaseTakes(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            RunbookCopies copies = JdbcRunbookCopies.create(pool);
            copies.keep("github", new Copy(Map.of("a", "# A", "b".repeat(501), "# B", "c", "# \0"), NOON));

            assertThat(copies.find("github")).contains(new Copy(Map.of("a", "# A"), NOON));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> copies.keep("p".repeat(65), new Copy(Map.of(), NOON)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sayThatTheDatabaseFailed(TestDatabase database) {
        try (HikariDataSource pool = database.empty()) {
            RunbookCopies copies = JdbcRunbookCopies.create(pool);
            assertThatExceptionOfType(IncidentStoreException.class).isThrownBy(() -> copies.find("github"));
            assertThatExceptionOfType(IncidentStoreException.class)
                    .isThrownBy(() -> copies.keep("github", new Copy(Map.of(), NOON)));
        }
    }
}
