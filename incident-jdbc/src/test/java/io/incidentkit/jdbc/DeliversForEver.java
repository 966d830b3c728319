package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.triaged;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Notification;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.store.IncidentStoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A process that declares an incident for each line that it is given, says its number, and delivers, until it is killed. */
final class DeliversForEver {
    /** So many more are asked for than are waited for, so that it is killed in the middle of its work. */
    private static final int MORE = 20;

    private static final String NOT_STORED = "0";

    private final Process process;
    private final Writer asking;
    private final BufferedReader answering;

    private DeliversForEver(Process process) {
        this.process = process;
        this.asking = process.outputWriter(UTF_8);
        this.answering = process.inputReader(UTF_8);
    }

    /** Starts one whose clock goes wrong by so much. */
    static DeliversForEver start(String url, Duration wrong) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("java.class.path");
        return new DeliversForEver(
                new ProcessBuilder(java, "-cp", path, DeliversForEver.class.getName(), url, wrong.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    /** Has it try to declare so many more. */
    void ask(int declarations) throws IOException {
        asking.write("declare\n".repeat(declarations));
        asking.flush();
    }

    /** Waits for so many answers, and returns the numbers among them; of one that was not stored there is none. */
    List<Long> answers(int count) throws IOException {
        List<Long> numbers = new ArrayList<>();
        String line = null;
        for (int i = 0; i < count && (line = answering.readLine()) != null; i++) {
            if (!line.equals(NOT_STORED)) {
                numbers.add(Long.valueOf(line));
            }
        }
        return numbers;
    }

    /** Kills the process in the middle of its work, once it has given so many answers, and returns every number that it has said. */
    List<Long> killAfter(int declarations) throws IOException {
        try (answering) {
            ask(declarations + MORE);
            List<Long> said = new ArrayList<>(answers(declarations));
            process.toHandle().destroyForcibly();
            said.addAll(answers(MORE));
            return said;
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    /** The process. */
    public static void main(String[] arguments) throws IOException {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(arguments[0]);
        pool.setConnectionTimeout(Duration.ofSeconds(1).toMillis());
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.parse(arguments[1]));
        Incidents incidents = node(pool, clock).incidents();
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        while (asked.readLine() != null) {
            try {
                System.out.println(
                        incidents.declare(ANA, triaged("Checkout is down")).number());
            } catch (IncidentStoreException e) {
                System.out.println(NOT_STORED);
            }
        }
    }

    /** A node, in this process or in one of its own. */
    record Node(JdbcOutbox outbox, Incidents incidents) {}

    /** It pages and reminds by writing down each key that it is called with. */
    static Node node(DataSource pool, Clock clock) {
        JdbcTemplate heard = new JdbcTemplate(pool);
        RecordingChannel pager = new RecordingChannel("pager", EffectKind.PAGE, EffectKind.REMIND);
        pager.answer = effect -> {
            heard.update("insert into heard (effect_key) values (?)", effect.key());
            return Delivery.delivered();
        };
        JdbcOutbox outbox = JdbcOutbox.builder(pool)
                .channel(pager)
                .engine(OutboxEngine.beatingEach(Duration.ofMillis(500)))
                .build();
        Incidents incidents = Incidents.builder(outbox.store(), impatient(), clock)
                .dispatcher(outbox)
                .dueTimer(outbox)
                .build();
        outbox.start(incidents.outboundWork());
        return new Node(outbox, incidents);
    }

    /** Somebody has to be told at once, and soon again. */
    static IncidentPolicy impatient() {
        Duration often = Duration.ofSeconds(30);
        SeverityLevel level = SeverityLevel.builder(Severity.SEV1)
                .meaning("everything is down")
                .notification(Notification.PAGE_EVERYONE)
                .triagedWithin(Duration.ofMinutes(5))
                .fixed("now", Duration.ZERO)
                .postmortemWithin(Duration.ofDays(5))
                .communication(List.of(
                        new CommunicationDuty(Audience.INTERNAL_CHAT, Duration.ofSeconds(1), often, false, false)))
                .build();
        return IncidentPolicy.builder()
                .severities(SeverityPolicy.of(List.of(level)))
                .build();
    }
}
