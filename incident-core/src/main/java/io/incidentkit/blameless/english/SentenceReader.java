package io.incidentkit.blameless.english;

import io.incidentkit.markdown.MarkdownProse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits prose into sentences and those into words, in one pass over the characters. */
final class SentenceReader {
    /** No sentence has more words; what goes on is cut, so that the work for a text grows with its length only. */
    private static final int LONGEST = 300;

    private static final String ENDS = ".!?";
    private static final String CLOSERS = "\"'\u201d\u2019)]*_";

    private final MarkdownProse prose;
    private final List<Sentence> sentences = new ArrayList<>();

    private SentenceReader(MarkdownProse prose) {
        this.prose = prose;
    }

    static List<Sentence> read(MarkdownProse prose) {
        SentenceReader reader = new SentenceReader(prose);
        reader.split();
        return reader.sentences;
    }

    private void split() {
        int start = 0;
        for (int i = 0; i < prose.length(); i++) {
            if (endsAt(i)) {
                add(start, i);
                start = i + 1;
            }
        }
        add(start, prose.length());
    }

    private void add(int from, int to) {
        List<Token> tokens = new TokenReader(prose, from, to).read();
        boolean question = to < prose.length() && prose.at(to) == '?';
        for (int i = 0; i < tokens.size(); i += LONGEST) {
            sentences.add(new Sentence(tokens.subList(i, Math.min(tokens.size(), i + LONGEST)), question));
        }
    }

    private boolean endsAt(int i) {
        char c = prose.at(i);
        if (c == MarkdownProse.END) {
            return true;
        }
        if (c == '\n') {
            return startsWithTime(i + 1);
        }
        return ENDS.indexOf(c) >= 0 && isFullStop(i);
    }

    /** In plain text, a line that begins with a time or a date is an entry of its own. */
    private boolean startsWithTime(int from) {
        int i = from;
        while (i < prose.length() && (prose.at(i) == ' ' || prose.at(i) == '[' || prose.at(i) == '-')) {
            i++;
        }
        int digits = i;
        while (i < prose.length() && Character.isDigit(prose.at(i))) {
            i++;
        }
        return i > digits && i < prose.length() && ":-/".indexOf(prose.at(i)) >= 0;
    }

    private boolean isFullStop(int i) {
        int next = i + 1;
        while (next < prose.length() && CLOSERS.indexOf(prose.at(next)) >= 0) {
            next++;
        }
        if (next >= prose.length()) {
            return true;
        }
        if (!isSpace(prose.at(next)) && prose.at(next) != MarkdownProse.END) {
            return false;
        }
        while (next < prose.length() && isSpace(prose.at(next))) {
            next++;
        }
        boolean goesOn = next < prose.length() && Character.isLowerCase(prose.at(next));
        return !goesOn && !(prose.at(i) == '.' && isAbbreviated(i));
    }

    private boolean isAbbreviated(int stop) {
        int start = stop;
        while (start > 0
                && stop - start < 8
                && (Character.isLetter(prose.at(start - 1)) || prose.at(start - 1) == '.')) {
            start--;
        }
        String word = prose.slice(start, stop);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !"I".equals(word);
        return initial || Lexicon.standard().has(WordClass.ABBREVIATION, word.toLowerCase(Locale.ROOT));
    }

    private static boolean isSpace(char c) {
        return c != MarkdownProse.END && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }
}
