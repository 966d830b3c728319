package io.incidentkit.connector.alert;

import io.incidentkit.connector.alert.AlertFields.Part;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Alerts as CloudEvents (1.0) over HTTP: structured, batched, or binary with the attributes in {@code ce-} headers. CloudEvents say who sends and
 * of what, not what an alert is: its parts are looked for in the event with its {@code data}, at the usual places or at those of the host.
 *
 * <ul>
 *   <li>The key is the source and the subject; an event is known by its source and its id.
 *   <li>The state is in {@code data.state} or {@code data.status}, else the last word of the type, such as {@code org.example.alert.resolved}.
 *   <li>The alert began when its data says so, else at the time of the event.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class CloudEventAlerts implements AlertForm {
    /** The tool's name. */
    public static final String TOOL = "cloudevents";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");
    private static final List<String> OTHERS = List.of("subject", "time", "dataschema", "severity", "traceparent");
    private static final Pattern PERCENT = Pattern.compile("(%[0-9a-fA-F]{2})+");
    private static final int LONGEST_ATTRIBUTE = 4_000;

    private final AlertFields fields;
    private final StateWords words;
    private final PointedAlerts alerts;

    private CloudEventAlerts(AlertFields fields, StateWords words, ServiceLabels services) {
        this.fields = fields;
        this.words = words;
        this.alerts = PointedAlerts.builder(TOOL, fields)
                .words(words)
                .services(services)
                .build();
    }

    /**
     * Creates the form.
     *
     * @param fields where the parts of an alert stand in an event, as {@link #fields()} or with places of the host
     * @param words the words of states
     * @param services finds the services that are hit
     */
    public static CloudEventAlerts create(AlertFields fields, StateWords words, ServiceLabels services) {
        return new CloudEventAlerts(fields, words, services);
    }

    /** Starts with the usual places. */
    public static AlertFields.Builder fields() {
        return AlertFields.builder()
                .at(
                        Part.TITLE,
                        List.of("/data/title", "/data/summary", "/data/name", "/data/message", "/subject", "/type"))
                .at(Part.KEY, List.of("/_key"))
                .at(Part.STATE, List.of("/data/state", "/data/status", "/_state"))
                .at(Part.SEVERITY, List.of("/severity", "/data/severity", "/data/priority", "/data/level"))
                .at(Part.SERVICE, List.of("/data/service"))
                .at(Part.BEGAN, List.of("/data/startsAt", "/data/began", "/data/startedAt", "/time"))
                .at(Part.ENDED, List.of("/data/endsAt", "/data/ended", "/data/endedAt", "/time"))
                .at(Part.URL, List.of("/data/url", "/data/link"))
                .label("type", List.of("/_type"))
                .label("labels", List.of("/data/labels"));
    }

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    public AlertDescription description() {
        return new AlertDescription(
                "CloudEvents",
                "Events of version 1.0, structured, batched or binary; title, state, severity and the rest at the usual places of `data`, or at those of `fields`. Source and subject are the key",
                "A token as `Authorization: Bearer …`. A sender that asks for permission by `OPTIONS` gets it",
                "Take the token out of the address. Read data that is no JSON");
    }

    @Override
    public AlertReading read(AlertRequest request) {
        String type = request.header("Content-Type").toLowerCase(Locale.ROOT);
        if (!request.header("ce-specversion").isEmpty()) {
            return one(request, binary(request, type));
        }
        JsonNode body = AlertJson.read(request.body());
        if (!body.isArray()) {
            return one(request, body);
        }
        return many(request, body);
    }

    private AlertReading one(AlertRequest request, JsonNode event) {
        List<FieldError> faults = faults(event, "");
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        return alerts.reading(List.of(alert(request.source(), event, "")), List.of())
                .deliveredAs(text(event, "source") + '\n' + text(event, "id"));
    }

    /** Each event of a batch has its own id, so what was heard is left to the incidents. */
    private AlertReading many(AlertRequest request, JsonNode events) {
        List<FieldError> faults = new ArrayList<>();
        List<ToolAlert> read = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            String path = "[" + i + "] ";
            List<FieldError> own = faults(events.get(i), path);
            faults.addAll(own);
            if (own.isEmpty()) {
                read.add(alert(request.source(), events.get(i), path));
            }
        }
        return alerts.reading(read, faults);
    }

    private static List<FieldError> faults(JsonNode event, String path) {
        if (!event.isObject()) {
            return List.of(new FieldError(path + "event", "is not an object"));
        }
        return REQUIRED.stream()
                .filter(name -> text(event, name).isBlank())
                .map(name -> new FieldError(path + name, "is required of a CloudEvent"))
                .toList();
    }

    private ToolAlert alert(@Nullable String source, JsonNode given, String path) {
        ObjectNode event = JSON.createObjectNode();
        event.setAll((ObjectNode) given);
        JsonNode data = data(given);
        if (data != null) {
            event.set("data", data);
        }
        String type = text(given, "type");
        String last = type.substring(type.lastIndexOf('.') + 1);
        boolean saysState = words.read(last).isPresent();
        event.put("_key", (text(given, "source") + ' ' + text(given, "subject")).strip());
        // Names that no attribute can have. The type is the same while it fires and when it is over.
        event.put("_type", saysState ? type.substring(0, Math.max(0, type.length() - last.length() - 1)) : type);
        event.put("_state", last);
        ToolAlert read = alerts.alert(source, event, event, path);
        return read.annotation("traceparent", text(given, "traceparent"));
    }

    /** The data as JSON, if it is; null if it stands there already. */
    private static @Nullable JsonNode data(JsonNode event) {
        String encoded = text(event, "data_base64");
        if (encoded.isEmpty()) {
            return null;
        }
        try {
            return json(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            return null;
        }
    }

    private JsonNode binary(AlertRequest request, String type) {
        ObjectNode event = JSON.createObjectNode();
        Set<String> names = new LinkedHashSet<>(REQUIRED);
        names.addAll(OTHERS);
        names.addAll(fields.topNames());
        for (String name : names) {
            String value = name.matches("[a-z0-9]{1,50}") ? request.header("ce-" + name) : "";
            if (!value.isEmpty() && value.length() <= LONGEST_ATTRIBUTE) {
                event.put(name, decoded(value));
            }
        }
        if (request.body().length > 0) {
            boolean isJson = type.isEmpty() || type.contains("json");
            if (isJson) {
                event.set("data", AlertJson.read(request.body()));
            } else {
                event.put("data", new String(request.body(), StandardCharsets.UTF_8));
            }
        }
        return event;
    }

    /** Characters of a header that are no printable ASCII are its UTF-8 in percent. */
    private static String decoded(String header) {
        return PERCENT.matcher(header).replaceAll(found -> {
            String digits = found.group().replace("%", "");
            byte[] bytes = HexFormat.of().parseHex(digits);
            return Matcher.quoteReplacement(new String(bytes, StandardCharsets.UTF_8));
        });
    }

    private static String text(JsonNode event, String name) {
        return AlertTexts.scalar(event.path(name)).strip();
    }
}
