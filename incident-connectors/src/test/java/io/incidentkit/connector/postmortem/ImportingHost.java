package io.incidentkit.connector.postmortem;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.IncidentOperations;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.SettableClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** A host with one incident, INC-1, two hours after its triage, into which documents are put. */
final class ImportingHost {
    static final Actor ANA = Actor.person("ana");

    /** In the form of the playbook's template, as a team filled it in by hand. */
    static final String TEMPLATE = """
            # Incident: Checkout is down

            Date: 2026-03-01
            Severity: SEV-1
            Channel: #inc-checkout

            ## Impact
            Nobody could pay for 38 minutes.

            ## Timeline
            - 14:32 alert fires
            - 14:40 root cause hypothesized
            - 15:10 verified normal

            ## Root cause
            The pool of connections has no bound.

            ## What went well
            The page arrived at once.

            ## What didn't go well
            Nobody knew of the pool.

            ## Where we got lucky
            It was Sunday.

            ## Action items
            | Type | Action | Owner | Due | Status |
            |---|---|---|---|---|
            | Prevent | Put a bound on the pool | ada | 2026-03-15 | open |
            | Detect | Alert on waiting connections | Bo, Cy | 2026-03-20 | done |
            | | Tell the support desk | | | |
            """;

    private final SettableClock clock = SettableClock.at("2026-03-01T14:32:00Z");
    final Incidents incidents = new Incidents(new InMemoryIncidentStore(), IncidentPolicy.standard(), clock);
    final IncidentId id;
    final IncidentOperations incident;

    ImportingHost() {
        this(IncidentKind.REAL);
    }

    ImportingHost(IncidentKind kind) {
        id = incidents
                .declare(ANA, Declare.builder("Checkout is down").kind(kind).build())
                .id();
        incident = incidents.handle(ANA, id);
        clock.advance(Duration.ofMinutes(3));
        incident.triage(Severity.SEV1, new Person("ana"));
        clock.advance(Duration.ofHours(2));
    }

    PlacedPostmortem put(String markdown) {
        return PostmortemImport.read(markdown, ZoneOffset.UTC).putInto(incidents, ANA, id);
    }

    String markdown() {
        return incidents.postmortem(id).toMarkdown(ZoneOffset.UTC);
    }

    static List<CommandType> types(PlacedPostmortem placed) {
        return placed.commands().stream().map(IncidentCommand::type).toList();
    }
}
