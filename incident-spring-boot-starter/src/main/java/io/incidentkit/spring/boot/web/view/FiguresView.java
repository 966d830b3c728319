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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Figures as the API shows them: times as ISO-8601, shares from 0 to 1, null for what is unknown. They name nobody. */
public final class FiguresView {
    private static final int OFTEN = 90;

    private static final View<DetectionFigures> DETECTION = detection();

    private static final View<Sum> SUM = View.<Sum>named("Sum")
            .maybe("total", Shape.NUMBER, Sum::known)
            .with("incidents", Shape.WHOLE, Sum::incidents);

    private static final View<ImpactFigures> IMPACT = View.<ImpactFigures>named("ImpactFigures")
            .one("customersHit", SUM, ImpactFigures::customersHit)
            .one("requestsHit", SUM, ImpactFigures::requestsHit)
            .byName("moneyLost", SUM, ImpactFigures::moneyLost);

    private static final View<Distribution> TIMES = View.<Distribution>named("Times")
            .with("known", Shape.WHOLE, Distribution::known)
            .with("unknown", Shape.WHOLE, Distribution::unknown)
            .maybe("median", Shape.DURATION, Distribution::median)
            .maybe("p90", Shape.DURATION, times -> times.percentile(OFTEN))
            .maybe("mean", Shape.DURATION, Distribution::mean)
            .maybe("shortest", Shape.DURATION, Distribution::shortest)
            .maybe("longest", Shape.DURATION, Distribution::longest);

    private static final View<Function<Measure, Distribution>> MEASURES = measures();

    private static final View<Tally> PUNCTUALITY = View.<Tally>named("Punctuality")
            .with("met", Shape.WHOLE, Tally::met)
            .with("late", Shape.WHOLE, Tally::late)
            .with("missed", Shape.WHOLE, Tally::missed)
            .with("waived", Shape.WHOLE, Tally::waived)
            .with("open", Shape.WHOLE, Tally::open)
            .with("lapsed", Shape.WHOLE, Tally::lapsed)
            .maybe("onTime", Shape.NUMBER, Tally::onTime);

    private static final View<PostmortemFigures> POSTMORTEMS = View.<PostmortemFigures>named("PostmortemFigures")
            .with("owed", Shape.WHOLE, PostmortemFigures::owed)
            .with("inTime", Shape.WHOLE, PostmortemFigures::inTime)
            .with("late", Shape.WHOLE, PostmortemFigures::late)
            .with("overdue", Shape.WHOLE, PostmortemFigures::overdue)
            .with("pending", Shape.WHOLE, PostmortemFigures::pending)
            .with("published", Shape.WHOLE, PostmortemFigures::published)
            .maybe("onTime", Shape.NUMBER, PostmortemFigures::onTime)
            .maybe("reviewedFromOutside", Shape.NUMBER, PostmortemFigures::reviewedFromOutside);

    private static final View<ActionTally> ACTIONS = View.<ActionTally>named("ActionFigures")
            .with("done", Shape.WHOLE, ActionTally::done)
            .with("dropped", Shape.WHOLE, ActionTally::dropped)
            .with("unfinished", Shape.WHOLE, ActionTally::unfinished)
            .with("stale", Shape.WHOLE, ActionTally::stale)
            .with("incomplete", Shape.WHOLE, ActionTally::incomplete)
            .with("onTime", Shape.WHOLE, ActionTally::onTime);

    private static final View<Rotation> ROTATION = View.<Rotation>named("Rotation")
            .with("commanders", Shape.WHOLE, Rotation::commanders)
            .with("rotaKnown", Shape.YES_NO, Rotation::rotaKnown)
            .maybe("largestShare", Shape.NUMBER, Rotation::largestShare)
            .maybe("inequality", Shape.NUMBER, Rotation::inequality);

    private static final View<Lessons> LESSONS = View.<Lessons>named("Lessons")
            .with("done", Shape.WHOLE, Lessons::done)
            .with("open", Shape.WHOLE, Lessons::open)
            .with("dropped", Shape.WHOLE, Lessons::dropped);

    /** All figures. */
    public static final View<Figures> FIGURES = View.<Figures>named("Figures")
            .with("incidents", Shape.WHOLE, Figures::incidents)
            .with("open", Shape.WHOLE, Figures::open)
            .with("falseAlarms", Shape.WHOLE, Figures::falseAlarms)
            .with("reopened", Shape.WHOLE, Figures::reopened)
            .with("bySeverity", Shape.named(Shape.WHOLE), Figures::bySeverity)
            .one("detection", DETECTION, Figures::detection)
            .one("impact", IMPACT, Figures::impact)
            .one("perEpisode", MEASURES, figures -> figures::perEpisode)
            .one("overall", MEASURES, figures -> figures::overall)
            .byName("mitigationsByKind", TIMES, figures -> {
                Map<String, Distribution> kinds = new LinkedHashMap<>();
                figures.mitigationsByKind().forEach((kind, times) -> kinds.put(kind.code(), times));
                return kinds;
            })
            .byName("communication", PUNCTUALITY, Figures::communication)
            .maybe("communicationOnTime", Shape.NUMBER, Figures::communicationOnTime)
            .byName("duties", PUNCTUALITY, Figures::duties)
            .maybe("dutiesOnTime", Shape.NUMBER, Figures::dutiesOnTime)
            .one("postmortems", POSTMORTEMS, Figures::postmortems)
            .one("actions", ACTIONS, Figures::actions)
            .byName("actionsByTeam", ACTIONS, Figures::actionsByTeam)
            .one("rotation", ROTATION, Figures::rotation)
            .with("repeats", Shape.WHOLE, figures -> figures.repeats().all().size())
            .maybe("repeatsShare", Shape.NUMBER, figures -> figures.repeats().share())
            .one("lessons", LESSONS, figures -> figures.repeats().lessons());

    private FiguresView() {}

    private static View<DetectionFigures> detection() {
        View<DetectionFigures> view = View.named("DetectionFigures");
        for (DetectionSource source : DetectionSource.values()) {
            view = view.with(
                    source.code(), Shape.WHOLE, figures -> figures.bySource().getOrDefault(source, 0));
        }
        return view.with("unknown", Shape.WHOLE, DetectionFigures::unknown)
                .maybe("toldByCustomers", Shape.NUMBER, DetectionFigures::toldByCustomers);
    }

    private static View<Function<Measure, Distribution>> measures() {
        View<Function<Measure, Distribution>> view = View.named("TimesByMeasure");
        for (Measure measure : Measure.values()) {
            view = view.one(measure.code(), TIMES, figures -> figures.apply(measure));
        }
        return view;
    }
}
