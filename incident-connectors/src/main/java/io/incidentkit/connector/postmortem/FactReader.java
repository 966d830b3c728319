package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.DurationParser;
import io.incidentkit.connector.written.WrittenDate;
import io.incidentkit.connector.written.WrittenTime;
import io.incidentkit.connector.written.WrittenZone;
import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import io.incidentkit.postmortem.FactLine;
import io.incidentkit.text.Lines;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads names and values wherever another team's document has them, and takes over those that a postmortem has. */
final class FactReader {
    private static final Pattern BOLD = Pattern.compile(
            "\\s*(?:[-*+]\\s+)?(?:\\*\\*|__)([^*:]{1,60}?)\\s*(?::\\s*(?:\\*\\*|__)|(?:\\*\\*|__)\\s*:)\\s*(.*)");
    private static final Pattern PLAIN =
            Pattern.compile("\\s*(?:[-*+]\\s+)?([\\p{Lu}][\\p{L}()/' -]{0,40}):(?:\\s+(.*))?");
    private static final Pattern ROW = Pattern.compile("\\s*\\|[\\s*_]*+([^|*_]{1,60})[*_]*\\s*\\|([^|]*+)\\|?\\s*");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:,|;|\\band\\b|&)\\s*");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}#]{0,12}[-_]?\\d[\\p{L}\\d_-]{0,30}");
    private static final Pattern LEVEL = Pattern.compile("(?i)(?<![\\p{L}\\d])((?:SEV-?\\s?|P)[0-5])(?![\\p{L}\\d])");
    private static final Pattern HEADS =
            Pattern.compile("(?i)|field|metric|key|property|attribute|item|info|information");
    private static final int LONGEST = 200;

    private final Optional<Boolean> dayFirst;
    private final List<FactLine> kept = new ArrayList<>();

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

    List<String> services = List.of();
    List<String> reviewers = List.of();
    WrittenTime.@Nullable Found started;
    WrittenTime.@Nullable Found detected;
    WrittenTime.@Nullable Found ended;

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

    /** Takes the facts above the first section, and returns the text that is left. */
    String preamble(String preamble) {
        MarkdownSource source = MarkdownSource.parse(preamble);
        List<String> left = new ArrayList<>();
        for (SourceBlock block : source.blocks()) {
            String text = block.source();
            String[] lines = text.split("\n", -1);
            boolean facts = (block.is(Kind.PARAGRAPH) || block.is(Kind.LIST))
                    && Arrays.stream(lines).allMatch(line -> line.isBlank() || matched(line, lines.length > 1) != null);
            if (block.is(Kind.TABLE) && isFacts(block.cells())) {
                table(block.cells());
            } else if (facts) {
                Arrays.stream(lines).filter(line -> !line.isBlank()).forEach(line -> fact(line, lines.length > 1));
            } else {
                left.add(text);
                lift(text);
            }
        }
        return String.join("\n\n", left);
    }

    /** Takes the severity from a title such as {@code [SEV1] Login is down}, if it is said nowhere else. */
    void title(String title) {
        Matcher level = LEVEL.matcher(title);
        severity = severity == null && level.find() ? level.group(1) : severity;
    }

    /** Whether a table is one of names and values. */
    private static boolean isFacts(List<List<String>> rows) {
        return rows.get(0).size() == 2
                && rows.stream()
                        .anyMatch(row -> HeadingVocabulary.fact(MarkdownText.plain(row.get(0)))
                                .isPresent());
    }

    private void table(List<List<String>> rows) {
        for (List<String> row : rows) {
            String name = Lines.one(MarkdownText.plain(row.get(0)));
            boolean isHead = row == rows.get(0) && HEADS.matcher(name).matches();
            if (!isHead && !(name + row.get(1)).isBlank()) {
                add(name.isEmpty() ? "Note" : name, Lines.one(row.get(1)));
            }
        }
    }

    /** Takes over what a section states in passing; the section keeps its text. */
    void lift(String text) {
        for (String line : text.split("\n", -1)) {
            Matcher row = ROW.matcher(line);
            Matcher matcher = row.matches() ? row : matched(line, false);
            if (matcher != null) {
                understand(MarkdownText.plain(matcher.group(1)), value(matcher));
            }
        }
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
                    case TIME_TO_DETECT, DURATION -> DurationParser.first(value).isPresent();
                    default -> true;
                })
                .isPresent();
    }

    private void fact(String line, boolean several) {
        Matcher matcher = matched(line, several);
        if (matcher != null) {
            add(MarkdownText.plain(matcher.group(1)), value(matcher));
        }
    }

    private static String value(Matcher matcher) {
        return matcher.group(2) == null ? "" : matcher.group(2).strip();
    }

    /** A name that is not bold counts only where it is a known one, or stands among others. */
    private static @Nullable Matcher matched(String line, boolean several) {
        Matcher bold = BOLD.matcher(line);
        if (bold.matches() && !MarkdownText.plain(bold.group(1)).isBlank()) {
            return bold;
        }
        Matcher plain = PLAIN.matcher(line);
        return plain.matches()
                        && (several || HeadingVocabulary.fact(plain.group(1)).isPresent())
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
                detection = detection == null ? DurationParser.first(value).orElse(null) : detection;
            case DURATION ->
                duration = duration == null ? DurationParser.first(value).orElse(null) : duration;
            case STARTED -> started = started == null ? time(name, value) : started;
            case DETECTED -> detected = detected == null ? time(name, value) : detected;
            case ENDED -> ended = ended == null ? time(name, value) : ended;
            case DATE -> {
                date = date == null ? WrittenDate.firstIn(value, dayFirst).orElse(null) : date;
            }
            case REFERENCE ->
                reference = reference.isEmpty() && TOKEN.matcher(value).matches() ? value : reference;
            default -> {
                return same && named(kind, value);
            }
        }
        return false;
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
    private static WrittenTime.@Nullable Found time(String name, String value) {
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
