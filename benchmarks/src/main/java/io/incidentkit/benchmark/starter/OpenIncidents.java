package io.incidentkit.benchmark.starter;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Declares the open incidents of a run, through the rules. */
final class OpenIncidents implements ApplicationRunner {
    private final Incidents incidents;
    private final int open;

    OpenIncidents(Incidents incidents, @Value("${benchmark.open}") int open) {
        this.incidents = incidents;
        this.open = open;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        IntStream.range(0, open)
                .mapToObj(FloorController::id)
                .forEach(id -> incidents.declare(
                        Actor.person("alice"),
                        Declare.builder("Checkout answers 5xx")
                                .services(List.of("checkout", "payments"))
                                .severity(Severity.SEV1)
                                .commander(new Person("alice"))
                                .build()
                                .under(new IncidentId(id))));
    }
}
