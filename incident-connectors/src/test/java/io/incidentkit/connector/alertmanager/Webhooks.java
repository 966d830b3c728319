package io.incidentkit.connector.alertmanager;

import io.incidentkit.alert.AlertGroup;
import java.nio.charset.StandardCharsets;

/** Webhook bodies for tests, in the documented form. */
final class Webhooks {
    static final String ZERO = "0001-01-01T00:00:00Z";

    /** Two services of one alert, as Alertmanager 0.28 writes it. */
    static final String CHECKOUT_FIRING = """
            {
              "version": "4",
              "groupKey": "{}/{team=\\"shop\\"}:{alertname=\\"HighErrorRate\\"}",
              "truncatedAlerts": 0,
              "status": "firing",
              "receiver": "incidents",
              "groupLabels": {"alertname": "HighErrorRate"},
              "commonLabels": {"alertname": "HighErrorRate", "severity": "critical"},
              "commonAnnotations": {"summary": "More than 5% of requests fail"},
              "externalURL": "http://alertmanager.example:9093",
              "notification_reason": "first notification",
              "alerts": [
                {
                  "status": "firing",
                  "labels": {"alertname": "HighErrorRate", "service": "checkout", "severity": "critical"},
                  "annotations": {"summary": "More than 5% of requests fail", "description": "7.2% now"},
                  "startsAt": "2026-03-01T14:31:12.345678901Z",
                  "endsAt": "0001-01-01T00:00:00Z",
                  "generatorURL": "http://prometheus.example/graph",
                  "fingerprint": "a1b2c3d4e5f60718"
                },
                {
                  "status": "resolved",
                  "labels": {"alertname": "HighErrorRate", "service": "cart", "severity": "critical"},
                  "annotations": {"summary": "More than 5% of requests fail"},
                  "startsAt": "2026-03-01T16:30:00+02:00",
                  "endsAt": "2026-03-01T14:33:00Z"
                }
              ]
            }
            """;

    private Webhooks() {}

    static AlertGroup read(String body) {
        return AlertmanagerWebhook.read(body.getBytes(StandardCharsets.UTF_8));
    }

    /** A body with these alerts and nothing else but a receiver. */
    static String bare(String... alerts) {
        return "{\"receiver\":\"hook\",\"alerts\":[" + String.join(",", alerts) + "]}";
    }

    /** A firing alert with these labels, given as JSON members. */
    static String firing(String labels) {
        return "{\"status\":\"firing\",\"labels\":{" + labels + "}}";
    }
}
