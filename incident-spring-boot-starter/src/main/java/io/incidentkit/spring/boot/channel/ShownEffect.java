package io.incidentkit.spring.boot.channel;

import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.IncidentId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that had to happen outside, as the log has it.
 *
 * @param number how many this node had shown by then, from 1: the later, the higher
 * @param at when it was shown
 * @param incident the incident; empty if it belongs to none, such as a weekly digest. Whoever shows it asks whether its reader may see
 *     that incident
 * @param reference the name by which people call the incident, such as {@code INC-42}, or the name of what recurs
 * @param kind what had to happen
 * @param target to whom or where, such as {@code everyone}; empty if the kind says it all
 * @param about severity and title of the incident in one line; null of a private one, and of what belongs to none
 * @param text the text word for word, which can have several lines; null if there is none
 * @param told whether some channel tells somebody of such things; else nobody heard of it
 */
public record ShownEffect(
        int number,
        Instant at,
        Optional<IncidentId> incident,
        String reference,
        EffectKind kind,
        String target,
        @Nullable String about,
        @Nullable String text,
        boolean told) {

    /** Returns kind and target in words, such as {@code page everyone}. */
    public String describe() {
        return kind.describe(target);
    }

    ShownEffect changed(UnaryOperator<String> change) {
        return new ShownEffect(
                number,
                at,
                incident,
                reference,
                kind,
                change.apply(target),
                about == null ? null : change.apply(about),
                text == null ? null : change.apply(text),
                told);
    }
}
