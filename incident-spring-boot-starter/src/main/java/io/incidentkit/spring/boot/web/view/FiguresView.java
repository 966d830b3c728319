package io.incidentkit.spring.boot.web.view;

import io.incidentkit.actionitem.ActionTally;
import io.incidentkit.comms.Tally;
import io.incidentkit.insight.DetectionFigures;
import io.incidentkit.insight.Distribution;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.ImpactFigures;
import io.incidentkit.insight.ImpactFigures.Sum;
import io.incidentkit.insight.Lessons;
import io.incidentkit.insight.Measure;
import io.incidentkit.insight.PostmortemFigures;
import io.incidentkit.insight.Rotation;
import io.incidentkit.loop.DetectionSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figures as the API shows them: times as ISO-8601, shares from 0 to 1, null for what is unknown. They name nobody. */
public final class FiguresView {
    private static final int OFTEN = 90;

    private FiguresView() {}

    public static Map<String, @Nullable Object> of(Figures figures) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("incidents", figures.incidents());
        view.put("open", figures.open());
        view.put("falseAlarms", figures.falseAlarms());
        view.put("reopened", figures.reopened());
        view.put("bySeverity", named(figures.bySeverity(), count -> count));
        view.put("detection", detection(figures.detection()));
        view.put("impact", impact(figures.impact()));
        view.put("perEpisode", times(figures::perEpisode));
        view.put("overall", times(figures::overall));
        Map<String, @Nullable Object> kinds = new LinkedHashMap<>();
        figures.mitigationsByKind().forEach((kind, times) -> kinds.put(kind.code(), distribution(times)));
        view.put("mitigationsByKind", kinds);
        view.put("communication", named(figures.communication(), FiguresView::tally));
        view.put("communicationOnTime", share(figures.communicationOnTime()));
        view.put("duties", named(figures.duties(), FiguresView::tally));
        view.put("dutiesOnTime", share(figures.dutiesOnTime()));
        view.put("postmortems", postmortems(figures.postmortems()));
        view.put("actions", actions(figures.actions()));
        view.put("actionsByTeam", named(figures.actionsByTeam(), FiguresView::actions));
        view.put("rotation", rotation(figures.rotation()));
        view.put("repeats", figures.repeats().all().size());
        view.put("repeatsShare", share(figures.repeats().share()));
        view.put("lessons", lessons(figures.repeats().lessons()));
        return view;
    }

    private static Map<String, @Nullable Object> detection(DetectionFigures figures) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        for (DetectionSource source : DetectionSource.values()) {
            view.put(source.code(), figures.bySource().getOrDefault(source, 0));
        }
        view.put("unknown", figures.unknown());
        view.put("toldByCustomers", share(figures.toldByCustomers()));
        return view;
    }

    private static Map<String, @Nullable Object> impact(ImpactFigures figures) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("customersHit", sum(figures.customersHit()));
        view.put("requestsHit", sum(figures.requestsHit()));
        view.put("moneyLost", named(figures.moneyLost(), FiguresView::sum));
        return view;
    }

    private static Map<String, @Nullable Object> sum(Sum sum) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("total", sum.known().orElse(null));
        view.put("incidents", sum.incidents());
        return view;
    }

    private static Map<String, @Nullable Object> times(Function<Measure, Distribution> figures) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            view.put(measure.code(), distribution(figures.apply(measure)));
        }
        return view;
    }

    private static Map<String, @Nullable Object> distribution(Distribution times) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("known", times.known());
        view.put("unknown", times.unknown());
        view.put("median", time(times.median()));
        view.put("p90", time(times.percentile(OFTEN)));
        view.put("mean", time(times.mean()));
        view.put("shortest", time(times.shortest()));
        view.put("longest", time(times.longest()));
        return view;
    }

    private static Map<String, @Nullable Object> tally(Tally tally) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("met", tally.met());
        view.put("late", tally.late());
        view.put("missed", tally.missed());
        view.put("waived", tally.waived());
        view.put("open", tally.open());
        view.put("lapsed", tally.lapsed());
        view.put("onTime", share(tally.onTime()));
        return view;
    }

    private static Map<String, @Nullable Object> postmortems(PostmortemFigures figures) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("owed", figures.owed());
        view.put("inTime", figures.inTime());
        view.put("late", figures.late());
        view.put("overdue", figures.overdue());
        view.put("pending", figures.pending());
        view.put("published", figures.published());
        view.put("onTime", share(figures.onTime()));
        view.put("reviewedFromOutside", share(figures.reviewedFromOutside()));
        return view;
    }

    private static Map<String, @Nullable Object> actions(ActionTally tally) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("done", tally.done());
        view.put("dropped", tally.dropped());
        view.put("unfinished", tally.unfinished());
        view.put("stale", tally.stale());
        view.put("incomplete", tally.incomplete());
        view.put("onTime", tally.onTime());
        return view;
    }

    private static Map<String, @Nullable Object> rotation(Rotation rotation) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("commanders", rotation.commanders());
        view.put("rotaKnown", rotation.rotaKnown());
        view.put("largestShare", share(rotation.largestShare()));
        view.put("inequality", share(rotation.inequality()));
        return view;
    }

    private static Map<String, @Nullable Object> lessons(Lessons lessons) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("done", lessons.done());
        view.put("open", lessons.open());
        view.put("dropped", lessons.dropped());
        return view;
    }

    private static <K, V> Map<String, @Nullable Object> named(Map<K, V> figures, Function<V, Object> view) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        figures.forEach((key, value) -> named.put(key.toString(), view.apply(value)));
        return named;
    }

    private static @Nullable String time(Optional<Duration> time) {
        return time.map(Duration::toString).orElse(null);
    }

    private static @Nullable Double share(OptionalDouble share) {
        return share.isPresent() ? share.getAsDouble() : null;
    }
}
