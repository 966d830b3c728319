package io.incidentkit.console.incident;

import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the five steps on the progress line.
 *
 * @param name what is true if it is completed, else what is to be done
 * @param state where the incident is: at it, past it, or not there yet
 * @param when when it was completed, or null
 * @param took how long it took since the step before, or since when it is worked on; null for the first and what is ahead
 */
public record StepView(
        String name,
        State state,
        @Nullable When when,
        @Nullable String took) {

    /** Where an incident is, seen from one of the steps. */
    public enum State {
        /** It is completed. */
        DONE("done"),
        /** It is worked on. */
        CURRENT("current"),
        /** It has not begun. */
        AHEAD("ahead"),
        /** The incident ended without it. */
        SKIPPED("skipped");

        private final String style;

        State(String style) {
            this.style = style;
        }

        /** Returns the CSS class. */
        public String style() {
            return style;
        }
    }

    /** Returns the five steps of the current episode. */
    public static List<StepView> of(Incident incident, Times times) {
        Episode episode = incident.episode();
        Step current = episode.step().next().orElse(null);
        List<StepView> line = new ArrayList<>();
        Step previous = null;
        for (Step step : Step.values()) {
            Moment moment = episode.moment(step).orElse(null);
            if (moment != null) {
                String took = previous == null
                        ? null
                        : episode.between(previous, step).map(times::words).orElse(null);
                line.add(new StepView(
                        times.texts().or("state." + step.code(), step.code()),
                        State.DONE,
                        times.when(moment.at()),
                        took));
            } else if (!incident.isOpen()) {
                line.add(new StepView(
                        times.texts().or("step." + step.code() + ".verb", step.verb()), State.SKIPPED, null, null));
            } else if (step == current) {
                line.add(new StepView(
                        times.texts().or("step." + step.code() + ".verb", step.verb()),
                        State.CURRENT,
                        null,
                        times.since(episode.since())));
            } else {
                line.add(new StepView(
                        times.texts().or("step." + step.code() + ".verb", step.verb()), State.AHEAD, null, null));
            }
            previous = step;
        }
        return line;
    }
}
