package io.incidentkit.retention;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.timeline.EventCodec;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.timeline.UnreadableEventException;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import io.incidentkit.validation.JsonObjects;
import io.incidentkit.validation.ObjectReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Between {@link IncidentDocument} and its JSON. */
final class DocumentForm {
    private static final List<String> SEALED =
            List.of("sequence", "type", "version", "occurredAt", "recordedAt", "actor");
    private static final Set<String> NUMBERS = Set.of("sequence", "version");
    private static final IncidentId NOBODY = new IncidentId(new UUID(0, 0));

    private DocumentForm() {}

    static Map<String, Object> write(IncidentDocument document) {
        TimelineSeals seals = new TimelineSeals(document.id());
        List<Map<String, Object>> entries = new ArrayList<>();
        for (TimelineEntry entry : document.timeline()) {
            entries.add(entry(entry, seals));
        }
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("format", IncidentDocument.FORMAT);
        form.put("id", document.id().toString());
        form.put("number", document.number());
        form.put("timeline", entries);
        return form;
    }

    static String seal(IncidentDocument document) {
        TimelineSeals seals = new TimelineSeals(document.id());
        String last = "";
        for (TimelineEntry entry : document.timeline()) {
            last = String.valueOf(entry(entry, seals).get("seal"));
        }
        return last;
    }

    private static Map<String, Object> entry(TimelineEntry entry, TimelineSeals seals) {
        Map<String, ?> event = JsonObjects.tree(EventCodec.write(entry.event()));
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("sequence", entry.sequence());
        form.put("type", entry.event().type().code());
        form.put("version", entry.event().type().version());
        form.put("occurredAt", entry.occurredAt().toString());
        form.put("recordedAt", entry.recordedAt().toString());
        form.put("actor", entry.actor().code());
        form.put("event", event);
        form.put("seal", seals.next(parts(form::get, JsonObjects.compact(event))));
        return form;
    }

    /** The parts of a seal: all that the entry says, as it is written. */
    private static List<String> parts(Function<String, @Nullable Object> field, @Nullable String event) {
        return Stream.concat(SEALED.stream().map(field), Stream.of(String.valueOf(event)))
                .map(String::valueOf)
                .toList();
    }

    static IncidentDocument read(ObjectReader in) {
        Integer format = in.integer("format");
        if (format == null) {
            in.missing("format");
        } else if (format != IncidentDocument.FORMAT) {
            in.note(in.at("format"), "is " + format + "; this release reads " + IncidentDocument.FORMAT);
        }
        IncidentId id = in.value("id", IncidentId::find, "is not a UUID");
        if (id == null) {
            in.missing("id");
        }
        Long number = in.wholeNumber("number");
        if (number == null) {
            in.missing("number");
        }
        List<TimelineEntry> entries = entries(in, id);
        // With a fault nothing is made of it.
        return in.build(() -> new IncidentDocument(id == null ? NOBODY : id, number == null ? 0 : number, entries));
    }

    private static List<TimelineEntry> entries(ObjectReader in, @Nullable IncidentId id) {
        List<ObjectReader> forms = in.objects("timeline");
        if (forms == null || forms.isEmpty()) {
            in.missing("timeline");
            return List.of();
        }
        Optional<TimelineSeals> seals = Optional.ofNullable(id).map(TimelineSeals::new);
        List<TimelineEntry> entries = new ArrayList<>();
        boolean sealed = true;
        for (ObjectReader form : forms) {
            TimelineEntry entry = entry(form, entries.size() + 1);
            String seal = form.text("seal");
            if (sealed && seals.isPresent()) {
                sealed = isSealed(form, seal, seals.get());
            }
            if (entry != null) {
                entries.add(entry);
            } else if (form.hasErrorAround(form.at("sequence"))) {
                return List.of(); // those after it would be told to have wrong numbers
            }
        }
        return entries;
    }

    private static @Nullable TimelineEntry entry(ObjectReader form, int sequence) {
        Integer told = form.integer("sequence");
        if (told == null || told != sequence) {
            form.note(form.at("sequence"), "is not " + sequence + ", the next number of the timeline");
        }
        String type = required(form, "type");
        Integer version = form.integer("version");
        Instant occurredAt = form.instant("occurredAt");
        Instant recordedAt = form.instant("recordedAt");
        String actor = required(form, "actor");
        String event = form.json("event");
        if (event == null) {
            form.missing("event");
        }
        for (String name : List.of("version", "occurredAt", "recordedAt")) {
            if (!form.names().contains(name)) {
                form.missing(name);
            }
        }
        if (told == null
                || told != sequence
                || type == null
                || version == null
                || occurredAt == null
                || recordedAt == null
                || actor == null
                || event == null) {
            return null;
        }
        try {
            return new TimelineEntry(
                    sequence, occurredAt, recordedAt, Actor.parse(actor), EventCodec.read(type, version, event));
        } catch (UnreadableEventException e) {
            form.note(form.at("event"), "can't be read: " + e.getMessage());
        } catch (InvalidInputException e) {
            form.note(form.at("actor"), "is nobody: " + e.getMessage());
        }
        return null;
    }

    private static @Nullable String required(ObjectReader form, String name) {
        String text = form.text(name);
        if (text == null) {
            form.missing(name);
        }
        return text;
    }

    /** The first entry that was changed is named; the seals after it say nothing more. */
    private static boolean isSealed(ObjectReader form, @Nullable String seal, TimelineSeals seals) {
        List<String> parts =
                parts(name -> NUMBERS.contains(name) ? form.integer(name) : form.text(name), form.json("event"));
        boolean isSealed = seals.next(parts).equals(seal);
        if (!isSealed) {
            form.note(
                    form.at("seal"),
                    "is broken: this entry was changed after it was written, or one before it was taken out");
        }
        return isSealed;
    }

    /** The incident that a document makes, or a fault. */
    static Incident folded(IncidentDocument document) {
        try {
            return Incident.replay(document.id(), 0, document.timeline());
        } catch (IllegalArgumentException e) {
            throw faulty("timeline", "makes no incident: " + e.getMessage());
        }
    }

    static InvalidInputException faulty(String field, String message) {
        return new InvalidInputException(List.of(new FieldError(field, message)));
    }
}
