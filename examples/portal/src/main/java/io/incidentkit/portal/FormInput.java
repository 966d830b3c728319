package io.incidentkit.portal;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandField;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import io.incidentkit.validation.ObjectReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The input of a form, where days and times are typed as a browser's fields give them. */
final class FormInput {
    private final MultiValueMap<String, String> values;
    private final ZoneId zone;

    FormInput(MultiValueMap<String, String> values, ZoneId zone) {
        this.values = values;
        this.zone = zone;
    }

    /** Returns a field as it was typed; empty if it was not sent. */
    String text(String field) {
        String value = values.getFirst(field);
        return value == null ? "" : value;
    }

    /**
     * Reads a moment on the clock of the team's zone.
     *
     * @return the moment, or null if nothing was typed
     * @throws InvalidInputException if it is none
     */
    @Nullable
    Instant moment(String field) {
        String text = text(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw wrong(field, "is not a date and time; write it like 2026-03-01T14:32, in " + zone);
        }
    }

    /**
     * Begins to read the fields of a command. What only a form can get wrong is noted already.
     *
     * @param command the command's description
     * @param others fields of the form besides those of the command
     */
    ObjectReader of(CommandDescription<?> command, String... others) {
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
