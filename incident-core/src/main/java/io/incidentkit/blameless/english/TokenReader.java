package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Token.Form;
import io.incidentkit.markdown.MarkdownProse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the words and marks of one sentence. */
final class TokenReader {
    /** Words as hasty notes write them. */
    private static final Map<String, String> SHORT_FORMS = Map.of(
            "w/o", "without", "bc", "because", "b/c", "because", "plz", "please", "pls", "please", "ppl", "people");

    private final MarkdownProse prose;
    private final int end;
    private int at;
    private final List<Token> tokens = new ArrayList<>();
    private final Set<Integer> quoted = new HashSet<>();
    private boolean inQuotes;

    TokenReader(MarkdownProse prose, int from, int to) {
        this.prose = prose;
        this.at = from;
        this.end = to;
    }

    List<Token> read() {
        while (at < end) {
            char c = prose.at(at);
            if (c == MarkdownProse.OPAQUE) {
                add(Form.OPAQUE, at, at + 1);
                at++;
            } else if (isWordPart(c) || isHandleStart()) {
                readChunk();
            } else {
                inQuotes = c == '"' ? !inQuotes : (inQuotes || c == '\u201c') && c != '\u201d';
                Form form = mark(c);
                if (form != null) {
                    add(form, at, at + 1);
                }
                at++;
            }
        }
        for (int i = 1; i < tokens.size(); i++) {
            if (isNumeral(i)) {
                Token token = tokens.get(i);
                tokens.set(i, new Token(token.text(), "1", false, Form.OPAQUE, token.start(), token.end()));
            }
        }
        return tokens;
    }

    /** "Phase I", "a Type I error" are no person; before a verb only after a capital, as in "the step I skipped". */
    private boolean isNumeral(int i) {
        Token before = tokens.get(i - 1);
        if (!"I".equals(tokens.get(i).text()) || !Lexicon.standard().has(WordClass.NUMBERED, before.word())) {
            return false;
        }
        String next = i + 1 < tokens.size() ? tokens.get(i + 1).word() : "";
        boolean verb = next.endsWith("ed")
                || Lexicon.standard().has(WordClass.AUXILIARY, next)
                || Lexicon.standard().has(WordClass.NEGATION, next)
                || Lexicon.standard().has(WordClass.ADVERB, next)
                || Lexicon.standard().has(WordClass.IRREGULAR_PAST, next);
        return before.isTitled() || !verb;
    }

    private @Nullable Form mark(char c) {
        return switch (c) {
            case ',' -> Form.COMMA;
            case '(', '[' -> Form.OPEN;
            case ')', ']' -> Form.CLOSE;
            case ':', ';', '\u2013', '\u2014', '\u2026', '|', '>', '=' -> Form.BREAK;
            case '-' -> isDash() ? Form.BREAK : null;
            default -> null;
        };
    }

    /** A hyphen with space on both sides, or two in a row. */
    private boolean isDash() {
        boolean before = at == 0 || !isWordPart(prose.at(at - 1));
        boolean after = at + 1 >= end || !isWordPart(prose.at(at + 1));
        return before && after && !tokens.isEmpty();
    }

    private boolean isHandleStart() {
        return prose.at(at) == '@' && at + 1 < end && isWordPart(prose.at(at + 1));
    }

    private void readChunk() {
        int start = at;
        while (at < end && isChunkPart(at)) {
            at++;
        }
        int stop = at;
        while (stop > start + 1 && !isWordPart(prose.at(stop - 1)) && !isPossessiveMark(stop - 1)) {
            stop--;
        }
        at = stop;
        if (isShortForm(start, stop)) {
            return;
        }
        if (prose.at(start) == '@') {
            add(Form.HANDLE, start, stop);
        } else if (isAbbreviation(start, stop)) {
            add(Form.BREAK, start, stop);
        } else if (isOpaque(start, stop) || isPairOfLetters(start, stop)) {
            add(Form.OPAQUE, start, stop);
        } else {
            addWords(start, stop);
        }
    }

    private boolean isChunkPart(int i) {
        char c = prose.at(i);
        if (isWordPart(c) || c == '\'' || c == '\u2019' || c == '-' || c == '/' || c == '.' || c == '@' || c == '_') {
            return true;
        }
        boolean joins = c == ':' || c == '\\' || c == '=' || c == '&' || c == '?' || c == '#' || c == '%' || c == '+';
        return joins && i + 1 < end && (isWordPart(prose.at(i + 1)) || prose.at(i + 1) == '/');
    }

    private boolean isPossessiveMark(int i) {
        return (prose.at(i) == '\'' || prose.at(i) == '\u2019') && prose.at(i - 1) == 's';
    }

    /** "e.g." and "i.e." begin what stands apart from the clause. */
    private boolean isAbbreviation(int start, int stop) {
        String word = prose.slice(start, stop);
        return "e.g".equalsIgnoreCase(word) || "i.e".equalsIgnoreCase(word);
    }

    /** "I/O", "A/B", "I/Os" are one word, and their letters are nobody. */
    private boolean isPairOfLetters(int start, int stop) {
        boolean pair = stop - start >= 3
                && Character.isLetter(prose.at(start))
                && "/&".indexOf(prose.at(start + 1)) >= 0
                && Character.isLetter(prose.at(start + 2));
        boolean plural = pair && stop > start + 3 && prose.at(start + 3) == 's';
        int after = start + (plural ? 4 : 3);
        return pair && (after == stop || !Character.isLetterOrDigit(prose.at(after)));
    }

    /** Addresses, paths, file names and identifiers are things and not read as words. */
    private boolean isOpaque(int start, int stop) {
        boolean opaque = false;
        for (int i = start; i < stop; i++) {
            char c = prose.at(i);
            boolean inner = i > start && i + 1 < stop;
            boolean joined = inner && Character.isLetterOrDigit(prose.at(i + 1));
            opaque |= c == '_' || c == '\\' || c == '=';
            opaque |= c == '@' && inner;
            opaque |= c == '.' && joined && !isInitials(i);
            opaque |= c == ':' && inner && prose.at(i + 1) == '/';
        }
        return opaque && !isNumber(start, stop);
    }

    private boolean isInitials(int dot) {
        return Character.isUpperCase(prose.at(dot - 1)) && Character.isUpperCase(prose.at(dot + 1));
    }

    private boolean isNumber(int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (Character.isLetter(prose.at(i))) {
                return false;
            }
        }
        return true;
    }

    /** Splits "and/or" and "cause:effect" into words. */
    private void addWords(int start, int stop) {
        if (Character.isDigit(prose.at(start))) {
            add(Form.NUMBER, start, stop);
            return;
        }
        int from = start;
        for (int i = start; i <= stop; i++) {
            if (i == stop || !isWithinWord(prose.at(i))) {
                if (i > from) {
                    addWord(from, i);
                }
                if (i < stop && prose.at(i) == ':') {
                    add(Form.BREAK, i, i + 1);
                }
                from = i + 1;
            }
        }
    }

    private boolean isShortForm(int start, int stop) {
        String text = prose.slice(start, stop);
        String word = SHORT_FORMS.get(text.toLowerCase(Locale.ROOT));
        if (word == null) {
            return false;
        }
        if (inQuotes) {
            quoted.add(prose.offset(start));
        }
        tokens.add(new Token(text, word, false, Form.WORD, prose.offset(start), prose.offset(stop - 1) + 1));
        return true;
    }

    private void addWord(int from, int to) {
        int last = tokens.size() - 1;
        boolean nobody = "one".equalsIgnoreCase(prose.slice(from, to))
                && last >= 0
                && "no".equals(tokens.get(last).word());
        boolean ofCourse = "course".equalsIgnoreCase(prose.slice(from, to))
                && last >= 0
                && "of".equals(tokens.get(last).word());
        if (ofCourse) {
            Token of = tokens.remove(last);
            int stop = prose.offset(to - 1) + 1;
            tokens.add(new Token("of course", "of-course", false, Form.WORD, of.start(), stop));
        } else if (nobody) {
            Token no = tokens.remove(last);
            tokens.add(new Token("no one", "no-one", false, Form.WORD, no.start(), prose.offset(to - 1) + 1));
        } else if (to == from + 1 && prose.at(from) == 'I' && isJoined(from)) {
            add(Form.OPAQUE, from, to);
        } else {
            add(Form.WORD, from, to);
        }
    }

    /** The "I" of "I / O", "file/I/O", "I.T." or "I²C" is nobody. */
    private boolean isJoined(int letter) {
        boolean before = letter > 0 && "/.".indexOf(prose.at(letter - 1)) >= 0;
        int next = letter + 1;
        while (next < end && prose.at(next) == ' ') {
            next++;
        }
        boolean slash = next < end && prose.at(next) == '/';
        boolean dot = letter + 2 < end && prose.at(letter + 1) == '.' && Character.isLetter(prose.at(letter + 2));
        boolean power = letter + 1 < end && Character.getType(prose.at(letter + 1)) == Character.OTHER_NUMBER;
        return before || slash || dot || power;
    }

    /** Returns where the words begin in the text that stand between quotation marks. */
    Set<Integer> quoted() {
        return Set.copyOf(quoted);
    }

    private void add(Form form, int from, int to) {
        if (inQuotes) {
            quoted.add(prose.offset(from));
        }
        tokens.add(Token.of(prose.slice(from, to), form, prose.offset(from), prose.offset(to - 1) + 1));
    }

    private static boolean isWithinWord(char c) {
        return isWordPart(c) || c == '\'' || c == '\u2019' || c == '-';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isMark(c);
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
