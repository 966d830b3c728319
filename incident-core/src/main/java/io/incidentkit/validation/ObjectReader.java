package io.incidentkit.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of nested data, as JSON, YAML or a form gives them, and notes everything that is wrong with them under
 * its path: a wrong type, a wrong value, a name that nobody asked for. {@link #build} ends the reading. Not thread-safe.
 */
public final class ObjectReader {
    private final Map<?, ?> data;
    private final String path;
    private final ObjectErrors notes;
    private final ValueReader values;
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<ObjectReader> nested = new ArrayList<>();

    ObjectReader(Map<?, ?> data, String path, ObjectErrors notes) {
        this.data = data;
        this.path = path;
        this.notes = notes;
        this.values = new ValueReader(notes);
    }

    /**
     * Begins to read data.
     *
     * @param data names and values: texts, numbers, booleans, lists and maps
     * @return its fields
     */
    public static ObjectReader of(Map<?, ?> data) {
        return new ObjectReader(data, "", new ObjectErrors());
    }

    /**
     * Begins to read what a form sends, where every value is a text. A blank text is absent. A yes is {@code true},
     * {@code on} or {@code yes}. A list is one text, with commas or line breaks between its parts.
     *
     * @param data names and texts
     * @return its fields
     */
    public static ObjectReader ofForm(Map<String, String> data) {
        return of(FormText.typed(data));
    }

    /** Returns the path of the field of a name, such as {@code levels[1].fixedWithin}. */
    public String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Returns the names of the fields that are there, in their order. */
    public List<String> names() {
        return data.keySet().stream().map(String::valueOf).toList();
    }

    /**
     * Reads a text.
     *
     * @param name the field's name
     * @return the text, or null if it is absent or wrong
     */
    public @Nullable String text(String name) {
        Object value = ask(name);
        return value == null ? null : values.text(at(name), value);
    }

    /**
     * Reads an optional one-line text.
     *
     * @param name the field's name
     * @return the text, or null if it is absent, blank or wrong
     */
    public @Nullable String line(String name) {
        String text = text(name);
        return values.checked(faults -> faults.optionalLine(at(name), text));
    }

    /**
     * Reads a yes or a no.
     *
     * @param name the field's name
     * @return no if it is absent or wrong
     */
    public boolean bool(String name) {
        Object value = FormText.asYesOrNo(ask(name));
        if (value != null && !(value instanceof Boolean)) {
            values.isNot(at(name), value, "true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    /**
     * Reads what a text stands for.
     *
     * @param name the field's name
     * @param find finds the value, and may refuse the text with an {@link InvalidInputException}
     * @param expected what is said of a text that stands for nothing
     * @return the value, or null if it is absent, blank or wrong
     */
    public <T> @Nullable T value(String name, Function<String, Optional<T>> find, String expected) {
        String text = text(name);
        return text == null || InputValidator.isBlank(text) ? null : values.find(at(name), text, find, expected);
    }

    /**
     * Reads a whole number.
     *
     * @param name the field's name
     * @return the number, or null if it is absent or wrong
     */
    public @Nullable Integer integer(String name) {
        Object value = FormText.asWholeNumber(ask(name));
        if (value == null || value instanceof Integer) {
            return (Integer) value;
        }
        values.isNot(at(name), value, "a whole number");
        return null;
    }

    /**
     * Reads a whole number that may be larger than an {@code int}.
     *
     * @param name the field's name
     * @return the number, or null if it is absent or wrong
     */
    public @Nullable Long wholeNumber(String name) {
        Object value = FormText.asWholeNumber(ask(name));
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value != null) {
            values.isNot(at(name), value, "a whole number");
        }
        return null;
    }

    /**
     * Reads an instant, as {@link InputValidator#parseInstant} takes it.
     *
     * @param name the field's name
     * @return the instant, or null if it is absent, blank or wrong
     */
    public @Nullable Instant instant(String name) {
        String text = text(name);
        return values.checked(faults -> faults.parseInstant(at(name), text));
    }

    /**
     * Reads a list of texts.
     *
     * @param name the field's name
     * @return the texts, in their places: a wrong one is empty; null if the list is absent or wrong
     */
    public @Nullable List<String> texts(String name) {
        ListReader list = list(name, "a list of texts");
        return list == null ? null : list.texts();
    }

    /**
     * Reads what each text of a list stands for.
     *
     * @param name the field's name
     * @param find finds a value, and may refuse the text with an {@link InvalidInputException}
     * @param expected what is said of a text that stands for nothing
     * @return the values as far as they are right, or null if the list is absent or wrong
     */
    public <T> @Nullable List<T> values(String name, Function<String, Optional<T>> find, String expected) {
        ListReader list = list(name, "a list of texts");
        return list == null ? null : list.values(find, expected);
    }

    /**
     * Reads a deadline or a cadence, as {@link InputValidator#deadline} takes it.
     *
     * @param name the field's name
     * @return the duration, or null if it is absent or wrong
     */
    public @Nullable Duration deadline(String name) {
        Duration read = duration(name);
        return values.checked(faults -> faults.deadline(at(name), read));
    }

    /**
     * Reads a window, as {@link InputValidator#window} takes it.
     *
     * @param name the field's name
     * @return the duration, or null if it is absent or wrong
     */
    public @Nullable Duration window(String name) {
        Duration read = duration(name);
        return values.checked(faults -> faults.window(at(name), read));
    }

    /**
     * Reads an object.
     *
     * @param name the field's name
     * @return its fields, or null if it is absent or wrong
     */
    public @Nullable ObjectReader object(String name) {
        Object value = ask(name);
        return value == null ? null : object(at(name), value);
    }

    /**
     * Reads an object as it is.
     *
     * @param name the field's name
     * @return its JSON in one line, or null if it is absent or wrong
     */
    public @Nullable String json(String name) {
        Object value = ask(name);
        if (value == null || value instanceof Map) {
            return value == null ? null : JsonObjects.compact((Map<?, ?>) value);
        }
        values.isNot(at(name), value, "an object");
        return null;
    }

    /**
     * Reads a list of objects.
     *
     * @param name the field's name
     * @return their fields, or null if the list is absent or wrong; one that is no object has no fields
     */
    public @Nullable List<ObjectReader> objects(String name) {
        ListReader list = list(name, "a list of objects");
        return list == null ? null : list.objects();
    }

    /**
     * Notes a fault. One a path: that a wrong value is missing as well says nothing new.
     *
     * @param at the path
     * @param message what is wrong with it
     */
    public void note(String at, String message) {
        notes.add(at, message);
    }

    /**
     * Notes a fault beside what else is wrong under its path.
     *
     * @param at the path
     * @param message what is wrong with it
     */
    public void noteAlso(String at, String message) {
        notes.addAlso(at, message);
    }

    /**
     * Returns whether something is wrong with a field, with a part of it, or with what it is a part of, so that whatever
     * else is wrong with it may only follow from that.
     *
     * @param at the path
     */
    public boolean hasErrorAround(String at) {
        return notes.hasErrorAround(at);
    }

    /**
     * Notes that a field is missing, unless something is wrong with it already.
     *
     * @param name the field's name
     */
    public void missing(String name) {
        note(at(name), "is required");
    }

    /**
     * Ends the reading and makes what the fields describe.
     *
     * @param make what makes it
     * @return what was made
     * @throws InvalidInputException with every fault: of the fields, and of what they should make
     */
    public <T> T build(Supplier<T> make) {
        refuseUnknown();
        try {
            T made = make.get();
            notes.throwIfAny();
            return made;
        } catch (InvalidInputException e) {
            e.faults().forEach(fault -> note(fault.field(), fault.message()));
            notes.throwIfAny();
            throw e;
        }
    }

    private void refuseUnknown() {
        for (Object key : data.keySet()) {
            String name = String.valueOf(key);
            if (!asked.contains(name)) {
                note(at(name), "is not a field here; the fields are " + String.join(", ", asked));
            }
        }
        nested.forEach(ObjectReader::refuseUnknown);
    }

    private @Nullable Object ask(String name) {
        asked.add(name);
        return data.get(name);
    }

    private @Nullable Duration duration(String name) {
        return value(
                name, DurationText::read, "is not a duration; write words such as 30 min or ISO-8601 such as PT30M");
    }

    private @Nullable ListReader list(String name, String expected) {
        Object value = FormText.asList(ask(name));
        if (value == null || value instanceof List) {
            return value == null ? null : new ListReader(this, values, at(name), (List<?>) value);
        }
        values.isNot(at(name), value, expected);
        return null;
    }

    @Nullable
    ObjectReader object(String at, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectReader object = new ObjectReader(map, at, notes);
            nested.add(object);
            return object;
        }
        values.isNot(at, value, "an object");
        return null;
    }

    /** An object without fields, in the place of what is none. */
    ObjectReader nothing(String at) {
        return new ObjectReader(Map.of(), at, notes);
    }
}
