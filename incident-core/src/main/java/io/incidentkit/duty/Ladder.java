package io.incidentkit.duty;

import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.InputValidator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The people who are told of a duty that is not met, one rung after the other; the last rung again and again. A rung is one name
 * or several: a role of the incident ({@link #COMMANDER}, {@link #OWNER}), a group that is paged ({@link #ON_CALL},
 * {@link #EVERYONE}), {@link #LEADERSHIP}, a role of the host such as {@code communications lead}, or a person.
 *
 * <p>Immutable and thread-safe.
 *
 * @param rungs the names of each rung, the first to be told first; at least one
 */
public record Ladder(List<List<String>> rungs) {
    /** The incident commander; the last one of an incident that has ended. Where there is none, {@link #ON_CALL}. */
    public static final String COMMANDER = "commander";
    /** The owner of the action item or the postmortem; where there is none, the commander. */
    public static final String OWNER = "owner";
    /** The people on call; they are paged. */
    public static final String ON_CALL = "on-call";
    /** Everyone; they are paged. */
    public static final String EVERYONE = "everyone";
    /** The people who answer for the team: they are shown what does not get done. */
    public static final String LEADERSHIP = "leadership";

    /** The names that mean more than a person or a role of that name, however they are spelled. */
    public static final List<String> RESERVED = List.of(COMMANDER, OWNER, ON_CALL, EVERYONE, LEADERSHIP);

    /** How many rungs a ladder has at most, and how many names a rung. */
    public static final int MOST = 20;

    /** The text that joins the names of one rung. */
    private static final String AND = " + ";

    /**
     * Checks the rungs.
     *
     * @throws io.incidentkit.validation.InvalidInputException if there is no rung, a rung is empty or has a name that is no line, or
     *     there are more than {@value #MOST}
     */
    public Ladder {
        InputValidator faults = new InputValidator();
        if (rungs.isEmpty() || rungs.size() > MOST) {
            faults.add("ladder", "has " + rungs.size() + " rungs; from 1 to " + MOST + " are climbed");
        }
        List<List<String>> checked = new ArrayList<>();
        for (List<String> rung : rungs) {
            if (rung.isEmpty() || rung.size() > MOST) {
                faults.add("ladder", "has " + rung.size() + " names on one rung; from 1 to " + MOST + " are told");
            }
            checked.add(rung.stream()
                    .map(name -> faults.line("ladder", name))
                    .map(Ladder::known)
                    .toList());
        }
        faults.throwIfAny();
        rungs = List.copyOf(checked);
    }

    /**
     * Returns a ladder of which each rung is one text, with {@code " + "} between several names.
     *
     * @param rungs the rungs, such as {@code owner} or {@code owner + leadership}
     * @return the ladder
     * @throws io.incidentkit.validation.InvalidInputException if there is no rung or one is no line
     */
    public static Ladder of(String... rungs) {
        return of(List.of(rungs));
    }

    /**
     * Returns a ladder of which each rung is one text, with {@code " + "} between several names.
     *
     * @param rungs the rungs, such as {@code owner} or {@code owner + leadership}
     * @return the ladder
     * @throws io.incidentkit.validation.InvalidInputException if there is no rung or one is no line
     */
    public static Ladder of(List<String> rungs) {
        return new Ladder(rungs.stream().map(Ladder::names).toList());
    }

    /**
     * The names of one rung.
     *
     * @throws io.incidentkit.validation.InvalidInputException if one is no line
     */
    static List<String> names(String rung) {
        InputValidator faults = new InputValidator();
        List<String> names = Arrays.stream(rung.split("\\+", -1))
                .map(name -> faults.line("rung", name))
                .toList();
        faults.throwIfAny();
        return names;
    }

    /**
     * Returns a name as a ladder knows it: a reserved one is the same however it is spelled, such as {@code On call} for
     * {@link #ON_CALL}, or a group would be reminded like a person of that name.
     *
     * @param name a name as somebody wrote it
     * @return the reserved name, or any other name as it is
     */
    public static String known(String name) {
        String key = CaselessKey.ofWords(name);
        return RESERVED.stream()
                .filter(reserved -> CaselessKey.ofWords(reserved).equals(key))
                .findFirst()
                .orElse(name);
    }

    /**
     * Returns the names that are told.
     *
     * @param times how often somebody was told before
     * @return the names of that rung, or of the last one
     */
    public List<String> rung(long times) {
        return rungs.get((int) Math.min(times, rungs.size() - 1L));
    }

    /** Returns the rungs as texts, which {@link #of(List)} reads back. */
    public List<String> texts() {
        return rungs.stream().map(rung -> String.join(AND, rung)).toList();
    }

    /** Returns the ladder in words, such as {@code commander, then on-call, then everyone}. */
    @Override
    public String toString() {
        return String.join(
                ", then ",
                rungs.stream().map(rung -> String.join(" and ", rung)).toList());
    }
}
