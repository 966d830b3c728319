package io.incidentkit.spring.boot.security;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.service.AccessPolicy.Rights;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Rights by the authorities of who is logged in on this thread. A right that says more has those that say less: who may administer may
 * command, respond and read. One of which nothing is said takes what the next lesser one takes of which something is said; without such a one it
 * is everybody's who is logged in, or anybody's if it is that to read. The
 * host's own programs ({@link Actor#system}) have all: they are not logged in. Immutable and thread-safe.
 */
final class AuthorityRights implements Rights {
    /** For each right the authorities that have it; one without an entry takes a login, or nothing to read. */
    private final Map<Right, Set<String>> having = new EnumMap<>(Right.class);

    /**
     * Reads who has which right.
     *
     * @param said the authorities for each right, such as {@code ROLE_SRE}; none for a right that is not restricted
     */
    AuthorityRights(Map<Right, List<String>> said) {
        Optional<Set<String>> less = Optional.empty();
        for (Right right : Right.values()) {
            if (!said.getOrDefault(right, List.of()).isEmpty()) {
                less = Optional.of(EnumSet.range(right, Right.ADMINISTER).stream()
                        .flatMap(more -> said.getOrDefault(more, List.of()).stream())
                        .collect(Collectors.toUnmodifiableSet()));
            }
            less.ifPresent(authorities -> having.put(right, authorities));
        }
    }

    @Override
    public boolean has(Actor actor, Right right, @Nullable Incident incident) {
        if (actor.system() && !actor.equals(Actor.ANYBODY)) {
            return true;
        }
        Optional<Authentication> login = login();
        Set<String> authorities = having.get(right);
        if (authorities == null) {
            return right == Right.READ || login.isPresent();
        }
        return login.stream()
                .flatMap(known -> known.getAuthorities().stream())
                .map(GrantedAuthority::getAuthority)
                .anyMatch(authorities::contains);
    }

    private static Optional<Authentication> login() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .filter(login -> !(login instanceof AnonymousAuthenticationToken));
    }
}
