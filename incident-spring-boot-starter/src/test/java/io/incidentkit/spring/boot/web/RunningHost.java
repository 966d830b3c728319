package io.incidentkit.spring.boot.web;

import io.incidentkit.jdbc.IncidentSchema;
import io.incidentkit.test.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

/** A host application that really runs, on a free port of loopback, and a client of it. */
final class RunningHost implements AutoCloseable {
    /** Hours after the playbook's example, whose alert came at 14:32. */
    static final Instant EVENING = Instant.parse("2026-03-01T18:00:00Z");

    static final String API = "/api/incidents";

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningHost(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts a host without Spring Security, with the API switched on. */
    static RunningHost start(String... properties) {
        return start(new FilteredClassLoader("org.springframework.security"), List.of(), properties);
    }

    static RunningHost start(ClassLoader classLoader, List<Class<?>> configurations, String... properties) {
        List<Class<?>> sources = new ArrayList<>(configurations);
        sources.add(Host.class);
        SpringApplication application = new SpringApplication(sources.toArray(Class[]::new));
        application.setResourceLoader(new DefaultResourceLoader(classLoader));
        application.setDefaultProperties(Map.ofEntries(
                Map.entry("server.port", "0"),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("spring.datasource.generate-unique-name", "true"),
                Map.entry("spring.flyway.enabled", "false"),
                Map.entry("spring.liquibase.enabled", "false"),
                // Nobody is reminded behind the back of a test whose clock goes by hand.
                Map.entry("incident.outbox.enabled", "false"),
                // Nothing is written there either.
                Map.entry("incident.search.enabled", "false"),
                Map.entry("incident.web.trust-actor-header", "true"),
                Map.entry("incident.alerts.open", "true"),
                // Its own test switches it on.
                Map.entry("spring.ai.mcp.server.enabled", "false"),
                Map.entry("incident.web.enabled", "true")));
        return new RunningHost(application.run(
                Arrays.stream(properties).map(property -> "--" + property).toArray(String[]::new)));
    }

    /** As after the start: no incidents, and evening. */
    void reset() {
        DataSource dataSource = bean(DataSource.class);
        new JdbcTemplate(dataSource).execute("drop all objects");
        IncidentSchema.migrate(dataSource);
        clock().set(EVENING);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All beans of that type. */
    <T> Collection<T> all(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    SettableClock clock() {
        return bean(SettableClock.class);
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Posts JSON as ana. */
    Answer post(String path, String json) {
        return post(path, json, "Content-Type", "application/json", "X-Actor", "ana");
    }

    Answer post(String path, String body, String... headers) {
        return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer post(String path, byte[] body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofByteArray(body)));
    }

    Answer put(String path, byte[] body, String... headers) {
        return send(request(path, headers).PUT(BodyPublishers.ofByteArray(body)));
    }

    /** Sends any method, without a body. */
    Answer send(String method, String path, String... headers) {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    /** Sends any method with a body, or without one if it is empty. */
    Answer send(String method, String path, byte[] body, String... headers) {
        return send(request(path, headers)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)));
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Begins to listen; what is told is read as it comes. */
    Listening listen(String path, String... headers) {
        try {
            return new Listening(client.send(request(path, headers).GET().build(), BodyHandlers.ofLines()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Host {

        @Bean
        SettableClock clock() {
            return SettableClock.at(EVENING);
        }
    }
}
