package io.incidentkit.console.board;

import io.incidentkit.console.incident.Due;
import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open incident on the board.
 *
 * @param reference such as {@code INC-42}
 * @param title what is wrong
 * @param severity how bad it is
 * @param state where it is, in a word
 * @param done how many of the five steps are completed
 * @param next what to do next, or null if that is its end
 * @param commander who commands, or last commanded; null if nobody did
 * @param since when it was detected
 * @param age for how long it has been so
 * @param team the team that answers for it, or null
 * @param services what is hit
 * @param onlyForThoseOnIt whether only those on it may see it
 * @param kind what it is if it is no real incident of now: {@code drill}, {@code backfill}; else null
 * @param owed the most urgent message that is owed, or null
 */
public record BoardRow(
        String reference,
        String title,
        Badge severity,
        String state,
        int done,
        @Nullable String next,
        @Nullable String commander,
        When since,
        String age,
        @Nullable String team,
        List<String> services,
        boolean onlyForThoseOnIt,
        @Nullable String kind,
        @Nullable Due owed) {}
