package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.Resource;

/** The policy that a file says. */
final class PolicyFile {
    static final String PROPERTY = "incident.policy.location";

    private PolicyFile() {}

    /**
     * Reads the policy.
     *
     * @param location the file
     * @return the policy, which is checked
     * @throws UnusableLocationException with everything that is wrong with it
     */
    static IncidentPolicy read(Resource location) {
        try {
            return IncidentPolicy.fromJson(location.getContentAsString(StandardCharsets.UTF_8));
        } catch (InvalidInputException e) {
            throw new UnusableLocationException(
                    PROPERTY,
                    location.getDescription(),
                    e.faults().stream().map(FieldError::toString).toList(),
                    e);
        } catch (IOException e) {
            throw new UnusableLocationException(
                    PROPERTY, location.getDescription(), List.of("It can't be read: " + e.getMessage()), e);
        }
    }
}
