package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The column by which whoever reads the tables by other means leaves private incidents out. */
class PrivateColumnTest {
    private static final Actor ANA = Actor.person("ana");
    private static final String PRIVATE = "select number from incident where is_private order by number";

    @ParameterizedTest
    @EnumSource
    void saysWhetherOnlyThoseOnItMaySeeIt(TestDatabase database) throws IOException {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents =
                    new Incidents(JdbcIncidentStore.create(pool), IncidentPolicy.standard(), Clock.systemUTC());
            JdbcTemplate sql = new JdbcTemplate(pool);
            long declared = incidents
                    .declare(
                            ANA,
                            Declare.builder("Someone reads our mail")
                                    .makePrivate()
                                    .build())
                    .number();
            Incident open = incidents.declare(ANA, Declare.of("It says \"isPrivate\":true and is not"));
            assertThat(numbers(sql)).containsExactly(declared);

            incidents.handle(ANA, open.id()).communication().makePrivate("keys are in the log");
            assertThat(numbers(sql)).containsExactly(declared, open.number());

            incidents.handle(ANA, open.id()).communication().makePublic("the keys are changed");
            assertThat(numbers(sql)).containsExactly(declared);

            sql.update("update incident set is_private = ?", false);
            sql.update(ofWhatWasThereBefore(database));
            assertThat(numbers(sql)).as("as the migration finds it").containsExactly(declared);
        }
    }

    private static List<Long> numbers(JdbcTemplate sql) {
        return sql.queryForList(PRIVATE, Long.class);
    }

    /** The statement of the migration for the rows that were there before it. */
    private static String ofWhatWasThereBefore(TestDatabase database) throws IOException {
        String script = "schema/" + database.name().toLowerCase(Locale.ROOT) + "/V4__who_may_see_an_incident.sql";
        try (InputStream in = Objects.requireNonNull(JdbcIncidentStore.class.getResourceAsStream(script))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("update incident")).strip().replace(";", "");
        }
    }
}
