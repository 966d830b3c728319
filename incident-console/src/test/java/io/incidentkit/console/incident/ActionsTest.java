package io.incidentkit.console.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommandType;
import io.incidentkit.console.form.CommandForm;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the forms of an incident's page stand. */
class ActionsTest {

    @Test
    void noCommandThatPeopleGiveIsWithoutAPlace() {
        List<CommandForm> all = Arrays.stream(CommandType.values())
                .filter(CommandType::isForPeople)
                .map(ActionsTest::form)
                .toList();

        List<CommandForm> placed = Actions.Group.of(all).stream()
                .flatMap(group -> group.forms().stream())
                .toList();

        assertThat(placed).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void groupsComeInTheOrderInWhichTheyAreNeeded() {
        List<CommandForm> forms =
                List.of(form(CommandType.DISMISS), form(CommandType.ASSIGN), form(CommandType.DESCRIBE_IMPACT));

        assertThat(Actions.Group.of(forms)).extracting(Actions.Group::name).containsExactly("known", "work", "aside");
    }

    private static CommandForm form(CommandType type) {
        return new CommandForm("INC-1", 1, type, type.code(), type.label(), "", List.of(), List.of(), null, null);
    }
}
