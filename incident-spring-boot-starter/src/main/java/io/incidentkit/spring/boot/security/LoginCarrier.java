package io.incidentkit.spring.boot.security;

import io.incidentkit.incident.Incident;
import java.util.function.Predicate;

/**
 * Carries the login of a request to the thread that judges later what its caller may see. Rights that are asked of the login on the thread, as
 * those by authorities are, say there what they would have said within the request. A host whose own rights look at something else that
 * a thread holds makes it a bean. Thread-safe.
 */
@FunctionalInterface
public interface LoginCarrier {
    /** Carries nothing: there is no login on a thread. */
    LoginCarrier NONE = judging -> judging;

    /**
     * Keeps who is logged in on this thread now.
     *
     * @param judging says what that one may see
     * @return the same, to be asked on any thread
     */
    Predicate<Incident> asOfNow(Predicate<Incident> judging);
}
