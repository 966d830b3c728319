package io.incidentkit.connector.alert;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words by which a tool says how an alert stands. They are compared without regard to case and to what stands between their parts.
 *
 * <p>Immutable and thread-safe.
 */
public final class StateWords {
    /** The words of tools that say it their own way; a host may set its own. */
    public static final List<String> FIRING = List.of(
            "firing",
            "alerting",
            "alert",
            "alarm",
            "triggered",
            "trigger",
            "retriggered",
            "open",
            "opened",
            "created",
            "activated",
            "active",
            "problem",
            "critical",
            "error",
            "warn",
            "warning",
            "rewarn",
            "renotify",
            "nodata",
            "renodata",
            "down",
            "failed",
            "failing",
            "unhealthy",
            "reopened",
            "true",
            "1");

    /** The words that say that it is over. */
    public static final List<String> RESOLVED = List.of(
            "resolved",
            "ok",
            "recovered",
            "recovery",
            "closed",
            "close",
            "cleared",
            "clear",
            "normal",
            "up",
            "success",
            "healthy",
            "inactive",
            "deactivated",
            "false",
            "0");

    /** The words of something that neither opens nor ends anything. */
    public static final List<String> NEITHER = List.of(
            "acknowledged",
            "acknowledge",
            "ack",
            "pending",
            "paused",
            "snoozed",
            "silenced",
            "suppressed",
            "insufficientdata",
            "unknown");

    /** The ways in which an alert stands. */
    public enum State {
        /** It fires. */
        FIRING,
        /** It is over. */
        RESOLVED,
        /** Something else is said of it. */
        NEITHER
    }

    private static final StateWords STANDARD = of(FIRING, RESOLVED, NEITHER);

    private final Set<String> firing;
    private final Set<String> resolved;
    private final Set<String> neither;

    private StateWords(Set<String> firing, Set<String> resolved, Set<String> neither) {
        this.firing = firing;
        this.resolved = resolved;
        this.neither = neither;
    }

    /**
     * Creates words.
     *
     * @param firing those that say that an alert fires
     * @param resolved those that say that it is over
     * @param neither those that say something else; each of these goes before the others
     */
    public static StateWords of(Collection<String> firing, Collection<String> resolved, Collection<String> neither) {
        return new StateWords(bare(firing), bare(resolved), bare(neither));
    }

    /** Returns the words of most tools. */
    public static StateWords standard() {
        return STANDARD;
    }

    /**
     * Reads a word.
     *
     * @param word the word
     * @return how the alert stands; empty if the word is not known
     */
    public Optional<State> read(String word) {
        String bare = bare(word);
        if (neither.contains(bare)) {
            return Optional.of(State.NEITHER);
        }
        if (resolved.contains(bare)) {
            return Optional.of(State.RESOLVED);
        }
        return firing.contains(bare) ? Optional.of(State.FIRING) : Optional.empty();
    }

    private static Set<String> bare(Collection<String> words) {
        Set<String> bare = new TreeSet<>();
        words.forEach(word -> bare.add(bare(word)));
        bare.remove("");
        return Set.copyOf(bare);
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_/.-]", "");
    }
}
