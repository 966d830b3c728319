package io.incidentkit.connector.history;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is, and what it left out so far.
 *
 * @param id the run
 * @param tool whose history it is
 * @param source what the history is called
 * @param origin where it comes from
 * @param startedBy who started it
 * @param startedAt when
 * @param endedAt when it ended, or null
 * @param state where it stands
 * @param reason why it stands there, or null
 * @param read how many records were read
 * @param taken how many incidents are new
 * @param joined how many were there before and say more now
 * @param unchanged how many were there before as they are
 * @param leftOut how many records were left out on purpose
 * @param faults how many records could not be read or kept
 * @param cursor where it goes on, or null at the beginning and at the end
 * @param report what was left out
 * @param broken what could not be read or kept
 * @param remarks what of incidents that were taken was cut or has no place
 */
public record HistoryProgress(
        UUID id,
        String tool,
        String source,
        Origin origin,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        State state,
        @Nullable String reason,
        int read,
        int taken,
        int joined,
        int unchanged,
        int leftOut,
        int faults,
        @Nullable String cursor,
        List<HistoryNote> report,
        List<HistoryNote> broken,
        List<HistoryNote> remarks) {
    /** How many lines of each kind are kept; the counts go on. */
    public static final int MAX_NOTES = 1_000;

    /** Where a history comes from. */
    public enum Origin {
        /** A file that was sent. */
        FILE,
        /** The tool's own API. */
        API;

        /** Returns the stable code. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a run stands. */
    public enum State {
        /** Another one goes on before it. */
        WAITING,
        /** It goes on. */
        RUNNING,
        /** Its source asked to be left alone for a while, or is down. */
        PAUSED,
        /** It was stopped, or came to a bound; it can be resumed. */
        STOPPED,
        /** It gave up; it can be resumed. */
        FAILED,
        /** It is at the end. */
        DONE;

        /** Returns the stable code. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns whether it goes on by itself. */
        public boolean goesOn() {
            return this == WAITING || this == RUNNING || this == PAUSED;
        }
    }

    /** Copies the lists. */
    public HistoryProgress {
        report = List.copyOf(report);
        broken = List.copyOf(broken);
        remarks = List.copyOf(remarks);
    }
}
