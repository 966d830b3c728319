package io.incidentkit.effect;

/**
 * The words on a channel for whoever sets it up, each one line of Markdown.
 *
 * @param tool the tool's name, such as {@code PagerDuty}
 * @param does what the channel does there
 * @param needs what it needs from the tool, such as a token with its scopes
 * @param cannot what it can't do, although one may expect it to
 */
public record ChannelDescription(String tool, String does, String needs, String cannot) {}
