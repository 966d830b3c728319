package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The times that are measured, each a named pair of moments. */
public enum Measure {
    /** From the beginning of the impact to the detection of the first episode. */
    TIME_TO_DETECT("time-to-detect", null, Step.DETECTED),
    /** From detected to triaged. */
    TIME_TO_TRIAGE("time-to-triage", Step.DETECTED, Step.TRIAGED),
    /** From detected to diagnosed. */
    TIME_TO_DIAGNOSE("time-to-diagnose", Step.DETECTED, Step.DIAGNOSED),
    /** From detected to mitigated. */
    TIME_TO_MITIGATE("time-to-mitigate", Step.DETECTED, Step.MITIGATED),
    /** From detected to resolved. */
    TIME_TO_RESOLVE("time-to-resolve", Step.DETECTED, Step.RESOLVED);

    /** Stands for a time that is not known, among times in nanoseconds. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final long NANOS = 1_000_000_000;

    private final String code;
    private final @Nullable Step from;
    private final Step to;

    Measure(String code, @Nullable Step from, Step to) {
        this.code = code;
        this.from = from;
        this.to = to;
    }

    /** Returns the stable code, such as {@code time-to-mitigate}. */
    public String code() {
        return code;
    }

    /**
     * Measures one episode.
     *
     * @param incident the incident
     * @param episode one of its episodes
     * @return the time, or empty if one of the moments is unknown: never zero for that
     */
    public Optional<Duration> of(Incident incident, Episode episode) {
        long nanos = nanos(incident, episode);
        return nanos == UNKNOWN ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    /** The same in nanoseconds; {@link #UNKNOWN} if it is unknown. */
    long nanos(Incident incident, Episode episode) {
        Instant begin = from == null ? began(incident, episode) : at(episode, from);
        Instant end = at(episode, to);
        if (begin == null || end == null) {
            return UNKNOWN;
        }
        return (end.getEpochSecond() - begin.getEpochSecond()) * NANOS + end.getNano() - begin.getNano();
    }

    private static @Nullable Instant began(Incident incident, Episode episode) {
        return episode.number() == 1 ? incident.began().orElse(null) : null;
    }

    private static @Nullable Instant at(Episode episode, Step step) {
        return episode.moment(step).map(Moment::at).orElse(null);
    }
}
