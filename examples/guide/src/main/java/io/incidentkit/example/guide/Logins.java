package io.incidentkit.example.guide;

import io.incidentkit.commander.Actor;
import io.incidentkit.spring.boot.security.ActorResolver;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A login is a person, unless it is the account of a program. */
@Configuration(proxyBeanMethods = false)
class Logins {
    private static final String PROGRAM = "svc-";

    @Bean
    ActorResolver incidentActors() {
        return request -> Optional.ofNullable(request.getUserPrincipal())
                .map(login -> login.getName())
                .map(name ->
                        name.startsWith(PROGRAM) ? Actor.system(name.substring(PROGRAM.length())) : Actor.person(name));
    }
}
