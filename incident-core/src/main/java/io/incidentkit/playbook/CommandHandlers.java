package io.incidentkit.playbook;

import io.incidentkit.command.CommandType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The one table from each type of command to what decides it: the rows of all chapters. Pure. */
final class CommandHandlers {
    private static final Map<CommandType, CommandHandler<?>> BY_TYPE = table(Stream.of(
                    LoopHandlers.ALL,
                    EndHandlers.ALL,
                    SeverityHandlers.ALL,
                    CommanderHandlers.ALL,
                    PeopleHandlers.ALL,
                    RecordHandlers.ALL,
                    CommunicationHandlers.ALL,
                    DutyHandlers.ALL,
                    ActionHandlers.ALL,
                    RunbookHandlers.ALL,
                    PostmortemHandlers.ALL)
            .flatMap(List::stream)
            .toList());

    private CommandHandlers() {}

    /** The handler of a type. */
    static CommandHandler<?> of(CommandType type) {
        return Objects.requireNonNull(BY_TYPE.get(type));
    }

    /** Every type has one handler, or nothing is decided at all. */
    static Map<CommandType, CommandHandler<?>> table(List<CommandHandler<?>> rows) {
        Map<CommandType, CommandHandler<?>> table = new EnumMap<>(CommandType.class);
        for (CommandHandler<?> row : rows) {
            if (table.put(row.type(), row) != null) {
                throw new IllegalStateException(row.type() + " has two handlers");
            }
        }
        List<CommandType> missing = Arrays.stream(CommandType.values())
                .filter(type -> !table.containsKey(type))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("No handler for " + missing);
        }
        return table;
    }
}
