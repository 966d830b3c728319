package io.incidentkit.console;

import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.service.Incidents;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A console in this process, on a port of its own. */
final class RunningConsole implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningConsole(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningConsole inMemory() {
        return with("--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID());
    }

    static RunningConsole with(String... arguments) {
        return of(TestHost.class, arguments);
    }

    /** Starts another application than the usual one. */
    static RunningConsole of(Class<?> host, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--incident.search.enabled=false");
        return start(host, all);
    }

    /** One that finds incidents by what is written of them, as far as a test has told it. */
    static RunningConsole searching() {
        return start(
                TestHost.class, new ArrayList<>(List.of("--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID())));
    }

    private static RunningConsole start(Class<?> host, List<String> all) {
        all.add("--server.port=0");
        // A test reads pages as its own commands left them: nothing is reminded meanwhile.
        all.add("--incident.outbox.enabled=false");
        return new RunningConsole(SpringApplication.run(host, all.toArray(String[]::new)));
    }

    String base() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    ConsoleClient as(String who) {
        return new ConsoleClient(base(), who);
    }

    Incidents incidents() {
        return context.getBean(Incidents.class);
    }

    PostmortemArchive archive() {
        return context.getBean(PostmortemArchive.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Takes the console's tables away from it. */
    void loseItsDatabase() throws SQLException {
        try (Connection connection = context.getBean(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP ALL OBJECTS");
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
