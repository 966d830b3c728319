package io.incidentkit.playbook;

import io.incidentkit.commander.Assignment;
import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Tenure;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Attempt;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Between which moments an entry of a timeline may lie ({@code time-makes-sense}, also after a correction): a step between
 * the one ahead of it and the one after it, a tenure between its neighbours. Pure.
 */
final class CorrectionBounds {
    private CorrectionBounds() {}

    /**
     * The moments between which an entry may lie.
     *
     * @param notBefore the earliest, or null for no bound
     * @param notAfter the latest, or null for no bound
     */
    record Bounds(@Nullable Instant notBefore, @Nullable Instant notAfter) {}

    private static final Bounds FREE = new Bounds(null, null);

    static Bounds of(Incident incident, TimelineEntry corrected) {
        int entry = corrected.sequence();
        Bounds steps = between(steps(incident), entry);
        if (steps != null) {
            return step(incident, entry, steps);
        }
        Bounds levels = between(incident.severityMoments(), entry);
        return levels == null ? other(incident, corrected) : level(incident, entry, levels);
    }

    /** Nobody is told before the detection. A level says who is told, and so does what makes it private or public: the one is not moved over the other. */
    private static Bounds level(Incident incident, int entry, Bounds levels) {
        Instant notBefore = later(levels.notBefore(), incident.detectedAt());
        Instant notAfter = levels.notAfter();
        for (Moment each : incident.visibilityMoments()) {
            notBefore = each.entry() < entry ? later(notBefore, each.at()) : notBefore;
            notAfter = each.entry() > entry ? earlier(notAfter, each.at()) : notAfter;
        }
        return new Bounds(notBefore, notAfter);
    }

    private static Bounds step(Incident incident, int entry, Bounds steps) {
        Instant notBefore = ends(incident, entry) ? lastTenure(incident, entry) : null;
        return new Bounds(later(steps.notBefore(), notBefore), earlier(steps.notAfter(), fixAfter(incident, entry)));
    }

    /** When the fix was done that came after a mitigation. */
    private static @Nullable Instant fixAfter(Incident incident, int entry) {
        Moment fixed = incident.fixed().orElse(null);
        return fixed != null
                        && fixed.entry() > entry
                        && mitigations(incident).stream().anyMatch(each -> each.entry() == entry)
                ? fixed.at()
                : null;
    }

    private static Bounds other(Incident incident, TimelineEntry corrected) {
        int entry = corrected.sequence();
        Moment fixed = incident.fixed().orElse(null);
        if (fixed != null && fixed.entry() == entry) {
            return new Bounds(lastBefore(entry, mitigations(incident)), null);
        }
        return switch (corrected.event().type()) {
            case ASSIGNED, ASSIGNMENT_COMPLETED -> work(incident, entry);
            case HANDOVER_OFFERED -> offer(incident, entry);
            case MESSAGE_SENT, MESSAGE_CONFIRMED -> message(incident, corrected);
            // What was seen until then was seen: it takes effect when it is recorded.
            case MADE_PRIVATE, MADE_PUBLIC -> new Bounds(corrected.occurredAt(), corrected.occurredAt());
            default -> tenure(incident, entry);
        };
    }

    /** Work ends after it begins. */
    private static Bounds work(Incident incident, int entry) {
        for (Assignment assignment : incident.people().assignments()) {
            if (assignment.entry() == entry) {
                return new Bounds(null, assignment.until());
            }
            if (assignment.endEntry() == entry) {
                return new Bounds(assignment.from(), null);
            }
        }
        return FREE;
    }

    /** The commander offers. */
    private static Bounds offer(Incident incident, int entry) {
        HandoverOffer offer = incident.commandership().offer();
        return offer != null && offer.entry() == entry ? new Bounds(lastTenure(incident, entry), null) : FREE;
    }

    /** Nobody is told before the detection, nor that it is over before it is. */
    private static Bounds message(Incident incident, TimelineEntry corrected) {
        boolean closing = corrected.event() instanceof MessageSent sent
                ? sent.moment() == MessageMoment.CLOSING
                : corrected.event() instanceof MessageConfirmed confirmed
                        && confirmed.moment() == MessageMoment.CLOSING;
        return new Bounds(
                later(incident.detectedAt(), closing ? lastBefore(corrected.sequence(), ends(incident)) : null), null);
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
        return FREE;
    }

    private static Episode episodeOf(Incident incident, int entry) {
        Episode found = incident.episodes().get(0);
        for (Episode episode : incident.episodes()) {
            found = episode.detected().entry() <= entry ? episode : found;
        }
        return found;
    }

    private static boolean ends(Incident incident, int entry) {
        Moment ended = incident.ended().orElse(null);
        Moment resolved = episodeOf(incident, entry).resolved();
        return (ended != null && ended.entry() == entry) || (resolved != null && resolved.entry() == entry);
    }

    private static List<Moment> ends(Incident incident) {
        List<Moment> ends = new ArrayList<>();
        incident.episodes().forEach(episode -> addIfPresent(ends, episode.resolved()));
        addIfPresent(ends, incident.ended().orElse(null));
        return ends;
    }

    private static List<Moment> mitigations(Incident incident) {
        List<Moment> mitigations = new ArrayList<>();
        for (Episode episode : incident.episodes()) {
            episode.failedAttempts().forEach(attempt -> mitigations.add(attempt.mitigated()));
            addIfPresent(mitigations, episode.mitigated());
        }
        return mitigations;
    }

    /** The moment of the last of them that was recorded before an entry. */
    private static @Nullable Instant lastBefore(int entry, List<Moment> moments) {
        Instant last = null;
        for (Moment each : moments) {
            last = each.entry() < entry ? each.at() : last;
        }
        return last;
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
        for (Episode episode : incident.episodes()) {
            incident.began(episode).ifPresent(began -> chain.add(new Moment(began, 0)));
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
        Moment ended = incident.ended().orElse(null);
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
