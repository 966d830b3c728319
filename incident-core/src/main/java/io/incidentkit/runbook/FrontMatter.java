package io.incidentkit.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The block of facts that site generators want at the top of a page, between lines of {@code ---} (YAML) or {@code +++}
 * (TOML). It is set aside whatever it holds. Only facts that stand on one line are read from it, which is all that a
 * runbook needs: {@code title: …}, {@code service: …}, {@code alerts: [a, b]}.
 *
 * @param end where the page itself begins
 * @param facts the values by their name in lower case
 */
record FrontMatter(int end, Map<String, List<String>> facts) {
    private static final int MAX_LINES = 200;
    private static final Pattern FACT = Pattern.compile("([A-Za-z][\\w.-]*)\\s*[:=]\\s*(.*)");
    private static final Pattern QUOTES = Pattern.compile("^([\"'])(.*)\\1$");

    /**
     * Reads the front matter of a document.
     *
     * @param markdown the document
     * @return its front matter; without facts and of no length if it has none, or one that does not end
     */
    static FrontMatter of(String markdown) {
        int start = markdown.startsWith("\uFEFF") ? 1 : 0;
        FrontMatter none = new FrontMatter(start, Map.of());
        String fence = markdown.startsWith("---", start) ? "---" : "+++";
        if (!line(markdown, start).stripTrailing().equals(fence)) {
            return none;
        }
        Map<String, List<String>> facts = new TreeMap<>();
        boolean first = true;
        int at = next(markdown, start);
        for (int i = 0; i < MAX_LINES && at < markdown.length(); i++, at = next(markdown, at)) {
            String line = line(markdown, at).stripTrailing();
            if (line.equals(fence) || (fence.equals("---") && line.equals("..."))) {
                return new FrontMatter(next(markdown, at), facts);
            }
            Matcher fact = FACT.matcher(line);
            if (fact.matches()) {
                facts.putIfAbsent(fact.group(1).toLowerCase(Locale.ROOT), values(fact.group(2)));
            } else if (first && !line.isBlank() && !line.startsWith("#") && !line.startsWith("[")) {
                // A line across the page and then prose: no front matter.
                return none;
            }
            first &= line.isBlank();
        }
        return none;
    }

    /** Returns the values of the first of these names that has any. */
    Stream<String> values(String... names) {
        return Stream.of(names)
                .map(name -> facts.getOrDefault(name, List.of()))
                .filter(values -> !values.isEmpty())
                .findFirst()
                .stream()
                .flatMap(List::stream);
    }

    private static List<String> values(String written) {
        String text = written.strip();
        boolean list = text.startsWith("[") && text.endsWith("]") && text.length() > 1;
        List<String> values = new ArrayList<>();
        for (String part : list ? text.substring(1, text.length() - 1).split(",") : new String[] {text}) {
            String value = QUOTES.matcher(part.strip()).replaceFirst("$2").strip();
            if (!value.isEmpty()) {
                values.add(value);
            }
        }
        return values;
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
