package io.incidentkit.connector.history;

import io.incidentkit.text.CleanText;

/**
 * One line of a report: of which record, and what is said of it.
 *
 * @param record how the source calls the record, or its place in the document
 * @param words what is said of it
 */
public record HistoryNote(String record, String words) {
    private static final int MAX_WORDS = 500;

    /** Makes both one line. */
    public HistoryNote {
        record = CleanText.line(record);
        words = CleanText.line(words, MAX_WORDS);
    }

    /** Returns both. */
    @Override
    public String toString() {
        return record + ": " + words;
    }
}
