package io.incidentkit.timeline;

import io.incidentkit.commander.Actor;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text that is struck out, wherever it stands: as it was written, broken over lines, as Markdown, JSON, HTML and web addresses
 * write it, and with its end cut off by an ellipsis. Case counts. Pure, immutable and thread-safe.
 */
public final class StruckText {
    /** The mark that stays in its place. */
    public static final String MARK = "\u2588\u2588\u2588";

    /** The shortest text that is struck out: a shorter one stands by chance where nobody meant it. */
    public static final int SHORTEST = 4;

    /** The words for a text that is too short. */
    public static final String TOO_SHORT = "is too short to be told from what stands there by chance; from " + SHORTEST
            + " characters on, without blanks and backslashes, it is struck out";

    /** From so many characters on, one line of several is looked for by itself: a key of many lines is quoted in parts. */
    private static final int LINE_BY_ITSELF = 16;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final char CUT = '\u2026';

    private final Set<String> forms = new LinkedHashSet<>();

    private StruckText(String text) {
        List<String> written = new ArrayList<>(List.of(text));
        text.lines()
                .map(String::strip)
                .filter(line -> line.length() >= LINE_BY_ITSELF)
                .forEach(written::add);
        for (String each : written) {
            for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
                String letters = Normalizer.normalize(each, form);
                String quoted = EventCodec.quoted(letters);
                List.of(each, letters, quoted, EventCodec.quoted(quoted), html(letters), percent(letters))
                        .forEach(one -> forms.add(new Bare(one).text()));
                forms.add(new Bare(percent(letters).replace("%20", "+")).text());
            }
        }
        forms.removeIf(form -> form.length() < SHORTEST);
    }

    /**
     * Creates it.
     *
     * @param text the text, at least {@link #SHORTEST} characters
     */
    public static StruckText of(String text) {
        return new StruckText(text);
    }

    /**
     * Tells whether a text is long enough to be struck out, without the white space and the backslashes in it.
     *
     * @param text the text
     */
    public static boolean isLongEnough(String text) {
        return new Bare(text).text().replace(" ", "").length() >= SHORTEST;
    }

    /**
     * Strikes it out of a timeline.
     *
     * @param timeline the entries of one incident
     * @return the entries in which it stood, without it; the others are not among them
     * @throws IllegalArgumentException if it is a part of a name, a level or an id, or an entry can't be without it
     */
    public List<TimelineEntry> outOf(List<TimelineEntry> timeline) {
        TextsOf texts = new TextsOf(this::outOf, this::fact);
        List<TimelineEntry> struck = new ArrayList<>();
        for (TimelineEntry entry : timeline) {
            if (standsIn(entry.actor().code())) {
                throw new IllegalArgumentException("The text is a part of the name of somebody who acted");
            }
            IncidentEvent without = texts.changed(entry.event());
            if (!without.equals(entry.event())) {
                struck.add(new TimelineEntry(
                        entry.sequence(), entry.occurredAt(), entry.recordedAt(), entry.actor(), without));
            }
        }
        return struck;
    }

    private Object fact(Object fact) {
        if (standsIn(fact instanceof Actor actor ? actor.code() : String.valueOf(fact))) {
            throw new IllegalArgumentException("The text is a part of a name or an id");
        }
        return fact;
    }

    /**
     * Puts entries in place of those of the same numbers.
     *
     * @param timeline the entries of one incident, from the first on
     * @param struck the entries in their places
     * @return the timeline with them
     */
    public static List<TimelineEntry> replaced(List<TimelineEntry> timeline, List<TimelineEntry> struck) {
        List<TimelineEntry> all = new ArrayList<>(timeline);
        struck.forEach(entry -> all.set(entry.sequence() - 1, entry));
        return all;
    }

    /**
     * Tells whether it stands in a text, in any form.
     *
     * @param value the text
     */
    public boolean standsIn(String value) {
        return !outOf(value).equals(value);
    }

    /**
     * Tells whether it stands in an entry: in a text, or in a name, out of which it can't be struck.
     *
     * @param entry the entry
     */
    public boolean standsIn(TimelineEntry entry) {
        try {
            return !outOf(List.of(entry)).isEmpty();
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /**
     * Strikes it out of a text.
     *
     * @param value the text
     * @return the text with {@link #MARK} in each place where it stood
     */
    public String outOf(String value) {
        Bare bare = new Bare(value);
        String text = bare.text();
        List<Span> spans = new ArrayList<>();
        for (String form : forms) {
            for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
                spans.add(bare.span(at, at + form.length()));
            }
            for (int end = text.indexOf(CUT); end >= 0; end = text.indexOf(CUT, end + 1)) {
                int cut = cut(text, end, form);
                if (cut >= SHORTEST) {
                    spans.add(bare.span(end - cut, end));
                }
            }
        }
        return spans.isEmpty() ? value : marked(value, spans);
    }

    /** How many characters ahead of an ellipsis are the beginning of a form. */
    private static int cut(String text, int end, String form) {
        int length = Math.min(end, form.length() - 1);
        while (length >= SHORTEST && !text.startsWith(form.substring(0, length), end - length)) {
            length--;
        }
        return length;
    }

    private static String marked(String value, List<Span> spans) {
        BitSet gone = new BitSet();
        spans.forEach(span -> gone.set(span.from(), span.to()));
        StringBuilder left = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (!gone.get(i)) {
                left.append(value.charAt(i));
            } else if (i == 0 || !gone.get(i - 1)) {
                left.append(MARK);
            }
        }
        return left.toString();
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String percent(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= '0' && b <= '9')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= 'a' && b <= 'z')
                    || "-._~".indexOf(b) >= 0;
            if (plain) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    /** Characters of a text, from one up to another. */
    private record Span(int from, int to) {}

    /** A text without the backslashes of Markdown and with one blank for any white space. */
    private static final class Bare {
        private static final String WRITTEN_BREAK = "<br>";

        private final StringBuilder kept = new StringBuilder();
        /** Where each character that is kept stood. */
        private final int[] places;

        Bare(String value) {
            places = new int[value.length()];
            int at = 0;
            while (at < value.length()) {
                boolean breaks = value.startsWith(WRITTEN_BREAK, at);
                keep(breaks ? ' ' : value.charAt(at), at);
                at += breaks ? WRITTEN_BREAK.length() : 1;
            }
        }

        private void keep(char c, int at) {
            char one = Character.isWhitespace(c) ? ' ' : c;
            boolean again = one == ' ' && !kept.isEmpty() && kept.charAt(kept.length() - 1) == ' ';
            if (one != '\\' && !again) {
                places[kept.length()] = at;
                kept.append(one);
            }
        }

        String text() {
            return kept.toString();
        }

        /** Where some of the characters stand in the text as it was. */
        Span span(int from, int to) {
            return new Span(places[from], places[to - 1] + 1);
        }
    }
}
