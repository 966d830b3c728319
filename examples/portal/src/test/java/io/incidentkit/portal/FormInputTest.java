package io.incidentkit.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.CommandType;
import io.incidentkit.incident.Declare;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentCommand;
import io.incidentkit.incident.Incidents;
import io.incidentkit.incident.LoopCommand.Mitigate;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.rule.Fault;
import io.incidentkit.rule.InvalidInputException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class FormInputTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Incident OTHER = Incidents.inMemory().declare(Actor.person("ada"), Declare.of("The other"));

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

        assertThat(input.names("services")).containsExactly("checkout", "payments", "search");
    }

    @Test
    void readsACommand() {
        typed.add("action", "Rolled back");
        typed.add("kind", "rollback");

        assertThat(CommandReader.read(CommandType.MITIGATE, input, other -> Optional.of(OTHER)))
                .isEqualTo(new Mitigate("Rolled back", MitigationKind.ROLLBACK, null));
    }

    @Test
    void reportsEveryFaultAtOnceUnderItsField() {
        typed.add("kind", "prayer");
        typed.add("occurredAt", "soon");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CommandReader.read(CommandType.MITIGATE, input, other -> Optional.of(OTHER)))
                .satisfies(e -> assertThat(e.faults())
                        .extracting(Fault::field)
                        .containsExactlyInAnyOrder("kind", "action", "occurredAt"));
    }

    @Test
    void namesTheFieldOfAPersonThatIsNone() {
        typed.add("to", "a\u0007b");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CommandReader.read(CommandType.OFFER_HANDOVER, input, other -> Optional.of(OTHER)))
                .satisfies(e -> assertThat(e.faults()).extracting(Fault::field).containsExactly("to"));
    }

    @Test
    void namesTheFieldOfAnIncidentThatIsNotThereWithTheOtherFaults() {
        typed.add("into", "INC-7");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CommandReader.read(CommandType.MERGE, input, other -> Optional.empty()))
                .satisfies(e ->
                        assertThat(e.faults()).extracting(Fault::field).containsExactlyInAnyOrder("into", "reason"));
    }

    /** Every command that people give can be read from the fields that its form has. */
    @ParameterizedTest
    @MethodSource("offered")
    void readsEveryCommandFromItsFullForm(CommandType type) {
        for (String text : new String[] {
            "hypothesis", "action", "reason", "description", "verification", "overrideReason", "text", "impact", "brief"
        }) {
            typed.add(text, "words");
        }
        typed.add("severity", "SEV2");
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
        typed.add("occurredAt", "2026-07-01T14:32:10");

        IncidentCommand command = CommandReader.read(type, input, other -> Optional.of(OTHER));

        assertThat(command.type()).isEqualTo(type);
        // A link has no moment of its own.
        if (type != CommandType.ADD_LINK) {
            assertThat(command.occurredAt()).isEqualTo(Instant.parse("2026-07-01T12:32:10Z"));
        }
    }

    static Set<CommandType> offered() {
        return CommandFields.OFFERED;
    }
}
