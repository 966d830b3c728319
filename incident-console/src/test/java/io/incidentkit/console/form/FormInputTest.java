package io.incidentkit.console.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandLookup;
import io.incidentkit.command.CommandReader;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class FormInputTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Incidents INCIDENTS = Incidents.inMemory();
    private static final Incident OTHER = INCIDENTS.declare(Actor.person("ada"), Declare.of("The other"));

    private static final CommandLookup NAMED = other -> Optional.of(OTHER.id());
    private static final CommandLookup NOTHING = other -> Optional.empty();

    private final MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    private final FormInput input = new FormInput(typed, BERLIN);

    @Test
    void readsAMomentOnTheTeamsClock() {
        typed.add("occurredAt", "2026-07-01T14:32");

        assertThat(input.moment("occurredAt")).isEqualTo(Instant.parse("2026-07-01T12:32:00Z"));
    }

    @Test
    void readsNamesBetweenCommasAndLines() {
        typed.add("services", " checkout, ,payments\r\nsearch,");

        typed.add("title", "Checkout fails");

        assertThat(reader(NOTHING)
                        .declaration(input.of(CommandDescription.ofDeclaration()))
                        .services())
                .containsExactly("checkout", "payments", "search");
    }

    @Test
    void readsACommand() {
        typed.add("action", "Rolled back");
        typed.add("kind", "rollback");

        assertThat(read(CommandType.MITIGATE, NAMED))
                .isEqualTo(new Mitigate("Rolled back", MitigationKind.ROLLBACK, null));
    }

    @Test
    void reportsEveryFaultAtOnceUnderItsField() {
        typed.add("kind", "prayer");
        typed.add("occurredAt", "soon");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(CommandType.MITIGATE, NAMED))
                .satisfies(e -> assertThat(e.faults())
                        .extracting(FieldError::field)
                        .containsExactlyInAnyOrder("kind", "action", "occurredAt"));
    }

    @Test
    void namesTheFieldOfAPersonThatIsNone() {
        typed.add("to", "a\u0007b");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(CommandType.OFFER_HANDOVER, NAMED))
                .satisfies(e ->
                        assertThat(e.faults()).extracting(FieldError::field).containsExactly("to"));
    }

    @Test
    void namesTheFieldOfAnIncidentThatIsNotThereWithTheOtherFaults() {
        typed.add("into", "INC-7");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(CommandType.MERGE, NOTHING))
                .satisfies(e -> assertThat(e.faults())
                        .extracting(FieldError::field)
                        .containsExactlyInAnyOrder("into", "reason"));
    }

    /** Every command that people give can be read from the fields that its form has. */
    @ParameterizedTest
    @MethodSource("offered")
    void readsEveryCommandFromItsFullForm(CommandType type) {
        for (String text : new String[] {
            "hypothesis",
            "action",
            "reason",
            "description",
            "verification",
            "overrideReason",
            "text",
            "impact",
            "brief",
            "runbook",
            "name",
            "markdown",
            "sentence",
            "note",
            "comment",
            "classification",
            "condition",
            "step",
            "team",
            "services",
            "key",
            "value",
            "owner",
            "ticket"
        }) {
            typed.add(text, "words");
        }
        // No reason says the text that is struck out.
        typed.set("reason", "why");
        typed.add("severity", "SEV2");
        typed.add("state", "open");
        typed.add("commander", "ada");
        typed.add("to", "grace");
        typed.add("kind", "flag-off");
        typed.add("person", "grace");
        typed.add("what", "the pool");
        typed.add("assignment", "1");
        typed.add("into", "INC-1");
        typed.add("audience", "status page");
        typed.add("obligation", "status page/first/1");
        typed.add("url", "https://example.org/graph");
        typed.add("title", "the graph");
        typed.add("entry", "1");
        typed.add("moment", "2026-07-01T14:32:10");
        typed.add("item", "1");
        typed.add("episode", "1");
        typed.add("phase", "diagnosis");
        typed.add("section", "root-cause");
        typed.add("occurredAt", "2026-07-01T14:32:10");

        IncidentCommand command = read(type, NAMED);

        assertThat(command.type()).isEqualTo(type);
        // Some are recorded and do not happen.
        Instant moment = command.occurredAt();
        assertThat(moment == null ? Instant.parse("2026-07-01T12:32:10Z") : moment)
                .isEqualTo(Instant.parse("2026-07-01T12:32:10Z"));
    }

    private IncidentCommand read(CommandType type, CommandLookup named) {
        return reader(named)
                .command(type, input.of(CommandDescription.of(type)))
                .command();
    }

    private static CommandReader reader(CommandLookup named) {
        return new CommandReader(SeverityPolicy.standard(), named);
    }

    static Stream<CommandType> offered() {
        return Arrays.stream(CommandType.values()).filter(CommandType::isForPeople);
    }
}
