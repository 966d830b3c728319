package io.incidentkit.console.postmortem;

import io.incidentkit.console.form.CommandForm;
import io.incidentkit.console.page.When;
import io.incidentkit.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a postmortem is written, reviewed and published.
 *
 * @param reference the incident
 * @param status where the postmortem stands
 * @param open whether the incident is worked on
 * @param ended how it ended, or null while it is open
 * @param owner who sees to it, or null
 * @param due by when it is due, or null if none is owed or not yet
 * @param published when it was published, or null
 * @param reviewers who reviewed it
 * @param next what is to be done next; null for a reader who did not say who they are, and where nothing is
 * @param ticks what is asked for to publish it, and whether it is there; empty once it is published
 * @param missing everything that is missing for its publication
 * @param sections what people write
 * @param phases why it took as long as it did
 * @param comments what was said of the whole of it
 * @param rows what its timeline can show
 * @param items what is to be done so that it does not come back
 * @param addItem the form that adds one, or null
 * @param runbooks what was used
 * @param others what else can be done
 * @param waived the sentences that may stay, with the reasons
 * @param answered whether a form that was sent and not taken is among them
 */
public record PostmortemView(
        String reference,
        String status,
        boolean open,
        @Nullable String ended,
        @Nullable String owner,
        @Nullable DueDay due,
        @Nullable When published,
        List<Reviewer> reviewers,
        @Nullable CommandForm next,
        List<Tick> ticks,
        List<Missing> missing,
        List<Part> sections,
        List<Part> phases,
        Comments comments,
        List<Row> rows,
        List<ItemView> items,
        @Nullable CommandForm addItem,
        List<RunbookRow> runbooks,
        List<CommandForm> others,
        List<Waived> waived,
        boolean answered) {

    /** Somebody who reviewed it. */
    public record Reviewer(String name, boolean outside) {}

    /** A day by which something is due, in words, and whether it is over. */
    public record DueDay(String text, boolean over) {}

    /** Something that is asked for, whether it is there, and where on the page. */
    public record Tick(String name, boolean done, String where) {}

    /** A missing part, what to do, and where on the page. */
    public record Missing(Violation violation, String remedy, String where) {}

    /** A sentence that may stay, and why. */
    public record Waived(String sentence, String reason) {}

    /** Something that was said of the draft; it may be from before the text was changed last. */
    public record Comment(String author, When when, String text, boolean earlier) {}

    /** The comments on one part, and the form that adds one; null if there is none. */
    public record Comments(List<Comment> said, @Nullable CommandForm say) {
        static final Comments NONE = new Comments(List.of(), null);

        /** Returns whether there is anything to show. */
        public boolean any() {
            return !said.isEmpty() || say != null;
        }
    }

    /**
     * A row that the document's timeline can show.
     *
     * @param entry the number of the entry
     * @param when when it happened
     * @param actor who did it
     * @param text what happened
     * @param shown whether it is shown
     * @param choose the form that leaves it out or shows it again, or null
     */
    public record Row(
            int entry,
            When when,
            String actor,
            String text,
            boolean shown,
            @Nullable CommandForm choose) {}

    /**
     * A section, or why a phase took as long as it did.
     *
     * @param id its anchor
     * @param name what it is called
     * @param about a word more, such as how long a phase took; or null
     * @param text what it says, as it is written
     * @param html the same as it is read; empty as long as nobody has written it
     * @param done whether it is written and blames nobody
     * @param blame the sentences that name somebody as the cause
     * @param write the form that writes it, or null
     * @param comments what was said of it
     */
    public record Part(
            String id,
            String name,
            @Nullable String about,
            String text,
            String html,
            boolean done,
            List<BlameView> blame,
            @Nullable CommandForm write,
            Comments comments) {

        /** Returns whether somebody else saved another text while this one was written. */
        public boolean conflict() {
            return write != null
                    && write.sent() != null
                    && !write.sent().since().isEmpty();
        }
    }

    /** A runbook that was used, and the form that says that it was reviewed; null if there is none. */
    public record RunbookRow(
            String name,
            String runbook,
            When used,
            @Nullable When reviewed,
            @Nullable CommandForm review) {}

    /** Returns how many rows are left out. */
    public long leftOut() {
        return rows.stream().filter(row -> !row.shown()).count();
    }
}
