package io.incidentkit.blameless.english;

import io.incidentkit.markdown.MarkdownProse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A sentence as words and marks. Immutable. */
final class Sentence {
    private static final Lexicon LEXICON = Lexicon.standard();

    private final List<Token> tokens;
    /** By place: what the lexicon says of the word, looked up once. */
    private final List<Set<WordClass>> alone;

    private final List<Set<WordClass>> first;

    private final boolean question;
    private final Set<Integer> quoted;

    private Sentence(List<Token> tokens, boolean question, Set<Integer> quoted) {
        this.question = question;
        this.quoted = quoted;
        this.tokens = List.copyOf(tokens);
        this.alone = this.tokens.stream().map(Sentence::classesOf).toList();
        this.first = this.tokens.stream()
                .map(token -> LEXICON.classesFrom(token.isWord() ? token.word() : ""))
                .toList();
    }

    /** "self-merged", "re-deployed": a past form with a prefix is taken as the form without it. */
    private static Set<WordClass> classesOf(Token token) {
        String word = token.word();
        Set<WordClass> classes = LEXICON.classesOf(token.isWord() ? word : "");
        int hyphen = word.lastIndexOf('-');
        boolean joined = classes.isEmpty() && token.isWord() && hyphen > 0;
        if (joined && word.endsWith("ed")) {
            return LEXICON.classesOf(word.substring(hyphen + 1));
        }
        return joined && isRole(word) ? EnumSet.of(WordClass.ROLE) : classes;
    }

    /** "platform-on-call", "night-shift-engineer"; not "cert-manager" and the like, which are programs. */
    private static boolean isRole(String word) {
        for (int hyphen = word.indexOf('-'); hyphen > 0; hyphen = word.indexOf('-', hyphen + 1)) {
            Set<WordClass> last = LEXICON.classesOf(word.substring(hyphen + 1));
            boolean program = last.contains(WordClass.PROGRAM_TOO) || last.contains(WordClass.PRODUCT_NAMESAKE);
            if (last.contains(WordClass.ROLE) && !program && !word.startsWith("non-")) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return tokens.size();
    }

    /** Returns whether it ends with a question mark. */
    boolean isQuestion() {
        return question;
    }

    /** Returns whether no word begins with a capital and goes on in small letters, as in hasty notes. */
    boolean isInSmallLetters() {
        return tokens.stream().noneMatch(Token::isTitled);
    }

    /** Returns whether the word at that place stands between quotation marks. */
    boolean isQuoted(int i) {
        return has(i) && quoted.contains(at(i).start());
    }

    Token at(int i) {
        return tokens.get(i);
    }

    boolean has(int i) {
        return i >= 0 && i < tokens.size();
    }

    /** Returns whether there is a token of that form at that place. */
    boolean isForm(int i, Token.Form form) {
        return has(i) && at(i).form() == form;
    }

    /** Returns whether the word at that place is an entry of the class, by itself. */
    boolean is(WordClass kind, int i) {
        return has(i) && alone.get(i).contains(kind);
    }

    /** Returns whether it is a word in small letters that no list has: where only a person can stand, a login. */
    boolean isUnlisted(int i) {
        return (isForm(i, Token.Form.WORD) || isForm(i, Token.Form.OPAQUE))
                && alone.get(i).isEmpty()
                && Character.isLowerCase(at(i).text().charAt(0));
    }

    /** Returns how many words from that place on are an entry of the class, the longest there is; 0 for none. */
    int match(WordClass kind, int i) {
        if (!has(i) || !first.get(i).contains(kind)) {
            return 0;
        }
        int longest = 0;
        for (List<String> entry : LEXICON.entriesOf(kind, at(i).word())) {
            if (entry.size() > longest && matches(entry, i)) {
                longest = entry.size();
            }
        }
        return longest;
    }

    private boolean matches(List<String> entry, int from) {
        if (from + entry.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < entry.size(); i++) {
            Token token = at(from + i);
            boolean owned = token.possessive() && i < entry.size() - 1;
            if (!token.isWord() || owned || !token.word().equals(entry.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the first place from {@code from} to before {@code to} where the class matches; -1 for none. */
    int find(WordClass kind, int from, int to) {
        for (int i = Math.max(0, from); i < Math.min(to, tokens.size()); i++) {
            if (match(kind, i) > 0) {
                return i;
            }
        }
        return -1;
    }

    /** Returns whether a clause ends at that place: a mark that breaks, or an end of the sentence. */
    boolean isEdge(int i) {
        return !has(i) || isForm(i, Token.Form.BREAK) || isForm(i, Token.Form.OPEN) || isForm(i, Token.Form.CLOSE);
    }

    /** Returns whether the place is the first word of the sentence, or of what a mark or a time at the begin separates. */
    boolean isInitial(int i) {
        int before = isForm(i - 1, Token.Form.COMMA) && isForm(i - 2, Token.Form.NUMBER) ? i - 2 : i - 1;
        while (isForm(before, Token.Form.NUMBER) || is(WordClass.TEMPORAL, before)) {
            before--;
        }
        boolean at = before < i - 1 && has(before) && "at".equals(at(before).word());
        return isEdge(at ? before - 1 : before);
    }

    /** Splits prose into sentences and those into words, in one pass over the characters. */
    static final class Reader {
        /** No sentence has more words; what goes on is cut, so that the work for a text grows with its length only. */
        private static final int LONGEST = 300;

        private static final String ENDS = ".!?";
        private static final String CLOSERS = "\"'\u201d\u2019)]*_";

        private final MarkdownProse prose;
        private final List<Sentence> sentences = new ArrayList<>();

        private Reader(MarkdownProse prose) {
            this.prose = prose;
        }

        static List<Sentence> read(MarkdownProse prose) {
            Reader reader = new Reader(prose);
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
            TokenReader reader = new TokenReader(prose, from, to);
            List<Token> tokens = reader.read();
            boolean question = to < prose.length() && prose.at(to) == '?';
            for (int i = 0; i < tokens.size(); i += LONGEST) {
                sentences.add(new Sentence(
                        tokens.subList(i, Math.min(tokens.size(), i + LONGEST)), question, reader.quoted()));
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
}
