package io.incidentkit.console.incident;

import io.incidentkit.console.form.CommandForm;
import io.incidentkit.console.page.TimelineRow;
import io.incidentkit.console.page.When;
import java.util.List;

/**
 * The page of one entry of a timeline: how it was recorded, what corrected it, and the forms that correct it.
 *
 * @param reference the incident
 * @param title what is wrong
 * @param row the entry as it is shown on the timeline
 * @param recorded when it was recorded
 * @param original what it said when it was recorded
 * @param happened when it was recorded to have happened
 * @param corrections what corrected it since, the earliest first
 * @param along what was recorded in the same breath, to be corrected on pages of their own
 * @param forms those that correct it; empty for a reader who did not say who they are, and where nothing is to be corrected
 */
public record EntryView(
        String reference,
        String title,
        TimelineRow row,
        When recorded,
        String original,
        When happened,
        List<TimelineRow> corrections,
        List<TimelineRow> along,
        List<CommandForm> forms) {}
