package io.incidentkit.connector.history;

/** The form of the files in which a tool's history comes. Thread-safe. */
public interface HistoryForm {
    /** Returns how the tool is called in addresses and properties. */
    String tool();

    /**
     * Reads a file, all of it.
     *
     * @param document the bytes
     * @param setting how it is read
     * @return what is told in it, each incident for itself, and what can't be read
     */
    HistoryPage read(byte[] document, HistorySetting setting);
}
