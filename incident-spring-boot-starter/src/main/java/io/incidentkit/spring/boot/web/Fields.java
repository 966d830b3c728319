package io.incidentkit.spring.boot.web;

import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of one body and notes everything that is wrong with them: a wrong type, a wrong value, a name that
 * nobody asked for. {@link #build} ends the reading. Not thread-safe.
 */
final class Fields {
    /** Nobody reads more; it bounds the answer to a body that is nothing but faults. */
    private static final int MAX_FAULTS = 100;

    private final JsonNode body;
    private final InputValidator faults = new InputValidator();
    private final Set<String> faulty = new HashSet<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(JsonNode body) {
        this.body = body;
    }

    /** A text, or null if it is absent or wrong. */
    @Nullable
    String text(String name) {
        JsonNode node = ask(name);
        return node == null ? null : string(name, node);
    }

    /** A text, or an empty one if it is absent or wrong; whoever needs it refuses the empty one. */
    String required(String name) {
        String text = text(name);
        return text == null ? "" : text;
    }

    /** A list of texts; what is wrong in it is replaced by an empty text. */
    List<String> texts(String name) {
        JsonNode node = ask(name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            note(name, "is " + kind(node) + "; a list of texts is expected");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String text = string(name + "[" + i + "]", node.path(i));
            texts.add(text == null ? "" : text);
        }
        return texts;
    }

    @Nullable
    Instant instant(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        InputValidator own = new InputValidator();
        Instant instant = own.parseInstant(name, text);
        take(own);
        return instant;
    }

    @Nullable
    Integer integer(String name) {
        JsonNode node = ask(name);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            note(name, "is " + kind(node) + "; a whole number is expected");
            return null;
        }
        return node.intValue();
    }

    /** A yes or a no; no if it is absent or wrong. */
    boolean bool(String name) {
        JsonNode node = ask(name);
        if (node != null && !node.isBoolean()) {
            note(name, "is " + kind(node) + "; true or false is expected");
        }
        return node != null && node.isBoolean() && node.booleanValue();
    }

    /** What a text stands for, or null if it is absent, blank or wrong. */
    <T> @Nullable T value(String name, Function<String, Optional<T>> find, String expected) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            Optional<T> found = find.apply(text.strip());
            if (found.isEmpty()) {
                note(name, expected);
            }
            return found.orElse(null);
        } catch (InvalidInputException e) {
            // The value speaks of itself; here it has the name of the field.
            e.faults().forEach(fault -> note(name, fault.message()));
            return null;
        }
    }

    /** Notes a fault. One a field: that a wrong value is missing as well says nothing new. */
    void note(String field, String message) {
        if (faulty.size() < MAX_FAULTS && faulty.add(field)) {
            faults.add(field, message);
        }
    }

    /**
     * Makes what the fields describe.
     *
     * @throws InvalidInputException with every fault: of the fields, and of what they should make
     */
    <T> T build(Supplier<T> make) {
        for (String name : body.propertyNames()) {
            if (!asked.contains(name)) {
                note(name, "is not a field here; the fields are " + String.join(", ", asked));
            }
        }
        try {
            T made = make.get();
            faults.throwIfAny();
            return made;
        } catch (InvalidInputException e) {
            e.faults().forEach(fault -> note(fault.field(), fault.message()));
            faults.throwIfAny();
            throw e;
        }
    }

    private @Nullable JsonNode ask(String name) {
        asked.add(name);
        JsonNode node = body.path(name);
        return node.isMissingNode() || node.isNull() ? null : node;
    }

    private @Nullable String string(String field, JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        note(field, "is " + kind(node) + "; a text is expected");
        return null;
    }

    private void take(InputValidator own) {
        try {
            own.throwIfAny();
        } catch (InvalidInputException e) {
            e.faults().forEach(fault -> note(fault.field(), fault.message()));
        }
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NULL -> "null";
            default -> "a " + node.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }
}
