package io.incidentkit.runbook;

import java.util.Arrays;

/** The lines of a page, and where each of them begins. */
final class PageLines {
    private final String page;
    private final int[] starts;
    private final int count;

    PageLines(String page) {
        this.page = page;
        int[] found = new int[64];
        int size = 1;
        for (int i = 0; i < page.length(); i++) {
            if (endsAt(i)) {
                found = size == found.length ? Arrays.copyOf(found, 2 * size) : found;
                found[size] = i + 1;
                size++;
            }
        }
        this.starts = found;
        this.count = size;
    }

    /** How many there are; a line break at the end begins a last, empty one. */
    int count() {
        return count;
    }

    /** Where a line begins; the end of the page for those behind the last. */
    int start(int line) {
        return line < count ? starts[line] : page.length();
    }

    /** The line that a place lies in. */
    int at(int place) {
        int found = Arrays.binarySearch(starts, 0, count, place);
        return found >= 0 ? found : -found - 2;
    }

    /** A line without its line break. */
    String text(int line) {
        int end = start(line + 1);
        while (end > start(line) && isBreak(page.charAt(end - 1))) {
            end--;
        }
        return page.substring(start(line), end);
    }

    private boolean endsAt(int i) {
        char c = page.charAt(i);
        return c == '\n' || (c == '\r' && !(i + 1 < page.length() && page.charAt(i + 1) == '\n'));
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
