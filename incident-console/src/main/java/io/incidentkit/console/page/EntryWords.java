package io.incidentkit.console.page;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.IncidentEvent;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what an entry of a timeline tells in the words of the host, where a bundle of its has a text {@code entry.<code>}: its places are the
 * parts of the event in their order, and yes and no are 1 and 0. Without one it is what core says in English.
 */
final class EntryWords {
    private static final Logger LOG = LoggerFactory.getLogger(EntryWords.class);

    private EntryWords() {}

    /** Returns the words of the host, or null if it has none for this kind of event. */
    static @Nullable String of(IncidentEvent event, Times times) {
        String key = "entry." + event.type().code();
        if (times.texts().find(key, new Object[0]) == null) {
            return null;
        }
        List<Object> parts = new ArrayList<>();
        try {
            for (RecordComponent part : event.getClass().getRecordComponents()) {
                parts.add(said(part.getAccessor().invoke(event), times));
            }
        } catch (ReflectiveOperationException e) {
            LOG.warn(
                    "An entry of {} can't be said in the host's words",
                    event.type().code(),
                    e);
            return null;
        }
        return times.texts().find(key, parts.toArray());
    }

    private static Object said(@Nullable Object part, Times times) {
        if (part == null) {
            return "";
        } else if (part instanceof Boolean yes) {
            return yes ? 1 : 0;
        } else if (part instanceof Number) {
            return part;
        } else if (part instanceof Person person) {
            return person.name();
        } else if (part instanceof Actor actor) {
            return actor.name();
        } else if (part instanceof Severity severity) {
            return severity.name();
        } else if (part instanceof Audience audience) {
            return audience.name();
        } else if (part instanceof Instant moment) {
            return times.when(moment).text();
        } else if (part instanceof Duration duration) {
            return times.words(duration);
        } else if (part instanceof Collection<?> all) {
            return all.stream().map(each -> said(each, times).toString()).collect(Collectors.joining(", "));
        }
        return part.toString();
    }
}
