package io.incidentkit.playbook;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Assignment;
import io.incidentkit.commander.Person;
import io.incidentkit.commander.Tenure;
import io.incidentkit.incident.Incident;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of who works on what (chapter 2), one function a rule. Each returns the violation, or null. Pure. */
final class PeopleRules {
    private PeopleRules() {}

    /** {@code commander-coordinates}: the commander is assigned no work; told after the end, the one who commanded then. */
    static @Nullable Violation commanderCoordinates(Incident incident, Person person, Instant at) {
        boolean commands = incident.isOpen()
                ? person.equals(incident.commandership().current())
                : incident.commandership().tenures().stream()
                        .anyMatch(tenure -> person.equals(tenure.commander()) && covers(tenure, at));
        return commands
                ? new Violation(
                        Rule.COMMANDER_COORDINATES,
                        () -> person + (incident.isOpen() ? " is" : " was") + " incident commander and coordinates.",
                        () -> "Assign it to somebody else; to take it on, " + person + " hands over first.")
                : null;
    }

    private static boolean covers(Tenure tenure, Instant at) {
        return !at.isBefore(tenure.from()) && (tenure.until() == null || !at.isAfter(tenure.until()));
    }

    /** {@code commander-coordinates}: who takes command has no work assigned. */
    static @Nullable Violation freeOfWork(Incident incident, Actor actor) {
        return incident.people().assignments().isEmpty()
                ? null
                : freeOfWork(incident, actor.person().orElse(null));
    }

    /** {@code commander-coordinates}: who takes command has no work assigned. */
    static @Nullable Violation freeOfWork(Incident incident, @Nullable Person person) {
        if (person == null) {
            return null;
        }
        List<Assignment> open = incident.people().open();
        if (open.isEmpty()) {
            return null;
        }
        List<String> work = open.stream()
                .filter(assignment -> assignment.person().equals(person))
                .map(Assignment::what)
                .toList();
        return work.isEmpty()
                ? null
                : new Violation(
                        Rule.COMMANDER_COORDINATES,
                        () -> person + " works on: " + String.join(", ", work) + ".",
                        () -> "Complete or hand on that work before " + person + " takes command.");
    }

    /** {@code duplicate-work}: flagged, never refused. */
    static @Nullable Violation duplicateWork(Incident incident) {
        List<Assignment> same = incident.people().duplicates();
        return same.isEmpty()
                ? null
                : new Violation(
                        Rule.DUPLICATE_WORK,
                        () -> same.stream()
                                .map(assignment -> assignment.person() + ": " + assignment.what())
                                .collect(Collectors.joining("; ", "The same is worked on twice: ", ".")),
                        () -> "Ask both, and complete one of the assignments.");
    }
}
