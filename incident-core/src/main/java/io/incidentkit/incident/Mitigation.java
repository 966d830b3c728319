package io.incidentkit.incident;

import io.incidentkit.loop.MitigationKind;

/**
 * The act that restored service.
 *
 * @param action what was done
 * @param kind the kind of mitigation
 */
public record Mitigation(String action, MitigationKind kind) {}
