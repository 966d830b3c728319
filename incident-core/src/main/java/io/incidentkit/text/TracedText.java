package io.incidentkit.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A text as words are looked for in it, which knows of each character where it was written: a letter with its marks is folded by
 * itself, and what it becomes leads back to it.
 */
final class TracedText {
    /** The one invisible character ahead of all marks. */
    private static final int SOFT_HYPHEN = 0xAD;

    private final Traced plain;
    private final Traced traced;
    private final String folded;

    private TracedText(Traced plain) {
        this.plain = plain;
        this.traced = plain.folded().joined();
        this.folded = traced.text.toString();
    }

    /** A stretch of what was written, in {@code char}s: from, and behind the last. */
    record Range(int from, int to) {}

    /**
     * The readings of a text: as it is, and where Markdown has a backslash ahead of a mark, without it.
     *
     * @param text the text as it was written
     */
    static List<TracedText> of(String text) {
        TracedText asWritten = new TracedText(Traced.of(text, false));
        return text.indexOf('\\') < 0 ? List.of(asWritten) : List.of(asWritten, new TracedText(Traced.of(text, true)));
    }

    /** The folded text, as {@link SearchText#folded()} is. */
    String folded() {
        return folded;
    }

    /** Where a part of the folded text was written. */
    Range written(int from, int to) {
        return traced.written(from, to);
    }

    /** Takes each word, folded, and each part of a name with humps, with where it was written. */
    void words(WordReader reader) {
        SearchText.words(plain.text.toString(), (from, word) -> {
            read(from, word, reader);
            List<String> parts = WordStems.humps(word).toList();
            int at = from;
            for (String part : parts.size() > 1 ? parts : List.<String>of()) {
                read(at, part, reader);
                at += part.length();
            }
        });
    }

    private void read(int from, String word, WordReader reader) {
        reader.read(FoldedText.of(word), plain.written(from, from + word.length()));
    }

    /** Takes a word, folded, and where it was written. */
    @FunctionalInterface
    interface WordReader {
        void read(String word, Range written);
    }

    /** Where a character, with its marks, ends that begins here: it is never taken apart. */
    static int end(String text, int at) {
        int end = at + Character.charCount(text.codePointAt(at));
        while (end < text.length() && goesOn(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** Whether a character begins here. */
    static boolean begins(String text, int at) {
        return !Character.isLowSurrogate(text.charAt(at)) && !goesOn(text.codePointAt(at));
    }

    private static boolean mayGoOn(char c) {
        return c >= 0x300 || c == SOFT_HYPHEN;
    }

    private static boolean goesOn(int c) {
        if (c < 0x300) {
            return c == SOFT_HYPHEN;
        }
        int first = Normalizer.normalize(Character.toString(c), Form.NFKD).codePointAt(0);
        boolean isJamo = (first >= 0x1160 && first <= 0x11FF) || (first >= 0xD7B0 && first <= 0xD7FF);
        return isJamo
                || switch (Character.getType(first)) {
                    case Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.FORMAT -> true;
                    default -> false;
                };
    }

    /** Characters with where each was written. */
    private static final class Traced {
        private final StringBuilder text = new StringBuilder();
        private int[] from = new int[64];
        private int[] to = new int[64];

        static Traced of(String written, boolean unescaped) {
            Traced traced = new Traced();
            for (int at = 0; at < written.length(); ) {
                char c = written.charAt(at);
                boolean stands = at + 1 == written.length() || !mayGoOn(written.charAt(at + 1));
                if (c < 0x80 && c != '\\' && stands) {
                    traced.add(c, at, at + 1);
                    at++;
                    continue;
                }
                int end = end(written, at);
                boolean isEscape = unescaped && end == at + 1 && SearchText.isEscape(written, at);
                if (isEscape) {
                    // What is escaped is a character, were it a backslash.
                    at = end;
                    end = end(written, at);
                }
                traced.add(FoldedText.withoutAccents(written.substring(at, end)), at, end);
                at = end;
            }
            return traced;
        }

        private void add(CharSequence characters, int begin, int end) {
            for (int i = 0; i < characters.length(); i++) {
                add(characters.charAt(i), begin, end);
            }
        }

        private void add(char c, int begin, int end) {
            int at = text.length();
            if (at == from.length) {
                from = Arrays.copyOf(from, 2 * at);
                to = Arrays.copyOf(to, 2 * at);
            }
            from[at] = begin;
            to[at] = end;
            text.append(c);
        }

        Traced folded() {
            Traced folded = new Traced();
            String all = text.toString();
            for (int at = 0; at < all.length(); ) {
                char c = all.charAt(at);
                if (c < 0x80) {
                    folded.add(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c, from[at], to[at]);
                    at++;
                    continue;
                }
                int end = at + Character.charCount(all.codePointAt(at));
                folded.add(FoldedText.of(all.substring(at, end)), from[at], to[at]);
                at = end;
            }
            return folded;
        }

        Traced joined() {
            Traced joined = new Traced();
            String all = text.toString();
            SearchText.join(all, (at, end, inPlace) -> joined.add(inPlace, from[at], to[end - 1]));
            return joined;
        }

        Range written(int begin, int end) {
            return new Range(from[begin], to[end - 1]);
        }
    }

    /** Ranges in their order; those that lie over each other are one. */
    static List<Range> merged(Stream<Range> ranges) {
        List<Range> merged = new ArrayList<>();
        Consumer<Range> add = next -> {
            Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && next.from() < last.to()) {
                merged.set(merged.size() - 1, new Range(last.from(), Math.max(last.to(), next.to())));
            } else {
                merged.add(next);
            }
        };
        ranges.sorted((one, other) -> Integer.compare(one.from(), other.from())).forEachOrdered(add);
        return merged;
    }
}
