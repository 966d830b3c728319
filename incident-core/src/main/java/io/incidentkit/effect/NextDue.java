package io.incidentkit.effect;

import java.time.Instant;

/**
 * The next thing that is owed of an incident and is not late yet.
 *
 * @param words what it is, such as {@code a message to status page}
 * @param by by when
 */
public record NextDue(String words, Instant by) {}
