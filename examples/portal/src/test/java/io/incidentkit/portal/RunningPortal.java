package io.incidentkit.portal;

import io.incidentkit.archive.PostmortemArchive;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A portal in this process, on a port of its own. */
final class RunningPortal implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningPortal(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningPortal inMemory() {
        return with("--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID());
    }

    static RunningPortal with(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--server.port=0");
        all.add("--incident.console.demo=false");
        // A test reads pages as its own commands left them: nothing is reminded meanwhile.
        all.add("--incident.outbox.enabled=false");
        all.add("--incident.search.enabled=false");
        return new RunningPortal(SpringApplication.run(PortalApplication.class, all.toArray(String[]::new)));
    }

    String base() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    PortalClient as(String who) {
        return new PortalClient(base(), who);
    }

    PostmortemArchive archive() {
        return context.getBean(PostmortemArchive.class);
    }

    /** Takes the portal's tables away from it. */
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
