package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.WrittenDate;
import io.incidentkit.connector.written.WrittenTime;
import io.incidentkit.postmortem.ActionLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in the words of one action item who sees to it, by when, and how far it is. The item keeps all of its words. */
final class ActionWords {
    private static final Pattern TASK = Pattern.compile("\\A\\[([ xX])]\\s+");
    private static final String WORD = "(?!(?:Due|Status|Priority|ETA|Deadline|State|Type|By)\\b)";
    private static final String NAME = "@?[\\p{L}][\\p{L}\\p{N}_'-]*(?:\\.[\\p{L}\\p{N}_-]+)*(?:\\s" + WORD
            + "\\p{Lu}[\\p{L}'-]*(?:\\.[\\p{L}]+)*){0,2}";
    private static final Pattern OWNER = Pattern.compile(
            "\\b(?i:(?:owner|assignee|responsible|dri)s?\\s*[*_]{0,2}:|(?:owned by|assigned to)\\b:?)[*_]{0,2}\\s*("
                    + NAME + ")");
    private static final Pattern HANDLE =
            Pattern.compile("(?<![\\p{L}\\p{N}@/.`])@([\\p{L}][\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}])(?![@/])");
    private static final Pattern DUE = Pattern.compile(
            "(?i)\\b(?:due|due date|due by|deadline|eta|by)\\s*[*_]{0,2}:?[*_]{0,2}\\s*(?=\\d|\\p{L}{3})");
    private static final Pattern BRACKETS = Pattern.compile("[(\\[]([^()\\[\\]\\n]{3,80})[)\\]]\\s*\\.?\\s*$");
    private static final Pattern STATED =
            Pattern.compile("(?i)\\b(?:status|state)\\s*[*_]{0,2}:[*_]{0,2}\\s*(\\p{L}+(?:[ -](?:progress|started))?)");
    private static final String STATES =
            "done|completed?|finished|closed|resolved|open|to-?do|pending|in[ -]progress|planned|ongoing";
    private static final Pattern STATE_ALONE = Pattern.compile("(?i)[(\\[](" + STATES + ")[)\\]]");
    private static final Pattern FULL_NAME =
            Pattern.compile("@?\\p{Lu}[\\p{L}'-]*(?:\\s\\p{Lu}[\\p{L}'.-]*){0,2}|@[\\p{L}\\p{N}_.-]+");
    private static final String DONE = "\u2705\u2714\u2713\u2611";
    private static final String OPEN = "\u2610\u2B1C";
    private static final int LONGEST_DATE = 60;

    private ActionWords() {}

    static ActionLine read(String type, String text, Optional<Boolean> dayFirst) {
        Matcher task = TASK.matcher(text);
        boolean isTask = task.find();
        String description = isTask ? text.substring(task.end()) : text;
        String state = isTask ? (task.group(1).isBlank() ? "open" : "done") : state(description);
        Optional<String> end = first(BRACKETS.matcher(description.strip()));
        Optional<LocalDate> due =
                due(description, dayFirst).or(() -> end.flatMap(words -> WrittenDate.firstIn(words, dayFirst)));
        String owner = first(OWNER.matcher(description))
                .or(() -> end.filter(words -> due.isPresent()).flatMap(ActionWords::nameIn))
                .or(() -> onlyHandle(description))
                .orElse("");
        return new ActionLine(type, description, owner, due, state);
    }

    private static String state(String text) {
        String start = text.strip();
        if (!start.isEmpty() && DONE.indexOf(start.charAt(0)) >= 0) {
            return "done";
        }
        if (!start.isEmpty() && OPEN.indexOf(start.charAt(0)) >= 0) {
            return "open";
        }
        return first(STATED.matcher(text))
                .or(() -> first(STATE_ALONE.matcher(text)))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static Optional<LocalDate> due(String text, Optional<Boolean> dayFirst) {
        return DUE.matcher(text)
                .results()
                .flatMap(found -> WrittenTime.atStartOf(after(text, found.end())).stream())
                .flatMap(found -> found.date().flatMap(date -> date.resolve(0, dayFirst)).stream())
                .findFirst();
    }

    private static String after(String text, int at) {
        return text.substring(at, Math.min(text.length(), at + LONGEST_DATE));
    }

    /** Finds a name in {@code Ada Park, 2026-04-20}. */
    private static Optional<String> nameIn(String words) {
        return List.of(words.split("\\s*[,;/]\\s*")).stream()
                .map(String::strip)
                .filter(word -> FULL_NAME.matcher(word).matches()
                        && WrittenTime.atStartOf(word).isEmpty())
                .findFirst();
    }

    private static Optional<String> onlyHandle(String text) {
        List<String> handles = HANDLE.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        return handles.size() == 1 ? Optional.of(handles.get(0)) : Optional.empty();
    }

    private static Optional<String> first(Matcher matcher) {
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
