package io.incidentkit.example.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Obligation;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.IncidentOperations;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's Java is compiled: each of its blocks stands, white space aside, in a test that runs. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path HERE =
            Path.of("src", "test", "java", "io", "incidentkit", "example", "plain", "ReadmeTest.java");
    private static final Path WITH_A_DATABASE = ROOT.resolve(
            Path.of("incident-jdbc", "src", "test", "java", "io", "incidentkit", "jdbc", "ReadmeTest.java"));

    @Test
    void theFirstBlockWalksTheFiveSteps() {
        Incidents incidents = Incidents.inMemory();
        Actor ada = Actor.person("ada");

        IncidentId id = incidents.declare(ada, Declare.of("Checkout is down")).id();
        IncidentOperations incident = incidents.handle(ada, id);

        incident.triage(Severity.SEV1, new Person("ada"));
        incident.diagnose("the last deploy");
        incident.mitigate("rolled back to 41", MitigationKind.ROLLBACK);
        incident.resolve("error rate is 0.1% again");

        assertThat(incidents.postmortem(id).toMarkdown(ZoneOffset.UTC))
                .contains("Checkout is down", "rolled back to 41");
        tellsTheStatusPage(incident);
    }

    private static void tellsTheStatusPage(IncidentOperations incident) {
        int written = incident.communication()
                .tell(Audience.STATUS_PAGE, "Payments are safe.")
                .version();
        assertThat(incident.communication().obligations().all())
                .noneMatch(owed -> owed.state() == Obligation.State.MET);
        incident.communication().confirmSent(written);

        assertThat(incident.communication().obligations().all())
                .anyMatch(owed -> owed.audience().equals(Audience.STATUS_PAGE) && owed.state() == Obligation.State.MET);
    }

    /** As the README says it, with what it prints and reads. */
    static void blocks(Incidents incidents, IncidentId id, IncidentOperations incident, BlamelessCheck check)
            throws IOException {
        System.out.println(incidents.postmortem(id).toMarkdown(ZoneOffset.UTC));
        IncidentPolicy policy = IncidentPolicy.fromJson(Files.readString(Path.of("incident-policy.json")));
        incident.communication().tell(Audience.STATUS_PAGE, "Payments are safe.");
        incident.communication().obligations().nextDue(); // who has to be told next, and by when
        IncidentPolicy german = policy.toBuilder().blamelessCheck(check).build();
        assertThat(german).isEqualTo(policy);
    }

    @Test
    void everyStatementOfTheReadmeIsCompiled() throws IOException {
        String compiled = squeezed(Files.readString(HERE) + Files.readString(WITH_A_DATABASE));
        List<String> statements = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .flatMap(block -> Pattern.compile("(?<=;)").splitAsStream(block.group(1)))
                .map(ReadmeTest::squeezed)
                .filter(statement -> statement.endsWith(";"))
                .toList();

        assertThat(statements).hasSizeGreaterThan(12).allMatch(compiled::contains);
    }

    private static String squeezed(String code) {
        return code.replaceAll("//.*", "").replaceAll("\\s+", "");
    }
}
