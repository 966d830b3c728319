package io.incidentkit.spring.boot.web.view;

import io.incidentkit.connector.history.HistoryNote;
import io.incidentkit.connector.history.HistoryProgress;
import io.incidentkit.connector.history.HistoryProgress.Origin;
import io.incidentkit.connector.history.HistoryProgress.State;
import java.util.List;
import java.util.Map;

/** The imports of histories, as the API shows them. */
public final class HistoryRunView {
    private static final View<HistoryNote> NOTE = View.<HistoryNote>named("ImportNote")
            .with("record", Shape.TEXT, HistoryNote::record)
            .with("words", Shape.TEXT, HistoryNote::words);

    private static final View<HistoryProgress> PROGRESS = View.<HistoryProgress>named("ImportProgress")
            .with("import", Shape.ID, HistoryProgress::id)
            .with("tool", Shape.TEXT, HistoryProgress::tool)
            .with("source", Shape.TEXT, HistoryProgress::source)
            .with(
                    "origin",
                    Shape.oneOf(Origin.values(), Origin::code),
                    run -> run.origin().code())
            .with("startedBy", Shape.TEXT, HistoryProgress::startedBy)
            .with("startedAt", Shape.MOMENT, HistoryProgress::startedAt)
            .maybe("endedAt", Shape.MOMENT, HistoryProgress::endedAt)
            .with(
                    "state",
                    Shape.oneOf(State.values(), State::code),
                    run -> run.state().code())
            .maybe("reason", Shape.TEXT, HistoryProgress::reason)
            .with("read", Shape.WHOLE, HistoryProgress::read)
            .with("taken", Shape.WHOLE, HistoryProgress::taken)
            .with("joined", Shape.WHOLE, HistoryProgress::joined)
            .with("unchanged", Shape.WHOLE, HistoryProgress::unchanged)
            .with("leftOut", Shape.WHOLE, HistoryProgress::leftOut)
            .with("faults", Shape.WHOLE, HistoryProgress::faults)
            .maybe("cursor", Shape.TEXT, HistoryProgress::cursor);

    /** A run with its report. */
    public static final View<HistoryProgress> RUN = View.<HistoryProgress>named("ImportRun")
            .all(PROGRESS, run -> run)
            .each("report", NOTE, HistoryProgress::report)
            .each("broken", NOTE, HistoryProgress::broken)
            .each("remarks", NOTE, HistoryProgress::remarks);

    private static final View<Map.Entry<String, String>> PLACE = View.<Map.Entry<String, String>>named("ImportPlace")
            .with("tool", Shape.TEXT, Map.Entry::getKey)
            .with("source", Shape.TEXT, Map.Entry::getValue);

    /** All runs of this node, and what can be imported. */
    public static final View<Runs> RUNS = View.<Runs>named("Imports")
            .with("files", Shape.listOf(Shape.TEXT), Runs::files)
            .each("places", PLACE, Runs::places)
            .each("imports", PROGRESS, Runs::runs);

    /**
     * The things that are shown.
     *
     * @param files the tools whose files are read
     * @param places the tools that are set to be read themselves, with what their histories are called
     * @param runs the runs, the latest first
     */
    public record Runs(List<String> files, List<Map.Entry<String, String>> places, List<HistoryProgress> runs) {}

    private HistoryRunView() {}
}
