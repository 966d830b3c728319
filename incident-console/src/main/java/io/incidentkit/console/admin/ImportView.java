package io.incidentkit.console.admin;

import io.incidentkit.connector.history.HistoryNote;
import io.incidentkit.connector.history.HistoryProgress;
import io.incidentkit.connector.history.HistoryProgress.Origin;
import io.incidentkit.connector.history.HistoryProgress.State;
import io.incidentkit.console.page.Texts;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import java.util.List;

/**
 * An import of a history as a page shows it.
 *
 * @param run how far it is
 * @param state where it stands, in words
 * @param origin where it comes from, in words
 * @param startedAt when it was started
 * @param goesOn whether it goes on by itself
 * @param resumable whether somebody can have it go on
 * @param lists what was left out, could not be taken, or has remarks; those that are empty are not among them
 */
public record ImportView(
        HistoryProgress run,
        String state,
        String origin,
        When startedAt,
        boolean goesOn,
        boolean resumable,
        List<Notes> lists) {
    /** How many lines of each kind a page has. */
    private static final int SHOWN = 200;

    /**
     * Lines of a report.
     *
     * @param title what they are
     * @param notes the first of them
     * @param more which of how many they are, or nothing if they are all
     */
    public record Notes(String title, List<HistoryNote> notes, String more) {}

    /** Shows a run. */
    public static ImportView of(HistoryProgress run, Times times) {
        Texts texts = times.texts();
        State state = run.state();
        return new ImportView(
                run,
                texts.of(
                        switch (state) {
                            case WAITING -> "imports.waiting";
                            case RUNNING -> "imports.running";
                            case PAUSED -> "imports.paused";
                            case STOPPED -> "imports.stopped";
                            case FAILED -> "imports.failed";
                            case DONE -> "imports.done";
                        }),
                texts.of(run.origin() == Origin.FILE ? "imports.origin.file" : "imports.origin.api"),
                times.when(run.startedAt()),
                state.goesOn(),
                state == State.STOPPED || state == State.FAILED,
                List.of(
                                notes(texts, "imports.broken", run.broken(), run.faults()),
                                notes(texts, "imports.report", run.report(), run.leftOut()),
                                notes(
                                        texts,
                                        "imports.remarks",
                                        run.remarks(),
                                        run.remarks().size()))
                        .stream()
                        .filter(each -> !each.notes().isEmpty())
                        .toList());
    }

    private static Notes notes(Texts texts, String title, List<HistoryNote> notes, int all) {
        List<HistoryNote> first = notes.stream().limit(SHOWN).toList();
        return new Notes(
                texts.of(title), first, first.size() < all ? texts.of("imports.first", first.size(), all) : "");
    }
}
