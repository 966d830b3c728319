package io.incidentkit.connector.alert;

import io.incidentkit.alert.Alert;
import io.incidentkit.command.Declare;
import io.incidentkit.text.CleanText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the services that a group names: those that are hit, not those that measure. An exporter is scraped like a service and
 * puts its own name into the labels of every alert that it measures, which would make unrelated alerts hit the same service.
 *
 * @param names the labels that may name a service, the best one first
 * @param measurers a part of the names of those that measure, in lower case
 */
public record ServiceLabels(List<String> names, List<String> measurers) {
    /** The service that is hit, by its own name, then the workload it runs as, then the part of the cluster that it runs in. */
    public static final List<String> NAMES = List.of(
            "service",
            "service_name",
            "exported_service",
            "app",
            "app_kubernetes_io_name",
            "app.kubernetes.io/name",
            "deployment",
            "statefulset",
            "daemonset",
            "cronjob",
            "workload",
            "exported_namespace",
            "namespace");

    /** Those that measure others, and those that tell of the objects of a cluster. */
    public static final List<String> MEASURERS = List.of(
            "exporter",
            "kube-state-metrics",
            "kubelet",
            "cadvisor",
            "pushgateway",
            "blackbox",
            "telegraf",
            "otel-collector",
            "opentelemetry-collector",
            "grafana-agent",
            "grafana-alloy",
            "vmagent",
            "metrics-server",
            "node-problem-detector");

    /** Their labels name the objects that they tell of, those of a usual exporter where it runs itself. */
    private static final List<String> OF_THE_CLUSTER = List.of("kube-state-metrics", "kubelet", "cadvisor");

    /** The labels by which whoever measures names itself. */
    private static final List<String> WHO = List.of("job", "service", "exporter", "container");

    /** A scraped service, as the scraper calls it: of a measurer of the cluster it is always the measurer's. */
    private static final String SERVICE = "service";

    private static final String NAMESPACE = "namespace";

    /** A name has a letter or a figure in it. */
    private static final Pattern NAMED = Pattern.compile("[\\p{L}\\p{N}]");

    private static final Pattern SEVERAL = Pattern.compile("[,;]");

    /** Copies the lists; measurers are compared without case. */
    public ServiceLabels {
        names = List.copyOf(names);
        measurers =
                measurers.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** Returns the labels and measurers of a host that says nothing else. */
    public static ServiceLabels standard() {
        return new ServiceLabels(NAMES, MEASURERS);
    }

    /**
     * Finds the services that are hit.
     *
     * @param alerts the alerts of a group
     * @return their names, each once
     */
    public List<String> of(List<Alert> alerts) {
        return alerts.stream()
                .flatMap(this::service)
                .map(CleanText::line)
                .filter(name -> !name.isEmpty())
                .distinct()
                .limit(Declare.MAX_SERVICES)
                .toList();
    }

    private Stream<String> service(Alert alert) {
        Map<String, String> labels = byName(alert);
        boolean measured = WHO.stream().anyMatch(name -> measures(labels.get(name)));
        boolean ofTheCluster = WHO.stream()
                .map(labels::get)
                .filter(Objects::nonNull)
                .anyMatch(who -> contains(who, OF_THE_CLUSTER) && measures(who));
        return names.stream()
                .filter(name -> !ofTheCluster || !name.equals(SERVICE))
                .filter(name -> !measured || ofTheCluster || !name.equals(NAMESPACE))
                .map(labels::get)
                .filter(Objects::nonNull)
                .filter(value -> NAMED.matcher(value).find() && !measures(value))
                .findFirst()
                .or(() -> ofTheCluster ? own(labels) : Optional.empty())
                .stream()
                .flatMap(SEVERAL::splitAsStream)
                .filter(value -> NAMED.matcher(value).find());
    }

    /** The labels by their names in any case; of two that differ in it alone, the one that is written as it is asked for. */
    private static Map<String, String> byName(Alert alert) {
        Map<String, String> labels = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        alert.labels().forEach((name, value) -> {
            if (name.equals(name.toLowerCase(Locale.ROOT))) {
                labels.put(name, value);
            } else {
                labels.putIfAbsent(name, value);
            }
        });
        return labels;
    }

    /** Only where nothing else says what is hit. */
    private Optional<String> own(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(SERVICE)).filter(value -> !measures(value));
    }

    private boolean measures(@Nullable String who) {
        return who != null && contains(who, measurers);
    }

    private static boolean contains(String who, List<String> parts) {
        String name = who.toLowerCase(Locale.ROOT).replace('_', '-');
        return parts.stream().anyMatch(name::contains);
    }
}
