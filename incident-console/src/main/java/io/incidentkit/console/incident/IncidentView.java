package io.incidentkit.console.incident;

import io.incidentkit.console.form.CommandForm;
import io.incidentkit.console.page.TimelineDay;
import io.incidentkit.console.page.TimelineRow;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import io.incidentkit.service.ToldOutside;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the pages of an incident. What a page does not show is empty on it.
 *
 * @param head what all of them show
 * @param facts what is known
 * @param communication who has to be told, by when, and who was told
 * @param alerts what monitoring says
 * @param runbooks the runbooks that fit, best first
 * @param standsOut what somebody has to see to now; null on a page as it was known at a moment
 * @param actions what the reader can do
 * @param doing the form that was asked for by its address, or that came back and stands nowhere else; or null
 * @param answered whether a form that was sent and not taken is on the page
 * @param latest what happened last, the newest first
 * @param timeline everything that happened, day by day
 * @param newestFirst the order of the timeline
 * @param toldOutside what the public audiences were told, the first message first
 */
public record IncidentView(
        IncidentHead head,
        Facts facts,
        CommunicationView communication,
        List<AlertView> alerts,
        List<RunbookViews.Fitting> runbooks,
        @Nullable StandsOut standsOut,
        Actions actions,
        @Nullable CommandForm doing,
        boolean answered,
        List<TimelineRow> latest,
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
