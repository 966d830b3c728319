package io.incidentkit.connector.alert;

import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The places in a document where the parts of an alert stand, as JSON pointers (RFC 6901): of several for one part the first that has
 * something counts. So a tool that nobody has written a form for is read by settings alone.
 *
 * <p>Immutable and thread-safe.
 */
public final class AlertFields {
    /** The parts of an alert. */
    public enum Part {
        /** For people. */
        TITLE,
        /** Tells one alert from another, and is the same while it fires and when it is over. */
        KEY,
        /** Says how it stands; without one an alert that is sent fires. */
        STATE,
        /** How severe it is. */
        SEVERITY,
        /** The service that is hit. */
        SERVICE,
        /** Since when it fires. */
        BEGAN,
        /** Until when it fired. */
        ENDED,
        /** An address where one sees more. */
        URL,
        /** The id of the request. */
        DELIVERY,
        /** The list of alerts, if there are several in a body; the other places are looked for in each of them first. */
        ALERTS;

        /** Returns its name in lower case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Part, List<JsonPointer>> places;
    private final Map<String, List<JsonPointer>> labels;

    private AlertFields(Builder builder) {
        this.places = new EnumMap<>(builder.places);
        this.labels = new LinkedHashMap<>(builder.labels);
    }

    /** Starts with no place at all. */
    public static Builder builder() {
        return new Builder();
    }

    boolean has(Part part) {
        return places.containsKey(part);
    }

    /** Where a part is looked for first, for a fault. */
    String place(Part part) {
        return places.getOrDefault(part, List.of()).stream()
                .findFirst()
                .map(JsonPointer::toString)
                .orElse(part.code());
    }

    /** Finds a part: in the alert, else in the whole document. */
    JsonNode find(Part part, JsonNode alert, JsonNode document) {
        return find(places.getOrDefault(part, List.of()), alert, document);
    }

    Map<String, List<JsonPointer>> labels() {
        return labels;
    }

    static JsonNode find(List<JsonPointer> pointers, JsonNode alert, JsonNode document) {
        return pointers.stream()
                .flatMap(pointer -> Optional.of(alert.at(pointer))
                        .filter(AlertFields::says)
                        .or(() -> Optional.of(document.at(pointer)).filter(AlertFields::says))
                        .stream())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static boolean says(JsonNode node) {
        return node.isContainer() ? !node.isEmpty() : !AlertTexts.scalar(node).isBlank();
    }

    /** The names at the top of a document that some place leads to. */
    List<String> topNames() {
        List<String> names = new ArrayList<>();
        places.values().forEach(each -> each.forEach(pointer -> names.add(pointer.getMatchingProperty())));
        labels.values().forEach(each -> each.forEach(pointer -> names.add(pointer.getMatchingProperty())));
        return names.stream()
                .filter(name -> name != null && !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Builds {@link AlertFields}. Not thread-safe. */
    public static final class Builder {
        private final Map<Part, List<JsonPointer>> places = new EnumMap<>(Part.class);
        private final Map<String, List<JsonPointer>> labels = new LinkedHashMap<>();
        private final List<FieldError> faults = new ArrayList<>();

        private Builder() {}

        /**
         * Sets where a part stands, in place of what was set before.
         *
         * @param part the part
         * @param pointers its places, the best first; none takes the part out
         * @return this builder
         */
        public Builder at(Part part, List<String> pointers) {
            List<JsonPointer> read = read(part.code(), pointers);
            if (read.isEmpty()) {
                places.remove(part);
            } else {
                places.put(part, read);
            }
            return this;
        }

        /**
         * Sets where a label stands. If there is an object, each of its fields is a label by its own name.
         *
         * @param name the label's name
         * @param pointers its places, the best first
         * @return this builder
         */
        public Builder label(String name, List<String> pointers) {
            List<JsonPointer> read = read("labels." + name, pointers);
            if (!read.isEmpty()) {
                labels.put(name, read);
            }
            return this;
        }

        private List<JsonPointer> read(String field, List<String> pointers) {
            List<JsonPointer> read = new ArrayList<>();
            for (String each : pointers) {
                String pointer = each.strip();
                if (pointer.startsWith("/")) {
                    read.add(JsonPointer.compile(pointer));
                } else {
                    faults.add(new FieldError(field, "is no JSON pointer such as /alert/title: " + pointer));
                }
            }
            return read;
        }

        /**
         * Ends the places.
         *
         * @throws InvalidInputException with everything that is no JSON pointer
         */
        public AlertFields build() {
            InputValidator found = new InputValidator();
            faults.forEach(fault -> found.add(fault.field(), fault.message()));
            found.throwIfAny();
            return new AlertFields(this);
        }
    }
}
