package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the list of facts below the title of a document in the playbook's form. */
final class FormFacts {
    private static final Pattern FACT = Pattern.compile("- \\*\\*(.+?):\\*\\*(?: (.*))?");
    private static final Pattern ESCAPE_AT_END = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\$");

    private final PostmortemBuilder postmortem;
    private final List<FactLine> others = new ArrayList<>();

    private FormFacts(PostmortemBuilder postmortem) {
        this.postmortem = postmortem;
    }

    /** Fills in the facts, and returns the lines that are none. */
    static List<String> read(String lines, PostmortemBuilder postmortem) {
        FormFacts facts = new FormFacts(postmortem);
        List<String> loose = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String line : lines.split("\n", -1)) {
            Matcher matcher = FACT.matcher(line);
            if (!matcher.matches()) {
                text.append(line).append('\n');
            } else {
                facts.add(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
            }
        }
        if (!text.toString().isBlank()) {
            loose.add(text.toString());
        }
        postmortem.facts(facts.others);
        return loose;
    }

    private void add(String name, String value) {
        boolean foreign = ESCAPE_AT_END.matcher(name).find();
        String source = foreign ? name.substring(0, name.length() - 1) : name;
        if (foreign || !understood(name, value)) {
            others.add(new FactLine(MarkdownText.plain(source), value));
        }
    }

    /** Returns whether the value was one that the form writes; another one is kept as it is. */
    private boolean understood(String name, String value) {
        return switch (name) {
            case Form.DATE -> day(value);
            case Form.DURATION ->
                value.equals(Form.UNKNOWN)
                        || value.equals(Form.NOT_ENDED)
                        || taken(Durations.read(value).map(postmortem::duration));
            case Form.SEVERITY -> taken(Optional.of(postmortem.severity(MarkdownText.plain(value))));
            case Form.SERVICES -> taken(Optional.of(postmortem.services(FormReader.names(value))));
            case Form.DETECTED -> taken(FormTime.read(value).map(postmortem::detectedAt));
            case Form.ENDED -> taken(FormTime.read(value).map(postmortem::endedAt));
            case Form.OWNER -> taken(Optional.of(postmortem.owner(MarkdownText.plain(value))));
            case Form.REVIEWERS -> taken(Optional.of(postmortem.reviewers(FormReader.names(value))));
            case Form.STATUS -> taken(Optional.of(postmortem.status(MarkdownText.plain(value))));
            case Form.DUE -> taken(FormTime.read(value).map(postmortem::due));
            default -> false;
        };
    }

    private static boolean taken(Optional<?> changed) {
        return changed.isPresent();
    }

    private boolean day(String value) {
        if (value.equals(Form.UNKNOWN)) {
            return true;
        }
        try {
            postmortem.date(LocalDate.parse(value));
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
