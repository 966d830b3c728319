package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Step;
import java.time.Duration;
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

    private final String code;
    private final Optional<Step> from;
    private final Step to;

    Measure(String code, @Nullable Step from, Step to) {
        this.code = code;
        this.from = Optional.ofNullable(from);
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
        if (from.isPresent()) {
            return episode.between(from.get(), to);
        }
        return episode.number() == 1
                ? incident.began()
                        .map(began -> Duration.between(began, episode.detected().at()))
                : Optional.empty();
    }
}
