package io.incidentkit.connector.written;

import java.util.List;

/**
 * The order in which a timeline tells its times; it matters where they pass midnight without saying so.
 *
 * @param isLatestFirst whether what came last stands first
 * @param nights how many midnights lie between its times, where no time names its day
 */
public record TimeOrder(boolean isLatestFirst, int nights) {
    private static final int HALF_A_DAY = 12 * 60 * 60;

    /** So many steps back, and none forward, are no mistake. */
    private static final int STEPS = 2;

    /**
     * Finds the order.
     *
     * @param times the times as they follow each other
     */
    public static TimeOrder of(List<WrittenMoment> times) {
        int back = 0;
        int forward = 0;
        int nights = 0;
        for (int i = 1; i < times.size(); i++) {
            int step = step(times.get(i - 1), times.get(i));
            boolean isNight = Math.abs(step) > HALF_A_DAY;
            back += step != 0 && (step < 0) != isNight ? 1 : 0;
            forward += step != 0 && (step > 0) != isNight ? 1 : 0;
            nights += isNight && step > 0 ? 1 : 0;
        }
        boolean isDated = times.stream()
                .anyMatch(time -> time.date().isPresent() || time.daysOn().isPresent());
        // Of a time that does not say which half of the day it is of, nothing is known yet.
        long halves = times.stream().filter(WrittenMoment::saysHalf).count();
        boolean isKnown = halves == 0
                || halves
                        == times.stream()
                                .filter(time -> time.time().isPresent())
                                .count();
        return new TimeOrder(isKnown && back >= STEPS && forward == 0, isDated ? 0 : nights);
    }

    /** The seconds between two times of the day; none where another day is said. */
    private static int step(WrittenMoment from, WrittenMoment to) {
        boolean isKnown = from.time().isPresent()
                && to.time().isPresent()
                && to.date().isEmpty()
                && to.daysOn().isEmpty()
                && to.weekday().isEmpty();
        return isKnown ? to.time().get().toSecondOfDay() - from.time().get().toSecondOfDay() : 0;
    }
}
