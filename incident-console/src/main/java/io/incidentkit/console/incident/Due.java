package io.incidentkit.console.incident;

import io.incidentkit.comms.Obligation;
import io.incidentkit.console.page.Texts;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;

/**
 * A message that is owed, as it is shown.
 *
 * @param id the obligation's id
 * @param audience who has to be told
 * @param what which message it is
 * @param text in how long it is due, or how long it is overdue
 * @param style how urgent that is: the CSS class. The words always say it too
 * @param at by when
 */
public record Due(String id, String audience, String what, String text, String style, When at) {
    public static Due of(Obligation owed, Times times) {
        return new Due(
                owed.id(),
                owed.audience().name(),
                what(owed, times.texts()),
                times.due(owed.due()),
                times.urgency(owed.due()),
                times.when(owed.due()));
    }

    /** Returns which message it is, in words. */
    public static String what(Obligation owed, Texts texts) {
        return switch (owed.reason()) {
            case FIRST -> texts.of("due.first");
            case CADENCE -> texts.of("due.next");
            case STEP ->
                owed.step() == null
                        ? texts.of("due.step.next")
                        : texts.of("due.step", owed.step().code());
            case CLOSING -> texts.of("due.closing");
        };
    }
}
