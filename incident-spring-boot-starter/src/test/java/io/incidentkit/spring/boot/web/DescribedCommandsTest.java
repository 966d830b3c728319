package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandField;
import io.incidentkit.command.IncidentCommand;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A command that is described in core is in the API, with its fields, without another line. */
class DescribedCommandsTest {
    private static final String NO_FIELD = "noFieldOfAnyCommand";

    @AutoClose
    private static final RunningHost host = RunningHost.start();

    @BeforeAll
    static void declare() {
        host.post(API, "{\"title\":\"Checkout fails\"}").is(201);
    }

    static List<CommandDescription<IncidentCommand>> commands() {
        return CommandDescription.ofAllCommands();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isThereWithExactlyTheFieldsThatAreDescribed(CommandDescription<IncidentCommand> command) {
        Answer answer = host.post(API + "/1/" + command.code(), "{\"" + NO_FIELD + "\":1}");

        assertThatFieldsAre(answer, command, List.of("occurredAt", "version"));
    }

    @Test
    void soIsTheDeclaration() {
        assertThatFieldsAre(host.post(API, "{\"" + NO_FIELD + "\":1}"), CommandDescription.ofDeclaration(), List.of());
    }

    /** The faults name what is required, and what is said of a wrong name lists every field that there is. */
    private static void assertThatFieldsAre(Answer answer, CommandDescription<?> command, List<String> common) {
        answer.isProblem(422, "invalid-input");
        List<String> required = new ArrayList<>(List.of(NO_FIELD));
        List<String> all = new ArrayList<>(common);
        for (CommandField<?> field : command.fields()) {
            if (field.isRequired()) {
                required.add(field.name());
            }
            if (!all.contains(field.name())) {
                all.add(field.name());
            }
        }
        assertThat(answer.each("/faults", "field")).containsExactlyInAnyOrderElementsOf(required);
        assertThat(answer.each("/faults", "message"))
                .contains("is not a field here; the fields are " + String.join(", ", all));
    }

    @Test
    void andWhatIsOfferedToAnActorIsWhatIsDescribed() {
        Answer actions = host.get(API + "/1/actions", "X-Actor", "ana").is(200);

        assertThat(actions.each("/actions", "command"))
                .containsExactlyInAnyOrderElementsOf(
                        commands().stream().map(CommandDescription::code).toList());
    }
}
