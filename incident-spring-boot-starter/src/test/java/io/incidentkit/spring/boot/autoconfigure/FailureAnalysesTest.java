package io.incidentkit.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentStore;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** A start that fails says what is wrong, all of it, and what to do. */
class FailureAnalysesTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    IncidentAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class));
    private final ApplicationContextRunner onH2 = runner.withConfiguration(
                    AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withPropertyValues("spring.datasource.generate-unique-name=true");

    @Test
    void everyWrongPropertyIsListed() {
        FailureAnalysis analysis = analysis(onH2.withPropertyValues(
                "incident.recurring.digest=mondays",
                "incident.recurring.review=monday 25:00",
                "incident.recurring.surfacing=never"));

        assertThat(analysis.getDescription())
                .contains("    - incident.recurring.digest", "    - incident.recurring.review")
                .doesNotContain("surfacing");
        assertThat(analysis.getAction()).contains("Put right everything that is listed");
    }

    @Test
    void everyFaultOfThePolicyFileIsListed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("policy.json"),
                "{\"zone\": \"Mars/Olympus\", \"reopenWindow\": \"soon\", \"colour\": 1}");

        FailureAnalysis analysis = analysis(onH2.withPropertyValues("incident.policy.location=file:" + file));

        assertThat(analysis.getDescription())
                .contains("incident.policy.location", "    - zone", "    - reopenWindow", "    - colour");
    }

    @Test
    void twoChannelsOfOneNameAreNamed() {
        FailureAnalysis analysis =
                analysis(onH2.withBean("one", Channel.class, Pager::new).withBean("other", Channel.class, Pager::new));

        assertThat(analysis.getDescription()).contains("'pager' is connected twice");
    }

    @Test
    void anUnusableNameOfASchemaIsSaid() {
        FailureAnalysis analysis = analysis(onH2.withPropertyValues("incident.jdbc.schema=incident-kit"));

        assertThat(analysis.getDescription())
                .contains(
                        "What incident.jdbc.schema names can't be used: incident-kit",
                        "letters, digits and underlines");
    }

    @Test
    void aDatabaseThatIsNotSupportedIsSaidWithWhatIs() {
        FailureAnalysis analysis = analysis(runner.withBean(DataSource.class, () -> database("Oracle")));

        assertThat(analysis.getDescription())
                .contains("The database is Oracle; supported are PostgreSQL, MariaDB, MySQL, H2");
        assertThat(analysis.getAction()).contains("@IncidentDataSource", "incident.enabled=false");
    }

    @Test
    void annotationsOfAnOlderJacksonAreNamedWithTheirRemedy() {
        FailureAnalysis analysis = analysis(runner.withBean(IncidentStore.class, () -> {
            throw new NoClassDefFoundError("com/fasterxml/jackson/annotation/JsonSerializeAs");
        }));

        assertThat(analysis.getDescription()).contains("2.21 or later", "JsonSerializeAs", "jackson-annotations");
        assertThat(analysis.getAction()).contains("incident-bom", "mvn dependency:tree");
    }

    @Test
    void anotherMissingClassIsNoneOfOurs() {
        assertThat(new OldJacksonFailureAnalyzer().analyze(new NoClassDefFoundError("com/example/Thing")))
                .isNull();
    }

    @Test
    void whoAsksForIncidentsWithoutAPlaceToKeepThemIsToldOne() {
        FailureAnalysis analysis = analysis(runner.withUserConfiguration(Desk.class));

        assertThat(analysis.getDescription()).contains("neither a DataSource nor an IncidentStore bean");
        assertThat(analysis.getAction()).contains("spring.datasource.url", "InMemoryIncidentStore", "incident.enabled");
    }

    /** A host that works with incidents. */
    static final class Desk {
        Desk(Incidents incidents) {
            assertThat(incidents).isNotNull();
        }
    }

    /** Of what there can be one alone Spring Boot itself says which beans there are, and what to do. */
    @Test
    void twoOfWhatThereCanBeOneOfAreNamed() {
        onH2.withBean("one", IncidentStore.class, InMemoryIncidentStore::new)
                .withBean("other", IncidentStore.class, InMemoryIncidentStore::new)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("expected single matching bean but found 2: one,other"));
    }

    /** As Spring Boot does it: the first of those that are registered which knows the failure. */
    private static FailureAnalysis analysis(ApplicationContextRunner host) {
        FailureAnalysis[] found = new FailureAnalysis[1];
        host.run(context -> {
            assertThat(context).hasFailed();
            // Those of Spring Boot that need a bean factory can't be made here.
            FailureHandler skip = FailureHandler.handleMessage((message, cause) -> {});
            found[0] = SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class, skip).stream()
                    .filter(analyzer -> analyzer.getClass().getPackageName().startsWith("io.incidentkit"))
                    .map(analyzer -> analyzer.analyze(context.getStartupFailure()))
                    .filter(analysis -> analysis != null)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(context.getStartupFailure()));
        });
        return found[0];
    }

    /** A database that says its name and nothing else. */
    private static DataSource database(String product) {
        DatabaseMetaData data =
                saying(DatabaseMetaData.class, Map.of("getDatabaseProductName", product, "getURL", "jdbc:x"));
        Connection connection = saying(Connection.class, Map.of("getMetaData", data, "getAutoCommit", true));
        return saying(DataSource.class, Map.of("getConnection", connection));
    }

    private static <T> T saying(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> type.getSimpleName();
                    default ->
                        method.getReturnType() == boolean.class
                                ? answers.getOrDefault(method.getName(), false)
                                : answers.get(method.getName());
                }));
    }

    private static final class Pager implements Channel {
        @Override
        public String name() {
            return "pager";
        }

        @Override
        public Set<EffectKind> kinds() {
            return Set.of(EffectKind.PAGE);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            return Delivery.delivered();
        }
    }
}
