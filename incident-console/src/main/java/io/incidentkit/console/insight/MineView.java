package io.incidentkit.console.insight;

import io.incidentkit.console.page.Badge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The work of somebody, over all incidents.
 *
 * @param groups what is of one kind, the most urgent kind first; a kind of which there is nothing is not there
 */
public record MineView(List<Group> groups) {

    /** Returns whether there is nothing. */
    public boolean empty() {
        return groups.isEmpty();
    }

    /**
     * The work of one kind.
     *
     * @param id the kind
     * @param title its name
     * @param lines one each
     * @param more how many there are besides, which are not listed
     */
    public record Group(String id, String title, List<Line> lines, int more) {}

    /**
     * One thing to do.
     *
     * @param incident the incident that it belongs to
     * @param title its title
     * @param severity how bad it is
     * @param open whether it is worked on
     * @param text what is to be done; null if the incident itself is
     * @param due in how long, or how long it is overdue, or null
     * @param style how urgent that is: the CSS class. The words always say it too
     * @param address where it is done, below the console's path
     */
    public record Line(
            String incident,
            String title,
            Badge severity,
            boolean open,
            @Nullable String text,
            @Nullable String due,
            String style,
            String address) {}
}
