package io.incidentkit.console.form;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandField;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import io.incidentkit.validation.ObjectReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.zone.ZoneOffsetTransition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The input of a form, where days and times are typed as a browser's fields give them. */
public final class FormInput {
    private final MultiValueMap<String, String> values;
    private final ZoneId zone;

    public FormInput(MultiValueMap<String, String> values, ZoneId zone) {
        this.values = values;
        this.zone = zone;
    }

    /** Returns a field as it was typed; empty if it was not sent. */
    public String text(String field) {
        String value = values.getFirst(field);
        return value == null ? "" : value;
    }

    /**
     * Reads a moment on the clock of the team's zone, or one with an offset of its own.
     *
     * @return the moment, or null if nothing was typed
     * @throws InvalidInputException if it is none, or if the clock shows it never or twice: nothing is guessed
     */
    @Nullable
    public Instant moment(String field) {
        String text = text(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            TemporalAccessor read =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime moment ? moment.toInstant() : onTheClock(field, (LocalDateTime) read);
        } catch (DateTimeException e) {
            throw wrong(field, "is not a date and time; write it like 2026-03-01T14:32, in " + zone);
        }
    }

    private Instant onTheClock(String field, LocalDateTime local) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() == 1) {
            return local.toInstant(offsets.get(0));
        }
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (offsets.isEmpty()) {
            throw wrong(
                    field,
                    "does not exist in " + zone + ", where the clock went from " + change.getDateTimeBefore() + " to "
                            + change.getDateTimeAfter() + "; write " + local.minus(change.getDuration()) + " or "
                            + local.plus(change.getDuration()));
        }
        throw wrong(
                field,
                "is there twice in " + zone + ", where the clock was put back; write " + local
                        + change.getOffsetBefore() + " or " + local + change.getOffsetAfter());
    }

    /**
     * Begins to read the fields of a command. What only a form can get wrong is noted already.
     *
     * @param command the command's description
     * @param others fields of the form besides those of the command
     */
    public ObjectReader of(CommandDescription<?> command, String... others) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String other : others) {
            typed.put(other, text(other));
        }
        Map<String, String> faults = new LinkedHashMap<>();
        for (CommandField<?> field : command.fields()) {
            try {
                typed.put(field.name(), understood(field));
            } catch (InvalidInputException e) {
                e.faults().forEach(fault -> faults.put(fault.field(), fault.message()));
            }
        }
        ObjectReader fields = ObjectReader.ofForm(typed);
        faults.forEach(fields::note);
        return fields;
    }

    private String understood(CommandField<?> field) {
        String text = text(field.name()).strip();
        if (text.isEmpty() && field.isRequired()) {
            throw wrong(field.name(), "is required");
        }
        return text.isEmpty() ? text : written(field, text);
    }

    private String written(CommandField<?> field, String text) {
        return switch (field.kind()) {
            case MOMENT -> Objects.requireNonNull(moment(field.name())).toString();
            case DAY -> day(field.name(), text);
            case CHOICE -> chosen(field, text);
            default -> text;
        };
    }

    private static String day(String field, String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            throw wrong(field, "is not a date; write it like 2026-03-31");
        }
    }

    private static String chosen(CommandField<?> field, String text) {
        if (field.choices().stream().noneMatch(choice -> choice.code().equals(text))) {
            throw wrong(field.name(), "is none that can be chosen");
        }
        return text;
    }

    private static InvalidInputException wrong(String field, String message) {
        return new InvalidInputException(List.of(new FieldError(field, message)));
    }
}
