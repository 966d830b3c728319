package io.incidentkit.connector.alertmanager;

import io.incidentkit.alert.Alert;
import io.incidentkit.text.CleanText;
import io.incidentkit.text.Digests;
import java.util.Map;
import java.util.stream.Collectors;

/** Works out what identifies a group: the same text each time the group is sent, and never that of another group. */
final class GroupKey {
    private static final int MAX = 1_000;

    private GroupKey() {}

    static String of(String given, String receiver, SharedLabels shared) {
        return bounded(given.isBlank() ? derived(receiver, shared) : given);
    }

    private static String derived(String receiver, SharedLabels shared) {
        if (!shared.group().isEmpty()) {
            return receiver + ":" + written(shared.group());
        }
        if (!shared.labels().isEmpty()) {
            return receiver + ":" + written(shared.labels());
        }
        // Alerts that have nothing in common: the group is the set of them.
        return receiver + ":"
                + shared.alerts().stream()
                        .map(Alert::labels)
                        .map(GroupKey::written)
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining(";"));
    }

    private static String written(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** A key that is long or not clean is replaced by its digest: cutting or cleaning it could make two keys the same. */
    private static String bounded(String key) {
        if (key.equals(CleanText.line(key, MAX))) {
            return key;
        }
        return "sha256:" + Digests.sha256(key);
    }
}
