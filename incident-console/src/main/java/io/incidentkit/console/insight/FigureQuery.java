package io.incidentkit.console.insight;

import io.incidentkit.console.board.ListFilter;
import io.incidentkit.console.page.Address;
import java.util.List;

/**
 * Which figures are asked for, as the address of the page says it.
 *
 * @param days the period up to now
 * @param filter which incidents, by team and severity
 */
public record FigureQuery(int days, ListFilter filter) {
    /** The periods that can be asked for. */
    public static final List<Integer> PERIODS = List.of(30, 90, 365);

    /** The other things that can be asked, by their names in the address. */
    public static final List<String> NAMES = List.of("team", "severity");

    private static final int USUAL = 90;

    /** Reads the period; one that there is not is the usual one. */
    public static FigureQuery of(String days, ListFilter filter) {
        int period = PERIODS.stream()
                .filter(each -> each.toString().equals(days))
                .findFirst()
                .orElse(USUAL);
        return new FigureQuery(period, filter);
    }

    /** Returns the address of the same figures over another period. */
    public String over(int otherDays) {
        return Address.of("/figures")
                .with("days", otherDays)
                .with(filter.typed())
                .toString();
    }
}
