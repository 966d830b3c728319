package io.incidentkit.example.guide;

import io.incidentkit.service.AccessPolicy;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rights by the groups of the host's login. */
@Configuration(proxyBeanMethods = false)
class Access {

    /** The host's own: the groups of a login. */
    @FunctionalInterface
    interface Groups {
        Set<String> of(String login);
    }

    @Bean
    AccessPolicy incidentAccess(Groups groups) {
        return AccessPolicy.thoseOnIt()
                .or((actor, incident) -> groups.of(actor.name()).contains("security"))
                .strikingOut((actor, incident) -> groups.of(actor.name()).contains("security"))
                .withRights((actor, right, incident) -> switch (right) {
                    case READ -> true;
                    case RESPOND -> groups.of(actor.name()).contains("engineering");
                    case COMMAND -> groups.of(actor.name()).contains("commanders");
                    case ADMINISTER -> groups.of(actor.name()).contains("security");
                });
    }
}
