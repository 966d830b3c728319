package io.incidentkit.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run through the five steps. An incident that is reopened begins a new episode; the old one stays as it was.
 *
 * <p>Immutable and thread-safe.
 *
 * @param number 1 for the first episode
 * @param detected when it was noticed
 * @param triaged when commander and severity were set, or null
 * @param diagnosed when the hypothesis stood, or null
 * @param mitigated when service was restored, or null
 * @param resolved when it was verified back to normal, or null
 * @param failedAttempts the mitigations that did not hold, the oldest first
 */
public record Episode(
        int number,
        Moment detected,
        @Nullable Moment triaged,
        @Nullable Moment diagnosed,
        @Nullable Moment mitigated,
        @Nullable Moment resolved,
        List<Attempt> failedAttempts) {

    /** Copies the list, which comes last: fields that are set after a branch cost G1 a check each, and each step makes one. */
    public Episode(
            int number,
            Moment detected,
            @Nullable Moment triaged,
            @Nullable Moment diagnosed,
            @Nullable Moment mitigated,
            @Nullable Moment resolved,
            List<Attempt> failedAttempts) {
        this.number = number;
        this.detected = detected;
        this.triaged = triaged;
        this.diagnosed = diagnosed;
        this.mitigated = mitigated;
        this.resolved = resolved;
        this.failedAttempts = List.copyOf(failedAttempts);
    }

    /**
     * Begins an episode.
     *
     * @param number 1 for the first
     * @param detected when it was noticed
     * @return the episode, detected and nothing more
     */
    public static Episode begin(int number, Moment detected) {
        return new Episode(number, detected, null, null, null, null, List.of());
    }

    /** Returns the last step that is completed. */
    public Step step() {
        if (resolved != null) {
            return Step.RESOLVED;
        }
        if (mitigated != null) {
            return Step.MITIGATED;
        }
        if (diagnosed != null) {
            return Step.DIAGNOSED;
        }
        return triaged != null ? Step.TRIAGED : Step.DETECTED;
    }

    /**
     * Returns the last step that was completed once an entry of the timeline was written, whatever came after it.
     *
     * @param entry the sequence number of the entry
     * @return the step; {@link Step#DETECTED} for an entry before this episode
     */
    public Step stepAt(int entry) {
        if (isBy(resolved, entry)) {
            return Step.RESOLVED;
        }
        for (Attempt attempt : failedAttempts) {
            if (entry < attempt.failed().entry()) {
                return stepAt(entry, attempt.diagnosed(), attempt.mitigated());
            }
        }
        return stepAt(entry, diagnosed, mitigated);
    }

    private Step stepAt(int entry, @Nullable Moment hypothesis, @Nullable Moment restored) {
        if (isBy(restored, entry)) {
            return Step.MITIGATED;
        }
        if (isBy(hypothesis, entry)) {
            return Step.DIAGNOSED;
        }
        return isBy(triaged, entry) ? Step.TRIAGED : Step.DETECTED;
    }

    private static boolean isBy(@Nullable Moment moment, int entry) {
        return moment != null && moment.entry() <= entry;
    }

    /**
     * Returns the moment at which a step was completed.
     *
     * @param step the step
     * @return the moment, or empty if the step is not completed
     */
    public Optional<Moment> moment(Step step) {
        return Optional.ofNullable(momentOrNull(step));
    }

    /** Returns when the episode came to where it is: nothing that belongs to it from now on happens before. */
    public Instant since() {
        Step step = step();
        if (step == Step.TRIAGED && !failedAttempts.isEmpty()) {
            return failedAttempts.get(failedAttempts.size() - 1).failed().at();
        }
        Moment moment = momentOrNull(step);
        return moment == null ? detected.at() : moment.at();
    }

    /**
     * Completes a step, or moves the moment of a completed one. The rules are asked before; this only keeps the moment.
     *
     * @param step the step
     * @param moment when it was completed
     * @return the episode with that moment
     */
    public Episode with(Step step, Moment moment) {
        return switch (step) {
            case DETECTED -> new Episode(number, moment, triaged, diagnosed, mitigated, resolved, failedAttempts);
            case TRIAGED -> new Episode(number, detected, moment, diagnosed, mitigated, resolved, failedAttempts);
            case DIAGNOSED -> new Episode(number, detected, triaged, moment, mitigated, resolved, failedAttempts);
            case MITIGATED -> new Episode(number, detected, triaged, diagnosed, moment, resolved, failedAttempts);
            case RESOLVED -> new Episode(number, detected, triaged, diagnosed, mitigated, moment, failedAttempts);
        };
    }

    /**
     * A moment of this episode is corrected.
     *
     * @param entry the sequence number of the timeline entry that gave the wrong moment
     * @param at the right moment
     * @return the corrected episode; the same if no moment of it came with that entry
     */
    public Episode corrected(int entry, Instant at) {
        return new Episode(
                number,
                detected.corrected(entry, at),
                triaged == null ? null : triaged.corrected(entry, at),
                diagnosed == null ? null : diagnosed.corrected(entry, at),
                mitigated == null ? null : mitigated.corrected(entry, at),
                resolved == null ? null : resolved.corrected(entry, at),
                failedAttempts.stream()
                        .map(attempt -> new Attempt(
                                attempt.diagnosed() == null
                                        ? null
                                        : attempt.diagnosed().corrected(entry, at),
                                attempt.mitigated().corrected(entry, at),
                                attempt.failed().corrected(entry, at)))
                        .toList());
    }

    /**
     * The mitigation did not hold: the episode goes back to diagnosing, and what was tried is kept.
     *
     * @param failed when it was seen not to hold
     * @return the episode, triaged again
     * @throws IllegalStateException if nothing was mitigated
     */
    public Episode mitigationFailed(Moment failed) {
        if (mitigated == null) {
            throw new IllegalStateException("Nothing was mitigated in " + this);
        }
        List<Attempt> attempts = new ArrayList<>(failedAttempts);
        attempts.add(new Attempt(diagnosed, mitigated, failed));
        return new Episode(number, detected, triaged, null, null, null, attempts);
    }

    /**
     * Returns the time between two completed steps.
     *
     * @param from the earlier step
     * @param to the later step
     * @return the time, or empty if one of them is not completed: unknown, never zero
     */
    public Optional<Duration> between(Step from, Step to) {
        return moment(from).flatMap(start -> moment(to).map(end -> Duration.between(start.at(), end.at())));
    }

    private @Nullable Moment momentOrNull(Step step) {
        return switch (step) {
            case DETECTED -> detected;
            case TRIAGED -> triaged;
            case DIAGNOSED -> diagnosed;
            case MITIGATED -> mitigated;
            case RESOLVED -> resolved;
        };
    }
}
