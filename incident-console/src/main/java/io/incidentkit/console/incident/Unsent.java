package io.incidentkit.console.incident;

import io.incidentkit.comms.Carrier;
import io.incidentkit.console.form.CommandForm;
import io.incidentkit.console.page.TimelineRow;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.DeliveryEvent.DeliveryFailed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A message to an audience that is yet to be sent.
 *
 * @param sequence its entry on the timeline
 * @param what which message it is, and who sends it
 * @param when when it was written
 * @param text what it says
 * @param confirm the form that says that it is sent, or null for a reader who did not say who they are
 */
public record Unsent(
        int sequence,
        String what,
        When when,
        String text,
        @Nullable CommandForm confirm) {

    /**
     * Returns the messages to one audience that are yet to be sent, the newest first.
     *
     * @param confirm makes the form for an entry
     */
    public static List<Unsent> to(
            String audience,
            Incident incident,
            List<TimelineEntry> timeline,
            Times times,
            IntFunction<@Nullable CommandForm> confirm) {
        List<Unsent> all = new ArrayList<>();
        for (TimelineEntry entry : timeline) {
            if (entry.event() instanceof MessageSent sent
                    && sent.audience().name().equals(audience)
                    && incident.dutyWork().unsent().contains(entry.sequence())) {
                all.add(
                        0,
                        new Unsent(
                                entry.sequence(),
                                times.texts()
                                        .of(
                                                how(sent, entry, timeline),
                                                TimelineRow.message(sent.moment(), times.texts())),
                                times.when(entry.occurredAt()),
                                sent.text(),
                                confirm.apply(entry.sequence())));
            }
        }
        return all;
    }

    private static String how(MessageSent sent, TimelineEntry entry, List<TimelineEntry> timeline) {
        if (sent.carrier() == Carrier.HAND) {
            return "unsent.byHand";
        }
        boolean isGivenUp = timeline.stream()
                .anyMatch(each -> each.event() instanceof DeliveryFailed failed
                        && failed.givenUp()
                        && failed.key().contains("/" + entry.sequence() + "/"));
        return isGivenUp ? "unsent.givenUp" : "unsent.onItsWay";
    }
}
