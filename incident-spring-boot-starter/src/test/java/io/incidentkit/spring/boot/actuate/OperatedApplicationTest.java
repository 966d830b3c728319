package io.incidentkit.spring.boot.actuate;

import static io.incidentkit.spring.boot.actuate.OperatedHost.ANA;
import static io.incidentkit.spring.boot.actuate.OperatedHost.severe;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommunicationCommand.MakePrivate;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.Incidents;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application that really runs, with all that Spring Boot configures by itself, asked over HTTP. */
class OperatedApplicationTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void showsAMetricThatMovedAfterACommandAndNothingPrivate() throws Exception {
        try (ConfigurableApplicationContext host = start(new FilteredClassLoader("org.springframework.security"))) {
            Incidents incidents = host.getBean(Incidents.class);
            assertThat(measured(host, "incident.open?tag=severity:SEV1")).isZero();
            severe(incidents);
            IncidentId hidden = severe(incidents).id();
            incidents.execute(ANA, hidden, new MakePrivate("a leak"));

            assertThat(measured(host, "incident.open?tag=severity:SEV1")).isOne();
            assertThat(measured(host, "incident.command?tag=command:declare&tag=outcome:done"))
                    .isEqualTo(2);
            JsonNode answer = get(host, "/actuator/incidents");
            assertThat(answer.at("/open/total").asInt()).isOne();
            assertThat(answer.at("/open/bySeverity/SEV1/triaged").asInt()).isOne();
            assertThat(answer.toString()).doesNotContain("Checkout", "ana", hidden.toString());
            assertThat(get(host, "/actuator/health").at("/components/incidents"))
                    .isEqualTo(JsonMapper.shared()
                            .readTree("{\"status\": \"UP\", \"details\": {\"outbox\": \"running\"}}"));
        }
    }

    @Test
    void exposesWhatPrometheusReads() throws Exception {
        try (ConfigurableApplicationContext host = start(new FilteredClassLoader("org.springframework.security"))) {
            severe(host.getBean(Incidents.class));

            String text = text(host, "/actuator/prometheus");
            assertThat(text)
                    .contains("incident_open{severity=\"SEV1\"} 1.0")
                    .contains("incident_step_time_seconds_count{severity=\"SEV1\",step=\"triaged\"} 1")
                    .contains("incident_obligations_total{audience=\"status page\",outcome=\"missed\"} 0.0");
        }
    }

    @Test
    void worksWithoutTheActuatorAndMicrometer() throws Exception {
        assertThat(startedWithout(
                        "micrometer-", "spring-boot-actuator", "spring-boot-health", "spring-boot-micrometer"))
                .isEqualTo("[incidentInLogs]");
    }

    @Test
    void worksWithTheActuatorAndWithoutHealthAndMeters() throws Exception {
        assertThat(startedWithout("micrometer-core", "micrometer-registry", "micrometer-tracing", "spring-boot-health"))
                .isEqualTo("[incidentFigures, incidentInLogs, incidentObservedCommands, incidentObservedDeliveries, "
                        + "incidentsEndpoint]");
    }

    /** Starts the host on a class path without some jars, and declares an incident; tells which of our beans were there. */
    private static String startedWithout(String... jars) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<URL> left = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            String name = Path.of(entry).getFileName().toString();
            if (Arrays.stream(jars).noneMatch(name::startsWith)) {
                left.add(Path.of(entry).toUri().toURL());
            }
        }
        assertThat(left).hasSizeGreaterThan(20);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader without =
                new URLClassLoader(left.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(without);
            Method run = without.loadClass(Poorer.class.getName()).getDeclaredMethod("run");
            run.setAccessible(true);
            return (String) run.invoke(null);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** The host on the class path that it is loaded from. */
    static final class Poorer {
        private Poorer() {}

        static String run() {
            // A process has one Tomcat, of whatever class loader.
            try (ConfigurableApplicationContext host = start(
                    new FilteredClassLoader("org.springframework.security"),
                    "--spring.main.web-application-type=none")) {
                assertThat(severe(host.getBean(Incidents.class)).number()).isOne();
                return Arrays.stream(host.getBeanDefinitionNames())
                        .filter(name -> name.startsWith("incident"))
                        .filter(name ->
                                host.getBean(name).getClass().getPackageName().endsWith(".actuate"))
                        .sorted()
                        .toList()
                        .toString();
            }
        }
    }

    private static ConfigurableApplicationContext start(ClassLoader classLoader, String... arguments) {
        SpringApplication application = new SpringApplication(Host.class);
        application.setResourceLoader(new DefaultResourceLoader(classLoader));
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "spring.datasource.generate-unique-name", "true",
                "spring.flyway.enabled", "false",
                "spring.liquibase.enabled", "false",
                "incident.search.enabled", "false",
                "incident.metrics.refresh", "0s",
                "management.endpoints.web.exposure.include", "*",
                "management.endpoint.health.show-details", "always"));
        return application.run(arguments);
    }

    private double measured(ConfigurableApplicationContext host, String meter) throws Exception {
        return get(host, "/actuator/metrics/" + meter)
                .at("/measurements/0/value")
                .asDouble();
    }

    private JsonNode get(ConfigurableApplicationContext host, String path) throws Exception {
        return JsonMapper.shared().readTree(text(host, path));
    }

    private String text(ConfigurableApplicationContext host, String path) throws IOException, InterruptedException {
        String port = host.getEnvironment().getRequiredProperty("local.server.port");
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Host {}
}
