package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.WrittenDate;
import io.incidentkit.connector.written.WrittenMoment;
import io.incidentkit.connector.written.WrittenTime;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.postmortem.ActionLine;
import io.incidentkit.text.Lines;
import io.incidentkit.text.Truncation;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in the words of one action item who sees to it, by when, and how far it is. The item keeps all of its words. */
final class ActionWords {
    private static final Pattern TASK = Pattern.compile("\\A\\[([ xX])]\\s+");
    private static final String WORD = "(?!(?:Due|Status|Priority|ETA|Deadline|State|Type|By)\\b)";
    private static final String NAME = "@?[\\p{L}][\\p{L}\\p{N}_'-]*(?:\\.[\\p{L}\\p{N}_-]+)*(?:\\s" + WORD
            + "\\p{Lu}[\\p{L}'-]*(?:\\.[\\p{L}]+)*){0,2}";
    private static final Pattern OWNER = Pattern.compile(
            "\\b(?:(?i:owner|assignee|responsible|dri|assigned(?: to)?|owned by)s?\\s*[*_]{0,2}:[*_]{0,2}\\s*|(?<=[,;(] )(?i:owner|assignee)\\s+(?=@|\\p{Lu})|(?i:owned by|assigned to)\\s+(?=@|\\p{Lu}|(?:the )?[\\p{L}-]+ team\\b))"
                    + "(?:the\\s)?((?:[\\p{L}\\p{N}-]+\\s){1,2}[Tt]eam\\b|" + NAME + ")");
    private static final Pattern HANDLE =
            Pattern.compile("(?<![\\p{L}\\p{N}@/.`])@([\\p{L}][\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}])(?![@/])");
    private static final Pattern DUE = Pattern.compile(
            "(?i)\\b(?:due|due date|due by|deadline|eta|by)\\s*[*_]{0,2}:?[*_]{0,2}\\s*(?=\\d|\\p{L}{3})");
    /** Brackets at the end: one pair of them, or several. */
    private static final Pattern BRACKETS =
            Pattern.compile("((?:[(\\[][^()\\[\\]\\n]{1,80}(?:\\)|\\](?!\\())\\s{0,3}){1,4})\\.?\\s*$");

    private static final Pattern BETWEEN_BRACKETS = Pattern.compile("[)\\]]\\s*[(\\[]");
    private static final Pattern OUTER_BRACKETS = Pattern.compile("\\A[(\\[]|[)\\]]\\s*\\z");

    /** A type ahead of a dash, as another way to write it in brackets. */
    private static final Pattern DASHED = Pattern.compile(
            "\\A(?<dashed>\\p{L}[\\p{L}-]{1,19})\\s+[-\u2013\u2014|]\\s+(?=\\S+\\s+[^\\s\u2013\u2014|-])");

    /** How urgent it is, ahead of the type. */
    private static final Pattern URGENCY = Pattern.compile("\\A(?:\\[P[0-5]\\]|\\(P[0-5]\\))\\s*(?=[\\[(])");

    private static final Pattern STATED =
            Pattern.compile("(?i)\\b(?:status|state)\\s*[*_]{0,2}:[*_]{0,2}\\s*(\\p{L}+(?:[ -](?:progress|started))?)");
    private static final String STATES =
            "done|completed?|finished|closed|resolved|open|to-?do|pending|in[ -]progress|planned|ongoing|cancell?ed|dropped|won['\u2019]?t (?:do|fix)";
    private static final Pattern STATE_ALONE = Pattern.compile("(?i)[(\\[](" + STATES + ")[)\\]]");
    private static final Pattern FULL_NAME =
            Pattern.compile("@?\\p{Lu}[\\p{L}'-]*(?:\\s\\p{Lu}[\\p{L}'.-]*){0,2}|@[\\p{L}\\p{N}_.-]+");
    private static final Pattern HANDLES_AT_END = Pattern.compile(
            "[(\\[]\\s*(@[\\p{L}][\\p{L}\\p{N}_.-]*(?:(?:\\s*[,/&+]\\s*|\\s+and\\s+|\\s+)@[\\p{L}][\\p{L}\\p{N}_.-]*){0,4})\\s*[)\\]]"
                    + "(?:,?\\s*(?i:by|due|until|before|eta)\\b[^()\\[\\]\\n]{0,40})?\\s*\\.?\\s*$");
    private static final Pattern TYPE = Pattern.compile(
            "\\A(?:[*_]{0,2}\\[(?<box>[\\p{L}][\\p{L} /,&-]{1,29})\\](?!\\()[*_]{0,2}:?|[*_]{0,2}(?<name>\\p{L}[\\p{L}-]{1,19})(?:[*_]{0,2}:|:[*_]{1,2})"
                    + "|[*_]{0,2}\\((?<round>\\p{L}[\\p{L}-]{1,19})\\)[*_]{0,2}:?|(?:\\*\\*|__)(?<bold>\\p{L}[\\p{L}-]{1,19})(?:\\*\\*|__)(?=\\s))\\s*");
    /** A line that begins with a dash between two parts goes on with the one ahead of it. */
    private static final Pattern WRAPPED = Pattern.compile("\\n\\s*(?=[\u2013\u2014]\\s)");

    private static final String DONE = "\u2705\u2714\u2713\u2611";
    private static final String OPEN = "\u2610\u2B1C";
    private static final int LONGEST_DATE = 60;
    private static final int SHORT = 60;

    private final Optional<Boolean> dayFirst;
    private final Optional<LocalDate> day;
    private final List<String> remarks;

    /**
     * Creates a reader of the items of one document.
     *
     * @param dayFirst whether the writer puts the day before the month, if that is known
     * @param day the day of the incident, if that is known
     * @param remarks takes what is guessed or left
     */
    ActionWords(Optional<Boolean> dayFirst, Optional<LocalDate> day, List<String> remarks) {
        this.dayFirst = dayFirst;
        this.day = day;
        this.remarks = remarks;
    }

    Optional<Boolean> dayFirst() {
        return dayFirst;
    }

    ActionLine read(String group, String text) {
        Matcher task = TASK.matcher(text);
        boolean isTask = task.find();
        String untasked = isTask ? text.substring(task.end()) : text;
        Matcher urgency = URGENCY.matcher(untasked);
        int from = urgency.find() ? urgency.end() : 0;
        Matcher type = TYPE.matcher(untasked).region(from, untasked.length());
        Matcher dashed = DASHED.matcher(untasked);
        boolean isDashed = dashed.find() && ActionLabels.isType(dashed.group("dashed"));
        String label = isDashed ? dashed.group("dashed") : type.lookingAt() ? label(type) : "";
        boolean typed = ActionLabels.isType(label);
        boolean stated = !typed && type.lookingAt() && type.group("box") != null && ActionLabels.isState(label);
        String own = isDashed
                ? untasked.substring(dashed.end())
                : typed || stated
                        ? untasked.substring(0, from).strip() + " " + untasked.substring(type.end())
                        : untasked;
        String[] lines = WRAPPED.matcher(own).replaceAll(" ").split("\n", 2);
        ActionSegments.Found parts = ActionSegments.of(lines[0], typed, dayFirst, day);
        String description = lines.length == 1 ? parts.words() : parts.words() + "\n" + lines[1];
        Optional<String> end = first(BRACKETS.matcher(description.strip()))
                .map(words -> OUTER_BRACKETS
                        .matcher(BETWEEN_BRACKETS.matcher(words).replaceAll(", "))
                        .replaceAll(""));
        Optional<LocalDate> due = parts.due()
                .or(() -> due(description))
                .or(() -> end.flatMap(words -> WrittenDate.firstIn(words, dayFirst)));
        String owner = Optional.of(parts.owner())
                .filter(name -> !name.isEmpty())
                .or(() -> first(OWNER.matcher(description)).filter(name -> !ActionLabels.isNobody(name)))
                .or(() -> end.filter(words -> due.isPresent()).flatMap(ActionWords::nameIn))
                .or(() -> first(HANDLES_AT_END.matcher(description.split("\n", 2)[0])))
                .orElse("");
        String said = parts.state().isEmpty() ? state(description) : parts.state();
        String state =
                isTask ? (task.group(1).isBlank() ? "open" : "done") : stated ? label.toLowerCase(Locale.ROOT) : said;
        remark(description, owner, parts.remarks());
        return new ActionLine(typed ? joined(group, label) : group, description, owner, due, state);
    }

    /** Returns an owner of a table's cell; a word that stands for nobody is none. */
    String owner(String cell, String description) {
        boolean nobody = ActionLabels.isNobody(MarkdownText.plain(cell));
        if (nobody && !cell.isBlank()) {
            remark(description, "", List.of("'" + cell + "' names no owner."));
        }
        return nobody ? "" : cell;
    }

    static String joined(String group, String type) {
        boolean said = group.isEmpty() || type.isEmpty() || group.equalsIgnoreCase(type);
        return said ? (type.isEmpty() ? group : type) : group + ", " + type;
    }

    private void remark(String description, String owner, List<String> sentences) {
        String item = "Action item '"
                + Truncation.strippedEllipsis(
                        Lines.one(MarkdownText.plain(description.split("\n", 2)[0])), SHORT) + "': ";
        sentences.forEach(sentence -> remarks.add(item + sentence));
        if (owner.isEmpty()) {
            HANDLE.matcher(description)
                    .results()
                    .findFirst()
                    .ifPresent(handle ->
                            remarks.add(item + handle.group() + " is mentioned; nothing says that it is the owner."));
        }
    }

    private static String label(Matcher type) {
        return Stream.of("box", "name", "round", "bold")
                .map(type::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
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

    private Optional<LocalDate> due(String text) {
        return DUE.matcher(text)
                .results()
                .flatMap(found -> WrittenTime.atStartOf(after(text, found.end())).stream()
                        .flatMap(moment -> moment.date().stream())
                        .flatMap(date -> due(date, found.group(), after(text, found.end())).stream()))
                .findFirst();
    }

    /** A day before the incident, with "by", is told of the item, and is not its due date. */
    private Optional<LocalDate> due(WrittenDate date, String label, String words) {
        Optional<LocalDate> whole = date.resolve(0, dayFirst);
        boolean isPast = label.strip().equalsIgnoreCase("by")
                && day.isPresent()
                && whole.filter(due -> due.isBefore(day.get())).isPresent();
        return isPast ? Optional.empty() : whole.or(() -> guessed(date, words));
    }

    private Optional<LocalDate> guessed(WrittenDate date, String words) {
        Optional<LocalDate> guess = ActionSegments.guessed(date, dayFirst, day);
        guess.ifPresent(due -> remarks.add(
                "The due date in '" + Lines.one(words.split("[.;)\\]]", 2)[0]) + "' was read as " + due + "."));
        return guess;
    }

    /** Reads a table's cell that says by when. */
    Optional<LocalDate> dueIn(String cell) {
        String words = MarkdownText.plain(cell).strip();
        Optional<LocalDate> due = WrittenDate.firstIn(words, dayFirst)
                .or(() -> WrittenTime.atStartOf(words)
                        .flatMap(WrittenMoment::date)
                        .or(() -> WrittenDate.ofDay(words))
                        .flatMap(date -> guessed(date, words)));
        if (due.isEmpty() && !words.isEmpty() && !ActionLabels.isNobody(words)) {
            remarks.add("'" + words + "' was not read as a due date and stays in the words.");
        }
        return due;
    }

    private static String after(String text, int at) {
        return text.substring(at, Math.min(text.length(), at + LONGEST_DATE));
    }

    /** Finds a name in {@code Ada Park, 2026-04-20}. */
    private static Optional<String> nameIn(String words) {
        return List.of(words.split("\\s*[,;/]\\s*")).stream()
                .map(String::strip)
                .filter(word -> FULL_NAME.matcher(word).matches()
                        && !ActionLabels.isLabel(word)
                        && WrittenTime.atStartOf(word).isEmpty())
                .findFirst();
    }

    private static Optional<String> first(Matcher matcher) {
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
