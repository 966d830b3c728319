package io.incidentkit.spring.boot.web.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/**
 * A thing as the API shows it: the one description of its members, from which both its JSON and the schema of that are made. Every
 * member is always there; what is not known is null. Immutable and thread-safe.
 *
 * @param <T> the type of the thing
 */
public final class View<T> {
    private final String name;
    private final List<Member<T>> members;

    /** The members of something that is shown: all of them are plain already. */
    private static final class Plain extends LinkedHashMap<String, @Nullable Object> {
        private static final long serialVersionUID = 1L;
    }

    private record Member<T>(String name, Shape shape, Getter<T> getter) {}

    /**
     * Gives the value of a member: a text, a number, a boolean, a list, a map, an optional, or what says by its own name what it is.
     *
     * @param <T> the type of the thing
     */
    @FunctionalInterface
    public interface Getter<T> {
        /** Returns the value, or null where it is not known. */
        @Nullable
        Object of(T thing);
    }

    private View(String name, List<Member<T>> members) {
        this.name = name;
        this.members = members;
    }

    /** Returns a view without members. Names are unique in the API. */
    static <T> View<T> named(String name) {
        return new View<>(name, List.of());
    }

    View<T> with(String member, Shape shape, Getter<T> getter) {
        List<Member<T>> more = new ArrayList<>(members);
        more.add(new Member<>(member, shape, getter));
        return new View<>(name, List.copyOf(more));
    }

    View<T> maybe(String member, Shape shape, Getter<T> getter) {
        return with(member, shape.orNull(), getter);
    }

    <E> View<T> one(String member, View<E> view, Function<T, E> getter) {
        return with(member, Shape.of(view), thing -> view.of(getter.apply(thing)));
    }

    <E> View<T> oneOrNull(String member, View<E> view, Function<T, Optional<E>> getter) {
        return maybe(member, Shape.of(view), thing -> getter.apply(thing).map(view::of));
    }

    <E> View<T> each(String member, View<E> view, Function<T, ? extends Collection<E>> getter) {
        return with(
                member,
                Shape.listOf(Shape.of(view)),
                thing -> getter.apply(thing).stream().map(view::of).toList());
    }

    /** An object whose names are data. */
    <K, E> View<T> byName(String member, View<E> view, Function<T, Map<K, E>> getter) {
        return with(member, Shape.named(Shape.of(view)), thing -> {
            Map<K, Object> shown = new LinkedHashMap<>();
            getter.apply(thing).forEach((key, value) -> shown.put(key, view.of(value)));
            return shown;
        });
    }

    /** All members of another view as well. */
    <E> View<T> all(View<E> view, Function<T, E> getter) {
        View<T> more = this;
        for (Member<E> member : view.members) {
            more = more.with(
                    member.name(), member.shape(), thing -> member.getter().of(getter.apply(thing)));
        }
        return more;
    }

    /** Returns the name of the view in the schema. */
    public String name() {
        return name;
    }

    /** Returns the form of the JSON. */
    public Shape shape() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        members.forEach(member -> shapes.put(member.name(), member.shape()));
        return Shape.object(shapes);
    }

    /** Shows a thing, with members in their order. */
    public Map<String, @Nullable Object> of(T thing) {
        Plain shown = new Plain();
        for (Member<T> member : members) {
            shown.put(member.name(), plain(member.getter().of(thing)));
        }
        return shown;
    }

    /** Shows each of some things. */
    public List<Map<String, @Nullable Object>> ofEach(Collection<? extends T> things) {
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        things.forEach(thing -> shown.add(of(thing)));
        return shown;
    }

    /** The most frequent ones first, by their classes: whether something is of an interface is found out more slowly. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null
                || value instanceof String
                || value instanceof Plain
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof RawValue) {
            return value;
        }
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null));
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? optional.getAsDouble() : null;
        }
        if (value instanceof Instant || value instanceof Record) {
            return value.toString();
        }
        if (value instanceof Collection<?> list) {
            List<@Nullable Object> plain = new ArrayList<>(list.size());
            list.forEach(each -> plain.add(plain(each)));
            return plain;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, each) -> plain.put(key.toString(), plain(each)));
            return plain;
        }
        return value.toString();
    }
}
