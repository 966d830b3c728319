package io.incidentkit.incident;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The short name of an incident for people, such as {@code INC-42}.
 *
 * @param number the number that the store gave the incident
 */
public record IncidentRef(long number) {
    private static final Pattern FORM = Pattern.compile("(?:INC-)?([0-9]{1,18})");

    /**
     * Names an incident.
     *
     * @param number the number
     * @return the reference
     */
    public static IncidentRef of(long number) {
        return new IncidentRef(number);
    }

    /**
     * Reads a reference.
     *
     * @param text such as {@code INC-42}, {@code inc-42} or {@code 42}
     * @return the reference, or empty if the text is none
     */
    public static Optional<IncidentRef> find(String text) {
        Matcher matcher = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(new IncidentRef(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    /** Returns the reference as people write it. */
    @Override
    public String toString() {
        return "INC-" + number;
    }
}
