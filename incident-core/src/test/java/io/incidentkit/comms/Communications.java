package io.incidentkit.comms;

import io.incidentkit.comms.CommunicationEvent.End;
import io.incidentkit.comms.CommunicationEvent.Ended;
import io.incidentkit.comms.CommunicationEvent.LevelSet;
import io.incidentkit.comms.CommunicationEvent.Reopened;
import io.incidentkit.comms.CommunicationEvent.StepCompleted;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.CommunicationEvent.Waived;
import io.incidentkit.loop.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Histories in the domain's words. Times are minutes after {@link #START}. */
final class Communications {
    static final Instant START = Instant.parse("2026-03-01T14:00:00Z");

    /** A status page that is told of each step, and of nothing else while it goes on. */
    static final CommunicationDuty PAGE =
            new CommunicationDuty(Audience.STATUS_PAGE, Duration.ofMinutes(5), null, true, true);

    static final CommunicationDuty CHAT =
            new CommunicationDuty(Audience.INTERNAL_CHAT, Duration.ofMinutes(15), Duration.ofMinutes(30), false, true);
    /** The playbook's table. */
    static final List<CommunicationDuty> PLAYBOOK = List.of(
            new CommunicationDuty(Audience.STATUS_PAGE, Duration.ofMinutes(5), Duration.ofMinutes(60), true, true),
            CHAT,
            new CommunicationDuty(Audience.CUSTOMERS, Duration.ofMinutes(30), Duration.ofHours(2), false, true));

    private Communications() {}

    static Instant at(long minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    static LevelSet level(long minutes, CommunicationDuty... duties) {
        return new LevelSet(at(minutes), List.of(duties));
    }

    static LevelSet playbook(long minutes) {
        return new LevelSet(at(minutes), PLAYBOOK);
    }

    static UpdateSent update(long minutes, Audience audience) {
        return new UpdateSent(at(minutes), audience, false, null);
    }

    static UpdateSent promise(long minutes, Audience audience, long next) {
        return new UpdateSent(at(minutes), audience, false, at(next));
    }

    static UpdateSent closing(long minutes, Audience audience) {
        return new UpdateSent(at(minutes), audience, true, null);
    }

    static StepCompleted step(long minutes, Step step) {
        return new StepCompleted(at(minutes), step);
    }

    static Ended resolved(long minutes) {
        return new Ended(at(minutes), End.RESOLVED);
    }

    static Ended dismissed(long minutes) {
        return new Ended(at(minutes), End.DISMISSED);
    }

    static Ended merged(long minutes) {
        return new Ended(at(minutes), End.MERGED);
    }

    static Reopened reopened(long minutes) {
        return new Reopened(at(minutes));
    }

    static Waived waived(long minutes, String obligation) {
        return new Waived(at(minutes), obligation, "ana", "nobody is hit");
    }

    /** Each obligation as {@code id state}, in order. */
    static List<String> standing(long now, CommunicationEvent... events) {
        return Obligations.of(CommunicationHistory.of(events), at(now)).all().stream()
                .map(obligation -> obligation.id() + " " + obligation.state().code())
                .toList();
    }

    static Obligation find(String id, long now, CommunicationEvent... events) {
        return Obligations.of(CommunicationHistory.of(events), at(now)).find(id).orElseThrow();
    }

    static String cadence(Audience audience, long since) {
        return audience + "/cadence/" + at(since);
    }
}
