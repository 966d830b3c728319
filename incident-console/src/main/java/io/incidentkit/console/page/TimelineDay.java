package io.incidentkit.console.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of a timeline that happened on one day.
 *
 * @param day the day in words
 * @param rows the entries, in the order of the timeline
 */
public record TimelineDay(String day, List<TimelineRow> rows) {

    /** Returns a timeline day by day, in its order. */
    public static List<TimelineDay> of(List<TimelineRow> timeline) {
        Map<String, List<TimelineRow>> days = new LinkedHashMap<>();
        for (TimelineRow row : timeline) {
            days.computeIfAbsent(row.when().day(), day -> new ArrayList<>()).add(row);
        }
        return days.entrySet().stream()
                .map(day -> new TimelineDay(day.getKey(), List.copyOf(day.getValue())))
                .toList();
    }
}
