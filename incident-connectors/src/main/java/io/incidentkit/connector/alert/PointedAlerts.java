package io.incidentkit.connector.alert;

import io.incidentkit.connector.alert.AlertFields.Part;
import io.incidentkit.connector.alert.StateWords.State;
import io.incidentkit.text.CleanText;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The form of any tool that sends JSON, read by the places of its parts ({@link AlertFields}). A list of alerts is read one by one, and those
 * of one key are one group.
 *
 * <p>Immutable and thread-safe.
 */
public final class PointedAlerts implements AlertForm {
    /** As many alerts as one body brings; of more, those that fire are read first, and the rest is named as left out. */
    public static final int MAX_ALERTS = 200;

    private final String tool;
    private final AlertFields fields;
    private final StateWords words;
    private final Map<String, String> severities;
    private final ServiceLabels services;

    private PointedAlerts(Builder builder) {
        this.tool = builder.tool;
        this.fields = builder.fields;
        this.words = builder.words;
        this.severities = lowerCase(builder.severities);
        this.services = builder.services;
    }

    /**
     * Starts a form.
     *
     * @param tool the tool's name, one word
     * @param fields where the parts of an alert stand; a key is among them
     */
    public static Builder builder(String tool, AlertFields fields) {
        return new Builder(tool, fields);
    }

    @Override
    public String tool() {
        return tool;
    }

    @Override
    public AlertDescription description() {
        return new AlertDescription(
                "any other tool",
                "JSON of any form: each part of an alert at the place that a JSON pointer names, the first of several that has something",
                "A secret in `Authorization` or a header of its own, or an HMAC-SHA256 of the body in hexadecimal; the place of a key",
                "Read anything but JSON. Work a value out of several");
    }

    @Override
    public AlertReading read(AlertRequest request) {
        JsonNode document = AlertJson.read(request.body());
        JsonNode listed = fields.has(Part.ALERTS) ? fields.find(Part.ALERTS, document, document) : document;
        if (!listed.isArray()) {
            return reading(List.of(alert(request.source(), document, document, "")), List.of())
                    .deliveredAs(delivery(document));
        }
        List<ToolAlert> read = new ArrayList<>();
        List<FieldError> faults = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            String path = "[" + i + "] ";
            if (listed.get(i).isObject()) {
                read.add(alert(request.source(), listed.get(i), document, path));
            } else {
                faults.add(new FieldError(path.strip(), "is not an object"));
            }
        }
        if (listed.isEmpty()) {
            faults.add(new FieldError(fields.place(Part.ALERTS), "is an empty list"));
        }
        return reading(read, faults).deliveredAs(delivery(document));
    }

    private String delivery(JsonNode document) {
        return AlertTexts.scalar(fields.find(Part.DELIVERY, document, document));
    }

    /** Those that can be read; what is only noted in the tool is left out. */
    AlertReading reading(List<ToolAlert> all, List<FieldError> others) {
        List<FieldError> faults = new ArrayList<>(others);
        all.forEach(each -> faults.addAll(each.faults()));
        List<ToolAlert> read = all.stream()
                .filter(each -> each.faults().isEmpty() && each.isTold())
                .sorted(Comparator.comparing(ToolAlert::isFiring).reversed())
                .toList();
        if (read.size() > MAX_ALERTS) {
            faults.add(new FieldError("body", "has " + read.size() + " alerts; " + MAX_ALERTS + " are read at once"));
        }
        if (read.isEmpty() && !faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        return AlertReading.of(ToolAlert.groups(read.stream().limit(MAX_ALERTS).toList(), services), faults);
    }

    /** Reads one alert; what keeps it from being one is a fault in it. */
    ToolAlert alert(@Nullable String source, JsonNode alert, JsonNode document, String path) {
        ToolAlert read = ToolAlert.of(tool, source);
        read.key(path + fields.place(Part.KEY), scalar(Part.KEY, alert, document));
        fields.labels().forEach((name, pointers) -> {
            JsonNode found = AlertFields.find(pointers, alert, document);
            if (found.isObject()) {
                read.labels(found);
            } else if (found.isArray()) {
                read.tags(found);
            } else {
                read.label(name, found);
            }
        });
        String severity = scalar(Part.SEVERITY, alert, document).strip();
        read.label(ToolAlert.SEVERITY, severities.getOrDefault(severity.toLowerCase(Locale.ROOT), severity))
                .label("service", service(fields.find(Part.SERVICE, alert, document)))
                .title(scalar(Part.TITLE, alert, document))
                .annotation("url", scalar(Part.URL, alert, document))
                .began(path + fields.place(Part.BEGAN), fields.find(Part.BEGAN, alert, document))
                .ended(path + fields.place(Part.ENDED), fields.find(Part.ENDED, alert, document));
        return fields.has(Part.STATE)
                ? read.state(path + fields.place(Part.STATE), scalar(Part.STATE, alert, document), words)
                : read.state(State.FIRING);
    }

    /** Of a list the first one. */
    private static String service(JsonNode node) {
        return AlertTexts.scalar(node.isArray() ? node.path(0) : node);
    }

    private String scalar(Part part, JsonNode alert, JsonNode document) {
        return AlertTexts.scalar(fields.find(part, alert, document));
    }

    private static Map<String, String> lowerCase(Map<String, String> severities) {
        return severities.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().strip().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (first, second) -> first));
    }

    /** Builds {@link PointedAlerts}. Not thread-safe. */
    public static final class Builder {
        private final String tool;
        private final AlertFields fields;
        private StateWords words = StateWords.standard();
        private Map<String, String> severities = new LinkedHashMap<>();
        private ServiceLabels services = ServiceLabels.standard();

        private Builder(String tool, AlertFields fields) {
            this.tool = tool;
            this.fields = fields;
        }

        /**
         * Sets the words of states.
         *
         * @param known the words
         * @return this builder
         */
        public Builder words(StateWords known) {
            this.words = known;
            return this;
        }

        /**
         * Sets what stands in the label {@value ToolAlert#SEVERITY} for some values of the tool; all others stand there as they are.
         *
         * @param byValue what the label says, by the tool's value, without regard to case
         * @return this builder
         */
        public Builder severities(Map<String, String> byValue) {
            this.severities = new LinkedHashMap<>(byValue);
            return this;
        }

        /**
         * Sets how services are found.
         *
         * @param labels the labels
         * @return this builder
         */
        public Builder services(ServiceLabels labels) {
            this.services = labels;
            return this;
        }

        /**
         * Ends the form.
         *
         * @throws InvalidInputException if the name is no single word, or no place of a key is known
         */
        public PointedAlerts build() {
            List<FieldError> faults = new ArrayList<>();
            if (!tool.matches("[a-z0-9][a-z0-9-]{0,49}")) {
                faults.add(new FieldError(
                        "name", "is not of small letters, digits and hyphens: " + CleanText.line(tool, 60)));
            }
            if (!fields.has(Part.KEY)) {
                faults.add(new FieldError("key", "is required: the place of what tells one alert from another"));
            }
            if (!faults.isEmpty()) {
                throw new InvalidInputException(faults);
            }
            return new PointedAlerts(this);
        }
    }
}
