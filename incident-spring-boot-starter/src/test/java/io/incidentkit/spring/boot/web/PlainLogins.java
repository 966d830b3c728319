package io.incidentkit.spring.boot.web;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * Logins whose passwords stay as they are written. A manager of users hashes one at the first login, and each request after that spends
 * a tenth of a second on it.
 */
final class PlainLogins {
    private PlainLogins() {}

    static UserDetails user(String name, String... roles) {
        return User.withUsername(name).password("{noop}secret").roles(roles).build();
    }

    static UserDetailsService of(UserDetails... users) {
        return new InMemoryUserDetailsManager(users)::loadUserByUsername;
    }
}
