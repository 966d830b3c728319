package io.incidentkit.comms;

import io.incidentkit.text.Truncation;
import java.io.Writer;

/** Collects a text up to a bound; what is longer is cut off and ends with an ellipsis. */
final class BoundedText extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final int max;
    private boolean cut;

    BoundedText(int max) {
        this.max = max;
    }

    @Override
    public void write(char[] chars, int from, int length) {
        int room = Math.min(length, max - text.length());
        text.append(chars, from, room);
        cut |= room < length;
    }

    @Override
    public void write(String string, int from, int length) {
        int room = Math.min(length, max - text.length());
        text.append(string, from, from + room);
        cut |= room < length;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /** Returns the text without surrounding white space, at most as long as the bound. */
    @Override
    public String toString() {
        if (!cut) {
            return text.toString().strip();
        }
        return (Truncation.cut(text.toString(), max - 1) + "…").strip();
    }
}
