package io.incidentkit.console.board;

import io.incidentkit.console.page.Texts;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * Reads the filter of a list out of the address of its page: words of the title, team, service, severity, commander, labels, how it was
 * detected, and the days of the declaration, both included. The names are those of the HTTP API, but for several labels, which stand in
 * one field with commas between. Thread-safe.
 */
@Component
public final class ListFilters {
    /** All that can be asked, by its names in the address. */
    public static final List<String> NAMES =
            List.of("title", "team", "service", "severity", "commander", "label", "detectionSource", "from", "until");

    private final Incidents incidents;
    private final Times times;
    private final Texts texts;

    public ListFilters(Incidents incidents, Times times, Texts texts) {
        this.incidents = incidents;
        this.times = times;
        this.texts = texts;
    }

    /** Reads all that can be asked. */
    public ListFilter read(MultiValueMap<String, String> asked) {
        return read(asked, NAMES);
    }

    /** Reads some of it, for a page that asks for no more. */
    public ListFilter read(MultiValueMap<String, String> asked, List<String> names) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String name : names) {
            String value = asked.getFirst(name);
            if (value != null && !value.isBlank()) {
                typed.put(name, value.strip());
            }
        }
        return new Reading(typed).read();
    }

    /** Returns the names of the policy's levels. */
    public List<String> levels() {
        return incidents.policy().severities().severities().stream()
                .map(Severity::name)
                .toList();
    }

    /** Reads field by field, and goes on after what is wrong. Not thread-safe. */
    private final class Reading {
        private final Map<String, String> typed;
        private final List<FieldError> faults = new ArrayList<>();
        private IncidentFilter filter = IncidentFilter.ALL;

        Reading(Map<String, String> typed) {
            this.typed = typed;
        }

        ListFilter read() {
            narrow("title", IncidentFilter::title);
            narrow("team", IncidentFilter::team);
            narrow("service", IncidentFilter::service);
            narrow("commander", IncidentFilter::commander);
            narrow("severity", (some, name) -> some.severity(level(name)));
            narrow("detectionSource", (some, name) -> some.detectionSource(source(name)));
            narrow("label", this::labelled);
            Instant from = day("from")
                    .map(day -> day.atStartOfDay(times.zone()).toInstant())
                    .orElse(null);
            Instant until = day("until")
                    .map(day -> day.plusDays(1).atStartOfDay(times.zone()).toInstant())
                    .orElse(null);
            if (from != null && until != null && !from.isBefore(until)) {
                faults.add(new FieldError("until", texts.of("filter.fault.until")));
            } else {
                filter = filter.declared(from, until);
            }
            return new ListFilter(typed, faults.isEmpty() ? filter : IncidentFilter.ALL, faults, levels());
        }

        private void narrow(String name, BiFunction<IncidentFilter, String, IncidentFilter> narrowed) {
            String value = typed.get(name);
            if (value == null) {
                return;
            }
            try {
                filter = narrowed.apply(filter, value);
            } catch (InvalidInputException e) {
                e.faults().forEach(fault -> faults.add(new FieldError(name, fault.message())));
            }
        }

        private Severity level(String name) {
            return incidents.policy().severities().severities().stream()
                    .filter(level -> level.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> wrong("severity", "filter.fault.severity"));
        }

        private DetectionSource source(String name) {
            return DetectionSource.find(name).orElseThrow(() -> wrong("detectionSource", "filter.fault.source"));
        }

        private IncidentFilter labelled(IncidentFilter some, String labels) {
            IncidentFilter all = some;
            for (String text : labels.split(",", -1)) {
                String label = text.strip();
                int at = label.indexOf('=');
                if (at < 1 || at == label.length() - 1) {
                    throw wrong("label", "filter.fault.label");
                }
                all = all.label(
                        label.substring(0, at).strip(), label.substring(at + 1).strip());
            }
            return all;
        }

        private Optional<LocalDate> day(String name) {
            String text = typed.get(name);
            if (text == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(LocalDate.parse(text)).filter(day -> inReach(name, day));
            } catch (DateTimeException e) {
                faults.add(new FieldError(name, texts.of("filter.fault.day")));
                return Optional.empty();
            }
        }

        /** A year that no store keeps is a mistake of typing. */
        private boolean inReach(String name, LocalDate day) {
            if (day.getYear() < 1970 || day.getYear() > 9998) {
                faults.add(new FieldError(name, texts.of("filter.fault.day")));
                return false;
            }
            return true;
        }

        private InvalidInputException wrong(String field, String key) {
            return new InvalidInputException(List.of(new FieldError(field, texts.of(key))));
        }
    }
}
