package io.incidentkit.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.test.archive.PostmortemArchiveContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.JdbcTemplate;

/** The contract of archives on a database without postmortems for each test. */
abstract class ArchiveContract extends PostmortemArchiveContract {
    private final TestDatabase database;
    private HikariDataSource pool;

    ArchiveContract(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected final PostmortemArchive emptyArchive() {
        pool = database.migrated(config -> {});
        return JdbcPostmortemArchive.create(pool);
    }

    @Override
    protected final List<String> storedTexts(PostmortemArchive archive) {
        return List.of(
                new JdbcTemplate(pool)
                        .queryForList("select * from incident_postmortem")
                        .toString(),
                new JdbcTemplate(pool)
                        .queryForList("select * from incident_postmortem_word")
                        .toString());
    }

    @AfterEach
    void close() {
        pool.close();
    }
}
