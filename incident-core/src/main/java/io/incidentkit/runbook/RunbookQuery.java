package io.incidentkit.runbook;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InputValidator;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The signs of an incident by which runbooks are looked for. Each part may be empty.
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
     * @throws io.incidentkit.validation.InvalidInputException with every name that is blank, too long or not one line, and with
     *     words that are too long or have control characters
     */
    public RunbookQuery {
        InputValidator faults = new InputValidator();
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
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public static RunbookQuery of(Collection<String> alertNames, Collection<String> services, String words) {
        return new RunbookQuery(List.copyOf(alertNames), List.copyOf(services), words);
    }

    /**
     * Makes a query by words alone, as one that is typed into a search box.
     *
     * @param words what is looked for
     * @return the query
     * @throws io.incidentkit.validation.InvalidInputException if they are too long or have control characters
     */
    public static RunbookQuery ofWords(String words) {
        return new RunbookQuery(List.of(), List.of(), words);
    }

    /**
     * Makes the query of an incident: the alerts that came to it, its services and those of its alerts, the words of its title
     * and impact. A name that is no single line of {@link InputValidator#MAX_LINE} characters, which monitoring may send, says nothing
     * and is left out.
     *
     * @param incident the incident
     * @param timeline its timeline, which has its alerts; empty to go without them
     * @return the query
     */
    public static RunbookQuery about(Incident incident, List<TimelineEntry> timeline) {
        List<AlertGroup> groups = timeline.stream()
                .map(TimelineEntry::event)
                .filter(AlertsReceived.class::isInstance)
                .map(event -> ((AlertsReceived) event).group())
                .toList();
        Stream<String> alerts = groups.stream()
                .flatMap(group -> group.alerts().stream())
                .map(Alert::name)
                .flatMap(Optional::stream);
        Stream<String> services = Stream.concat(
                incident.services().stream(), groups.stream().flatMap(group -> group.services().stream()));
        String words = incident.title()
                + incident.impact().map(impact -> "\n" + impact).orElse("");
        return new RunbookQuery(kept(alerts), kept(services), Names.shortened(words, InputValidator.MAX_TEXT));
    }

    private static List<String> kept(Stream<String> names) {
        return names.filter(Names::isLine).distinct().limit(MAX_NAMES).toList();
    }
}
