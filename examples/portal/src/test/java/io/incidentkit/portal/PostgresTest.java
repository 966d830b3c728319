package io.incidentkit.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

class PostgresTest {

    @Test
    void keepsIncidentsInPostgresWithTheProfile() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            String incident;
            try (RunningPortal portal = on(database)) {
                incident = portal.as("ada").declare("Kept in PostgreSQL");
            }
            try (RunningPortal portal = on(database)) {
                PortalClient ada = portal.as("ada");
                ada.command(incident, "triage", Form.with("severity", "SEV2").and("commander", "ada"));
                assertThat(ada.page("/incidents")).contains("Kept in PostgreSQL", "SEV2");
            }
        }
    }

    private static RunningPortal on(EmbeddedPostgres database) {
        return RunningPortal.with(
                "--spring.profiles.active=postgres",
                "--PORTAL_DB_URL=" + database.getJdbcUrl("postgres", "postgres"),
                "--PORTAL_DB_USER=postgres");
    }
}
