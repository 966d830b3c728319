package io.incidentkit.console.page;

/**
 * A moment, ready for {@code <time>}.
 *
 * @param text short, in the team's zone: {@code 14:32} today, with the date on other days
 * @param day the day in words
 * @param time the time of day alone
 * @param full date, time to the second and zone
 * @param iso in UTC, for machines
 */
public record When(String text, String day, String time, String full, String iso) {}
