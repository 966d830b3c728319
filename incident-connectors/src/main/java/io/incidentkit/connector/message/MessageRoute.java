package io.incidentkit.connector.message;

import io.incidentkit.comms.Audience;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.InputValidator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The effects that a channel takes, as data: which kinds, of messages those for which audiences, and of the others those for which targets.
 *
 * <p>Immutable and thread-safe.
 */
public final class MessageRoute {
    /** The kinds that are texts for people. */
    public static final Set<EffectKind> TEXTS = Set.of(
            EffectKind.PAGE,
            EffectKind.ASK,
            EffectKind.REMIND,
            EffectKind.SEND_UPDATE,
            EffectKind.POSTMORTEM_OWED,
            EffectKind.SURFACE_TO_LEADERSHIP,
            EffectKind.WEEKLY_DIGEST,
            EffectKind.WEEKLY_REVIEW);

    private final Set<EffectKind> kinds;
    private final Set<String> audiences;
    private final Set<String> targets;

    private MessageRoute(Set<EffectKind> kinds, Set<String> audiences, Set<String> targets) {
        this.kinds = kinds;
        this.audiences = audiences;
        this.targets = targets;
    }

    /**
     * Makes a route.
     *
     * @param kinds the kinds of effects
     * @param audiences of messages, the audiences; empty: none
     * @param targets of the other kinds, the targets, such as {@code everyone} or a person; empty: all
     * @throws io.incidentkit.validation.InvalidInputException if there is no kind, or one that is no text for people
     */
    public static MessageRoute of(Set<EffectKind> kinds, Set<Audience> audiences, Set<String> targets) {
        InputValidator faults = new InputValidator();
        if (kinds.isEmpty()) {
            faults.add("kinds", "is empty");
        }
        kinds.stream()
                .filter(kind -> !TEXTS.contains(kind))
                .forEach(kind -> faults.add("kinds", "'" + kind.code() + "' is no text for people"));
        if (kinds.contains(EffectKind.SEND_UPDATE) && audiences.isEmpty()) {
            faults.add("audiences", "is empty, so that no message goes there");
        }
        faults.throwIfAny();
        return new MessageRoute(
                Set.copyOf(EnumSet.copyOf(kinds)),
                audiences.stream().map(Audience::name).collect(Collectors.toUnmodifiableSet()),
                targets.stream().map(CaselessKey::of).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Makes a route for the messages to audiences, and nothing else.
     *
     * @param audiences the audiences
     */
    public static MessageRoute updates(Set<Audience> audiences) {
        return of(Set.of(EffectKind.SEND_UPDATE), audiences, Set.of());
    }

    /** Returns the kinds. */
    public Set<EffectKind> kinds() {
        return kinds;
    }

    /**
     * Returns whether an effect goes this way.
     *
     * @param effect the effect
     */
    public boolean takes(Effect effect) {
        if (!kinds.contains(effect.kind())) {
            return false;
        }
        return effect.kind() == EffectKind.SEND_UPDATE
                ? audiences.contains(effect.target())
                : targets.isEmpty() || targets.contains(CaselessKey.of(effect.target()));
    }
}
