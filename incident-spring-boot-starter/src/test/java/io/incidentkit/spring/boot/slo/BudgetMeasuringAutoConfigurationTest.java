package io.incidentkit.spring.boot.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.insight.BudgetMeter;
import io.incidentkit.insight.Objectives;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.recurring.BudgetMeasuring;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

/** Error budgets are measured where there are objectives and somebody who measures them. */
class BudgetMeasuringAutoConfigurationTest {
    private static final String NOWHERE = "incident.slos.prometheus.url=http://127.0.0.1:1";
    private static final String SLOTH =
            "version: prometheus/v1\nservice: checkout\nslos: [{name: orders, objective: 99.9}]\n";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    BudgetMeasuringAutoConfiguration.class,
                    IncidentAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                    "incident.jdbc.initialize-schema=always");

    private static String location(Path folder) throws IOException {
        return "incident.slos.location="
                + Files.writeString(folder.resolve("slos.yml"), SLOTH).toUri();
    }

    private ApplicationContextRunner withObjectives() {
        return runner.withBean(
                Objectives.class,
                () -> Objectives.byService(
                        Map.of("checkout", List.of(new ServiceObjective("orders", 0.99, Duration.ofDays(7))))));
    }

    @Test
    void byPrometheusWhereItsAddressIsSet(@TempDir Path folder) throws IOException {
        runner.withPropertyValues(location(folder), NOWHERE).run(context -> {
            assertThat(context).hasSingleBean(BudgetMeasuring.class).hasSingleBean(BudgetUpkeep.class);
            assertThat(context.getBean(BudgetMeter.class)).hasToString("Prometheus, which is asked for 1 of them");
        });
    }

    @Test
    void byNobodyWhereItIsNotSet(@TempDir Path folder) throws IOException {
        runner.withPropertyValues(location(folder))
                .run(context -> assertThat(context)
                        .hasSingleBean(Objectives.class)
                        .doesNotHaveBean(BudgetMeter.class)
                        .doesNotHaveBean(BudgetMeasuring.class));
    }

    @Test
    void ofNothingWhereThereAreNoObjectives() {
        runner.withPropertyValues(NOWHERE)
                .run(context ->
                        assertThat(context).doesNotHaveBean(BudgetMeter.class).doesNotHaveBean(BudgetMeasuring.class));
    }

    @Test
    void byAMeterOfTheHostAheadOfPrometheus() {
        BudgetMeter own = question -> Optional.empty();
        withObjectives()
                .withPropertyValues(NOWHERE)
                .withBean(BudgetMeter.class, () -> own)
                .run(context -> {
                    assertThat(context).hasSingleBean(BudgetMeasuring.class);
                    assertThat(context.getBean(BudgetMeter.class)).isSameAs(own);
                });
    }

    @Test
    void byAMeterOfTheHostWithoutTheConnectors() {
        withObjectives()
                .withBean(BudgetMeter.class, () -> question -> Optional.empty())
                .withClassLoader(new FilteredClassLoader("io.incidentkit.connector"))
                .run(context -> assertThat(context).hasSingleBean(BudgetMeasuring.class));
    }

    @Test
    void withEachOfItsSettings(@TempDir Path folder) throws IOException {
        runner.withPropertyValues(
                        location(folder),
                        NOWHERE,
                        "incident.slos.prometheus.user=ada",
                        "incident.slos.prometheus.password=pw-of-ada",
                        "incident.slos.prometheus.ask-every=1h",
                        "incident.slos.prometheus.ask-within=1d")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(BudgetMeasuring.class));
        runner.withPropertyValues(location(folder), NOWHERE, "incident.slos.prometheus.token=t0k3n")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void byNobodyWhereAllIsOff(@TempDir Path folder) throws IOException {
        runner.withPropertyValues(location(folder), NOWHERE, "incident.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(BudgetMeasuring.class));
    }
}
