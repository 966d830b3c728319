package io.incidentkit.test.tool;

import java.util.List;

/**
 * A room of a {@link SlackStub}, or the direct messages of somebody, as it was at a moment.
 *
 * @param id its id
 * @param name its name
 * @param isPrivate whether it is for invited people alone
 * @param topic its topic
 * @param isArchived whether it is archived
 * @param members the ids of those who were invited
 * @param messages its messages, the oldest first
 * @param pins the time stamps of the pinned messages
 * @param bookmarks the links of its bookmarks
 */
public record SlackRoom(
        String id,
        String name,
        boolean isPrivate,
        String topic,
        boolean isArchived,
        List<String> members,
        List<SlackMessage> messages,
        List<String> pins,
        List<String> bookmarks) {

    /** Copies the lists. */
    public SlackRoom {
        members = List.copyOf(members);
        messages = List.copyOf(messages);
        pins = List.copyOf(pins);
        bookmarks = List.copyOf(bookmarks);
    }

    /** Returns the texts of its messages, the oldest first. */
    public List<String> texts() {
        return messages.stream().map(SlackMessage::text).toList();
    }
}
