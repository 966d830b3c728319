package io.incidentkit.incident;

import io.incidentkit.commander.Tenure;
import io.incidentkit.loop.Attempt;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Between which moments an entry of a timeline may lie ({@code time-makes-sense}, also after a correction): a step between
 * the one ahead of it and the one after it, a tenure between its neighbours. Pure.
 */
final class Corrections {
    private Corrections() {}

    /**
     * The moments between which an entry may lie.
     *
     * @param notBefore the earliest, or null for no bound
     * @param notAfter the latest, or null for no bound
     */
    record Bounds(@Nullable Instant notBefore, @Nullable Instant notAfter) {}

    static Bounds of(Incident incident, int entry) {
        Bounds steps = between(steps(incident), entry);
        return steps != null ? steps : tenureBounds(incident, entry);
    }

    private static Bounds tenureBounds(Incident incident, int entry) {
        List<Moment> begun = incident.commandership().tenures().stream()
                .map(tenure -> new Moment(tenure.from(), tenure.entry()))
                .toList();
        Bounds bounds = between(begun, entry);
        if (bounds == null) {
            return new Bounds(null, null);
        }
        Instant triaged = triagedUnder(incident, entry);
        return triaged == null ? bounds : new Bounds(bounds.notBefore(), triaged);
    }

    /** The commander of an episode's triage was there at that moment. */
    private static @Nullable Instant triagedUnder(Incident incident, int entry) {
        for (Tenure tenure : incident.commandership().tenures()) {
            if (tenure.entry() == entry) {
                for (Episode episode : incident.episodes()) {
                    Moment triaged = episode.triaged();
                    if (triaged != null
                            && !tenure.from().isAfter(triaged.at())
                            && (tenure.until() == null || !tenure.until().isBefore(triaged.at()))) {
                        return triaged.at();
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable Bounds between(List<Moment> chain, int entry) {
        for (int i = 0; i < chain.size(); i++) {
            if (chain.get(i).entry() == entry) {
                return new Bounds(
                        i == 0 ? null : chain.get(i - 1).at(),
                        i == chain.size() - 1 ? null : chain.get(i + 1).at());
            }
        }
        return null;
    }

    private static List<Moment> steps(Incident incident) {
        List<Moment> chain = new ArrayList<>();
        incident.began().ifPresent(began -> chain.add(new Moment(began, 0)));
        for (Episode episode : incident.episodes()) {
            chain.add(episode.detected());
            addIfPresent(chain, episode.triaged());
            for (Attempt attempt : episode.failedAttempts()) {
                chain.add(attempt.diagnosed());
                chain.add(attempt.mitigated());
                chain.add(attempt.failed());
            }
            addIfPresent(chain, episode.diagnosed());
            addIfPresent(chain, episode.mitigated());
            addIfPresent(chain, episode.resolved());
        }
        Moment ended = incident.parts().ended();
        if (ended != null && ended.entry() != chain.get(chain.size() - 1).entry()) {
            chain.add(ended);
        }
        return chain;
    }

    private static void addIfPresent(List<Moment> chain, @Nullable Moment moment) {
        if (moment != null) {
            chain.add(moment);
        }
    }
}
