package io.incidentkit.benchmark.starter;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A web application with a database, in a process of its own. What else it has is on its class path. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(LibrariesAlone.class)
public class HostApplication {
    /** The property that names the classes of beans beside this one. */
    static final String BEANS = "benchmark.beans";

    /** Begins the line that says that it has started. */
    static final String READY = "ready ";

    /**
     * Starts it, and says so in one line, with what it took: its port, the nanoseconds that the process and
     * that its main thread computed, and the classes that it loaded.
     *
     * @param args settings
     */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(HostApplication.class);
        String beans = System.getProperty(BEANS, "");
        if (!beans.isEmpty()) {
            application.setSources(Set.of(beans.split(",")));
        }
        ConfigurableApplicationContext context = application.run(args);
        System.out.println(READY
                + context.getEnvironment().getProperty("local.server.port") + " "
                + ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() + " "
                + ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + " "
                + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
    }

    /** A part of any application: an address, and a connection that is open once it has started. */
    @RestController
    static final class Clock {
        private final JdbcClient database;

        Clock(JdbcClient database) {
            this.database = database;
            now();
        }

        @GetMapping("/now")
        List<String> now() {
            return database.sql("select current_timestamp")
                    .query((row, number) -> row.getString(1))
                    .list();
        }
    }
}
