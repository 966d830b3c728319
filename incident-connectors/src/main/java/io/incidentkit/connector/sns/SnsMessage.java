package io.incidentkit.connector.sns;

import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.validation.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * One message of the service, as it was sent.
 *
 * @param fields its texts, by their names
 */
record SnsMessage(Map<String, String> fields) {
    static final String NOTIFICATION = "Notification";
    static final String CONFIRMATION = "SubscriptionConfirmation";
    static final String UNSUBSCRIBED = "UnsubscribeConfirmation";

    private static final List<String> OF_NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> OF_CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    static SnsMessage of(JsonNode document) {
        Map<String, String> fields = new TreeMap<>();
        document.properties().forEach(field -> {
            if (field.getValue().isString()) {
                fields.put(field.getKey(), AlertTexts.scalar(field.getValue()));
            }
        });
        return new SnsMessage(fields);
    }

    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    String type() {
        return get("Type");
    }

    String topic() {
        return get("TopicArn");
    }

    private List<String> signed() {
        return type().equals(NOTIFICATION) ? OF_NOTIFICATION : OF_CONFIRMATION;
    }

    /** The parts that are missing for it to be one; a subject may be. */
    List<FieldError> faults() {
        List<FieldError> faults = new ArrayList<>();
        if (!List.of(NOTIFICATION, CONFIRMATION, UNSUBSCRIBED).contains(type())) {
            faults.add(new FieldError("Type", "is none of a message of SNS; raw delivery is not signed and not read"));
            return faults;
        }
        List<String> required = new ArrayList<>(signed());
        required.remove("Subject");
        required.addAll(List.of("Signature", "SignatureVersion", "SigningCertURL"));
        required.stream()
                .filter(name -> get(name).isEmpty())
                .forEach(name -> faults.add(new FieldError(name, "is required of a message of SNS")));
        return faults;
    }

    /** The bytes that are signed: each name and its value on lines of their own, in the order of the names. */
    byte[] text() {
        StringBuilder text = new StringBuilder();
        for (String name : signed()) {
            String value = fields.get(name);
            if (value != null) {
                text.append(name).append('\n').append(value).append('\n');
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
