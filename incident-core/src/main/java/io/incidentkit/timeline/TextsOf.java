package io.incidentkit.timeline;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.commander.Actor;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The texts of an event, wherever in it they stand: its fields and those of its parts. Names of people, levels and
 * audiences, and ids, are facts and no texts; codes, moments and numbers are not looked at.
 */
final class TextsOf {
    /** The fields that tell one thing from another, made by Incident Kit or the host and not by those who write. */
    private static final Set<String> IDS =
            Set.of("obligation", "into", "duplicate", "incident", "openKeys", "objective");

    private final UnaryOperator<String> texts;
    private final UnaryOperator<Object> facts;

    /**
     * Creates it.
     *
     * @param texts gives a text for each text
     * @param facts gives a fact for each fact: a name, an actor, or an id; or refuses it
     */
    TextsOf(UnaryOperator<String> texts, UnaryOperator<Object> facts) {
        this.texts = texts;
        this.facts = facts;
    }

    /**
     * Gives an event with other texts.
     *
     * @throws IllegalArgumentException if it can't be with one of them, or a fact is refused
     */
    IncidentEvent changed(IncidentEvent event) {
        return (IncidentEvent) record((Record) event);
    }

    private @Nullable Object changed(@Nullable Object value) {
        if (value instanceof String text) {
            return texts.apply(text);
        } else if (value instanceof AlertGroup group) {
            return group.changed(texts);
        } else if (value instanceof Actor || (value instanceof Record name && isName(name))) {
            return fact(value);
        } else if (value instanceof Record part) {
            return record(part);
        } else if (value instanceof List<?> values) {
            List<@Nullable Object> left = new ArrayList<>();
            values.forEach(each -> left.add(changed(each)));
            return left;
        }
        return value;
    }

    private Object record(Record whole) {
        RecordComponent[] components = whole.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] parts = new @Nullable Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                Object part = components[i].getAccessor().invoke(whole);
                boolean isId = IDS.contains(components[i].getName())
                        || (whole instanceof DeliveryEvent
                                && components[i].getName().equals("key"));
                parts[i] = isId ? fact(part) : changed(part);
            }
            Constructor<? extends Record> canonical = whole.getClass().getDeclaredConstructor(types);
            return canonical.newInstance(parts);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("An entry can't be with that text", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The parts of " + whole.getClass() + " can't be read", e);
        }
    }

    /** A record of one name, such as a person. */
    private static boolean isName(Record value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        return components.length == 1 && components[0].getType() == String.class && !(value instanceof IncidentEvent);
    }

    private @Nullable Object fact(@Nullable Object value) {
        return value == null ? null : facts.apply(value);
    }
}
