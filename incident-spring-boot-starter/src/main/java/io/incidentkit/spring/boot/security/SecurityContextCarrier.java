package io.incidentkit.spring.boot.security;

import io.incidentkit.incident.Incident;
import java.util.function.Predicate;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Carries the login of Spring Security. Thread-safe. */
final class SecurityContextCarrier implements LoginCarrier {

    /** A copy: the one of the request is another's once the request has ended. */
    @Override
    public Predicate<Incident> asOfNow(Predicate<Incident> judging) {
        SecurityContext login = SecurityContextHolder.createEmptyContext();
        login.setAuthentication(SecurityContextHolder.getContext().getAuthentication());
        return incident -> {
            SecurityContext before = SecurityContextHolder.getContext();
            SecurityContextHolder.setContext(login);
            try {
                return judging.test(incident);
            } finally {
                SecurityContextHolder.setContext(before);
            }
        };
    }
}
