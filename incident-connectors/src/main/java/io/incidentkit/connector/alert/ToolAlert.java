package io.incidentkit.connector.alert;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.connector.alert.StateWords.State;
import io.incidentkit.text.CleanText;
import io.incidentkit.text.Digests;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One alert of a tool that tells of one at a time, while it is read: texts are cleaned and cut, never refused; what is missing or not understood
 * is noted. Labels tell alerts apart, so only what stays the same while an alert fires is one; all else are annotations.
 *
 * <p>Not thread-safe.
 */
public final class ToolAlert {
    /** The label of the severity that the policy looks at where a host says nothing else. */
    public static final String SEVERITY = "severity";

    private static final int MAX_NAME = 100;
    private static final int MAX_LABEL = 1_000;
    private static final int MAX_ANNOTATION = 5_000;
    private static final int MAX_ENTRIES = 64;
    private static final int MAX_QUOTED = 60;

    private final String source;
    private final Map<String, String> labels = new TreeMap<>();
    private final Map<String, String> annotations = new TreeMap<>();
    private final List<FieldError> faults = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private String key = "";
    private String title = "";
    private State state = State.FIRING;
    private @Nullable Instant began;
    private @Nullable Instant ended;

    private ToolAlert(String source) {
        this.source = source;
    }

    /**
     * Begins an alert.
     *
     * @param tool the tool's name
     * @param name the source's own name, or null
     */
    public static ToolAlert of(String tool, @Nullable String name) {
        return new ToolAlert(sourceName(tool, name));
    }

    /**
     * Returns the name under which the alerts of a source are known; it is a part of their keys.
     *
     * @param tool the tool's name
     * @param name the source's own name, or null
     */
    public static String sourceName(String tool, @Nullable String name) {
        String cleaned = name == null ? "" : CleanText.line(name, MAX_NAME);
        return cleaned.isEmpty() ? tool : tool + "/" + cleaned;
    }

    /**
     * Makes a key that an incident can have.
     *
     * @param given the tool's own
     * @return the same, or its digest if it is long or not clean: cutting or cleaning it could make two keys the same
     */
    public static String boundedKey(String given) {
        return given.equals(CleanText.line(given, AlertGroup.MAX_KEY)) ? given : "sha256:" + Digests.sha256(given);
    }

    /**
     * Sets what tells the alert from others, and is the same while it fires and when it is over.
     *
     * @param field where it stands, for a fault
     * @param given the key; a fault if it is blank
     * @return this alert
     */
    public ToolAlert key(String field, String given) {
        if (given.isBlank()) {
            faults.add(new FieldError(field, "is required: it tells one alert from another"));
        }
        key = given;
        return this;
    }

    /**
     * Sets the title, for people.
     *
     * @param candidates the best first; the first that is not blank is taken
     * @return this alert
     */
    public ToolAlert title(String... candidates) {
        for (String each : candidates) {
            String line = CleanText.line(each);
            if (title.isEmpty() && !line.isEmpty()) {
                title = line;
            }
        }
        return this;
    }

    /**
     * Sets how it stands.
     *
     * @param stands how it stands
     * @return this alert
     */
    public ToolAlert state(State stands) {
        state = stands;
        return this;
    }

    /**
     * Sets how it stands, by the tool's word. In doubt an alert that is sent at all fires, and a remark says that it was guessed.
     *
     * @param field where the word stands
     * @param word the word
     * @param words those that are known
     * @return this alert
     */
    public ToolAlert state(String field, String word, StateWords words) {
        state = words.read(word).orElse(State.FIRING);
        if (words.read(word).isEmpty()) {
            remark(field
                    + (word.isBlank() ? " is not given" : " is \"" + CleanText.line(word, MAX_QUOTED) + '"')
                    + ": read as firing");
        }
        return this;
    }

    /** Returns whether it says how the alert stands, and not something else of it. */
    public boolean isTold() {
        return state != State.NEITHER;
    }

    /** Returns whether it fires. */
    public boolean isFiring() {
        return state == State.FIRING;
    }

    /**
     * Adds a label; a blank one is left out.
     *
     * @param name its name
     * @param value its value
     * @return this alert
     */
    public ToolAlert label(String name, String value) {
        put(labels, name, CleanText.line(value, MAX_LABEL));
        return this;
    }

    /**
     * Adds a label, if the node is a text, a number or a yes or no.
     *
     * @param name its name
     * @param node the node
     * @return this alert
     */
    public ToolAlert label(String name, JsonNode node) {
        return label(name, AlertTexts.scalar(node));
    }

    /**
     * Adds each field of an object as a label.
     *
     * @param node the object; anything else has none
     * @return this alert
     */
    public ToolAlert labels(JsonNode node) {
        AlertTexts.labels(node).forEach(this::label);
        return this;
    }

    /**
     * Adds what tags say: {@code name:value} as a label, all other tags together as the annotation {@code tags}.
     *
     * @param tags a list of texts, or one text with commas
     * @return this alert
     */
    public ToolAlert tags(JsonNode tags) {
        List<String> all = new ArrayList<>();
        if (tags.isArray()) {
            tags.forEach(tag -> all.add(AlertTexts.scalar(tag)));
        } else {
            all.addAll(List.of(AlertTexts.scalar(tags).split(",")));
        }
        List<String> bare = new ArrayList<>();
        for (String tag : all) {
            int colon = tag.indexOf(':');
            if (colon > 0 && colon < tag.length() - 1) {
                label(tag.substring(0, colon), tag.substring(colon + 1));
            } else if (!tag.isBlank()) {
                bare.add(tag.strip());
            }
        }
        return annotation("tags", String.join(", ", bare));
    }

    /**
     * Adds an annotation; a blank one is left out.
     *
     * @param name its name
     * @param text its text
     * @return this alert
     */
    public ToolAlert annotation(String name, String text) {
        put(annotations, name, CleanText.text(text, MAX_ANNOTATION));
        return this;
    }

    /**
     * Adds an annotation, if the node is a text, a number or a yes or no.
     *
     * @param name its name
     * @param node the node
     * @return this alert
     */
    public ToolAlert annotation(String name, JsonNode node) {
        return annotation(name, AlertTexts.scalar(node));
    }

    /**
     * Sets since when it fires; one that can't be read is unknown, and remarked.
     *
     * @param field where it stands
     * @param node the moment
     * @return this alert
     */
    public ToolAlert began(String field, JsonNode node) {
        began = moment(field, node);
        return this;
    }

    /**
     * Sets until when it fired; one that can't be read is unknown, and remarked.
     *
     * @param field where it stands
     * @param node the moment
     * @return this alert
     */
    public ToolAlert ended(String field, JsonNode node) {
        ended = moment(field, node);
        return this;
    }

    private @Nullable Instant moment(String field, JsonNode node) {
        String text = AlertTexts.scalar(node).strip();
        if (text.isEmpty() || text.equals("null") || text.startsWith("0001-01-01")) {
            return null;
        }
        Instant at = AlertMoment.read(text);
        if (at == null) {
            remark(field + " is no moment: \"" + CleanText.line(text, MAX_QUOTED) + '"');
        }
        return at;
    }

    /**
     * Says something that was guessed or could not be read.
     *
     * @param words one line
     * @return this alert
     */
    public ToolAlert remark(String words) {
        remarks.add(CleanText.line(words));
        return this;
    }

    /** Returns what keeps it from being an alert. */
    public List<FieldError> faults() {
        return List.copyOf(faults);
    }

    private Alert alert() {
        boolean fires = state == State.FIRING;
        return new Alert(fires, labels, annotations, began, fires ? null : ended);
    }

    /**
     * Ends the alert.
     *
     * @param services finds the services that are hit
     * @return a group of this alert alone
     * @throws InvalidInputException with every fault
     */
    public AlertGroup group(ServiceLabels services) {
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        return groups(List.of(this), services).get(0);
    }

    /**
     * Ends alerts that came together: those of one key are one group.
     *
     * @param all the alerts, without faults
     * @param services finds the services that are hit
     * @return the groups, in the order of their first alerts
     */
    public static List<AlertGroup> groups(List<ToolAlert> all, ServiceLabels services) {
        Map<String, List<ToolAlert>> byKey = new LinkedHashMap<>();
        all.forEach(each ->
                byKey.computeIfAbsent(each.key, first -> new ArrayList<>()).add(each));
        return byKey.values().stream().map(some -> group(some, services)).toList();
    }

    private static AlertGroup group(List<ToolAlert> some, ServiceLabels services) {
        ToolAlert first = some.get(0);
        List<Alert> alerts = some.stream().map(ToolAlert::alert).toList();
        String title = first.title.isEmpty() ? CleanText.line(first.key) : first.title;
        return new AlertGroup(
                first.source,
                boundedKey(first.key),
                title.isEmpty() ? "Alert from " + first.source : title,
                services.of(alerts),
                alerts,
                0,
                some.stream().flatMap(each -> each.remarks.stream()).distinct().toList());
    }

    private static void put(Map<String, String> texts, String rawName, String value) {
        String name = CleanText.line(rawName, MAX_NAME);
        if (!name.isEmpty() && !value.isEmpty() && texts.size() < MAX_ENTRIES) {
            texts.putIfAbsent(name, value);
        }
    }
}
