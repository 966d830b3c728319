package io.incidentkit.runbook;

import io.incidentkit.rule.Faults;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What an incident gives to look for runbooks by. Each part may be empty.
 *
 * @param alertNames the names of the alerts that fired
 * @param services the services that are hit
 * @param words what is seen, in anyone's words: the title, the symptoms
 */
public record RunbookQuery(List<String> alertNames, List<String> services, String words) {
    /** How many alert names, and how many services, are looked for at most. */
    public static final int MAX_NAMES = 500;

    /**
     * Checks all parts.
     *
     * @throws io.incidentkit.rule.InvalidInputException with every name that is blank, too long or not one line, and with
     *     words that are too long or have control characters
     */
    public RunbookQuery {
        Faults faults = new Faults();
        alertNames = List.copyOf(
                Names.checked(faults, "alertNames", Objects.requireNonNull(alertNames, "alertNames"), MAX_NAMES));
        services =
                List.copyOf(Names.checked(faults, "services", Objects.requireNonNull(services, "services"), MAX_NAMES));
        String text = faults.optionalText("words", words);
        words = text == null ? "" : text;
        faults.throwIfAny();
    }

    /**
     * Makes a query.
     *
     * @param alertNames the names of the alerts that fired
     * @param services the services that are hit
     * @param words what is seen, in anyone's words: the title, the symptoms
     * @return the query
     * @throws io.incidentkit.rule.InvalidInputException with every fault
     */
    public static RunbookQuery of(Collection<String> alertNames, Collection<String> services, String words) {
        return new RunbookQuery(List.copyOf(alertNames), List.copyOf(services), words);
    }

    /**
     * Makes a query by words alone, as one that is typed into a search box.
     *
     * @param words what is looked for
     * @return the query
     * @throws io.incidentkit.rule.InvalidInputException if they are too long or have control characters
     */
    public static RunbookQuery ofWords(String words) {
        return new RunbookQuery(List.of(), List.of(), words);
    }
}
