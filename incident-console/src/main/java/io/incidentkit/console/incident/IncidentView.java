package io.incidentkit.console.incident;

import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.TimelineDay;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import io.incidentkit.service.ToldOutside;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident's page.
 *
 * @param reference such as {@code INC-42}
 * @param title what is wrong
 * @param onlyForThoseOnIt whether only those on it may see it
 * @param severity how bad it is
 * @param state where it is, in a word
 * @param open whether it is worked on
 * @param age for how long it has been so, or how long it took
 * @param episode which episode it is in; 1 unless it was reopened
 * @param steps the progress line
 * @param facts what is known
 * @param mergedInto the incident that it goes on in, or null if it was not merged or the reader may not see that one
 * @param duplicates those that were merged into it, as far as the reader may see them
 * @param communication who has to be told, by when, and who was told
 * @param alerts what monitoring says
 * @param runbooks the runbooks that fit, best first
 * @param standsOut what somebody has to see to now; null on a page as it was known at a moment
 * @param actions what the reader can do
 * @param timeline everything that happened, day by day
 * @param newestFirst the order of the timeline
 * @param toldOutside what the public audiences were told, the first message first
 */
public record IncidentView(
        String reference,
        String title,
        boolean onlyForThoseOnIt,
        Badge severity,
        String state,
        boolean open,
        String age,
        int episode,
        List<StepView> steps,
        Facts facts,
        @Nullable LinkedIncident mergedInto,
        List<LinkedIncident> duplicates,
        CommunicationView communication,
        List<AlertView> alerts,
        List<RunbookViews.Fitting> runbooks,
        @Nullable StandsOut standsOut,
        Actions actions,
        List<TimelineDay> timeline,
        boolean newestFirst,
        List<Outside> toldOutside) {

    /** A message that went outside the team: its entry, when, to whom, and what it says. */
    public record Outside(int entry, When when, String audience, String text) {
        static Outside of(ToldOutside told, Times times) {
            return new Outside(
                    told.entry(), times.when(told.at()), told.audience().name(), told.text());
        }
    }
}
