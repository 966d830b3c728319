package io.incidentkit.incident;

import io.incidentkit.commander.Person;
import io.incidentkit.commander.Tenure;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.Severity;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.text.SearchTerm;
import io.incidentkit.text.SearchText;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are meant, by team, service, severity, commander, labels, how it was detected, when it was declared and the words of
 * its title. All that is given has to fit; case and width of names do not matter. Immutable and thread-safe.
 *
 * @param facets what an incident has to have, as {@link #facets(Incident)} writes it, in the order of the letters
 * @param title the words of the title, each of which has to be there; empty for any
 * @param from since when it was declared, or null for any time
 * @param until before when it was declared, or null for any time
 */
public record IncidentFilter(
        List<String> facets,
        String title,
        @Nullable Instant from,
        @Nullable Instant until) {
    /** Means all incidents. */
    public static final IncidentFilter ALL = new IncidentFilter(List.of(), "", null, null);

    private static final String TEAM = "team:";
    private static final String SERVICE = "service:";
    private static final String SEVERITY = "severity:";
    private static final String COMMANDER = "commander:";
    private static final String LABEL = "label:";
    private static final String DETECTION_SOURCE = "detection-source:";
    private static final String WORD = "word:";

    /** As many as are worked on at the same time, with room. */
    private static final int MOST_TITLES = 1_000;

    private static final Map<String, String> WORDS_BY_TITLE = new ConcurrentHashMap<>();

    /**
     * Orders the facets, each once, and checks the rest.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public IncidentFilter {
        facets = List.copyOf(new TreeSet<>(facets));
        InputValidator faults = new InputValidator();
        String line = faults.optionalLine("title", title);
        // What is not seen was typed all the same: it has no word, and does not mean every title.
        title = line != null ? line : title.isBlank() ? "" : title;
        from = faults.instant("from", from);
        until = faults.instant("until", until);
        if (from != null && until != null && !from.isBefore(until)) {
            faults.add("until", "is not after from");
        }
        faults.throwIfAny();
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
     * Returns a filter for the incidents of a commander as well: of who commands now, or did last.
     *
     * @param name the person, or null for any
     */
    public IncidentFilter commander(@Nullable String name) {
        return and(COMMANDER, name);
    }

    /**
     * Returns a filter for the incidents that were declared in a time as well.
     *
     * @param since the first moment, or null for any
     * @param before the moment after the last, or null for any
     * @throws io.incidentkit.validation.InvalidInputException if the time is empty or out of range
     */
    public IncidentFilter declared(@Nullable Instant since, @Nullable Instant before) {
        return new IncidentFilter(facets, title, since, before);
    }

    /**
     * Returns a filter for the incidents whose title has these words as well, whatever their order, case, accents and endings. A word
     * with marks, such as {@code c++} or {@code pg-7}, stands there with its marks. Marks alone are no word: what has nothing else
     * means no incident.
     *
     * @param words the words, or null for any
     * @throws io.incidentkit.validation.InvalidInputException if they are too long or not one line
     */
    public IncidentFilter title(@Nullable String words) {
        return words == null ? this : new IncidentFilter(facets, words, from, until);
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
        return facets.isEmpty() && title.isEmpty() && from == null && until == null;
    }

    /** Returns whether no incident can be meant, as what was asked of the title has no word. */
    public boolean none() {
        return !title.isEmpty() && SearchTerm.of(title).isEmpty();
    }

    /**
     * Returns whether an incident is meant.
     *
     * @param incident the incident
     */
    public boolean matches(Incident incident) {
        return (facets.isEmpty() || of(incident).containsAll(facets))
                && (from == null || !incident.declaredAt().isBefore(from))
                && (until == null || incident.declaredAt().isBefore(until))
                && (title.isEmpty() || hasWords(incident.title()));
    }

    private boolean hasWords(String of) {
        SearchText place = SearchText.of(List.of(of));
        return !none() && SearchTerm.of(title).values().stream().allMatch(term -> term.isIn(place));
    }

    /**
     * Returns what incidents are found by, for a store that keeps it beside the incident: one line a facet, in the order of the
     * letters, each between two line breaks of its own. The words of the title are among them.
     *
     * @param incident the incident
     */
    public static String facets(Incident incident) {
        StringBuilder lines = new StringBuilder();
        for (String facet : of(incident)) {
            lines.append('\n').append(facet).append('\n');
        }
        // In the order of the letters, words are the last.
        return lines.append(words(incident.title())).toString();
    }

    /** The lines of a title, which is written with each command and changes with few. */
    private static String words(String title) {
        String known = WORDS_BY_TITLE.get(title);
        if (known != null) {
            return known;
        }
        String words = SearchText.of(List.of(title)).keys().stream()
                .sorted()
                .map(key -> "\n" + WORD + key + "\n")
                .collect(Collectors.joining());
        if (WORDS_BY_TITLE.size() >= MOST_TITLES) {
            WORDS_BY_TITLE.clear();
        }
        WORDS_BY_TITLE.put(title, words);
        return words;
    }

    /**
     * Returns the pattern of SQL's {@code like}, with {@code !} as its escape, that {@link #facets(Incident)} of an incident has if
     * it is meant. One that has it is meant if {@link #matches(Incident)} says so: there is more to a time, and to words with marks.
     */
    public String pattern() {
        Set<String> all = new TreeSet<>(facets);
        // A word that may stand there in two ways is left to who reads what was found.
        SearchTerm.of(title).values().stream()
                .map(SearchTerm::keys)
                .filter(choices -> choices.size() == 1)
                .forEach(choices -> choices.get(0).forEach(key -> all.add(WORD + key)));
        return all.stream()
                .map(facet -> "\n" + facet.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "\n%")
                .collect(Collectors.joining("", "%", ""));
    }

    private static Set<String> of(Incident incident) {
        Set<String> facets = new TreeSet<>();
        incident.team().ifPresent(team -> facets.add(TEAM + CaselessKey.of(team)));
        incident.services().forEach(service -> facets.add(SERVICE + CaselessKey.of(service)));
        incident.severity().ifPresent(severity -> facets.add(SEVERITY + CaselessKey.of(severity.name())));
        List<Tenure> tenures = incident.commandership().tenures();
        if (!tenures.isEmpty()) {
            Person last = tenures.get(tenures.size() - 1).commander();
            facets.add(COMMANDER + CaselessKey.of(last.name()));
        }
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
        return new IncidentFilter(more, title, from, until);
    }
}
