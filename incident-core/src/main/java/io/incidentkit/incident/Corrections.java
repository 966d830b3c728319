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
        if (steps == null) {
            return tenure(incident, entry);
        }
        return ends(incident, entry)
                ? new Bounds(later(steps.notBefore(), lastTenure(incident, entry)), steps.notAfter())
                : steps;
    }

    /** A tenure begins after the one before it and before it ends; the commander of a triage was there at that moment. */
    private static Bounds tenure(Incident incident, int entry) {
        List<Tenure> tenures = incident.commandership().tenures();
        for (int i = 0; i < tenures.size(); i++) {
            Tenure tenure = tenures.get(i);
            if (tenure.entry() == entry) {
                Episode episode = episodeOf(incident, entry);
                Instant notBefore =
                        episode.number() == 1 ? null : episode.detected().at();
                if (i > 0) {
                    Tenure before = tenures.get(i - 1);
                    boolean handedOver = before.entry() > episode.detected().entry();
                    notBefore = later(notBefore, handedOver ? before.from() : before.until());
                }
                Instant triaged =
                        episode.triaged() == null ? null : episode.triaged().at();
                boolean later = triaged != null && tenure.from().isAfter(triaged);
                return new Bounds(notBefore, later ? tenure.until() : earlier(tenure.until(), triaged));
            }
        }
        return new Bounds(null, null);
    }

    private static Episode episodeOf(Incident incident, int entry) {
        Episode found = incident.episodes().get(0);
        for (Episode episode : incident.episodes()) {
            found = episode.detected().entry() <= entry ? episode : found;
        }
        return found;
    }

    private static boolean ends(Incident incident, int entry) {
        Ending ending = incident.state().ending;
        Moment resolved = episodeOf(incident, entry).resolved();
        return (ending != null && ending.at().entry() == entry) || (resolved != null && resolved.entry() == entry);
    }

    /** No commander begins after the end. */
    private static @Nullable Instant lastTenure(Incident incident, int entry) {
        Instant from = null;
        for (Tenure tenure : incident.commandership().tenures()) {
            from = tenure.entry() < entry ? tenure.from() : from;
        }
        return from;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
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
                addIfPresent(chain, attempt.diagnosed());
                chain.add(attempt.mitigated());
                chain.add(attempt.failed());
            }
            addIfPresent(chain, episode.diagnosed());
            addIfPresent(chain, episode.mitigated());
            addIfPresent(chain, episode.resolved());
        }
        Ending ending = incident.state().ending;
        if (ending != null && ending.at().entry() != chain.get(chain.size() - 1).entry()) {
            chain.add(ending.at());
        }
        return chain;
    }

    private static void addIfPresent(List<Moment> chain, @Nullable Moment moment) {
        if (moment != null) {
            chain.add(moment);
        }
    }
}
