package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.alertGroup;
import static io.incidentkit.jdbc.Samples.note;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.RecordCommand.ReceiveAlerts;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Commands on a few incidents, some of them opened by alerts; the same random numbers give the same commands. */
final class RandomCommands {
    private final List<IncidentId> ids;
    private final List<AlertGroup> groups;

    /** Declares the incidents; every second one by a group of alerts that is nobody else's. */
    RandomCommands(Incidents incidents, int count) {
        String own = UUID.randomUUID().toString();
        this.groups =
                IntStream.range(0, count).mapToObj(i -> alertGroup(own + i)).toList();
        this.ids = IntStream.range(0, count)
                .mapToObj(i -> Declare.builder("Incident " + i)
                        .alerts(i % 2 == 0 ? groups.get(i) : null)
                        .build())
                .map(declare -> incidents.declare(ANA, declare).id())
                .toList();
    }

    List<IncidentId> ids() {
        return ids;
    }

    /** Executes one command, and returns what came of it. */
    String execute(Incidents node, Random random) {
        int which = random.nextInt(ids.size());
        IncidentId id = ids.get(which);
        IncidentCommand command = command(node, which, random);
        try {
            Incident after = node.execute(ANA, id, command);
            return command.type() + " " + after.version() + " " + after.step() + " " + after.isOpen();
        } catch (RefusedException e) {
            return command.type() + " refused";
        } catch (InvalidInputException e) {
            return command.type() + " invalid";
        }
    }

    private IncidentCommand command(Incidents node, int which, Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> new Triage(Severity.SEV2, new Person("ana"), null);
            case 1 -> new Diagnose("the last deploy", null);
            case 2 -> new Mitigate("rolled back", MitigationKind.ROLLBACK, null);
            case 3 -> new Resolve("payments are normal", null, null);
            case 4 -> new Reopen("it is back", null);
            case 5 -> new Dismiss("a probe was wrong", null, null);
            case 6 -> new Merge(ids.get(random.nextInt(ids.size())), "the same deploy", null, null);
            case 7 -> new ReceiveAlerts(groups.get(which), null);
            default -> note("looking");
        };
    }
}
