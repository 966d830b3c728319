package io.incidentkit.command;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.NamingCommand.Label;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.severity.Money;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields that definitions of commands are made of: one factory a kind. */
final class Fields {
    /** When it happened, which most commands can say. */
    static final CommandField<Instant> OCCURRED_AT =
            moment("occurredAt", "When, if not now").seldom();

    private Fields() {}

    static CommandField<String> line(String name, String label) {
        return written(name, label, FieldKind.LINE);
    }

    static CommandField<String> text(String name, String label) {
        return written(name, label, FieldKind.TEXT);
    }

    /** A text of any kind; whether it is one line, and how long it may be, is judged by the command. */
    static CommandField<String> written(String name, String label, FieldKind kind) {
        return new CommandField<>(name, label, kind, (in, field, context) -> in.text(field));
    }

    static CommandField<String> overrideReason() {
        return written("overrideReason", "Reason for the override", FieldKind.OVERRIDE_REASON)
                .help("Stays on the timeline.");
    }

    static CommandField<Instant> moment(String name, String label) {
        return new CommandField<>(name, label, FieldKind.MOMENT, (in, field, context) -> in.instant(field));
    }

    static CommandField<LocalDate> day(String name, String label) {
        return found(name, label, FieldKind.DAY, Fields::parseDay, "is no date; write it as 2026-03-31");
    }

    static CommandField<Boolean> yesNo(String name, String label) {
        return new CommandField<>(name, label, FieldKind.YES_NO, (in, field, context) -> in.bool(field));
    }

    static CommandField<Integer> number(String name, String label, FieldKind kind) {
        return new CommandField<Integer>(name, label, kind, (in, field, context) -> in.integer(field)).otherwise(0);
    }

    /** How many there are, if it is known. */
    static CommandField<Long> count(String name, String label) {
        return new CommandField<>(name, label, FieldKind.NUMBER, (in, field, context) -> in.wholeNumber(field));
    }

    static CommandField<Money> money(String name, String label) {
        return found(
                name, label, FieldKind.MONEY, Money::find, "is no amount with a currency; write it as 1200.50 EUR");
    }

    /** The number of something that has to be named. */
    static CommandField<Integer> numberOf(String name, String label, FieldKind kind) {
        return number(name, label, kind).required("is required, a whole number");
    }

    static CommandField<Integer> actionItem() {
        return numberOf("item", "Action item", FieldKind.ACTION_ITEM);
    }

    static CommandField<Person> person(String name, String label) {
        return found(name, label, FieldKind.PERSON, text -> Optional.of(new Person(text)), "is not a name");
    }

    static CommandField<List<String>> services(String name, String label) {
        return new CommandField<List<String>>(name, label, FieldKind.SERVICES, (in, field, context) -> in.texts(field))
                .otherwise(List.of());
    }

    static CommandField<List<Label>> labels(String name, String label) {
        return new CommandField<List<Label>>(
                        name,
                        label,
                        FieldKind.LABELS,
                        (in, field, context) ->
                                in.values(field, Label::parse, "is no label; write it as region=eu-west"))
                .otherwise(List.of());
    }

    static CommandField<Audience> audience(String name, String label) {
        return found(name, label, FieldKind.AUDIENCE, text -> Optional.of(new Audience(text)), "is not an audience");
    }

    static CommandField<IncidentId> id(String name, String label) {
        return found(name, label, FieldKind.ID, IncidentId::find, "is not a UUID");
    }

    static CommandField<IncidentId> incident(String name, String label) {
        return new CommandField<>(
                name,
                label,
                FieldKind.INCIDENT,
                (in, field, context) ->
                        in.value(field, context.lookup()::incident, "is no incident that is known here"));
    }

    static CommandField<Severity> severity(String name, String label) {
        return new CommandField<>(
                name,
                label,
                FieldKind.SEVERITY,
                (in, field, context) -> in.value(
                        field,
                        text -> Optional.of(new Severity(text))
                                .filter(level -> context.severities().has(level)),
                        "is not a level of the policy; one of "
                                + context.severities().severities()));
    }

    static CommandField<ActionType> actionType(String name, String label) {
        return found(name, label, FieldKind.SUGGESTION, text -> Optional.of(new ActionType(text)), "is no type")
                .choices(Stream.of(ActionType.PREVENT, ActionType.DETECT, ActionType.MITIGATE, ActionType.PROCESS)
                        .map(type -> FieldChoice.of(type.name()))
                        .toList());
    }

    /** One of a few. */
    static <T> CommandField<T> choice(String name, String label, T[] values, Function<T, FieldChoice> choice) {
        Function<String, Optional<T>> find = code -> Arrays.stream(values)
                .filter(value -> choice.apply(value).code().equals(code))
                .findFirst();
        return choice(name, label, values, choice, find, "is none of ");
    }

    /** One of a few, that can be written in more ways than by its code. */
    static <T> CommandField<T> choice(
            String name,
            String label,
            T[] values,
            Function<T, FieldChoice> choice,
            Function<String, Optional<T>> find,
            String expected) {
        List<FieldChoice> choices = Arrays.stream(values).map(choice).toList();
        return found(name, label, FieldKind.CHOICE, find, expected + codes(choices))
                .choices(choices);
    }

    private static String codes(List<FieldChoice> choices) {
        return choices.stream().map(FieldChoice::code).collect(Collectors.joining(", "));
    }

    private static <T> CommandField<T> found(
            String name, String label, FieldKind kind, Function<String, Optional<T>> find, String expected) {
        return new CommandField<>(name, label, kind, (in, field, context) -> in.value(field, find, expected));
    }

    private static Optional<LocalDate> parseDay(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
