package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.triaged;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.service.Incidents;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that declares incidents and says their numbers until it is killed. */
final class DeclaresForEver {
    private DeclaresForEver() {}

    /** Kills the process in the middle of its work, and returns every number that it has said. */
    static List<Long> killAfter(int declarations, String url) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), DeclaresForEver.class.getName(), url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Long> said = new ArrayList<>();
        try (BufferedReader output = process.inputReader(UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(Long.valueOf(line));
                if (said.size() == declarations) {
                    // By its handle, which leaves open what it has said.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
        return said;
    }

    /** The process. */
    public static void main(String[] arguments) {
        Incidents incidents = incidents(JdbcIncidentStore.create(open(arguments[0])));
        while (true) {
            System.out.println(
                    incidents.declare(ANA, triaged("Checkout is down")).number());
        }
    }

    static HikariDataSource open(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        IncidentSchema.migrate(pool);
        return pool;
    }
}
