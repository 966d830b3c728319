package io.incidentkit.connector.alertmanager;

import io.incidentkit.alert.Alert;
import io.incidentkit.command.Declare;
import io.incidentkit.text.CleanText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the services that a group names: by the label {@code service}, else by OpenTelemetry's {@code service_name}. */
final class GroupServices {
    private GroupServices() {}

    static List<String> of(List<Alert> alerts) {
        return alerts.stream()
                .flatMap(GroupServices::service)
                .map(CleanText::line)
                .distinct()
                .limit(Declare.MAX_SERVICES)
                .toList();
    }

    private static Stream<String> service(Alert alert) {
        return Optional.ofNullable(alert.labels().get("service"))
                .or(() -> Optional.ofNullable(alert.labels().get("service_name")))
                .stream();
    }
}
