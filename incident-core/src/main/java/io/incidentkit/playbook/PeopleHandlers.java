package io.incidentkit.playbook;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PeopleCommand.CompleteAssignment;
import io.incidentkit.command.PeopleCommand.Observe;
import io.incidentkit.commander.Assignment;
import io.incidentkit.commander.People;
import io.incidentkit.playbook.CommandHandler.Permit;
import io.incidentkit.timeline.PeopleEvent.Assigned;
import io.incidentkit.timeline.PeopleEvent.AssignmentCompleted;
import io.incidentkit.timeline.PeopleEvent.ObserverJoined;
import java.util.List;
import java.util.Optional;

/** Decides the commands about the people on an incident (chapter 2). */
final class PeopleHandlers {
    /** The rows of the table. */
    static final List<CommandHandler<?>> ALL = List.of(
            CommandHandler.always(CommandType.ASSIGN, Assign.class, Permit.ALWAYS, PeopleHandlers::assign),
            CommandHandler.whileOpen(
                    CommandType.COMPLETE_ASSIGNMENT, CompleteAssignment.class, Permit.ALWAYS, PeopleHandlers::complete),
            CommandHandler.always(CommandType.OBSERVE, Observe.class, Permit.ALWAYS, PeopleHandlers::observe));

    private PeopleHandlers() {}

    private static void assign(Assign assign, CommandContext deciding) {
        deciding.rule(PeopleRules.commanderCoordinates(deciding.incident, assign.person(), deciding.at));
        if (deciding.incident.people().assignments().size() >= People.MAX) {
            deciding.fault(
                    "what", "is one assignment more than the " + People.MAX + " that an incident has; note it instead");
            return;
        }
        deciding.appendBeforeTheEnd(new Assigned(assign.person(), assign.what()));
    }

    private static void observe(Observe observe, CommandContext deciding) {
        if (deciding.incident.people().observers().size() >= People.MAX) {
            deciding.fault("person", "is one observer more than the " + People.MAX + " that an incident names");
            return;
        }
        deciding.appendBeforeTheEnd(new ObserverJoined(observe.person()));
    }

    private static void complete(CompleteAssignment complete, CommandContext deciding) {
        if (!deciding.incident.isOpen()) {
            return; // its work ended with it; that it has ended is said already
        }
        Optional<Assignment> found = deciding.incident.people().assignment(complete.assignment());
        if (found.isEmpty() || !found.get().open()) {
            deciding.fault(
                    "assignment",
                    complete.assignment() + " is no open assignment of " + deciding.incident.reference() + "; open are "
                            + deciding.incident.people().open().stream()
                                    .map(Assignment::number)
                                    .toList());
            return;
        }
        Assignment assignment = found.get();
        deciding.rule(TimeRules.notBefore("The work's end", deciding.at, "its beginning", assignment.from()));
        deciding.append(new AssignmentCompleted(
                assignment.number(), assignment.person(), assignment.what(), complete.result()));
    }
}
