package io.incidentkit.connector.alertmanager;

import io.incidentkit.alert.Alert;
import io.incidentkit.text.CleanText;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words a group in one line for people. */
final class GroupTitle {
    private static final String NAME = "alertname";
    private static final int MAX_NAMES = 3;
    private static final int MAX_LABELS = 4;

    private GroupTitle() {}

    static String of(SharedLabels shared, String receiver) {
        String summary = CleanText.line(shared.annotations().getOrDefault("summary", ""));
        return summary.isEmpty() ? CleanText.line(names(shared, receiver) + labels(shared)) : summary;
    }

    private static String names(SharedLabels shared, String receiver) {
        String names = shared.alerts().stream()
                .map(Alert::name)
                .flatMap(Optional::stream)
                .distinct()
                .limit(MAX_NAMES)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            return names;
        }
        String group = shared.group().getOrDefault(NAME, "");
        return !group.isEmpty() ? group : receiver.isBlank() ? "Alerts" : "Alerts for " + receiver;
    }

    private static String labels(SharedLabels shared) {
        Map<String, String> telling = shared.group().keySet().stream().anyMatch(name -> !name.equals(NAME))
                ? shared.group()
                : shared.labels();
        String listed = telling.entrySet().stream()
                .filter(label -> !label.getKey().equals(NAME))
                .limit(MAX_LABELS)
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", "));
        return listed.isEmpty() ? "" : " (" + listed + ")";
    }
}
