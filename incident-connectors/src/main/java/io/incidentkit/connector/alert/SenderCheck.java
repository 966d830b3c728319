package io.incidentkit.connector.alert;

import java.util.List;

/** Says whether a request comes from whom it says. Implementations are thread-safe, and show no secret. */
public interface SenderCheck {
    /** The answers. */
    enum Verdict {
        /** It is the sender. */
        KNOWN,
        /** Nothing says so. */
        UNKNOWN,
        /** It can't be said now, as whoever knows did not answer. */
        NOT_NOW
    }

    /**
     * Judges a request, in a time that says nothing of a secret.
     *
     * @param request the request
     */
    Verdict judge(AlertRequest request);

    /** Returns in a few words how a sender is known, such as {@code a shared secret}. */
    String words();

    /** Returns what is wrong with the setting, one sentence each. */
    default List<String> faults() {
        return List.of();
    }

    /**
     * Combines checks: one that knows the sender is enough.
     *
     * @param checks the checks, one at least
     */
    static SenderCheck anyOf(List<SenderCheck> checks) {
        return checks.size() == 1 ? checks.get(0) : new AnyCheck(checks);
    }
}
