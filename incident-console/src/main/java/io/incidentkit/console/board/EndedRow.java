package io.incidentkit.console.board;

import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident in the list of those that have ended.
 *
 * @param reference such as {@code INC-42}
 * @param title what was wrong
 * @param severity how bad it was
 * @param state how it ended, in a word
 * @param since when it ended
 * @param age how long it took from the detection
 * @param commander who commanded last; null if nobody did
 * @param team the team that answers for it, or null
 * @param services what was hit
 * @param onlyForThoseOnIt whether only those on it may see it
 * @param kind what it was if it was no real incident: {@code drill}, {@code backfill}; else null
 * @param postmortem where its postmortem stands, in words; null if it owes none
 * @param late whether the postmortem is overdue
 */
public record EndedRow(
        String reference,
        String title,
        Badge severity,
        String state,
        When since,
        String age,
        @Nullable String commander,
        @Nullable String team,
        List<String> services,
        boolean onlyForThoseOnIt,
        @Nullable String kind,
        @Nullable String postmortem,
        boolean late) {}
