package io.incidentkit.effect;

/**
 * One thing that has to happen outside.
 *
 * @param key the idempotency key: the same for the same effect at each attempt, so that the far side can tell a repeat
 * @param kind what has to happen
 * @param target to whom or where, such as {@code everyone} or an audience; empty if the kind says it all
 */
public record Effect(String key, EffectKind kind, String target) {}
