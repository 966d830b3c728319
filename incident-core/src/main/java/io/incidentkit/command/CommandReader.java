package io.incidentkit.command;

import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.validation.ObjectReader;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Reads commands from nested data, such as a JSON body or a form, by their {@link CommandDescription}. Everything that is
 * wrong is said at once, under the names of the fields; a name that no field has is wrong too. Thread-safe.
 */
public final class CommandReader {
    private final FieldReading.Context context;

    /**
     * Creates a reader.
     *
     * @param severities the levels that the policy in force has
     * @param lookup finds what a command names, for the one who gives it
     */
    public CommandReader(SeverityPolicy severities, CommandLookup lookup) {
        this.context = new FieldReading.Context(
                Objects.requireNonNull(severities, "severities"), Objects.requireNonNull(lookup, "lookup"));
    }

    /**
     * Reads the declaration of an incident.
     *
     * @param in its fields
     * @return the declaration
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public Declare declaration(ObjectReader in) {
        return in.build(CommandDescription.ofDeclaration().read(in, context));
    }

    /**
     * Reads a command. Besides the fields of its description, {@code version} is the version of the incident for which it is
     * meant; {@code occurredAt} is taken of every command, and means nothing to one that has no such field.
     *
     * @param type a command that people give
     * @param in its fields
     * @return the command and the version
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     * @throws IllegalArgumentException if people don't give that command
     */
    public VersionedCommand command(CommandType type, ObjectReader in) {
        CommandDescription<IncidentCommand> description = CommandDescription.of(type);
        Fields.OCCURRED_AT.read(in, context);
        Integer version = in.integer("version");
        Supplier<IncidentCommand> command = description.read(in, context);
        return in.build(() -> new VersionedCommand(command.get(), version));
    }
}
