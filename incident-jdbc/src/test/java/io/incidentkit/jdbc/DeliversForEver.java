package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.triaged;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A process that declares incidents, says their numbers and delivers, until it is killed. */
final class DeliversForEver {
    private static final int MOST = 200;

    private final Process process;
    private final BufferedReader output;

    private DeliversForEver(Process process) {
        this.process = process;
        this.output = process.inputReader(UTF_8);
    }

    static DeliversForEver start(String url) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new DeliversForEver(new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), DeliversForEver.class.getName(), url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Kills the process in the middle of its work, and returns every number that it has said. */
    List<Long> killAfter(int declarations) throws IOException {
        List<Long> said = new ArrayList<>();
        try (output) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(Long.valueOf(line));
                if (said.size() == declarations) {
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
        return said;
    }

    /** The process. */
    public static void main(String[] arguments) throws InterruptedException {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(arguments[0]);
        Incidents incidents = node(pool).incidents();
        for (int i = 0; i < MOST; i++) {
            System.out.println(
                    incidents.declare(ANA, triaged("Checkout is down")).number());
        }
        // It delivers on.
        Thread.currentThread().join();
    }

    /** A node, in this process or in one of its own. */
    record Node(JdbcOutbox outbox, Incidents incidents) {}

    /** It pages by writing down each key that it is called with. */
    static Node node(DataSource pool) {
        JdbcTemplate heard = new JdbcTemplate(pool);
        RecordingChannel pager = new RecordingChannel("pager", EffectKind.PAGE);
        pager.answer = effect -> {
            heard.update("insert into heard (effect_key) values (?)", effect.key());
            return Delivery.delivered();
        };
        JdbcOutbox outbox = JdbcOutbox.builder(pool)
                .channel(pager)
                .engine(OutboxEngine.beatingEach(Duration.ofMillis(500)))
                .build();
        Incidents incidents = Incidents.builder(outbox.store(), IncidentPolicy.standard(), Clock.systemUTC())
                .dispatcher(outbox)
                .dueTimer(outbox)
                .build();
        outbox.start(incidents.outboundWork());
        return new Node(outbox, incidents);
    }
}
