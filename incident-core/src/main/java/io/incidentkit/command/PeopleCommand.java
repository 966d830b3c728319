package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;

import io.incidentkit.commander.Person;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Commands about those who work on an incident or watch it (chapter 2). */
public sealed interface PeopleCommand extends IncidentCommand {

    /**
     * Assigns a piece of work. That somebody works on the same thing already is flagged, not refused.
     *
     * @param person who does it
     * @param what what they do, one line
     * @param occurredAt since when, or null for now
     */
    record Assign(Person person, String what, @Nullable Instant occurredAt) implements PeopleCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.ASSIGN,
                "Who works on what. The commander coordinates and takes no work.",
                CommandShape.of(
                        Fields.person("person", "Who").required(),
                        Fields.written("what", "What they do, or their role", FieldKind.WORK)
                                .required(),
                        Fields.OCCURRED_AT,
                        Assign::new));

        /** Checks the input. */
        public Assign {
            InputValidator faults = new InputValidator();
            if (person == null) {
                faults.add("person", "is required");
            }
            what = faults.line("what", what);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.ASSIGN;
        }

        @Override
        public Assign withPeople(UnaryOperator<Person> known) {
            return new Assign(known.apply(person), what, occurredAt);
        }
    }

    /**
     * Ends a piece of work.
     *
     * @param assignment the assignment's number on this incident
     * @param result what came of it, or null
     * @param occurredAt when, or null for now
     */
    record CompleteAssignment(
            int assignment,
            @Nullable String result,
            @Nullable Instant occurredAt) implements PeopleCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.COMPLETE_ASSIGNMENT,
                "What one is done with, another can be given.",
                CommandShape.of(
                        Fields.numberOf("assignment", "Which", FieldKind.ASSIGNMENT),
                        Fields.text("result", "What came of it"),
                        Fields.OCCURRED_AT,
                        CompleteAssignment::new));

        /** Checks the input. */
        public CompleteAssignment {
            InputValidator faults = new InputValidator();
            result = faults.optionalText("result", result);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.COMPLETE_ASSIGNMENT;
        }
    }

    /**
     * Watches the incident without working on it.
     *
     * @param person who watches
     * @param occurredAt since when, or null for now
     */
    record Observe(Person person, @Nullable Instant occurredAt) implements PeopleCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.OBSERVE,
                "Watches, and does not work on it.",
                CommandShape.of(Fields.person("person", "Who").required(), Fields.OCCURRED_AT, Observe::new));

        /** Checks the input. */
        public Observe {
            InputValidator faults = new InputValidator();
            if (person == null) {
                faults.add("person", "is required");
            }
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.OBSERVE;
        }

        @Override
        public Observe withPeople(UnaryOperator<Person> known) {
            return new Observe(known.apply(person), occurredAt);
        }
    }
}
