/**
 * Alerts in, as Prometheus Alertmanager's webhook sends them (version 4), and whatever else speaks that form, such as
 * Grafana.
 */
@NullMarked
package io.incidentkit.connector.alertmanager;

import org.jspecify.annotations.NullMarked;
