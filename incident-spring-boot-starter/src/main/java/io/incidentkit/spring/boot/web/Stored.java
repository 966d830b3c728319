package io.incidentkit.spring.boot.web;

import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.TimelineEntry;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * What a command can name of what is stored.
 *
 * @param itself the incident that it is given to; stands in where another one is missing, so that the rest is judged all the same
 * @param entry finds an entry of the incident's timeline by its number
 * @param incident finds another incident by its id or reference
 */
record Stored(
        Incident itself, IntFunction<Optional<TimelineEntry>> entry, Function<String, Optional<Incident>> incident) {}
