package io.incidentkit.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.incidentkit.command.CommandType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandHandlersTest {
    private final List<CommandHandler<?>> rows = new ArrayList<>(
            Arrays.stream(CommandType.values()).map(CommandHandlers::of).toList());

    @Test
    void eachTypeHasItsOwnHandler() {
        assertThat(rows).extracting(CommandHandler::type).containsExactly(CommandType.values());
        assertThat(rows).extracting(CommandHandler::command).doesNotHaveDuplicates();
    }

    @Test
    void aTypeWithoutAHandlerStopsEverythingAndIsNamed() {
        rows.remove(CommandHandlers.of(CommandType.MERGE));
        rows.remove(CommandHandlers.of(CommandType.LABEL));

        assertThatIllegalStateException()
                .isThrownBy(() -> CommandHandlers.table(rows))
                .withMessage("No handler for [merge, label]");
    }

    @Test
    void aTypeHasNoTwoHandlers() {
        rows.add(CommandHandlers.of(CommandType.LABEL));

        assertThatIllegalStateException()
                .isThrownBy(() -> CommandHandlers.table(rows))
                .withMessage("label has two handlers");
    }
}
