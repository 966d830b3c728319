package io.incidentkit.console.incident;

import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of all pages of an incident, which stays in sight: what, how bad, who commands, what is due, what can I do.
 *
 * @param reference such as {@code INC-42}
 * @param version its version
 * @param title what is wrong
 * @param here the address of the page, below the console's path
 * @param tab the page's code
 * @param onlyForThoseOnIt whether only those on it may see it
 * @param kind what it is if it is no real incident of now: {@code drill}, {@code backfill}; else null
 * @param severity how bad it is
 * @param state where it is, in a word
 * @param open whether it is worked on
 * @param age for how long it has been so, or how long it took
 * @param since when it was detected
 * @param episode which episode it is in; 1 unless it was reopened
 * @param steps the progress line
 * @param commander who commands, or commanded at the end; null if nobody does
 * @param commanderSince since when, or null
 * @param offeredTo whom command is offered to, or null
 * @param due the most urgent thing that is owed, or null
 * @param more how many others are owed
 * @param mergedInto the incident that it goes on in, or null if it was not merged or the reader may not see that one
 * @param duplicates those that were merged into it, as far as the reader may see them
 * @param bar the things that one does most
 * @param others who else has one of its pages open
 * @param untold what happens to nobody, as no channel is connected that would do it: the codes of the kinds of effects
 */
public record IncidentHead(
        String reference,
        int version,
        String title,
        String here,
        String tab,
        boolean onlyForThoseOnIt,
        @Nullable String kind,
        Badge severity,
        String state,
        boolean open,
        String age,
        When since,
        int episode,
        List<StepView> steps,
        @Nullable String commander,
        @Nullable When commanderSince,
        @Nullable String offeredTo,
        @Nullable Owed due,
        int more,
        @Nullable LinkedIncident mergedInto,
        List<LinkedIncident> duplicates,
        ActionBar bar,
        List<String> others,
        List<String> untold) {
    /**
     * A thing that is owed.
     *
     * @param what what, and to whom
     * @param text in how long it is due, or how long it is overdue
     * @param style how urgent that is: the CSS class. The words always say it too
     * @param at by when
     * @param page where it is seen to, below the console's path
     */
    public record Owed(String what, String text, String style, When at, String page) {}
}
