package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSection;
import java.time.Duration;
import java.util.Optional;

/**
 * How long one phase took, and why.
 *
 * @param episode the episode, 1 for the first
 * @param phase the phase
 * @param took how long it took, to the microsecond; empty if one of its moments is unknown, never zero for that
 * @param why why it took so long, in a sentence, as Markdown; empty as long as nobody has said so
 */
public record PhaseReport(int episode, Phase phase, Optional<Duration> took, String why) {

    /** Cleans the sentence. */
    public PhaseReport {
        took = took.map(Durations::toMicros);
        why = MarkdownSection.body(why.strip(), TimelineLine.TOP_HEADING);
    }
}
