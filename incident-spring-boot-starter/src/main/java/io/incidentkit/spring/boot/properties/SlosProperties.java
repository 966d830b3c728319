package io.incidentkit.spring.boot.properties;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** The properties {@code incident.slos.*}. */
public class SlosProperties {
    /**
     * OpenSLO file with the service level objectives whose error budgets incidents spend, or a folder with such files; it takes
     * incident-connectors.
     */
    private @Nullable Resource location;

    /** Creates properties with their defaults. */
    public SlosProperties() {}

    /** Returns the file or folder of the objectives, or null if there is none. */
    public @Nullable Resource getLocation() {
        return location;
    }

    /**
     * Sets the file or folder of the objectives.
     *
     * @param location the file or folder, or null for none
     */
    public void setLocation(@Nullable Resource location) {
        this.location = location;
    }
}
