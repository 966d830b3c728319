package io.incidentkit.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.incidentkit.text.Digests;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The message of an alert source about one group of alerts, at one moment.
 *
 * @param source the source's name, such as {@code alertmanager}
 * @param key what identifies the group at that source; as long as an incident of the key is open, the group belongs to it
 * @param title the group in one line
 * @param services the services that the group names
 * @param alerts the alerts, in the source's order
 * @param omitted how many more alerts the group has that are not listed
 * @param remarks what of the message could not be read, or was guessed, one line each
 * @param identity what {@link #openKey()} was before a text was struck out of the group; null if none was
 */
public record AlertGroup(
        String source,
        String key,
        String title,
        List<String> services,
        List<Alert> alerts,
        int omitted,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> remarks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String identity) {
    /** How many alerts of one group are kept at most; the rest is counted. */
    public static final int MAX_ALERTS = 100;

    /** How many services one group names at most. */
    public static final int MAX_SERVICES = 50;

    /** The longest key, in characters. */
    public static final int MAX_KEY = 1_000;

    /** How many remarks are kept at most; they say enough. */
    public static final int MAX_REMARKS = 25;

    /**
     * Copies the lists and checks all parts; of more than {@link #MAX_ALERTS} alerts the firing ones are kept first, the rest
     * is counted.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public AlertGroup {
        Objects.requireNonNull(alerts, "alerts");
        InputValidator faults = new InputValidator();
        source = faults.line("source", source);
        faults.verbatim("key", Objects.requireNonNull(key, "key"), MAX_KEY);
        title = faults.line("title", title);
        services = services(faults, Objects.requireNonNull(services, "services"));
        identity = faults.optionalLine("identity", identity);
        if (omitted < 0) {
            faults.add("omitted", "is " + omitted + "; a number of alerts is not negative");
        }
        remarks = remarks(faults, Objects.requireNonNull(remarks, "remarks"));
        faults.throwIfAny();
        if (alerts.size() > MAX_ALERTS) {
            omitted += alerts.size() - MAX_ALERTS;
            alerts = alerts.stream()
                    .sorted(Comparator.comparing(Alert::firing).reversed())
                    .limit(MAX_ALERTS)
                    .toList();
        }
        alerts = List.copyOf(alerts);
    }

    /**
     * Creates a group as its source tells it.
     *
     * @param source the source's name, such as {@code alertmanager}
     * @param key what identifies the group at that source
     * @param title the group in one line
     * @param services the services that the group names
     * @param alerts the alerts, in the source's order
     * @param omitted how many more alerts the group has that are not listed
     * @param remarks what of the message could not be read, or was guessed
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public AlertGroup(
            String source,
            String key,
            String title,
            List<String> services,
            List<Alert> alerts,
            int omitted,
            List<String> remarks) {
        this(source, key, title, services, alerts, omitted, remarks, null);
    }

    /**
     * Creates a group of which everything could be read.
     *
     * @param source the source's name, such as {@code alertmanager}
     * @param key what identifies the group at that source
     * @param title the group in one line
     * @param services the services that the group names
     * @param alerts the alerts, in the source's order
     * @param omitted how many more alerts the group has that are not listed
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public AlertGroup(String source, String key, String title, List<String> services, List<Alert> alerts, int omitted) {
        this(source, key, title, services, alerts, omitted, List.of());
    }

    /** Reads the stored form; remarks that are empty are not written. */
    @JsonCreator
    static AlertGroup read(
            @JsonProperty("source") String source,
            @JsonProperty("key") String key,
            @JsonProperty("title") String title,
            @JsonProperty("services") List<String> services,
            @JsonProperty("alerts") List<Alert> alerts,
            @JsonProperty("omitted") int omitted,
            @JsonProperty("remarks") @Nullable List<String> remarks,
            @JsonProperty("identity") @Nullable String identity) {
        return new AlertGroup(
                source, key, title, services, alerts, omitted, remarks == null ? List.of() : remarks, identity);
    }

    /** Returns the same group with other alerts in it. */
    public AlertGroup with(List<Alert> others) {
        return new AlertGroup(source, key, title, services, others, omitted, remarks, identity);
    }

    /**
     * Changes the texts of the group and of its alerts, which stay the same group and the same alerts to whoever hears of them
     * again.
     *
     * @param change gives a text for each text
     * @return the group with those texts; this one if none is another
     */
    public AlertGroup changed(UnaryOperator<String> change) {
        List<Alert> others = alerts.stream()
                .map(alert -> alert.changed(change, HeardAlerts.idOf(this, alert)))
                .toList();
        AlertGroup other = new AlertGroup(
                change.apply(source),
                change.apply(key),
                change.apply(title),
                services.stream().map(change).toList(),
                others,
                omitted,
                remarks.stream().map(change).toList(),
                identity);
        return other.equals(this)
                ? this
                : new AlertGroup(
                        other.source,
                        other.key,
                        other.title,
                        other.services,
                        others,
                        omitted,
                        other.remarks,
                        openKey());
    }

    private static List<String> remarks(InputValidator faults, List<String> given) {
        List<String> cleaned = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), MAX_REMARKS); i++) {
            cleaned.add(faults.line("remarks[" + i + "]", given.get(i)));
        }
        return List.copyOf(cleaned);
    }

    private static List<String> services(InputValidator faults, List<String> given) {
        if (given.size() > MAX_SERVICES) {
            faults.add("services", "has " + given.size() + " services; at most " + MAX_SERVICES + " are kept");
            return List.of();
        }
        List<String> cleaned = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            cleaned.add(faults.line("services[" + i + "]", given.get(i)));
        }
        return List.copyOf(cleaned);
    }

    /**
     * Returns the group's identity over all sources, of a fixed length: the SHA-256 of source and key in hexadecimal. At
     * most one open incident has it.
     */
    public String openKey() {
        return identity == null ? Digests.sha256(source + '\n' + key) : identity;
    }

    /** Returns whether at least one alert of the group is firing. */
    public boolean firing() {
        return alerts.stream().anyMatch(Alert::firing);
    }

    /** Returns since when the earliest firing alert holds, if the source says so. */
    public Optional<Instant> firingSince() {
        return alerts.stream()
                .filter(Alert::firing)
                .map(Alert::startsAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** Returns what the source told, in one sentence. */
    public String describe() {
        return describe(0);
    }

    /**
     * Returns what the source told, in one sentence.
     *
     * @param unchanged how many more alerts it told of, of which nothing is new
     */
    public String describe(int unchanged) {
        long firing = alerts.stream().filter(Alert::firing).count();
        long resolved = alerts.size() - firing;
        String counts = Stream.of(
                        count(firing, "firing"),
                        count(resolved, "resolved"),
                        count(unchanged, "unchanged"),
                        count(omitted, "not listed"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return "Alerts from " + source + ": " + (counts.isEmpty() ? "none" : counts) + " (" + title + ")"
                + (remarks.isEmpty() ? "" : ". " + String.join("; ", remarks));
    }

    private static String count(long number, String what) {
        return number == 0 ? "" : number + " " + what;
    }
}
