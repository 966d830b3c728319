package io.incidentkit.portal;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What was typed into a form. Every fault is noted under the name of its field, and {@link #make} reports all of them at
 * once, together with those that core finds.
 */
final class FormInput {
    private final MultiValueMap<String, String> values;
    private final ZoneId zone;
    private final List<FieldError> found = new ArrayList<>();

    FormInput(MultiValueMap<String, String> values, ZoneId zone) {
        this.values = values;
        this.zone = zone;
    }

    /** Returns a field as it was typed; empty if it was not sent. */
    String text(String field) {
        String value = values.getFirst(field);
        return value == null ? "" : value;
    }

    /** Returns a field without outer white space, or null if nothing was typed. */
    @Nullable
    String optional(String field) {
        String text = text(field).strip();
        return text.isEmpty() ? null : text;
    }

    /** Returns whether a box was checked. */
    boolean checked(String field) {
        return optional(field) != null;
    }

    /** Looks up an incident that has to be named; after a fault it is null. */
    @Nullable
    Incident incident(String field, Function<String, Optional<Incident>> finder) {
        String reference = optional(field);
        if (reference == null) {
            found.add(new FieldError(field, "is required"));
            return null;
        }
        Optional<Incident> incident = finder.apply(reference);
        if (incident.isEmpty()) {
            found.add(new FieldError(field, "is no incident that you can see; write its reference, such as INC-7"));
        }
        return incident.orElse(null);
    }

    /** Reads an audience that has to be named; after a fault it is any. */
    Audience requiredAudience(String field) {
        Audience audience = parsed(field, Audience::new);
        return audience == null ? missing(field, Audience.STATUS_PAGE) : audience;
    }

    /** Reads names that are separated by commas or line breaks. */
    List<String> names(String field) {
        return Arrays.stream(text(field).split("[,\\r\\n]"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    @Nullable
    Person person(String field) {
        return parsed(field, Person::new);
    }

    @Nullable
    Severity severity(String field) {
        return parsed(field, Severity::new);
    }

    /** Reads a person who has to be named; after a fault it is anyone. */
    Person requiredPerson(String field) {
        Person person = person(field);
        return person == null ? missing(field, new Person("-")) : person;
    }

    /** Reads the name of the person who acts; after a fault it is anyone. */
    Actor requiredActor(String field) {
        Actor actor = parsed(field, Actor::person);
        return actor == null ? missing(field, Actor.person("-")) : actor;
    }

    /** Reads a severity that has to be given; after a fault it is any. */
    Severity requiredSeverity(String field) {
        Severity severity = severity(field);
        return severity == null ? missing(field, Severity.SEV1) : severity;
    }

    /** Reads a kind of mitigation; after a fault it is any. */
    MitigationKind kind(String field) {
        return MitigationKind.find(text(field)).orElseGet(() -> missing(field, MitigationKind.OTHER));
    }

    /** Reads a whole number that has to be given; after a fault it is 0. */
    int number(String field) {
        String text = optional(field);
        if (text == null) {
            return missing(field, 0);
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            found.add(new FieldError(field, "is not a whole number"));
            return 0;
        }
    }

    /** Reads a moment on the clock of the team's zone. */
    @Nullable
    Instant moment(String field) {
        String text = optional(field);
        if (text == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            found.add(new FieldError(field, "is not a date and time; write it like 2026-03-01T14:32, in " + zone));
            return null;
        }
    }

    /**
     * Makes something of what was read.
     *
     * @throws InvalidInputException with every fault
     */
    <T> T make(Supplier<T> maker) {
        List<FieldError> others = List.of();
        try {
            T made = maker.get();
            if (found.isEmpty()) {
                return made;
            }
        } catch (InvalidInputException e) {
            others = e.faults();
        }
        Set<FieldError> all = new LinkedHashSet<>(found);
        all.addAll(others);
        throw new InvalidInputException(List.copyOf(all));
    }

    /** Reads a day. */
    @Nullable
    LocalDate date(String field) {
        String text = optional(field);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            fault(field, "is not a date; write it like 2026-03-31");
            return null;
        }
    }

    /** Reads what has to be given; after a fault it is anything. */
    <T> T required(String field, Function<String, T> parser, T any) {
        T value = parsed(field, parser);
        return value == null ? missing(field, any) : value;
    }

    /** Reads one of a few that have to be given; after a fault it is anything. */
    <T> T found(String field, Function<String, Optional<T>> find, T any) {
        Optional<T> value = find.apply(text(field).strip());
        if (value.isEmpty()) {
            fault(field, "is none that can be chosen");
        }
        return value.orElse(any);
    }

    /** Notes what is wrong with a field. */
    void fault(String field, String message) {
        found.add(new FieldError(field, message));
    }

    /** Notes that a field has to be given. */
    void missing(String field) {
        if (found.stream().noneMatch(fault -> fault.field().equals(field))) {
            fault(field, "is required");
        }
    }

    /** Reads what can be left away. */
    <T> @Nullable T parsed(String field, Function<String, T> parser) {
        String text = optional(field);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (InvalidInputException e) {
            e.faults().forEach(fault -> found.add(new FieldError(field, fault.message())));
            return null;
        }
    }

    private <T> T missing(String field, T any) {
        missing(field);
        return any;
    }
}
