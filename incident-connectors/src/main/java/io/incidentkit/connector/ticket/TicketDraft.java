package io.incidentkit.connector.ticket;

import io.incidentkit.connector.call.CutText;
import io.incidentkit.text.Digests;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The content of a ticket.
 *
 * @param mark tells it from all others, and is the same at each attempt; a UUID of version 4
 * @param title one line, of any length
 * @param text paragraphs with empty lines between them, as people wrote them
 * @param link where the incident is, or null if there is no such place
 * @param due by the end of which day, or null
 * @param owner the name of who sees to it, or null
 * @param waits whether it is of the backlog, and comes when its turn comes
 */
public record TicketDraft(
        UUID mark,
        String title,
        String text,
        @Nullable String link,
        @Nullable LocalDate due,
        @Nullable String owner,
        boolean waits) {
    /** The word ahead of each mark. */
    public static final String WORD = "incident-kit-";

    /**
     * Makes the mark of a thing of ours.
     *
     * @param installation the name of this installation
     * @param incident the incident's id
     * @param thing what it is
     */
    public static UUID mark(String installation, String incident, String thing) {
        String digest = Digests.sha256(installation + '/' + incident + '/' + thing);
        long high = Long.parseUnsignedLong(digest, 0, 16, 16);
        long low = Long.parseUnsignedLong(digest, 16, 32, 16);
        // The bits that say that it is of version 4, as trackers ask for.
        return new UUID((high & ~0xF000L) | 0x4000L, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    /** Returns the mark as one word, such as a label. */
    public String markWord() {
        return WORD + mark;
    }

    /**
     * Returns the title, cut to what a tracker takes.
     *
     * @param most at most so many code points
     */
    public String title(int most) {
        return CutText.lineTo(title, most);
    }

    /** Returns a digest of what is kept up to date there: title, due date and owner. */
    String digest() {
        return Digests.sha256(title + '\n' + Objects.toString(due, "") + '\n' + Objects.toString(owner, ""));
    }
}
