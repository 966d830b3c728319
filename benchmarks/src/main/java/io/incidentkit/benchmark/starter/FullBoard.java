package io.incidentkit.benchmark.starter;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.service.IncidentOperations;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Fills the store for the console's pages, through the rules: incidents that have ended, most of them false alarms and one in twenty resolved,
 * then those that are open.
 */
final class FullBoard implements ApplicationRunner {
    private static final Actor ALICE = Actor.person("alice");
    private static final List<String> TEAMS = List.of("Payments", "Platform", "Storefront", "Data", "Fulfilment");
    private static final int RESOLVED = 20;

    private final Incidents incidents;
    private final int open;
    private final int ended;

    FullBoard(Incidents incidents, @Value("${benchmark.open}") int open, @Value("${benchmark.ended}") int ended) {
        this.incidents = incidents;
        this.open = open;
        this.ended = ended;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        // Several at a time: each waits for its commit.
        IntStream.range(0, ended).parallel().forEach(number -> end(declare(number), number));
        IntStream.range(ended, ended + open).parallel().forEach(this::declare);
    }

    private Incident declare(int number) {
        return incidents.declare(
                ALICE,
                Declare.builder("Checkout answers 5xx for the " + number + "th time")
                        .services(List.of("checkout", "payments"))
                        .team(TEAMS.get(number % TEAMS.size()))
                        .severity(number % 3 == 0 ? Severity.SEV1 : Severity.SEV3)
                        .commander(new Person("alice"))
                        .build());
    }

    private void end(Incident incident, int number) {
        IncidentOperations its = incidents.handle(ALICE, incident.id());
        if (number % RESOLVED == 0) {
            its.diagnose("the last deploy");
            its.mitigate("rolled back", MitigationKind.ROLLBACK);
            its.resolve("errors under 0.1%");
        } else {
            its.dismiss("the test alarm of the week");
        }
    }
}
