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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of an incident, with what is known better by now: title, services, impact and since when, how it
 * was detected, team and labels.
 *
 * @param publicTitle the title that outsiders read, or null
 * @param detectionSource how the team learned of it, or null
 * @param visibility when it was made private or public, the first time first
 * @param beganAgain since when it was so again in each later episode of which that is known, by its number
 */
record Declaration(
        String title,
        @Nullable String publicTitle,
        List<String> services,
        @Nullable String impact,
        @Nullable Instant began,
        Map<Integer, Instant> beganAgain,
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
        beganAgain = Map.copyOf(beganAgain);
        labels = labels.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    static Declaration of(Declared declared, Actor by, Instant at) {
        return new Declaration(
                declared.title(),
                null,
                declared.services(),
                declared.impact(),
                declared.began(),
                Map.of(),
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
    Declaration with(ImpactDescribed described, @Nullable Instant lastEnd, int episode) {
        Instant since = described.began();
        boolean again = since != null && lastEnd != null && !since.isBefore(lastEnd);
        return changed(draft -> {
            draft.impact = described.impact();
            draft.began = since == null || again ? began : since;
            draft.beganAgain = since != null && again ? with(episode, since) : beganAgain;
            ImpactNumbers known = described.unknown() == null ? numbers : numbers.without(described.unknown());
            draft.numbers = described.numbers() == null ? known : known.with(described.numbers());
        });
    }

    /** An episode that comes back with its beginning. */
    Declaration beganAgain(int episode, @Nullable Instant since) {
        return since == null ? this : changed(draft -> draft.beganAgain = with(episode, since));
    }

    private Map<Integer, Instant> with(int episode, Instant since) {
        Map<Integer, Instant> all = new HashMap<>(beganAgain);
        all.put(episode, since);
        return all;
    }

    /** A correction of the declaration is one of the title, unless it is longer than a title. */
    Declaration with(TextCorrected corrected) {
        return corrected.entry() == DECLARATION
                ? changed(draft ->
                        draft.title = declared().titleIn(corrected.text()).orElse(title))
                : this;
    }

    private Declared declared() {
        return new Declared(title, services, impact, began, kind, isPrivate);
    }

    Declaration with(Renamed renamed) {
        return changed(draft -> draft.title = renamed.title());
    }

    Declaration with(PublicTitleSet set) {
        return changed(draft -> draft.publicTitle = set.title());
    }

    Declaration with(ServicesSet set) {
        return changed(draft -> draft.services = set.services());
    }

    Declaration with(DetectionSourceSet set) {
        return changed(draft -> draft.detectionSource = set.source());
    }

    /** It is made private, or public. */
    Declaration visible(boolean toThoseOnIt, Moment at) {
        List<Moment> all = new ArrayList<>(visibility);
        all.add(at);
        return changed(draft -> {
            draft.isPrivate = toThoseOnIt;
            draft.visibility = all;
        });
    }

    Declaration with(HistoryTold told) {
        return changed(draft -> {
            draft.title = told.title();
            draft.services = told.services();
            draft.impact = told.impact();
            draft.began = told.began();
            draft.beganAgain = told.steps() ? Map.of() : beganAgain;
        });
    }

    Declaration with(TeamSet set) {
        return changed(draft -> draft.team = set.team());
    }

    /** A key is one key in whatever case; the last one is shown as it was written. */
    Declaration with(Labelled labelled) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.keySet().removeIf(key -> CaselessKey.same(key, labelled.key()));
        if (labelled.value() != null) {
            all.put(labelled.key(), labelled.value());
        }
        return changed(draft -> draft.labels = all);
    }

    private Declaration changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Declaration(
                draft.title,
                draft.publicTitle,
                draft.services,
                draft.impact,
                draft.began,
                draft.beganAgain,
                draft.numbers,
                kind,
                draft.detectionSource,
                draft.isPrivate,
                draft.visibility,
                declaredBy,
                declaredAt,
                draft.team,
                draft.labels);
    }

    /** The same without the texts that no figure counts. */
    Declaration inOutline() {
        return impact == null ? this : changed(draft -> draft.impact = null);
    }

    /** The parts that are known better later. */
    private static final class Draft {
        private String title;
        private @Nullable String publicTitle;
        private List<String> services;
        private @Nullable String impact;
        private @Nullable Instant began;
        private Map<Integer, Instant> beganAgain;
        private ImpactNumbers numbers;
        private @Nullable DetectionSource detectionSource;
        private boolean isPrivate;
        private List<Moment> visibility;
        private @Nullable String team;
        private Map<String, String> labels;

        private Draft(Declaration of) {
            this.title = of.title;
            this.publicTitle = of.publicTitle;
            this.services = of.services;
            this.impact = of.impact;
            this.began = of.began;
            this.beganAgain = of.beganAgain;
            this.numbers = of.numbers;
            this.detectionSource = of.detectionSource;
            this.isPrivate = of.isPrivate;
            this.visibility = of.visibility;
            this.team = of.team;
            this.labels = of.labels;
        }
    }
}
