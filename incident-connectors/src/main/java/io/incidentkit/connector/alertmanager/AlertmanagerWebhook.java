package io.incidentkit.connector.alertmanager;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of Alertmanager's webhook, version 4. It asks for what makes an alert (a status and labels) and takes the
 * rest as it comes: fields it does not know are ignored, what is missing is worked out, and texts that are too long or
 * carry control characters are cut and cleaned, because a refused alert is a lost one.
 *
 * <ul>
 *   <li>The group's key is {@code groupKey}; without one it is derived from the receiver and the labels of the group, and is
 *       the same each time the group is sent.
 *   <li>The title is the summary that all alerts share, else the alert's name and the labels of the group.
 *   <li>The services are the values of the label {@code service}, else of {@code service_name}. The label {@code job} is not
 *       taken: it names who measures, not what is hit.
 * </ul>
 */
public final class AlertmanagerWebhook {
    /** The name under which groups of alerts from here are known. */
    public static final String SOURCE = "alertmanager";

    /** The longest body, in bytes. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final String BODY = "body";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AlertmanagerWebhook() {}

    /**
     * Reads a body.
     *
     * @param body the bytes as they were received
     * @return the group of alerts; nothing in it is refused later for its form
     * @throws InvalidInputException with every fault, if it is too long, not JSON, or not of the webhook's form
     */
    public static AlertGroup read(byte[] body) {
        JsonNode root = parse(body);
        InputValidator faults = new InputValidator();
        List<Alert> alerts = AlertReader.readAll(root.path("alerts"), faults);
        faults.throwIfAny();
        Map<String, String> groupLabels = Labels.labels(root.path("groupLabels"));
        SharedLabels shared = new SharedLabels(
                groupLabels,
                Labels.labels(root.path("commonLabels")),
                Labels.annotations(root.path("commonAnnotations")),
                alerts);
        String receiver = Labels.scalar(root.path("receiver"));
        return new AlertGroup(
                SOURCE,
                GroupKey.of(Labels.scalar(root.path("groupKey")), receiver, shared),
                GroupTitle.of(shared, receiver),
                GroupServices.of(alerts),
                alerts,
                truncated(root.path("truncatedAlerts")));
    }

    private static JsonNode parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw fault(BODY, "has " + body.length + " bytes; at most " + MAX_BYTES + " are read");
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw fault(BODY, "is not JSON");
        }
        if (!root.isObject()) {
            throw fault(BODY, "is not a JSON object; Alertmanager's webhook sends one");
        }
        return root;
    }

    private static int truncated(JsonNode count) {
        return count.isIntegralNumber() && count.canConvertToInt()
                ? Math.max(0, Math.min(count.intValue(), 1_000_000))
                : 0;
    }

    private static InvalidInputException fault(String field, String message) {
        return new InvalidInputException(List.of(new FieldError(field, message)));
    }
}
