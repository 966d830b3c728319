package io.incidentkit.obligation;

import io.incidentkit.comms.Obligation.Waiver;
import io.incidentkit.duty.DutyWork.Settlement;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The ways in which what one incident owes ends: it is met, somebody says so, or the episode is over. */
final class DutyEnds {
    private final Incident incident;

    DutyEnds(Incident incident) {
        this.incident = incident;
    }

    /** The end of an episode, or null while it goes on. */
    @Nullable
    Instant of(Episode episode) {
        return episode.number() < incident.episode().number()
                ? at(episode.resolved())
                : incident.endedAt().orElse(null);
    }

    /** The same as it ended. An incident that is dismissed or merged ends without what it owed until then. */
    OwedDuty ended(OwedDuty found, @Nullable Instant met, @Nullable Instant end) {
        OwedDuty byWord = byWord(found);
        Instant word = byWord.settledAt();
        if (word != null && (met == null || word.isBefore(met))) {
            return byWord;
        } else if (met != null) {
            return found.metAt(met);
        }
        return end == null ? found : found.endedAt(end);
    }

    /** The same by somebody's word, if there is one. */
    OwedDuty byWord(OwedDuty found) {
        Settlement word = incident.dutyWork().settled().get(found.id());
        if (word == null) {
            return found;
        }
        return word.isDone() ? found.metAt(word.at()) : found.waivedAt(word.at(), new Waiver(word.by(), word.reason()));
    }

    /** The earlier of two moments that may be unknown. */
    static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    /** The moment at which something was completed, or null. */
    static @Nullable Instant at(@Nullable Moment moment) {
        return moment == null ? null : moment.at();
    }
}
