package io.incidentkit.console.insight;

import io.incidentkit.archive.ArchiveMatch;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.commander.Actor;
import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.Texts;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.Outcome;
import io.incidentkit.insight.Measure;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds earlier incidents that were like one: the same alerts, services, labels, or words of the title. Each question is bounded, however
 * many incidents there are: it looks at the latest of at most three services, and at what at most three searches find, where there is a
 * search. That it can't answer stops nobody from working on the incident.
 */
@Component
public final class SimilarIncidents {
    /** As many as one reads in the middle of an incident. */
    public static final int MOST = 5;

    private static final Logger LOG = LoggerFactory.getLogger(SimilarIncidents.class);
    private static final int SERVICES = 3;
    private static final int LATEST = 20;
    private static final int LONG_WORD = 4;
    private static final double ENOUGH = 2;
    private static final double ALERTS = 5;
    private static final double SERVICE = 2;
    private static final double WORDS = 4;
    private static final double LABEL = 0.5;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Incidents incidents;
    private final Times times;
    private final Texts texts;
    private final @Nullable IncidentSearch search;
    private final @Nullable PostmortemArchive archive;

    public SimilarIncidents(
            Incidents incidents,
            Times times,
            Texts texts,
            ObjectProvider<IncidentSearch> search,
            ObjectProvider<PostmortemArchive> archive) {
        this.incidents = incidents;
        this.times = times;
        this.texts = texts;
        this.search = search.getIfUnique();
        this.archive = archive.getIfUnique();
    }

    /** An earlier one, how like it is, and why. */
    private record Likeness(Incident earlier, double score, String because) {}

    /**
     * Returns those that are most like an incident, the most alike first; of equal ones the latest.
     *
     * @param reader who reads: of what they may not see, nothing is told
     * @param incident the incident
     */
    public List<SimilarIncident> to(Actor reader, Incident incident) {
        try {
            VisibleIncidents visible = incidents.visibleTo(reader);
            Map<IncidentId, Incident> candidates = new LinkedHashMap<>();
            byService(visible, incident, candidates);
            byWords(visible, incident, candidates);
            return candidates.values().stream()
                    .filter(earlier -> counts(earlier, incident))
                    .map(earlier -> likeness(earlier, incident))
                    .filter(like -> like.score() >= ENOUGH)
                    .sorted(Comparator.comparingDouble(Likeness::score)
                            .thenComparing(like -> like.earlier().number())
                            .reversed())
                    .limit(MOST)
                    .flatMap(like -> visible.find(like.earlier().id()).stream().map(whole -> view(whole, like)))
                    .toList();
        } catch (RuntimeException e) {
            LOG.error("Similar incidents can't be found", e);
            return List.of();
        }
    }

    private static boolean counts(Incident earlier, Incident incident) {
        return earlier.number() < incident.number()
                && !earlier.isOpen()
                && earlier.kind() != IncidentKind.DRILL
                && earlier.outcome().filter(how -> how == Outcome.RESOLVED).isPresent();
    }

    private static void byService(VisibleIncidents visible, Incident incident, Map<IncidentId, Incident> candidates) {
        incident.services().stream()
                .limit(SERVICES)
                .forEach(service -> visible.list(new IncidentQuery(
                                IncidentQuery.State.ENDED,
                                incident.number(),
                                LATEST,
                                IncidentFilter.ALL.service(service)))
                        .incidents()
                        .forEach(earlier -> candidates.putIfAbsent(earlier.id(), earlier)));
    }

    /** All words of the title, then the two longest, then the longest, until enough were found. */
    private void byWords(VisibleIncidents visible, Incident incident, Map<IncidentId, Incident> candidates) {
        List<String> longest = words(incident.title()).stream()
                .filter(word -> word.length() >= LONG_WORD)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        Set<String> asked = new LinkedHashSet<>();
        for (int many : new int[] {longest.size(), 2, 1}) {
            asked.add(String.join(" ", longest.subList(0, Math.min(many, longest.size()))));
        }
        int found = 0;
        for (String words : asked) {
            if (words.isEmpty() || found >= MOST) {
                return;
            }
            for (ArchiveMatch match : search(visible, incident, words)) {
                candidates.putIfAbsent(
                        match.found().incident().id(), match.found().incident());
                found++;
            }
        }
    }

    private List<ArchiveMatch> search(VisibleIncidents visible, Incident incident, String words) {
        try {
            ArchiveQuery query = ArchiveQuery.builder()
                    .words(words)
                    .detected(null, incident.detectedAt())
                    .limit(LATEST)
                    .build();
            if (search != null) {
                return search.search(query, visible.filter()).matches();
            }
            return archive == null
                    ? List.of()
                    : archive.search(query, visible.filter()).matches();
        } catch (InvalidInputException e) {
            return List.of();
        }
    }

    private Likeness likeness(Incident earlier, Incident incident) {
        List<String> because = new ArrayList<>();
        double score = 0;
        if (earlier.alertKeys().stream().anyMatch(incident.alertKeys()::contains)) {
            score += ALERTS;
            because.add(texts.of("similar.alerts"));
        }
        List<String> services = shared(earlier.services(), incident.services());
        if (!services.isEmpty()) {
            score += SERVICE * Math.min(2, services.size());
            because.add(texts.of("similar.services", String.join(", ", services)));
        }
        List<String> words = shared(words(earlier.title()), words(incident.title()));
        if (!words.isEmpty()) {
            int all = words(earlier.title()).size() + words(incident.title()).size() - words.size();
            score += WORDS * words.size() / all;
            because.add(texts.of("similar.words", String.join(", ", words)));
        }
        List<String> labels = incident.labels().entrySet().stream()
                .filter(label -> label.getValue().equals(earlier.labels().get(label.getKey())))
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
        if (!labels.isEmpty()) {
            score += LABEL * Math.min(2, labels.size());
            because.add(texts.of("similar.labels", String.join(", ", labels)));
        }
        return new Likeness(earlier, score, String.join("; ", because));
    }

    private SimilarIncident view(Incident earlier, Likeness like) {
        return new SimilarIncident(
                earlier.reference(),
                earlier.title(),
                Badge.of(earlier.severity(), incidents.policy()),
                times.when(earlier.detectedAt()),
                like.because(),
                earlier.mitigation().map(mitigation -> mitigation.action()).orElse(null),
                earlier.mitigation()
                        .map(mitigation -> mitigation.kind().label())
                        .orElse(null),
                Measure.TIME_TO_MITIGATE
                        .of(earlier, earlier.episode())
                        .map(times::words)
                        .orElse(null),
                earlier.postmortemWork().status() == PostmortemStatus.PUBLISHED);
    }

    private static List<String> shared(List<String> of, List<String> with) {
        Set<String> known = new LinkedHashSet<>();
        with.forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
        return of.stream()
                .filter(name -> known.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** The words of a title, each once; short ones and numbers tell nothing. */
    private static List<String> words(String title) {
        return Stream.of(BETWEEN_WORDS.split(title.toLowerCase(Locale.ROOT)))
                .filter(word -> word.length() > 2)
                .distinct()
                .toList();
    }
}
