package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.DurationParser;
import io.incidentkit.connector.written.WrittenDate;
import io.incidentkit.connector.written.WrittenMoment;
import io.incidentkit.connector.written.WrittenTime;
import io.incidentkit.connector.written.WrittenZone;
import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.postmortem.FactLine;
import io.incidentkit.text.DurationWords;
import io.incidentkit.text.Lines;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads names and values wherever another team's document has them, and takes over those that a postmortem has. */
final class FactReader {
    /** A picture ahead of a name, such as that of a calendar. */
    private static final String SIGN = "(?:\\p{So}[\\p{M}\\uFE0F\\u200D]{0,3}\\s{0,3})?";

    private static final Pattern BOLD = Pattern.compile("\\s*(?:[-*+]\\s+)?" + SIGN + "(?:\\*\\*?|__?)(?=\\S)" + SIGN
            + "([^*:]{1,60}?)\\s*(?::\\s*(?:\\*\\*?|__?)|(?:\\*\\*?|__?)\\s*:)\\s*(.*)");
    private static final Pattern PLAIN =
            Pattern.compile("\\s*(?:[-*+]\\s+)?" + SIGN + "([\\p{Lu}][\\p{L}()/' -]{0,40}):(?:\\s+(.*))?");
    private static final Pattern ROW = Pattern.compile("\\s*\\|[\\s*_]*+([^|*_]{1,60})[*_]*\\s*\\|([^|]*+)\\|?\\s*");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:,|;|\\band\\b|&)\\s*");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}#]{0,12}[-_]?\\d[\\p{L}\\d_-]{0,30}");
    private static final Pattern LEVEL = Pattern.compile("(?i)(?<![\\p{L}\\d])((?:SEV-?\\s?|P)[0-5])(?![\\p{L}\\d])");
    private static final Pattern HEADS =
            Pattern.compile("(?i)|field|metric|key|property|attribute|item|info|information");
    private static final int LONGEST = 200;
    private static final Pattern FIGURE = Pattern.compile("\\d");
    private static final Pattern TO = Pattern.compile(
            "\\s+(?:[-\u2013\u2014\u2192]|->|to|until|till)\\s+|(?<=\\d)[\u2013\u2014](?=\\d)|(?<=\\d:\\d\\d)-(?=\\d\\d?:\\d\\d)");
    private static final Pattern BREAKS = Pattern.compile("[,;]?\\s*\\n\\s*");
    private static final Set<HeadingVocabulary.Fact> NAMES =
            EnumSet.of(HeadingVocabulary.Fact.SERVICES, HeadingVocabulary.Fact.OWNER, HeadingVocabulary.Fact.REVIEWERS);

    /** The sections that can be said on one line. */
    private static final Set<HeadingVocabulary.Section> TEXTS = EnumSet.of(
            HeadingVocabulary.Section.SUMMARY,
            HeadingVocabulary.Section.IMPACT,
            HeadingVocabulary.Section.ROOT_CAUSE,
            HeadingVocabulary.Section.WENT_WELL,
            HeadingVocabulary.Section.WENT_BADLY);

    private final Optional<Boolean> dayFirst;
    private final List<FactLine> kept = new ArrayList<>();
    private final List<SectionText> sections = new ArrayList<>();

    @Nullable
    LocalDate date;

    String reference = "";

    @Nullable
    Duration duration;

    @Nullable
    Duration detection;

    @Nullable
    String severity;

    @Nullable
    String owner;

    @Nullable
    String status;

    /** A date that could not be read as a day. */
    Optional<String> unreadDate = Optional.empty();

    List<String> services = List.of();
    List<String> reviewers = List.of();

    @Nullable
    WrittenMoment started;

    @Nullable
    WrittenMoment detected;

    @Nullable
    WrittenMoment ended;

    /**
     * A section's text that stands as a fact.
     *
     * @param name the name of the section
     * @param markdown the text
     */
    record SectionText(String name, String markdown) {}

    FactReader(Optional<Boolean> dayFirst) {
        this.dayFirst = dayFirst;
    }

    /** Takes the reference that stands in the title, which goes before one that is stated elsewhere. */
    void reference(String inTitle) {
        reference = inTitle;
    }

    /** Returns the facts for which a postmortem has no place, or not one that holds them as they are written. */
    List<FactLine> kept() {
        return kept;
    }

    /** Returns what stands as a fact and is the text of a section, such as {@code Impact: nobody could pay}. */
    List<SectionText> sections() {
        return sections;
    }

    /** Takes a line if it is a known fact, and returns whether it was. */
    boolean isFact(String line) {
        boolean known = matched(line, false) != null;
        if (known) {
            fact(line, false);
        }
        return known;
    }

    /** Whether a name is that of a section of text, and of no fact. */
    static boolean isSection(String name) {
        return HeadingVocabulary.fact(name).isEmpty()
                && HeadingVocabulary.isPlain(name)
                && HeadingVocabulary.section(name).filter(TEXTS::contains).isPresent();
    }

    /** Takes the severity from a title such as {@code [SEV1] Login is down}, if it is said nowhere else. */
    void title(String title) {
        Matcher level = LEVEL.matcher(title);
        severity = severity == null && level.find() ? level.group(1) : severity;
    }

    /** Takes the rows of a table of names and values. */
    void table(List<List<String>> rows) {
        for (List<String> row : rows) {
            String name = Lines.one(MarkdownText.plain(row.get(0)));
            boolean isHead = row == rows.get(0) && HEADS.matcher(name).matches();
            if (!isHead && !(name + row.get(1)).isBlank()) {
                String value = Lines.one(
                        isNames(name) ? BREAKS.matcher(row.get(1).strip()).replaceAll(", ") : row.get(1));
                if (isSection(name) && !value.isEmpty()) {
                    section(name, value);
                } else {
                    add(name.isEmpty() ? "Note" : name, value);
                }
            }
        }
    }

    /** Names below each other in a cell are several. */
    private static boolean isNames(String name) {
        return HeadingVocabulary.fact(name).filter(NAMES::contains).isPresent();
    }

    /** Takes over what a section states in passing; the section keeps its text. */
    void lift(String text) {
        String[] lines = text.split("\n", -1);
        for (SourceBlock block : MarkdownSource.parse(text).blocks()) {
            PreambleReader.FactTable.of(block.cells())
                    .filter(PreambleReader.FactTable::isAcross)
                    .ifPresent(table -> {
                        table.rows().forEach(row -> understand(MarkdownText.plain(row.get(0)), Lines.one(row.get(1))));
                        // Its lines are no names beside their values.
                        Arrays.fill(lines, block.firstLine(), block.lastLine() + 1, "");
                    });
        }
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            Matcher matcher = row.matches() ? row : matched(line, false);
            if (matcher != null) {
                understand(MarkdownText.plain(matcher.group(1)), value(matcher));
            }
        }
    }

    /** Takes the text of a section. */
    void section(String name, String markdown) {
        sections.add(new SectionText(name, markdown));
    }

    /** Takes one fact. */
    void add(String name, String value) {
        if (!understand(name, value)) {
            kept.add(new FactLine(name, value));
        }
    }

    /** Tells whether a value is what a postmortem states under a name, and no text about it. */
    static boolean isFact(String name, String value) {
        return HeadingVocabulary.fact(name)
                .filter(kind -> switch (kind) {
                    case STARTED, DETECTED, ENDED -> time(name, MarkdownText.plain(value)) != null;
                    case TIME_TO_DETECT, DURATION -> DurationParser.of(value).isPresent();
                    default -> true;
                })
                .isPresent();
    }

    /** Takes the fact that a line states, if it does. */
    void fact(String line, boolean several) {
        Matcher matcher = matched(line, several);
        if (matcher == null) {
            return;
        }
        String name = MarkdownText.plain(matcher.group(1));
        if (isSection(name) && !value(matcher).isEmpty()) {
            section(name, value(matcher));
        } else {
            add(name, value(matcher));
        }
    }

    static String value(Matcher matcher) {
        return matcher.group(2) == null ? "" : matcher.group(2).strip();
    }

    /** A name that is not bold counts only where it is a known one, or stands among others. */
    static @Nullable Matcher matched(String line, boolean several) {
        Matcher bold = BOLD.matcher(line);
        if (bold.matches() && !MarkdownText.plain(bold.group(1)).isBlank()) {
            return bold;
        }
        Matcher plain = PLAIN.matcher(line);
        return plain.matches()
                        && (several || HeadingVocabulary.fact(plain.group(1)).isPresent() || isSection(plain.group(1)))
                ? plain
                : null;
    }

    /** Returns whether a value found its place as it is written; the first one counts. */
    private boolean understand(String name, String source) {
        String value = MarkdownText.plain(source);
        HeadingVocabulary.Fact kind = HeadingVocabulary.fact(name).orElse(null);
        if (kind == null || value.isEmpty() || value.length() > LONGEST) {
            return false;
        }
        boolean same = value.equals(source);
        switch (kind) {
            case TIME_TO_DETECT ->
                detection = detection == null ? DurationParser.of(value).orElse(null) : detection;
            case DURATION -> {
                Duration before = duration;
                duration = before == null ? DurationParser.of(value).orElse(null) : before;
                window(name, value);
                return same
                        && before == null
                        && duration != null
                        && DurationWords.postmortem(duration).equals(value);
            }
            case STARTED -> started = started == null ? time(name, value) : started;
            case DETECTED -> detected = detected == null ? time(name, value) : detected;
            case ENDED -> ended = ended == null ? time(name, value) : ended;
            case WINDOW -> window(name, value);
            case DATE -> {
                date = date == null ? WrittenDate.firstIn(value, dayFirst).orElse(null) : date;
                unreadDate = date == null && FIGURE.matcher(value).find() ? Optional.of(value) : Optional.empty();
                window(name, value);
            }
            case REFERENCE ->
                reference = reference.isEmpty() && TOKEN.matcher(value).matches() ? value : reference;
            default -> {
                return same && named(kind, value);
            }
        }
        return false;
    }

    /** Reads {@code 14:32 to 15:10 UTC} as from when until when. */
    private void window(String name, String value) {
        String[] ends = TO.split(value, 2);
        WrittenMoment from = ends.length < 2 ? null : time(name, ends[0]);
        WrittenMoment to = ends.length < 2 ? null : time(name, ends[1]);
        if (from == null || to == null || started != null || ended != null) {
            return;
        }
        started = from.orIn(to.zone());
        ended = to.orIn(from.zone());
    }

    private boolean named(HeadingVocabulary.Fact kind, String value) {
        switch (kind) {
            case SEVERITY -> severity = severity == null ? value : severity;
            case OWNER -> owner = owner == null ? value : owner;
            case STATUS -> status = status == null ? value : status;
            case SERVICES -> services = services.isEmpty() ? names(value) : services;
            case REVIEWERS -> reviewers = reviewers.isEmpty() ? names(value) : reviewers;
            default -> throw new IllegalArgumentException("Not a name: " + kind);
        }
        return switch (kind) {
            case SEVERITY -> value.equals(severity);
            case OWNER -> value.equals(owner);
            case STATUS -> value.equals(status);
            case SERVICES -> value.equals(String.join(", ", services));
            default -> value.equals(String.join(", ", reviewers));
        };
    }

    /** Reads a moment; its zone can stand in the name of the fact. */
    private static @Nullable WrittenMoment time(String name, String value) {
        return WrittenTime.atStartOf(value)
                .filter(found -> found.time().isPresent())
                .map(found -> found.orIn(WrittenZone.in(name)))
                .orElse(null);
    }

    private static List<String> names(String value) {
        return Arrays.stream(SEPARATOR.split(value))
                .map(Lines::one)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
