package io.incidentkit.actionitem;

/** Numbers of days in words. */
final class Days {
    private Days() {}

    static String of(long days) {
        return days + (days == 1 ? " day" : " days");
    }

    static String ago(long days) {
        return of(days) + " ago";
    }
}
