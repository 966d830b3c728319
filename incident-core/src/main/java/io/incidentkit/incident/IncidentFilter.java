package io.incidentkit.incident;

import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.Severity;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.InputValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are meant, by team, service, severity, labels and how it was detected. All that is given has to fit; case and width of names do not
 * matter. Immutable and thread-safe.
 *
 * @param facets what an incident has to have, as {@link #facets(Incident)} writes it, in the order of the letters
 */
public record IncidentFilter(List<String> facets) {
    /** Means all incidents. */
    public static final IncidentFilter ALL = new IncidentFilter(List.of());

    private static final String TEAM = "team:";
    private static final String SERVICE = "service:";
    private static final String SEVERITY = "severity:";
    private static final String LABEL = "label:";
    private static final String DETECTION_SOURCE = "detection-source:";

    /** Orders the facets, each once. */
    public IncidentFilter {
        facets = List.copyOf(new TreeSet<>(facets));
    }

    /**
     * Returns a filter for the incidents of a team as well.
     *
     * @param name the team, or null for any
     */
    public IncidentFilter team(@Nullable String name) {
        return and(TEAM, name);
    }

    /**
     * Returns a filter for the incidents that hit a service as well.
     *
     * @param name the service, or null for any
     */
    public IncidentFilter service(@Nullable String name) {
        return and(SERVICE, name);
    }

    /**
     * Returns a filter for the incidents of a severity as well.
     *
     * @param level the severity, or null for any
     */
    public IncidentFilter severity(@Nullable Severity level) {
        return and(SEVERITY, level == null ? null : level.name());
    }

    /**
     * Returns a filter for the incidents with a label as well.
     *
     * @param key what the label tells
     * @param value what it has to say
     */
    public IncidentFilter label(String key, String value) {
        return and(LABEL, CaselessKey.of(key) + "=" + CaselessKey.of(value));
    }

    /**
     * Returns a filter for the incidents that the team learned of in one way as well.
     *
     * @param source how, or null for any
     */
    public IncidentFilter detectionSource(@Nullable DetectionSource source) {
        return and(DETECTION_SOURCE, source == null ? null : source.code());
    }

    /** Returns whether all incidents are meant. */
    public boolean all() {
        return facets.isEmpty();
    }

    /**
     * Returns whether an incident is meant.
     *
     * @param incident the incident
     */
    public boolean matches(Incident incident) {
        return all() || of(incident).containsAll(facets);
    }

    /**
     * Returns what incidents are found by, for a store that keeps it beside the incident: one line a facet, in the order of the
     * letters, each between two line breaks of its own.
     *
     * @param incident the incident
     */
    public static String facets(Incident incident) {
        StringBuilder lines = new StringBuilder();
        for (String facet : of(incident)) {
            lines.append('\n').append(facet).append('\n');
        }
        return lines.toString();
    }

    /**
     * Returns the pattern of SQL's {@code like}, with {@code !} as its escape, that {@link #facets(Incident)} of an incident has if
     * and only if it is meant.
     */
    public String pattern() {
        return facets.stream()
                .map(facet -> "\n" + facet.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "\n%")
                .collect(Collectors.joining("", "%", ""));
    }

    private static Set<String> of(Incident incident) {
        Set<String> facets = new TreeSet<>();
        incident.team().ifPresent(team -> facets.add(TEAM + CaselessKey.of(team)));
        incident.services().forEach(service -> facets.add(SERVICE + CaselessKey.of(service)));
        incident.severity().ifPresent(severity -> facets.add(SEVERITY + CaselessKey.of(severity.name())));
        incident.detectionSource().ifPresent(source -> facets.add(DETECTION_SOURCE + CaselessKey.of(source.code())));
        incident.labels()
                .forEach((key, value) -> facets.add(LABEL + CaselessKey.of(key) + "=" + CaselessKey.of(value)));
        return facets;
    }

    private IncidentFilter and(String kind, @Nullable String name) {
        if (name == null || InputValidator.isBlank(name)) {
            return this;
        }
        List<String> more = new ArrayList<>(facets);
        more.add(kind + CaselessKey.of(name));
        return new IncidentFilter(more);
    }
}
