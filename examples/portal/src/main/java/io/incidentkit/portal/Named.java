package io.incidentkit.portal;

import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.TimelineEntry;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * What a command can name.
 *
 * @param incident finds another incident that the reader may see
 * @param entry finds an entry of the incident's timeline
 */
record Named(Function<String, Optional<Incident>> incident, IntFunction<Optional<TimelineEntry>> entry) {}
