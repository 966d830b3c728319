package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.playbook.IncidentPolicy;

/**
 * Changes the policy that the starter builds from the properties, or reads from the file that they name: a bean, of which there can be
 * several, in their order. The policy is checked whole afterwards. A policy that is a bean of the application is not changed.
 */
@FunctionalInterface
public interface IncidentPolicyBuilderCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder the builder, with all that properties, file and {@code BlamelessCheck} bean say
     */
    void customize(IncidentPolicy.Builder builder);
}
