package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Moment;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.timeline.BackfillEvent.HistoryTold;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.RecordEvent.DetectionSourceSet;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.RecordEvent.Labelled;
import io.incidentkit.timeline.RecordEvent.PublicTitleSet;
import io.incidentkit.timeline.RecordEvent.Renamed;
import io.incidentkit.timeline.RecordEvent.ServicesSet;
import io.incidentkit.timeline.RecordEvent.TeamSet;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of an incident, with what is known better by now: title, services, impact and since when, how it
 * was detected, team and labels.
 *
 * @param publicTitle the title that outsiders read, or null
 * @param detectionSource how the team learned of it, or null
 * @param visibility when it was made private or public, the first time first
 * @param beganAgain since when it is so again, after a reopening; null in the first episode and while it is not known
 */
record Declaration(
        String title,
        @Nullable String publicTitle,
        List<String> services,
        @Nullable String impact,
        @Nullable Instant began,
        @Nullable Instant beganAgain,
        ImpactNumbers numbers,
        IncidentKind kind,
        @Nullable DetectionSource detectionSource,
        boolean isPrivate,
        List<Moment> visibility,
        Actor declaredBy,
        Instant declaredAt,
        @Nullable String team,
        Map<String, String> labels) {

    /** The entry that declares an incident. */
    private static final int DECLARATION = 1;

    Declaration {
        services = List.copyOf(services);
        visibility = List.copyOf(visibility);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    static Declaration of(Declared declared, Actor by, Instant at) {
        return new Declaration(
                declared.title(),
                null,
                declared.services(),
                declared.impact(),
                declared.began(),
                null,
                ImpactNumbers.NONE,
                declared.kind(),
                declared.detectionSource(),
                declared.isPrivate(),
                List.of(),
                by,
                at,
                null,
                Map.of());
    }

    /** The impact described anew; a beginning after the end of the episode before this one is that of this episode. */
    Declaration with(ImpactDescribed described, @Nullable Instant lastEnd) {
        Instant since = described.began();
        boolean again = since != null && lastEnd != null && !since.isBefore(lastEnd);
        return hit(
                described.impact(),
                since == null || again ? began : since,
                again ? since : beganAgain,
                described.numbers() == null ? numbers : numbers.with(described.numbers()));
    }

    /** A new episode, whose beginning is not known yet. */
    Declaration reopened() {
        return hit(impact, began, null);
    }

    /** A correction of the declaration is one of the title, unless it is longer than a title. */
    Declaration with(TextCorrected corrected) {
        return corrected.entry() == DECLARATION
                ? named(declared().titleIn(corrected.text()).orElse(title), publicTitle, services)
                : this;
    }

    private Declared declared() {
        return new Declared(title, services, impact, began, kind, isPrivate);
    }

    Declaration with(Renamed renamed) {
        return named(renamed.title(), publicTitle, services);
    }

    Declaration with(PublicTitleSet set) {
        return named(title, set.title(), services);
    }

    Declaration with(ServicesSet set) {
        return named(title, publicTitle, set.services());
    }

    Declaration with(DetectionSourceSet set) {
        return detected(set.source());
    }

    /** It is made private, or public. */
    Declaration visible(boolean toThoseOnIt, Moment at) {
        List<Moment> all = new ArrayList<>(visibility);
        all.add(at);
        return new Declaration(
                title,
                publicTitle,
                services,
                impact,
                began,
                beganAgain,
                numbers,
                kind,
                detectionSource,
                toThoseOnIt,
                all,
                declaredBy,
                declaredAt,
                team,
                labels);
    }

    Declaration with(HistoryTold told) {
        return named(told.title(), publicTitle, told.services())
                .hit(told.impact(), told.began(), told.steps() ? null : beganAgain);
    }

    Declaration with(TeamSet set) {
        return sorted(set.team(), labels);
    }

    /** A key is one key in whatever case; the last one is shown as it was written. */
    Declaration with(Labelled labelled) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.keySet().removeIf(key -> CaselessKey.same(key, labelled.key()));
        if (labelled.value() != null) {
            all.put(labelled.key(), labelled.value());
        }
        return sorted(team, all);
    }

    private Declaration named(String name, @Nullable String outside, List<String> hit) {
        return new Declaration(
                name,
                outside,
                hit,
                impact,
                began,
                beganAgain,
                numbers,
                kind,
                detectionSource,
                isPrivate,
                visibility,
                declaredBy,
                declaredAt,
                team,
                labels);
    }

    private Declaration hit(@Nullable String who, @Nullable Instant since, @Nullable Instant again) {
        return hit(who, since, again, numbers);
    }

    private Declaration hit(
            @Nullable String who, @Nullable Instant since, @Nullable Instant again, ImpactNumbers known) {
        return new Declaration(
                title,
                publicTitle,
                services,
                who,
                since,
                again,
                known,
                kind,
                detectionSource,
                isPrivate,
                visibility,
                declaredBy,
                declaredAt,
                team,
                labels);
    }

    private Declaration detected(@Nullable DetectionSource how) {
        return new Declaration(
                title,
                publicTitle,
                services,
                impact,
                began,
                beganAgain,
                numbers,
                kind,
                how,
                isPrivate,
                visibility,
                declaredBy,
                declaredAt,
                team,
                labels);
    }

    private Declaration sorted(@Nullable String whose, Map<String, String> words) {
        return new Declaration(
                title,
                publicTitle,
                services,
                impact,
                began,
                beganAgain,
                numbers,
                kind,
                detectionSource,
                isPrivate,
                visibility,
                declaredBy,
                declaredAt,
                whose,
                words);
    }
}
