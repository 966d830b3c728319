package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.WrittenDate;
import io.incidentkit.connector.written.WrittenMoment;
import io.incidentkit.connector.written.WrittenTime;
import io.incidentkit.markdown.MarkdownText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes apart an item of the playbook's form, {@code [Type] what is to be done — owner — due}, with dashes or bars between its
 * parts, in any order of owner and due date. A part that says neither stays with the words.
 */
final class ActionSegments {
    private static final Pattern BETWEEN = Pattern.compile("(?:\\A|\\s)\\s*(?:[\u2013\u2014|\u2192]|--?>?|=>)\\s+");
    private static final Pattern OWNER_LABEL =
            Pattern.compile("(?i)\\A(?:owner|owned by|assignee|assigned(?: to)?|responsible|dri)\\s*:?\\s+");
    private static final Pattern DUE_LABEL =
            Pattern.compile("(?i)\\A(?:due(?: date| by| on)?|by|deadline|eta|until)\\s*:?\\s+");
    private static final Pattern MARKS = Pattern.compile("\\A[*_\\[(<]+|[*_\\])>]+\\z");
    private static final Pattern NAME = Pattern.compile(
            "@?[\\p{L}][\\p{L}\\p{N}@.'\u2019_/-]*(?:(?:,| &| and| \\+)? @?[\\p{L}\\p{N}][\\p{L}\\p{N}@.'\u2019_/-]*){0,3}");
    private static final String WORD = "\\p{Lu}[\\p{L}\\p{N}.'\u2019-]*";
    private static final Pattern PROPER = Pattern.compile(
            WORD + "(?: (?:(?:van|von|de|da|di|der|den|la|le|bin|al|el) ){0,2}" + WORD + "){0,2}|@\\S+");
    private static final Pattern TEAM = Pattern.compile("(?i)team\\s.*|.*\\s(?:team|squad|crew|on-?call)");
    private static final Pattern SEVERAL = Pattern.compile("\\s*[,&+/]\\s*|\\s+and\\s+");
    private static final int LONGEST = 60;
    private static final Pattern STATE_BEHIND = Pattern.compile("(.*\\S)\\s*\\(([\\p{L}' -]{2,20})\\)");
    private static final Pattern DATED_STATE = Pattern.compile("([\\p{L}' -]{2,20}?)\\W{1,3}(?:on )?(\\d.*\\d)");

    /** By when, in words that are no date. */
    private static final Pattern TIME_IN_WORDS = Pattern.compile(
            "(?i)(?:(?:end of |early |late |mid )?q[1-4](?:[ /-]?\\d{2,4})?|h[12] \\d{4}|asap|t\\.?b\\.?[cda]\\.?|\\?+|n/a|eo[wmqy].*|end of .*"
                    + "|(?:this|next|current|coming) (?:day|week|sprint|month|quarter|year)|sprint \\S+|ongoing"
                    + "|in \\d{1,2} (?:days?|weeks?|months?|sprints?)|(?:19|20)\\d{2}[-/]\\d{1,2}|(?:next |this )?(?:mon|tues|wednes|thurs|fri)day|tomorrow|today"
                    + "|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \\d{4})");

    private final Optional<Boolean> dayFirst;
    private final Optional<LocalDate> day;
    private final List<String> parts = new ArrayList<>();
    private final List<String> signs = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private String owner = "";
    private String state = "";
    private Optional<LocalDate> due = Optional.empty();

    /** The words that say when the state was reached, which stay among the words. */
    private String reached = "";

    private ActionSegments(Optional<Boolean> dayFirst, Optional<LocalDate> day) {
        this.dayFirst = dayFirst;
        this.day = day;
    }

    /**
     * An item that was taken apart.
     *
     * @param words what is left of its words
     * @param owner the owner; empty if no part is one
     * @param due the due date, if a part is one
     * @param state the state; empty if no part is one
     * @param remarks what was guessed or left, a sentence each
     */
    record Found(String words, String owner, Optional<LocalDate> due, String state, List<String> remarks) {}

    /**
     * Takes an item apart.
     *
     * @param line its words on one line, without its type
     * @param typed whether it begins with its type, and so has the form
     * @param dayFirst whether the writer puts the day before the month, if that is known
     * @param day the day of the incident, if that is known
     */
    static Found of(String line, boolean typed, Optional<Boolean> dayFirst, Optional<LocalDate> day) {
        ActionSegments segments = new ActionSegments(dayFirst, day);
        segments.cut(line);
        segments.read(typed);
        return new Found(segments.words(), segments.owner, segments.due, segments.state, segments.remarks);
    }

    private void cut(String line) {
        Matcher between = BETWEEN.matcher(line);
        int from = 0;
        while (between.find()) {
            parts.add(line.substring(from, between.start()));
            signs.add(between.group());
            from = between.end();
        }
        parts.add(line.substring(from));
        if (parts.size() > 1 && parts.get(0).isBlank()) {
            // A sign between the type and the words.
            parts.remove(0);
            signs.remove(0);
        }
    }

    /** Reads {@code — Bob, 2026-03-15} as two parts, and at the end of an item in the form {@code , Bob, 2026-03-15} too. */
    private void cutLast(boolean typed) {
        String all = last();
        int comma = all.lastIndexOf(',');
        boolean isAlone = parts.size() == 1;
        int from = isAlone && comma > 0 ? all.lastIndexOf(',', comma - 1) + 1 : 0;
        if (comma <= 0 || (isAlone && (!typed || from == 0)) || isDue(all) || !isDue(all.substring(comma + 1))) {
            return;
        }
        String name = all.substring(from, comma).strip();
        if (!isName(name)) {
            return;
        }
        parts.set(parts.size() - 1, isAlone ? all.substring(0, from - 1) : name);
        if (isAlone) {
            parts.add(name);
            signs.add(", ");
        }
        parts.add(all.substring(comma + 1).strip());
        signs.add(", ");
    }

    private void read(boolean typed) {
        cutLast(typed);
        takeState();
        boolean placed = false;
        if (parts.size() > 2 && isDue(last())) {
            placed = takeOwner(parts.size() - 2) || (parts.size() == 3 && takeFirst());
            takeDue(parts.size() - 1);
        } else if (parts.size() > 2 && isDue(parts.get(parts.size() - 2)) && isName(last())) {
            placed = takeOwner(parts.size() - 1);
            takeDue(parts.size() - 1);
        } else if (parts.size() == 2 && isDue(last())) {
            takeDue(1);
        } else if (parts.size() > 2 && isDue(parts.get(0)) && isOwner(parts.get(1)) && !isOwner(last())) {
            placed = takeOwner(1);
            takeDue(0);
        }
        if (!placed && parts.size() > 1 && due.isEmpty()) {
            alone(typed);
        }
    }

    /** A state behind all else, such as {@code — done} and {@code — 2026-03-15 (done)}. */
    private void takeState() {
        if (parts.size() == 1) {
            return;
        }
        String words = ActionLabels.state(bare(last()));
        Matcher behind = STATE_BEHIND.matcher(last().strip());
        Matcher dated = DATED_STATE.matcher(bare(last()));
        if (ActionLabels.isState(words)) {
            state = words.toLowerCase(Locale.ROOT);
            dropLast();
        } else if (behind.matches() && ActionLabels.isState(behind.group(2)) && isDue(behind.group(1))) {
            state = behind.group(2).toLowerCase(Locale.ROOT);
            parts.set(parts.size() - 1, behind.group(1));
        } else if (dated.matches() && ActionLabels.isState(dated.group(1)) && isDue(dated.group(2))) {
            state = dated.group(1).toLowerCase(Locale.ROOT);
            reached = signs.get(signs.size() - 1) + last();
            dropLast();
        }
    }

    private static boolean isOwner(String part) {
        return PROPER.matcher(bare(part)).matches() && !ActionLabels.isLabel(bare(part));
    }

    /** A name behind a sign without a date is an owner if the item has the form, or if it is a handle or has a label. */
    private void alone(boolean typed) {
        String words = last();
        boolean labelled =
                OWNER_LABEL.matcher(bare(words)).find() || bare(words).startsWith("@");
        if (labelled) {
            takeOwner(parts.size() - 1);
        } else if (PROPER.matcher(bare(words)).matches()) {
            boolean isForm = typed || !state.isEmpty();
            if (isForm && takeOwner(parts.size() - 1)) {
                remarks.add("'" + owner + "' was read as an owner.");
            } else if (!isForm) {
                remarks.add(
                        "'" + bare(words) + "' may be an owner; nothing marks it as one, and it stays in the words.");
            }
        }
    }

    /** Reads {@code Bob — add a canary — 2026-03-15}. */
    private boolean takeFirst() {
        if (!PROPER.matcher(bare(parts.get(0))).matches()
                || PROPER.matcher(bare(parts.get(1))).matches()) {
            return false;
        }
        boolean taken = takeOwner(0);
        if (taken) {
            remarks.add("'" + owner + "' was read as an owner.");
        }
        return taken;
    }

    private boolean takeOwner(int at) {
        String name = bare(OWNER_LABEL.matcher(bare(parts.get(at))).replaceFirst(""));
        if (ActionLabels.isNobody(name)) {
            String remark = "'" + name + "' names no owner.";
            if (!remarks.contains(remark)) {
                remarks.add(remark);
            }
            return false;
        }
        if (!isName(name)) {
            return false;
        }
        owner = name;
        drop(at);
        return true;
    }

    private void takeDue(int at) {
        String words = DUE_LABEL.matcher(bare(parts.get(at))).replaceFirst("");
        Optional<WrittenDate> date = date(words);
        due = date.flatMap(written -> written.resolve(0, dayFirst));
        if (due.isEmpty()) {
            due = date.flatMap(written -> guessed(written, dayFirst, day));
            due.ifPresent(guess -> remarks.add("'" + words + "' was read as " + guess + "."));
        }
        if (due.isPresent()) {
            drop(at);
        } else {
            remarks.add("'" + words + "' was not read as a due date and stays in the words.");
        }
    }

    /** Returns the first such day after the incident, of a date without a year. */
    static Optional<LocalDate> guessed(WrittenDate written, Optional<Boolean> dayFirst, Optional<LocalDate> day) {
        return day.filter(of -> written.year() == 0)
                .flatMap(of -> written.resolve(of.getYear(), dayFirst)
                        .map(guess -> guess.isBefore(of) ? guess.plusYears(1) : guess));
    }

    private boolean isDue(String part) {
        String words = DUE_LABEL.matcher(bare(part)).replaceFirst("");
        return date(words).isPresent() || TIME_IN_WORDS.matcher(words).matches();
    }

    /** A date and nothing else. */
    private static Optional<WrittenDate> date(String words) {
        return WrittenTime.atStartOf(words)
                .filter(found -> found.time().isEmpty() && found.rest().chars().noneMatch(Character::isLetterOrDigit))
                .flatMap(WrittenMoment::date)
                .or(() -> WrittenDate.ofDay(words));
    }

    private static boolean isName(String part) {
        String words = bare(OWNER_LABEL.matcher(bare(part)).replaceFirst(""));
        // Several words without a capital each are more of what is to be done.
        boolean calls = words.indexOf(' ') < 0
                || TEAM.matcher(words).matches()
                || SEVERAL.splitAsStream(words)
                        .allMatch(name -> PROPER.matcher(name).matches());
        return words.length() <= LONGEST && calls && NAME.matcher(words).matches();
    }

    private String last() {
        return parts.get(parts.size() - 1);
    }

    private void dropLast() {
        drop(parts.size() - 1);
    }

    private void drop(int at) {
        parts.remove(at);
        signs.remove(Math.max(0, at - 1));
    }

    private String words() {
        StringBuilder words = new StringBuilder(parts.get(0));
        for (int i = 1; i < parts.size(); i++) {
            words.append(signs.get(i - 1)).append(parts.get(i));
        }
        return words.append(reached).toString().strip();
    }

    private static String bare(String part) {
        return MARKS.matcher(MarkdownText.plain(part.strip()).strip())
                .replaceAll("")
                .replaceFirst("(?<!\\d\\.\\d{1,2})[.;]$", "")
                .strip();
    }
}
