package io.incidentkit.spring.boot.web;

import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.TimelineEntry;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * What a command can name of what is stored.
 *
 * @param entry finds an entry of the incident's timeline by its number
 * @param incident finds another incident by its id or reference
 */
record Stored(IntFunction<Optional<TimelineEntry>> entry, Function<String, Optional<Incident>> incident) {}
