package io.incidentkit.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

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
        stated.or(() -> firstDay(timeline)).ifPresent(draft::date);
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
        Optional.ofNullable(facts.detected)
                .flatMap(clock::place)
                .or(() -> first(timeline, DETECTED))
                .ifPresent(draft::detectedAt);
        Optional.ofNullable(facts.ended)
                .flatMap(clock::place)
                .or(() -> first(timeline, ENDED))
                .ifPresent(at -> draft.endedAt = at);
    }

    private static Optional<LocalDate> firstDay(List<TimelineLine> timeline) {
        return timeline.stream()
                .flatMap(line -> line.at().stream())
                .map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate())
                .findFirst();
    }

    private static Optional<Instant> first(List<TimelineLine> timeline, Pattern label) {
        return timeline.stream()
                .filter(line ->
                        label.matcher(line.text().toLowerCase(Locale.ROOT)).matches())
                .flatMap(line -> line.at().stream())
                .findFirst();
    }
}
