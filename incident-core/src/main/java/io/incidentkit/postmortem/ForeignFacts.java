package io.incidentkit.postmortem;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills in a postmortem's facts from what a foreign document says in its facts and in its timeline. */
final class ForeignFacts {
    private static final Pattern DETECTED = Pattern.compile(
            "(?:(?:incident|fault|first) )*detected:?|team aware:?|(?:incident|alert) (?:detected|began):?");
    private static final Pattern ENDED = Pattern.compile("(?:incident |issue )?(?:declared )?(?:as )?resolved[:.]?");

    private ForeignFacts() {}

    static void fill(
            PostmortemBuilder draft,
            FactReader facts,
            Clockwork clock,
            List<TimelineLine> timeline,
            Optional<LocalDate> stated) {
        stated.or(clock::firstDay).ifPresent(draft::date);
        Optional.ofNullable(facts.severity).ifPresent(draft::severity);
        Optional.ofNullable(facts.owner).ifPresent(draft::owner);
        Optional.ofNullable(facts.status).ifPresent(draft::status);
        draft.duration = facts.duration;
        Optional.ofNullable(facts.detection)
                .map(took -> new PhaseReport(1, Phase.DETECTION, Optional.of(took), ""))
                .ifPresent(report -> draft.phases(List.of(report)));
        if (draft.reference.isEmpty()) {
            draft.reference(facts.reference);
        }
        draft.services(facts.services).reviewers(facts.reviewers);
        clock.startAt(stated.or(clock::firstDay).orElse(null));
        Optional<Instant> started = Optional.ofNullable(facts.started).flatMap(clock::place);
        Optional<Instant> detected = Optional.ofNullable(facts.detected).flatMap(clock::place);
        Optional<Instant> ended = Optional.ofNullable(facts.ended).flatMap(clock::place);
        detected.or(() -> first(timeline, DETECTED)).or(() -> started).ifPresent(draft::detectedAt);
        ended.or(() -> first(timeline, ENDED)).ifPresent(at -> draft.endedAt = at);
        if (draft.duration == null) {
            draft.duration = between(started.or(() -> detected), ended);
        }
    }

    /** How long it took, if the document states from when and until when. */
    private static @Nullable Duration between(Optional<Instant> from, Optional<Instant> to) {
        return from.flatMap(start -> to.map(end -> Duration.between(start, end)))
                .filter(took -> !took.isNegative() && took.compareTo(PostmortemChecks.LONGEST) <= 0)
                .orElse(null);
    }

    private static Optional<Instant> first(List<TimelineLine> timeline, Pattern label) {
        return timeline.stream()
                .filter(line ->
                        label.matcher(line.text().toLowerCase(Locale.ROOT)).matches())
                .flatMap(line -> line.at().stream())
                .findFirst();
    }
}
