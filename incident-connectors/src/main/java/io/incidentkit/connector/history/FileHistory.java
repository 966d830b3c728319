package io.incidentkit.connector.history;

import io.incidentkit.validation.InputValidator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A history in a file, which is read as a whole and handed on in parts. */
public final class FileHistory implements HistorySource {
    /** The longest file, in bytes. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final int PART = 50;

    private final HistoryForm form;
    private final HistorySetting setting;
    private byte @Nullable [] document;
    private HistoryPage whole = HistoryPage.builder().build(null);

    private FileHistory(HistoryForm form, HistorySetting setting, byte[] document) {
        this.form = form;
        this.setting = setting;
        this.document = document;
    }

    /**
     * Takes a file; nothing is read yet.
     *
     * @param form its form
     * @param setting how it is read
     * @param document the bytes, which are not copied
     * @throws io.incidentkit.validation.InvalidInputException if it is too long
     */
    public static FileHistory of(HistoryForm form, HistorySetting setting, byte[] document) {
        InputValidator faults = new InputValidator();
        if (document.length > MAX_BYTES) {
            faults.add("document", "has " + document.length + " bytes; at most " + MAX_BYTES + " are read");
        }
        faults.throwIfAny();
        return new FileHistory(form, setting, document);
    }

    @Override
    public HistoryPage read(@Nullable String cursor) {
        byte[] unread = document;
        if (unread != null) {
            whole = form.read(unread, setting);
            document = null;
        }
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(whole.incidents().size(), from + PART);
        return new HistoryPage(
                whole.incidents().subList(from, to),
                from == 0 ? whole.leftOut() : List.of(),
                from == 0 ? whole.faults() : List.of(),
                to < whole.incidents().size() ? Integer.toString(to) : null);
    }
}
