package io.incidentkit.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.incidentkit.incident.IncidentId;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import io.incidentkit.validation.ObjectReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of each command, and the reading by it. */
class CommandDescriptionTest {
    private static final IncidentId OTHER = IncidentId.create(Instant.EPOCH);
    private static final CommandReader READER =
            new CommandReader(SeverityPolicy.standard(), reference -> Optional.of(OTHER));

    static Stream<CommandType> ofPeople() {
        return Arrays.stream(CommandType.values()).filter(CommandType::isForPeople);
    }

    static List<CommandDescription<?>> all() {
        return Stream.<CommandDescription<?>>concat(
                        Stream.of(CommandDescription.ofDeclaration()), CommandDescription.ofAllCommands().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ofPeople")
    void theFieldsAreTheComponentsOfTheCommandInTheirOrder(CommandType type) {
        IncidentCommand command =
                READER.command(type, ObjectReader.of(full(type))).command();

        assertThat(command.type()).isEqualTo(type);
        assertThat(CommandDescription.of(type).fields())
                .extracting(CommandField::name)
                .containsExactlyElementsOf(Arrays.stream(command.getClass().getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("ofPeople")
    void whatIsReadFromAFormIsWhatIsReadFromJson(CommandType type) {
        Map<String, String> typed = new LinkedHashMap<>();
        full(type)
                .forEach((name, value) ->
                        typed.put(name, value instanceof List<?> list ? (String) list.get(0) : value.toString()));

        assertThat(READER.command(type, ObjectReader.ofForm(typed)))
                .isEqualTo(READER.command(type, ObjectReader.of(full(type))));
    }

    @ParameterizedTest
    @MethodSource("ofPeople")
    void whatIsRequiredIsMissedAllAtOnce(CommandType type) {
        List<String> required = CommandDescription.of(type).fields().stream()
                .filter(CommandField::isRequired)
                .map(CommandField::name)
                .toList();

        assertThat(faults(type, Map.of())).containsExactlyElementsOf(required);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyFieldCanBeAskedForInWords(CommandDescription<?> description) {
        assertThat(description.purpose()).endsWith(".");
        assertThat(description.fields()).extracting(CommandField::name).doesNotHaveDuplicates();
        assertThat(description.fields())
                .extracting(CommandField::label)
                .allSatisfy(label -> assertThat(label).isNotBlank());
        assertThat(description.fields())
                .filteredOn(field -> field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.SUGGESTION)
                .allSatisfy(field -> assertThat(field.choices()).isNotEmpty());
    }

    @ParameterizedTest
    @EnumSource(
            value = CommandType.class,
            names = {"RECEIVE_ALERTS", "RECORD_MISSED", "RECORD_DELIVERY", "RECORD_REFUSED", "RECORD_BUDGET"})
    void whatNobodyGivesHasNoDescription(CommandType type) {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandDescription.of(type));
    }

    @Test
    void aNameThatNoFieldHasIsAFault() {
        assertThat(faults(CommandType.ADD_NOTE, Map.of("text", "x", "txet", "y")))
                .containsExactly("txet");
    }

    @Test
    void theVersionGoesAlongWithTheCommand() {
        VersionedCommand read =
                READER.command(CommandType.ADD_NOTE, ObjectReader.of(Map.of("text", "x", "version", 7)));

        assertThat(read.version()).isEqualTo(7);
    }

    @Test
    void aDeclarationIsReadFromAForm() {
        Declare declare = READER.declaration(ObjectReader.ofForm(Map.of(
                "title", "Checkout fails",
                "services", "checkout, payments\r\nsearch,",
                "private", "on",
                "kind", "drill",
                "impact", " ")));

        assertThat(declare.services()).containsExactly("checkout", "payments", "search");
        assertThat(declare.isPrivate()).isTrue();
        assertThat(declare.kind().code()).isEqualTo("drill");
        assertThat(declare.impact()).isNull();
    }

    private static List<String> faults(CommandType type, Map<String, ?> data) {
        try {
            READER.command(type, ObjectReader.of(data));
            return List.of();
        } catch (InvalidInputException e) {
            return e.faults().stream().map(FieldError::field).toList();
        }
    }

    /** A right value for every field of a command. */
    private static Map<String, Object> full(CommandType type) {
        Map<String, Object> data = new LinkedHashMap<>();
        CommandDescription.of(type).fields().forEach(field -> data.put(field.name(), value(field)));
        return data;
    }

    private static Object value(CommandField<?> field) {
        return switch (field.kind()) {
            case MOMENT -> "2026-03-01T14:32:00Z";
            case DAY -> "2026-03-31";
            case YES_NO -> true;
            case NUMBER, ENTRY, ASSIGNMENT, ACTION_ITEM -> 1;
            case MONEY -> "1200.50 EUR";
            case CHOICE, SUGGESTION -> field.choices().get(0).code();
            case SEVERITY -> "SEV2";
            case SERVICES -> List.of("checkout");
            case LABELS -> List.of("region=eu-west");
            case WEB_ADDRESS -> "https://example.org/graph";
            case ID -> OTHER.toString();
            case LINE,
                    WORK,
                    MARKDOWN,
                    PERSON,
                    AUDIENCE,
                    INCIDENT,
                    RUNBOOK,
                    USED_RUNBOOK,
                    OBLIGATION,
                    DUTY,
                    CLASSIFICATION,
                    OVERRIDE_REASON -> "words";
            // No reason says the text that it is about.
            case TEXT -> field.name().equals("reason") ? "why" : "words";
        };
    }
}
