package io.incidentkit.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of a condition in a text. It begins with a word such as <i>if</i> or <i>when</i> and ends with the first sign that
 * something is done now: an arrow, a colon, <i>then</i>, a dash, the comma ahead of a verb; else with its sentence.
 *
 * @param start where the sentence begins
 * @param from where the condition begins
 * @param to where the condition ends
 * @param actionFrom where what is done begins
 */
record BranchClause(int start, int from, int to, int actionFrom) {
    /** A mark of emphasis, of a task or of a quotation may stand ahead of the word. */
    private static final String MARKS = "(?:\\[[ xX]\\]\\s+)?[*_\"\u201C(]{0,4}";

    private static final String WORDS =
            "(?:only\\s+)?if|when(?:ever)?|in\\s+case(?:\\s+(?:of|that))?|in\\s+the\\s+event(?:\\s+(?:of|that))?"
                    + "|unless|otherwise|else(?:\\s+if)?|or\\s+else|as\\s+soon\\s+as";

    private static final Pattern AT_BEGINNING =
            Pattern.compile("\\s*" + MARKS + "(" + WORDS + ")\\b", Pattern.CASE_INSENSITIVE);

    /** A question that an arrow answers. */
    private static final Pattern QUESTION = Pattern.compile("\\s*" + MARKS
            + "([^.!?:\\n]{2,100})\\?[*_]{0,3}\\s*(?:[\u2192\u21D2\u2794\u279C\u27F6\u27A1]\uFE0F?|[-=]{1,2}>)\\s*");

    /** Behind the end of a sentence; at the beginning of a line only with a capital, as lines are wrapped anywhere. */
    private static final Pattern LATER = Pattern.compile(
            "(?:(?<=[.!?;])\\s+|\\R[ \\t]*(?=" + MARKS + "\\p{Lu}))" + MARKS + "((?i:" + WORDS + "))\\b");

    /** Behind a condition the other case may follow in its sentence; "something else" is none. */
    private static final Pattern OR_ELSE = Pattern.compile(
            "(?:(?:(?<=[.!?;])\\s+|\\R[ \\t]*(?=" + MARKS + "\\p{Lu}))" + MARKS + "(?=(?i:" + WORDS + ")\\b)"
                    + "|(?:(?<=[,`])\\s+|\\R[ \\t]*)(?=(?i:else|otherwise|or\\s+else)\\b)|\\s+(?=ELSE\\b|else\\s+if\\b))((?i:"
                    + WORDS + "))\\b");

    private static final Pattern ARROW =
            Pattern.compile("\\s*(?:[\u2192\u21D2\u2794\u279C\u27F6\u27A1]\uFE0F?|[-=]{1,2}>)\\s*");
    private static final Pattern THEN =
            Pattern.compile("\\s*,?\\s*[*_]*\\bthen\\b[*_]*[,:]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DASH = Pattern.compile("\\s+[-\u2013\u2014]{1,2}\\s+|\u2014");
    private static final Pattern COLON = Pattern.compile("[:\uFF1A][*_]*(?=\\s|$)");
    private static final Pattern COMMA = Pattern.compile("[*_]*,[*_]*(?=\\s|$)");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?;]+[*_\")]*(?=\\s+[^\\p{Ll}]|\\s*$)|;(?=\\s)");
    private static final Pattern TURNING =
            Pattern.compile("unless|otherwise|else.*|or\\s+else", Pattern.CASE_INSENSITIVE);
    private static final Pattern CODE =
            Pattern.compile("(`{1,3})(?:(?!\\1).){1,300}\\1|\\[[^\\]]{0,300}\\]\\([^)]{0,1000}\\)", Pattern.DOTALL);
    private static final Pattern COMMA_AT_END = Pattern.compile(",$");
    private static final Pattern LETTER = Pattern.compile("[^`]");

    /** No condition is longer, in characters. */
    private static final int LONGEST = 1_000;

    private static final Pattern ALONE = Pattern.compile("otherwise|else|or\\s+else", Pattern.CASE_INSENSITIVE);

    /** The clause that a text begins with, if it does. */
    static Optional<BranchClause> first(String text) {
        Matcher word = AT_BEGINNING.matcher(text);
        if (word.lookingAt()) {
            return Optional.of(read(text, 0, word.start(1), word.end(1)));
        }
        Matcher question = QUESTION.matcher(text);
        return question.lookingAt()
                ? Optional.of(new BranchClause(0, question.start(1), question.end(1), question.end()))
                : Optional.empty();
    }

    /** All clauses of a paragraph, in their order. */
    static List<BranchClause> of(String paragraph) {
        List<BranchClause> clauses = new ArrayList<>();
        first(paragraph).ifPresent(clauses::add);
        int at = clauses.isEmpty() ? 0 : clauses.get(0).to();
        String prose = withoutCode(paragraph);
        Matcher word = LATER.matcher(prose);
        while (at <= paragraph.length()
                && word.usePattern(clauses.isEmpty() ? LATER : OR_ELSE).find(at)) {
            BranchClause clause = read(paragraph, word.start(), word.start(1), word.end(1));
            clauses.add(clause);
            at = Math.max(clause.to(), word.end(1));
        }
        return clauses;
    }

    /** The text with a letter in place of each in its code: a command has conditions of its own. */
    private static String withoutCode(String paragraph) {
        return CODE.matcher(paragraph)
                .replaceAll(code -> Matcher.quoteReplacement(
                        code.group().startsWith("`")
                                ? LETTER.matcher(code.group()).replaceAll("x")
                                : code.group()));
    }

    /** The condition as Markdown. */
    String condition(String text) {
        return balanced(text.substring(from, Math.max(from, to)).strip());
    }

    /** The action, up to a place of the text. */
    String action(String text, int end) {
        return balanced(COMMA_AT_END
                .matcher(text.substring(Math.min(actionFrom, end), end).strip())
                .replaceFirst(""));
    }

    /** Whether nothing that is done stands in the paragraph itself. */
    boolean isOpen(String paragraph) {
        return action(paragraph, paragraph.length()).isEmpty();
    }

    private static BranchClause read(String text, int start, int word, int from) {
        String opener = text.substring(word, from);
        int begin = TURNING.matcher(opener).matches() ? word : from;
        if (ALONE.matcher(opener).matches()) {
            int end = from;
            while (end < text.length() && ",:*_ \t".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            Matcher arrow = ARROW.matcher(text).region(from, text.length());
            return new BranchClause(start, word, from, arrow.lookingAt() ? arrow.end() : end);
        }
        Separator separator = separator(text, from);
        return new BranchClause(start, begin, separator.from(), separator.to());
    }

    private static Separator separator(String text, int from) {
        Separator fallback = null;
        Matcher code = CODE.matcher(text);
        int most = Math.min(text.length(), from + LONGEST);
        for (int at = from; at < most; at++) {
            char c = text.charAt(at);
            if ((c == '`' || c == '[') && code.region(at, text.length()).lookingAt()) {
                at = code.end() - 1;
                continue;
            }
            Separator sure = first(text, at, ARROW, THEN, DASH);
            if (sure != null && !isJoined(text, at)) {
                return sure;
            }
            Separator colon = first(text, at, COLON);
            if (colon != null) {
                boolean leadsOn = text.substring(colon.to()).isBlank();
                return leadsOn && fallback != null ? fallback : colon;
            }
            Separator comma = first(text, at, COMMA);
            if (comma != null) {
                String rest = text.substring(comma.to(), Math.min(text.length(), comma.to() + BranchAction.FIRST_WORDS))
                        .stripLeading();
                if (BranchAction.begins(rest)) {
                    return comma;
                }
                if (BranchAction.mayBegin(rest)
                        && (fallback == null || !BranchAction.isLong(text, fallback.to(), at))) {
                    fallback = comma;
                }
                at = comma.to() - 1;
                continue;
            }
            Separator end = first(text, at, SENTENCE_END);
            if (end != null) {
                return fallback == null ? unmarked(text, from, end) : fallback;
            }
        }
        return fallback == null ? unmarked(text, from, new Separator(text.length(), text.length())) : fallback;
    }

    /** Without any sign, a verb in the imperative is one; else what is done stands behind the sentence. */
    private static Separator unmarked(String text, int from, Separator end) {
        int action = BranchAction.unmarked(text, from, end.from());
        return action < end.from() ? new Separator(action, action) : end;
    }

    /** "And then" goes on with the condition. */
    private static boolean isJoined(String text, int at) {
        String before = text.substring(Math.max(0, at - 4), at).stripTrailing();
        return before.endsWith("and") || before.endsWith("but");
    }

    private static @Nullable Separator first(String text, int at, Pattern... signs) {
        for (Pattern sign : signs) {
            Matcher matcher = sign.matcher(text).region(at, text.length());
            matcher.useTransparentBounds(true);
            if (matcher.lookingAt()) {
                return new Separator(at, matcher.end());
            }
        }
        return null;
    }

    /** Takes away marks of emphasis whose other half lies outside. */
    private static String balanced(String text) {
        String plain = text;
        for (String mark : List.of("**", "__", "*")) {
            int count = (plain.length() - plain.replace(mark, "").length()) / mark.length();
            if (count % 2 == 1) {
                if (plain.startsWith(mark) && !plain.startsWith(mark + " ")) {
                    plain = plain.substring(mark.length()).strip();
                } else if (plain.endsWith(mark)) {
                    plain = plain.substring(0, plain.length() - mark.length()).strip();
                } else if (plain.startsWith(mark + " ") && mark.length() == 2) {
                    plain = plain.substring(mark.length()).strip();
                }
            }
        }
        return plain;
    }

    /** The words between a condition and its action. */
    private record Separator(int from, int to) {}
}
