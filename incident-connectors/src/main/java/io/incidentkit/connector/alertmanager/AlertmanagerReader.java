package io.incidentkit.connector.alertmanager;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.connector.alert.AlertJson;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.alert.ServiceLabels;
import io.incidentkit.text.CleanText;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what {@link AlertmanagerWebhook} describes, in the way of one host: how its sources are called, and which labels name a
 * service.
 *
 * <p>Immutable and thread-safe.
 */
public final class AlertmanagerReader {
    private static final AlertmanagerReader STANDARD = builder().build();
    private static final String BODY = "body";
    private static final int MAX_NAME = 100;
    private static final int MAX_OMITTED = 1_000_000;

    /** The texts of one group, in characters; alerts beyond that are counted and not kept. */
    private static final int MAX_TEXT = 500_000;

    private final String tool;
    private final @Nullable String source;
    private final ServiceLabels services;

    private AlertmanagerReader(Builder builder) {
        this.tool = builder.tool;
        this.source = builder.source;
        this.services = new ServiceLabels(builder.serviceLabels, builder.measurers);
    }

    /** Returns the reader of a host that says nothing else. */
    public static AlertmanagerReader standard() {
        return STANDARD;
    }

    /** Starts from the standard reader. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the name under which the groups of a source are known. It is a part of their keys: the same group of two named
     * sources is two groups.
     *
     * @param name the source's own name, such as that of a cluster, or null for the one that the host gave
     * @return the tool, by default {@value AlertmanagerWebhook#SOURCE}, and the name after a slash where there is one
     */
    public String sourceName(@Nullable String name) {
        String given = name == null || name.isBlank() ? source : name;
        String cleaned = given == null ? "" : CleanText.line(given, MAX_NAME);
        return cleaned.isEmpty() ? tool : tool + "/" + cleaned;
    }

    /**
     * Reads a body of the source that the host named.
     *
     * @param body the bytes as they were received
     * @return the group of alerts
     * @throws InvalidInputException as {@link #read(String, byte[])} does
     */
    public AlertGroup read(byte[] body) {
        return read(null, body);
    }

    /**
     * Reads a body.
     *
     * @param name the source's own name, or null for the one that the host gave
     * @param body the bytes as they were received
     * @return the group of alerts; nothing in it is refused later for its form. What could not be read is counted and named in it
     * @throws InvalidInputException with every fault, if it is too long, not JSON, or has no alert that can be read
     */
    public AlertGroup read(@Nullable String name, byte[] body) {
        JsonNode root = parse(body);
        AlertReader read = AlertReader.of(root);
        List<Alert> alerts = read.alerts();
        SharedLabels shared = new SharedLabels(
                AlertTexts.labels(root.path("groupLabels")),
                AlertTexts.labels(root.path("commonLabels")),
                AlertTexts.annotations(root.path("commonAnnotations")),
                alerts);
        String receiver = AlertTexts.scalar(root.path("receiver"));
        List<Alert> kept = kept(alerts);
        int omitted = truncated(root.path("truncatedAlerts")) + read.unread() + alerts.size() - kept.size();
        return new AlertGroup(
                sourceName(name),
                GroupKey.of(AlertTexts.scalar(root.path("groupKey")), receiver, shared),
                GroupTitle.of(shared, receiver),
                services.of(alerts),
                kept,
                omitted,
                read.remarks());
    }

    /** Those that fire first, as many as a timeline can hold; one at least. */
    private static List<Alert> kept(List<Alert> alerts) {
        if (alerts.stream().mapToInt(AlertmanagerReader::size).sum() <= MAX_TEXT) {
            return alerts;
        }
        List<Alert> kept = new ArrayList<>();
        int size = 0;
        for (Alert alert : alerts.stream()
                .sorted(Comparator.comparing(Alert::firing).reversed())
                .toList()) {
            size += size(alert);
            if (size <= MAX_TEXT || kept.isEmpty()) {
                kept.add(alert);
            }
        }
        return kept;
    }

    private static int size(Alert alert) {
        return size(alert.labels()) + size(alert.annotations());
    }

    private static int size(Map<String, String> texts) {
        return texts.entrySet().stream()
                .mapToInt(text -> text.getKey().length() + text.getValue().length())
                .sum();
    }

    private static JsonNode parse(byte[] body) {
        if (body.length > AlertmanagerWebhook.MAX_BYTES) {
            throw fault("has " + body.length + " bytes; at most " + AlertmanagerWebhook.MAX_BYTES + " are read");
        }
        JsonNode root = AlertJson.read(body);
        if (!root.isObject()) {
            throw fault("is not a JSON object; Alertmanager's webhook sends one");
        }
        return root;
    }

    private static int truncated(JsonNode count) {
        return count.isIntegralNumber() && count.canConvertToInt()
                ? Math.max(0, Math.min(count.intValue(), MAX_OMITTED))
                : 0;
    }

    private static InvalidInputException fault(String message) {
        return new InvalidInputException(List.of(new FieldError(BODY, message)));
    }

    /** Builds an {@link AlertmanagerReader}. Not thread-safe. */
    public static final class Builder {
        private String tool = AlertmanagerWebhook.SOURCE;
        private @Nullable String source;
        private List<String> serviceLabels = ServiceLabels.NAMES;
        private List<String> measurers = ServiceLabels.MEASURERS;

        private Builder() {}

        /**
         * Sets the name of the tool that sends in this form, for one that is not Alertmanager.
         *
         * @param name one word
         * @return this builder
         */
        public Builder tool(String name) {
            this.tool = name;
            return this;
        }

        /**
         * Names the source of bodies that are read without a name, such as the cluster that this host serves.
         *
         * @param name the name, or null for none
         * @return this builder
         */
        public Builder source(@Nullable String name) {
            this.source = name;
            return this;
        }

        /**
         * Sets which labels name a service that is hit; by default {@code service} and its kin, then the workload, then the
         * namespace.
         *
         * @param names the labels, the best one first
         * @return this builder
         */
        public Builder serviceLabels(List<String> names) {
            this.serviceLabels = List.copyOf(names);
            return this;
        }

        /**
         * Sets who measures others and is never the service that is hit; by default exporters, kube-state-metrics and their like.
         *
         * @param parts a part of each name, without regard to case
         * @return this builder
         */
        public Builder measurers(List<String> parts) {
            this.measurers = List.copyOf(parts);
            return this;
        }

        /** Ends the reader. */
        public AlertmanagerReader build() {
            return new AlertmanagerReader(this);
        }
    }
}
