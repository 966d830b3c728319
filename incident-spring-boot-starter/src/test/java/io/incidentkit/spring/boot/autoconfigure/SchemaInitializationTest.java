package io.incidentkit.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.jdbc.IncidentSchema;
import io.incidentkit.service.Incidents;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;

class SchemaInitializationTest {
    private static final String GENERATED = "spring.datasource.generate-unique-name=true";

    /** Liquibase tells each change that it makes; kept here, as a logger that nobody holds forgets its level. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    @BeforeAll
    static void saysNothingOfEachChange() {
        LIQUIBASE.setLevel(Level.WARNING);
    }

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    IncidentAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class));

    @Test
    void makesTheTablesOfAnEmbeddedDatabaseByItself() {
        runner.withPropertyValues(GENERATED).run(SchemaInitializationTest::declares);
    }

    @Test
    void makesNoTablesWhenToldNeverAndSaysSo() {
        runner.withPropertyValues(GENERATED, "incident.jdbc.initialize-schema=never")
                .run(context -> {
                    FailureAnalysis analysis = analysis(context);
                    assertThat(analysis.getDescription())
                            .contains("incident.jdbc.initialize-schema is 'never'")
                            .containsIgnoringCase("table \"incident\" not found");
                    assertThat(analysis.getAction()).contains("incident.jdbc.initialize-schema=always");
                });
    }

    @Test
    void leavesADatabaseInAFileAloneUnlessToldAlways(@TempDir Path folder) {
        String url = "spring.datasource.url=jdbc:h2:file:" + folder.resolve("portal");
        runner.withPropertyValues(url)
                .run(context -> assertThat(analysis(context).getDescription())
                        .contains("is 'embedded'", "the database is not an embedded one"));
        runner.withPropertyValues(url, "incident.jdbc.initialize-schema=always")
                .run(SchemaInitializationTest::declares);
        runner.withPropertyValues(url, "incident.jdbc.initialize-schema=never")
                .run(context -> assertThat(
                                context.getBean(Incidents.class).get("INC-1").title())
                        .isEqualTo("Checkout fails"));
    }

    @Test
    void keepsOffATableIncidentOfTheHost(@TempDir Path folder) throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("portal");
        try (Connection host = DriverManager.getConnection(url, "sa", "");
                Statement statement = host.createStatement()) {
            statement.execute("create table incident (id integer)");
        }
        runner.withPropertyValues(
                        "spring.datasource.url=" + url,
                        "spring.datasource.username=sa",
                        "incident.jdbc.initialize-schema=always",
                        "incident.jdbc.schema=incident_kit")
                .run(SchemaInitializationTest::declares);
    }

    @Test
    void waitsForTheTablesThatTheHostsFlywayMakes() {
        runner.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                .withPropertyValues(
                        GENERATED,
                        "incident.jdbc.initialize-schema=never",
                        "spring.flyway.locations=classpath:io/incidentkit/jdbc/schema/h2")
                .run(SchemaInitializationTest::declares);
    }

    @Test
    void livesBesideTheHostsFlywayInOneSchema() {
        runner.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                .withPropertyValues(GENERATED, "spring.flyway.locations=classpath:host/migration")
                .run(context -> {
                    declares(context);
                    JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
                    assertThat(jdbc.queryForList("select \"script\" from \"flyway_schema_history\"", String.class))
                            .contains("V1__host.sql");
                    assertThat(jdbc.queryForList(
                                    "select \"script\" from \"" + IncidentSchema.HISTORY_TABLE + "\"", String.class))
                            .contains("V1__incidents_and_their_timelines.sql");
                });
    }

    @Test
    void waitsForTheTablesThatTheHostsLiquibaseMakes(@TempDir Path folder) throws IOException {
        Path changes =
                Files.writeString(folder.resolve("changes.xml"), liquibase(IncidentSchema.class.getClassLoader()));
        runner.withConfiguration(AutoConfigurations.of(LiquibaseAutoConfiguration.class))
                .withPropertyValues(
                        GENERATED,
                        "incident.jdbc.initialize-schema=never",
                        "spring.liquibase.change-log=file:" + changes)
                .run(SchemaInitializationTest::declares);
    }

    /** Our scripts, in their order, as a host gives them to Liquibase. */
    private static String liquibase(ClassLoader loader) throws IOException {
        String scripts = Stream.of(new PathMatchingResourcePatternResolver(loader)
                        .getResources("classpath*:io/incidentkit/jdbc/schema/h2/V*.sql"))
                .map(Resource::getFilename)
                .sorted(Comparator.comparing(name -> Integer.valueOf(name.substring(1, name.indexOf('_')))))
                .map(name -> """
                        <changeSet id="%s" author="host">
                          <sqlFile path="io/incidentkit/jdbc/schema/h2/%s"/>
                        </changeSet>
                        """.formatted(name, name))
                .collect(Collectors.joining());
        return """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                """ + scripts + "</databaseChangeLog>";
    }

    @Test
    void livesBesideTheHostsLiquibaseInOneSchema() {
        runner.withConfiguration(AutoConfigurations.of(LiquibaseAutoConfiguration.class))
                .withPropertyValues(GENERATED, "spring.liquibase.change-log=classpath:host/liquibase/changes.sql")
                .run(context -> {
                    declares(context);
                    JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
                    assertThat(jdbc.queryForList("select id from databasechangelog", String.class))
                            .containsExactly("host");
                    assertThat(jdbc.queryForObject("select count(*) from host", Integer.class))
                            .isZero();
                });
    }

    @Test
    void worksOnPostgres() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String[] login = {
                "spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                "spring.datasource.username=postgres",
                "spring.datasource.password=postgres"
            };
            runner.withPropertyValues(login)
                    .run(context -> assertThat(analysis(context).getDescription())
                            .contains("relation \"incident\" does not exist", "is 'embedded'"));
            runner.withPropertyValues(login)
                    .withPropertyValues("incident.jdbc.initialize-schema=always")
                    .run(SchemaInitializationTest::declares);
        }
    }

    private static void declares(AssertableApplicationContext context) {
        assertThat(context).hasNotFailed();
        assertThat(context.getBean(Incidents.class)
                        .declare(Actor.person("ana"), Declare.of("Checkout fails"))
                        .reference())
                .isEqualTo("INC-1");
    }

    private static FailureAnalysis analysis(AssertableApplicationContext context) {
        assertThat(context).hasFailed();
        FailureAnalysis analysis = new MissingIncidentTablesFailureAnalyzer().analyze(context.getStartupFailure());
        assertThat(analysis).as("%s", context.getStartupFailure()).isNotNull();
        return analysis;
    }
}
