package io.incidentkit.spring.boot.preinitialize;

import io.incidentkit.service.Incidents;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/** Loads what every application with incidents needs beside the start of Spring, which would wait for it otherwise. Nothing is kept. */
final class IncidentPreinitializer implements BackgroundPreinitializer {
    IncidentPreinitializer() {}

    @Override
    public void preinitialize() {
        Incidents.inMemory();
    }
}
