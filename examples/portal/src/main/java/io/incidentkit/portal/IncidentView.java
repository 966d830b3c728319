package io.incidentkit.portal;

import java.util.List;

/**
 * An incident's page.
 *
 * @param reference such as {@code INC-42}
 * @param title what is wrong
 * @param severity how bad it is
 * @param state where it is, in a word
 * @param open whether it is worked on
 * @param age for how long it has been so, or how long it took
 * @param episode which episode it is in; 1 unless it was reopened
 * @param steps the progress line
 * @param facts what is known
 * @param alerts what monitoring says
 * @param actions what the reader can do
 * @param timeline everything that happened, day by day
 * @param newestFirst the order of the timeline
 */
record IncidentView(
        String reference,
        String title,
        Badge severity,
        String state,
        boolean open,
        String age,
        int episode,
        List<StepView> steps,
        Facts facts,
        List<AlertView> alerts,
        Actions actions,
        List<TimelineDay> timeline,
        boolean newestFirst) {}
