package io.incidentkit.test.tool;

/**
 * A message in a {@link SlackStub}.
 *
 * @param stamp its time stamp, by which Slack knows it
 * @param text its text for those who see no blocks
 * @param blocks its blocks, as JSON
 * @param key what its metadata says under {@code event_payload/key}; empty if it has none
 * @param user the id of who wrote it; empty if it is of the bot
 */
public record SlackMessage(String stamp, String text, String blocks, String key, String user) {}
