package io.incidentkit.test.history;

import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.timeline.TimelineEntry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what somebody wants to do, for one who reads a falsified sample: only what was given, in the words of the trade. */
final class CommandWords {
    private CommandWords() {}

    /** Such as {@code Triage: severity SEV1, commander ana}. */
    static String of(IncidentCommand command) {
        List<String> given = new ArrayList<>();
        for (RecordComponent component : command.getClass().getRecordComponents()) {
            add(given, words(component.getName()), value(component, command));
        }
        return command.type().label() + (given.isEmpty() ? "" : ": " + String.join(", ", given));
    }

    /** Such as {@code declares 'Checkout is down', severity SEV1}. */
    static String of(Declare declare) {
        List<String> given = new ArrayList<>();
        add(given, "severity", declare.severity());
        add(given, "commander", declare.commander());
        add(given, "began", declare.began());
        add(given, "detected at", declare.detectedAt());
        add(given, "triaged at", declare.triagedAt());
        String kind =
                declare.kind() == IncidentKind.REAL ? "" : ", " + declare.kind().code();
        return "declares '" + declare.title() + "'" + (given.isEmpty() ? "" : ", " + String.join(", ", given)) + kind;
    }

    private static void add(List<String> given, String name, @Nullable Object value) {
        if (value instanceof Boolean yes) {
            if (yes) {
                given.add(name);
            }
        } else if (value != null) {
            given.add(name + " " + said(value));
        }
    }

    private static String said(Object value) {
        if (value instanceof String text) {
            return "'" + text + "'";
        }
        if (value instanceof TimelineEntry entry) {
            return "#" + entry.sequence();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        return value instanceof Incident incident ? incident.reference() : value.toString();
    }

    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object value(RecordComponent component, IncidentCommand command) {
        try {
            return component.getAccessor().invoke(command);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A command's component can't be read: " + component, e);
        }
    }
}
