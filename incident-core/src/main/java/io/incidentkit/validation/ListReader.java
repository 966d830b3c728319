package io.incidentkit.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The values of a list, each under its index; what is wrong with them is noted where the list's object notes it. */
final class ListReader {
    private final ObjectReader owner;
    private final ValueReader reader;
    private final String path;
    private final List<?> list;

    ListReader(ObjectReader owner, ValueReader reader, String path, List<?> list) {
        this.owner = owner;
        this.reader = reader;
        this.path = path;
        this.list = list;
    }

    /** The texts, in their places; a wrong one is empty. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String text = reader.text(at(i), list.get(i));
            texts.add(text == null ? "" : text);
        }
        return texts;
    }

    /** The values that the texts stand for, without those that are wrong. */
    <T> List<T> values(Function<String, Optional<T>> find, String expected) {
        List<T> values = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String text = reader.text(at(i), list.get(i));
            T value = text == null ? null : reader.find(at(i), text, find, expected);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** The objects, in their places; what is no object has no fields. */
    List<ObjectReader> objects() {
        List<ObjectReader> objects = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            ObjectReader object = owner.object(at(i), list.get(i));
            objects.add(object == null ? owner.nothing(at(i)) : object);
        }
        return objects;
    }

    private String at(int index) {
        return path + "[" + index + "]";
    }
}
