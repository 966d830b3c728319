package io.incidentkit.spring.boot.web.http;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandField;
import io.incidentkit.command.FieldChoice;
import io.incidentkit.command.FieldChoices;
import io.incidentkit.command.FieldKind;
import io.incidentkit.spring.boot.web.view.Shape;
import io.incidentkit.validation.InputValidator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bodies of commands, as a schema says them: made of the one description of their fields. Immutable and thread-safe. */
public final class CommandShape {
    private static final Shape LINE = Shape.TEXT.and("maxLength", InputValidator.MAX_LINE);
    private static final Shape TEXT = Shape.TEXT.and("maxLength", InputValidator.MAX_TEXT);
    private static final Shape POSITION = Shape.WHOLE.and("minimum", 1);

    private final FieldChoices choices;

    /**
     * Knows what can be chosen.
     *
     * @param choices what the policy and the host leave
     */
    public CommandShape(FieldChoices choices) {
        this.choices = choices;
    }

    /** Returns the body of a declaration. */
    public Shape ofDeclaration() {
        return of(CommandDescription.ofDeclaration(), Map.of());
    }

    /** Returns the body of a command: its fields, when it happened, and the version that the caller saw. */
    public Shape of(CommandDescription<?> command) {
        Map<String, Shape> common = new LinkedHashMap<>();
        common.put("occurredAt", Shape.MOMENT.and("description", "When, if not now"));
        common.put("version", POSITION.and("description", "The version that the caller saw"));
        return of(command, common);
    }

    private Shape of(CommandDescription<?> command, Map<String, Shape> common) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (CommandField<?> field : command.fields()) {
            Shape shape = value(field);
            String help = field.help().map(sentence -> ". " + sentence).orElse("");
            properties.put(
                    field.name(), shape.and("description", field.label() + help).schema());
            if (field.isRequired()) {
                required.add(field.name());
            }
        }
        common.forEach((name, shape) -> properties.putIfAbsent(name, shape.schema()));
        Shape body = Shape.OBJECT.and("properties", properties);
        return (required.isEmpty() ? body : body.and("required", required)).and("additionalProperties", false);
    }

    private Shape value(CommandField<?> field) {
        return switch (field.kind()) {
            case LINE, PERSON, WORK, AUDIENCE, RUNBOOK, USED_RUNBOOK, OBLIGATION, DUTY, CLASSIFICATION, SUGGESTION ->
                suggested(LINE, field);
            case TEXT, MARKDOWN, OVERRIDE_REASON -> TEXT;
            case WEB_ADDRESS -> Shape.TEXT.and("format", "uri").and("maxLength", InputValidator.MAX_ADDRESS);
            case MOMENT -> Shape.MOMENT;
            case DAY -> Shape.DAY;
            case YES_NO -> Shape.YES_NO;
            case NUMBER -> Shape.WHOLE;
            case ENTRY, ASSIGNMENT, ACTION_ITEM -> POSITION;
            case MONEY -> Shape.TEXT.and("examples", List.of("1200.50 EUR"));
            case CHOICE, SEVERITY -> Shape.oneOf(codes(field));
            case SERVICES -> Shape.listOf(LINE);
            case LABELS -> Shape.listOf(LINE.and("examples", List.of("region=eu-west")));
            case INCIDENT -> LINE.and("examples", List.of("INC-7"));
            case ID -> Shape.ID;
        };
    }

    /** People are not listed: whoever reads the schema need not know them. */
    private Shape suggested(Shape line, CommandField<?> field) {
        List<String> codes = field.kind() == FieldKind.PERSON ? List.of() : codes(field);
        return codes.isEmpty() ? line : line.and("examples", codes);
    }

    private List<String> codes(CommandField<?> field) {
        return choices.of(field).stream().map(FieldChoice::code).toList();
    }
}
