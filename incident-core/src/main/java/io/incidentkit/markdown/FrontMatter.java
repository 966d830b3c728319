package io.incidentkit.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The block of facts that site generators want at the top of a page, between lines of {@code ---} (YAML) or {@code +++}
 * (TOML). Facts that stand on one line are understood, such as {@code title: …}, {@code service: …},
 * {@code alerts: [a, b]}, and lists with an entry on each line; the other lines are kept as they are.
 *
 * @param end where the page itself begins
 * @param facts what was understood, in its order
 * @param other the lines that were not, each with its line break
 */
public record FrontMatter(int end, List<Fact> facts, String other) {
    private static final int MAX_LINES = 200;
    private static final Pattern FACT = Pattern.compile("([A-Za-z][\\w .-]{0,60}?)\\s{0,20}[:=](?!//)\\s*(.*)");
    private static final Pattern ENTRY = Pattern.compile("\\s{0,20}-\\s+((?:(?!: ).)*)");
    private static final Pattern QUOTES = Pattern.compile("^([\"'])(.*)\\1$");

    /** Copies the facts. */
    public FrontMatter {
        facts = List.copyOf(facts);
    }

    /**
     * One fact.
     *
     * @param name its name as written
     * @param value its value, without quotes around it; empty if it has none on its line
     */
    public record Fact(String name, String value) {}

    /**
     * Reads the front matter of a document.
     *
     * @param markdown the document, with any line breaks
     * @return its front matter; without facts and of no length if it has none, or one that does not end
     */
    public static FrontMatter of(String markdown) {
        int start = markdown.startsWith("\uFEFF") ? 1 : 0;
        FrontMatter none = new FrontMatter(start, List.of(), "");
        String fence = markdown.startsWith("---", start) ? "---" : "+++";
        if (!line(markdown, start).stripTrailing().equals(fence)) {
            return none;
        }
        List<Fact> facts = new ArrayList<>();
        StringBuilder other = new StringBuilder();
        boolean listing = false;
        int at = next(markdown, start);
        for (int i = 0; i < MAX_LINES && at < markdown.length(); i++, at = next(markdown, at)) {
            String line = line(markdown, at).stripTrailing();
            if (line.equals(fence) || (fence.equals("---") && line.equals("..."))) {
                // A heading between two lines across the page looks like a comment.
                boolean isPage = facts.isEmpty()
                        && fence.equals("---")
                        && !other.toString().isBlank();
                return isPage ? none : new FrontMatter(next(markdown, at), facts, other.toString());
            }
            Matcher fact = FACT.matcher(line);
            Matcher entry = ENTRY.matcher(line);
            boolean goesOn = listing && entry.matches();
            listing = goesOn;
            if (fact.matches()) {
                facts.add(new Fact(fact.group(1), unquoted(fact.group(2))));
                listing = fact.group(2).isBlank();
            } else if (goesOn) {
                add(unquoted(entry.group(1)), facts);
            } else if (facts.isEmpty() && isProse(line)) {
                // A line across the page and then prose: no front matter.
                return none;
            } else {
                other.append(line).append('\n');
            }
        }
        return none;
    }

    /** Adds an entry of a list that is written line by line; the fact has it as if it were written on one. */
    private static void add(String entry, List<Fact> facts) {
        Fact list = facts.remove(facts.size() - 1);
        String before = list.value().isEmpty()
                ? "["
                : list.value().substring(0, list.value().length() - 1) + ", ";
        facts.add(new Fact(list.name(), before + entry + "]"));
    }

    /**
     * Returns the values of the first of these names that has any.
     *
     * @param names the names in lower case
     * @return the values: those of a list, or the one
     */
    public Stream<String> values(String... names) {
        return Stream.of(names).map(this::valuesOf).filter(values -> !values.isEmpty()).findFirst().stream()
                .flatMap(List::stream);
    }

    private List<String> valuesOf(String name) {
        return facts.stream()
                .filter(fact -> fact.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .map(fact -> split(fact.value()))
                .orElse(List.of());
    }

    private static List<String> split(String value) {
        boolean list = value.startsWith("[") && value.endsWith("]") && value.length() > 1;
        String[] parts = list ? value.substring(1, value.length() - 1).split(",") : new String[] {value};
        return Stream.of(parts)
                .map(FrontMatter::unquoted)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static boolean isProse(String line) {
        return !line.isBlank() && !line.startsWith("#") && !line.startsWith("[");
    }

    private static String unquoted(String value) {
        return QUOTES.matcher(value.strip()).replaceFirst("$2").strip();
    }

    private static String line(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(from, end);
    }

    private static int next(String text, int from) {
        int at = from + line(text, from).length();
        if (text.startsWith("\r\n", at)) {
            return at + 2;
        }
        return Math.min(at + 1, text.length());
    }
}
