package io.incidentkit.console.insight;

import io.incidentkit.console.page.Badge;
import java.util.List;

/**
 * The page of figures.
 *
 * @param counts how many incidents there were, and of which kind
 * @param levels how many there were of each level
 * @param figures what they say
 * @param teams the teams that answer for incidents of the period, to choose from
 * @param empty whether no incident was detected in the period, none that the reader may see
 */
public record FiguresPage(
        List<Count> counts, List<Level> levels, List<Figure> figures, List<String> teams, boolean empty) {

    /** How many there were. */
    public record Count(String name, int incidents) {}

    /** How many incidents there were of a level. */
    public record Level(Badge badge, int incidents) {}
}
