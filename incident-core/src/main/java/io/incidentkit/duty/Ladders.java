package io.incidentkit.duty;

import io.incidentkit.validation.ObjectReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The ladders of the playbook's own duties. Immutable and thread-safe.
 *
 * @param triage who is called while nobody takes the command, wider each time
 * @param messages who is reminded of a message to an audience
 * @param fix who is reminded that it is not fixed in time
 * @param postmortem who is reminded of the postmortem: the day before, when it is due, and each week after
 * @param actions who is reminded of an action item: the day before, when it is due, and each week after
 */
public record Ladders(Ladder triage, Ladder messages, Ladder fix, Ladder postmortem, Ladder actions) {
    private static final Ladders STANDARD = new Ladders(
            Ladder.of(Ladder.ON_CALL, Ladder.EVERYONE),
            Ladder.of(Ladder.COMMANDER, Ladder.ON_CALL, Ladder.EVERYONE),
            Ladder.of(Ladder.COMMANDER, Ladder.COMMANDER, Ladder.ON_CALL),
            Ladder.of(Ladder.OWNER, Ladder.OWNER, Ladder.OWNER, Ladder.OWNER + " + " + Ladder.LEADERSHIP),
            Ladder.of(Ladder.OWNER));

    /** Checks that all are there. */
    public Ladders {
        Objects.requireNonNull(triage, "triage");
        Objects.requireNonNull(messages, "messages");
        Objects.requireNonNull(fix, "fix");
        Objects.requireNonNull(postmortem, "postmortem");
        Objects.requireNonNull(actions, "actions");
    }

    /** Returns the playbook's own ladders. */
    public static Ladders standard() {
        return STANDARD;
    }

    /**
     * Reads ladders, as {@link #write} writes them. One that is absent is the playbook's own.
     *
     * @param object the fields, which learn of every fault
     * @return the ladders; after a fault the playbook's own in its place
     */
    public static Ladders read(ObjectReader object) {
        return new Ladders(
                ladder(object, "triage").orElse(STANDARD.triage),
                ladder(object, "messages").orElse(STANDARD.messages),
                ladder(object, "fix").orElse(STANDARD.fix),
                ladder(object, "postmortem").orElse(STANDARD.postmortem),
                ladder(object, "actions").orElse(STANDARD.actions));
    }

    static Optional<Ladder> ladder(ObjectReader object, String field) {
        List<List<String>> rungs = object.values(field, rung -> Optional.of(Ladder.names(rung)), "");
        if (rungs == null) {
            return Optional.empty();
        }
        if (rungs.isEmpty() || rungs.size() > Ladder.MOST) {
            object.note(object.at(field), "has " + rungs.size() + " rungs; from 1 to " + Ladder.MOST + " are climbed");
            return Optional.empty();
        }
        return Optional.of(new Ladder(rungs));
    }

    /** Returns the ladders as data that {@link #read} reads back: lists of texts. */
    public Map<String, Object> write() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("triage", triage.texts());
        object.put("messages", messages.texts());
        object.put("fix", fix.texts());
        object.put("postmortem", postmortem.texts());
        object.put("actions", actions.texts());
        return object;
    }
}
