package io.incidentkit.console.incident;

import io.incidentkit.comms.Obligation.State;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import io.incidentkit.incident.Incident;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.rule.Violation;
import io.incidentkit.service.Incidents;
import java.util.List;

/**
 * The things on an incident that somebody has to see to, though they stop nothing.
 *
 * @param flags what two do at once, and what is overdue
 * @param owed the duties that can still be met, the most urgent first
 * @param runbooks the faults of the runbooks that fit or are used, and those that owe a review, a line each
 */
public record StandsOut(List<Violation> flags, List<Line> owed, List<String> runbooks) {
    /**
     * A duty that can still be met.
     *
     * @param words what is not done yet
     * @param text in how long it is due, or how long it is overdue
     * @param style how urgent that is: the CSS class. The words always say it too
     * @param at by when
     */
    public record Line(String words, String text, String style, When at) {}

    public static StandsOut of(Incident incident, Incidents incidents, List<String> runbooks, Times times) {
        return new StandsOut(
                incidents.flags(incident),
                incidents.duties(incident).stream()
                        .filter(OwedDuty::isUnsettled)
                        .map(owed -> line(owed, times))
                        .toList(),
                runbooks);
    }

    private static Line line(OwedDuty owed, Times times) {
        boolean overdue = owed.state() == State.MISSED;
        return new Line(owed.words(), times.due(owed.due()), overdue ? "overdue" : "calm", times.when(owed.due()));
    }

    /** Returns whether there is nothing to say. */
    public boolean empty() {
        return flags.isEmpty() && owed.isEmpty() && runbooks.isEmpty();
    }
}
