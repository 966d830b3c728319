package io.incidentkit.connector.alertmanager;

import io.incidentkit.alert.Alert;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The labels that the alerts of a group have in common.
 *
 * @param group the labels by which the source grouped
 * @param labels the labels of all alerts: as the source says, else as the alerts say
 * @param annotations the annotations of all alerts: as the source says, else as the alerts say
 * @param alerts the alerts
 */
record SharedLabels(
        Map<String, String> group, Map<String, String> labels, Map<String, String> annotations, List<Alert> alerts) {

    SharedLabels {
        labels = labels.isEmpty() ? common(alerts, Alert::labels) : labels;
        annotations = annotations.isEmpty() ? common(alerts, Alert::annotations) : annotations;
    }

    private static Map<String, String> common(List<Alert> alerts, Function<Alert, Map<String, String>> part) {
        Map<String, String> common = new TreeMap<>(part.apply(alerts.get(0)));
        for (Alert alert : alerts) {
            common.entrySet().retainAll(part.apply(alert).entrySet());
        }
        return common;
    }
}
