package io.incidentkit.command;

import io.incidentkit.validation.ObjectReader;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The description of a command for programs that ask people for it: its name, its purpose and its fields. The HTTP API is
 * made of these descriptions, and so can forms, modals of a chat and schemas be; a {@link CommandReader} reads what comes
 * back. Immutable and thread-safe.
 *
 * @param <C> what is made of the fields: a {@link Declare} or an {@link IncidentCommand}
 */
public final class CommandDescription<C> {
    private final String code;
    private final String label;
    private final String purpose;
    private final CommandShape<C> shape;

    CommandDescription(String code, String label, String purpose, CommandShape<C> shape) {
        this.code = code;
        this.label = label;
        this.purpose = purpose;
        this.shape = shape;
    }

    static CommandDescription<IncidentCommand> describe(
            CommandType type, String purpose, CommandShape<IncidentCommand> shape) {
        return new CommandDescription<>(type.code(), type.label(), purpose, shape);
    }

    /** Returns the description of the declaration of an incident. */
    public static CommandDescription<Declare> ofDeclaration() {
        return DeclareDescription.DECLARE;
    }

    /**
     * Returns the description of a command.
     *
     * @param type a command that people give
     * @throws IllegalArgumentException if people don't give it ({@link CommandType#isForPeople})
     */
    public static CommandDescription<IncidentCommand> of(CommandType type) {
        return type.description();
    }

    /** Returns the descriptions of all commands that people give, in the order of {@link CommandType}. */
    public static List<CommandDescription<IncidentCommand>> ofAllCommands() {
        return Arrays.stream(CommandType.values())
                .filter(CommandType::isForPeople)
                .map(CommandDescription::of)
                .toList();
    }

    /** Returns the stable code, such as {@code offer-handover}. */
    public String code() {
        return code;
    }

    /** Returns the command in words, for a button. */
    public String label() {
        return label;
    }

    /** Returns what the command is for, in a sentence for a person under pressure. */
    public String purpose() {
        return purpose;
    }

    /** Returns the fields, in the order in which a form shows them. */
    public List<CommandField<?>> fields() {
        return shape.fields();
    }

    /** Returns the code. */
    @Override
    public String toString() {
        return code;
    }

    Supplier<C> read(ObjectReader in, FieldReading.Context context) {
        return shape.reading().read(in, context);
    }
}
