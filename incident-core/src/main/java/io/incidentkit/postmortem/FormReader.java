package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownBounds;
import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.postmortem.PostmortemReading.Outcome;
import io.incidentkit.text.Lines;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads a document in the playbook's form, as {@link PostmortemMarkdown} writes it. What people have added to it where the
 * form has no place goes into the summary or into a section of its own.
 */
final class FormReader {
    private static final List<String> SECTIONS = List.of(
            Form.IMPACT, Form.TIMELINE, Form.ROOT_CAUSE, Form.WHY, Form.WENT_WELL, Form.WENT_BADLY, Form.ACTIONS);
    private static final String ORDER =
            SECTIONS.stream().map(String::strip).collect(Collectors.joining("', '", "'", "'"));
    private static final String FIELD = "markdown";

    private final MarkdownSource source;
    private final List<SourceBlock> headings;
    private final List<OtherSection> others = new ArrayList<>();

    private FormReader(MarkdownSource source) {
        this.source = source;
        this.headings = headings(source, 2);
    }

    /** Reads a document, and says what is wrong with one that is not in the form. */
    static PostmortemReading read(String markdown) {
        if (InputValidator.isBlank(markdown)) {
            return wrong(Outcome.UNREADABLE, "is required");
        }
        List<String> exceeded = MarkdownBounds.exceeded(markdown);
        if (!exceeded.isEmpty()) {
            return PostmortemReading.wrong(
                    Outcome.UNREADABLE,
                    exceeded.stream().map(bound -> new FieldError(FIELD, bound)).toList());
        }
        MarkdownSource source = MarkdownSource.parse(Lines.normalised(markdown));
        List<FieldError> faults = formFaults(source);
        if (!faults.isEmpty()) {
            return PostmortemReading.wrong(Outcome.OTHER_FORM, faults);
        }
        try {
            return PostmortemReading.of(new FormReader(source).read().build());
        } catch (InvalidInputException e) {
            return PostmortemReading.wrong(Outcome.BROKEN, e.faults());
        }
    }

    private static PostmortemReading wrong(Outcome outcome, String message) {
        return PostmortemReading.wrong(outcome, List.of(new FieldError(FIELD, message)));
    }

    /** The form is a title and below it all of the form's sections, in their order. */
    private static List<FieldError> formFaults(MarkdownSource source) {
        List<SourceBlock> blocks = source.blocks();
        List<SourceBlock> headings = headings(source, 2);
        List<FieldError> faults = new ArrayList<>();
        if (blocks.isEmpty() || blocks.get(0).level() != 1) {
            faults.add(new FieldError(FIELD, "does not begin with a title, such as '# INC-42: Checkout is down'"));
        }
        if (headings.stream().skip(1).anyMatch(heading -> heading.level() == 1)) {
            faults.add(new FieldError(FIELD, "has more than one title"));
        }
        for (String section : SECTIONS) {
            if (headings.stream().noneMatch(heading -> names(text(heading), section))) {
                faults.add(new FieldError(FIELD, "lacks the section '" + section.strip() + "'"));
            }
        }
        if (faults.isEmpty() && !isInOrder(headings)) {
            faults.add(new FieldError(FIELD, "has the sections in another order than the form: " + ORDER));
        }
        return faults;
    }

    private static boolean isInOrder(List<SourceBlock> headings) {
        int skipped = headings.size() > 1 && text(headings.get(1)).equals(Form.SUMMARY) ? 2 : 1;
        for (int i = 0; i < SECTIONS.size(); i++) {
            if (headings.size() <= skipped + i || !names(text(headings.get(skipped + i)), SECTIONS.get(i))) {
                return false;
            }
        }
        return true;
    }

    private PostmortemBuilder read() {
        List<String> title = parts(text(headings.get(0)), ": ", 2);
        PostmortemBuilder postmortem = new PostmortemBuilder(title.get(title.size() - 1));
        postmortem.reference(title.size() == 1 ? "" : title.get(0));
        List<String> loose = FormFacts.read(body(0), postmortem);
        boolean summarised = text(headings.get(1)).equals(Form.SUMMARY);
        int at = summarised ? 2 : 1;
        loose.add(summarised ? body(1) : "");
        postmortem
                .summary(String.join("\n\n", loose))
                .impact(body(at, Form.IMPACT_HINT))
                .timeline(timeline(body(at + 1)))
                .rootCause(body(at + 2, Form.ROOT_CAUSE_HINT))
                .wentWell(body(at + 4, Form.WENT_WELL_HINT))
                .wentBadly(body(at + 5, Form.WENT_BADLY_HINT));
        FormTables tables = new FormTables(others);
        postmortem.phases(tables.phases(text(headings.get(at + 3)), body(at + 3, Form.WHY_HINT)));
        postmortem.actions(tables.actions(body(at + 6, Form.ACTIONS_HINT)));
        for (int i = at + 7; i < headings.size(); i++) {
            others.add(new OtherSection(MarkdownText.plain(text(headings.get(i))), body(i)));
        }
        return postmortem.others(others);
    }

    private List<TimelineLine> timeline(String body) {
        MarkdownSource section = MarkdownSource.parse(body);
        List<SourceBlock> times = headings(section, 3);
        if (times.isEmpty()) {
            return new FormTables(others).timeline(body);
        }
        keep(section.lines(0, times.get(0).firstLine()));
        List<TimelineLine> lines = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            lines.add(FormTime.read(text(times.get(i)), body(section, times, i)));
        }
        return lines;
    }

    private void keep(String loose) {
        if (!loose.isBlank()) {
            others.add(new OtherSection(Form.TIMELINE, loose));
        }
    }

    private String body(int heading, String hint) {
        String body = body(heading).stripTrailing();
        int start = body.indexOf(Form.hint(hint));
        boolean hinted = start >= 0 && body.substring(0, start).isBlank();
        return hinted ? body.substring(start + Form.hint(hint).length()) : body;
    }

    private String body(int heading) {
        return body(source, headings, heading);
    }

    private static String body(MarkdownSource source, List<SourceBlock> headings, int heading) {
        int to = heading + 1 < headings.size()
                ? headings.get(heading + 1).firstLine()
                : source.lines().size();
        return source.lines(headings.get(heading).lastLine() + 1, to);
    }

    private static List<SourceBlock> headings(MarkdownSource source, int lowest) {
        return source.headings().stream()
                .filter(heading -> heading.level() <= lowest)
                .toList();
    }

    private static boolean names(String heading, String section) {
        return section.equals(Form.WHY) ? heading.startsWith(section) : heading.equals(section);
    }

    private static String text(SourceBlock heading) {
        return Lines.heading(heading.source());
    }

    /** Takes apart a list of names; commas in a name are escaped. */
    static List<String> names(String list) {
        return parts(list, ", ", Integer.MAX_VALUE).stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Takes apart a line of Markdown at a separator that is not escaped, and returns the literal texts. */
    private static List<String> parts(String source, String separator, int atMost) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < source.length(); i++) {
            if (source.charAt(i) == '\\') {
                i++;
            } else if (parts.size() < atMost - 1 && source.startsWith(separator, i)) {
                parts.add(MarkdownText.plain(source.substring(from, i)));
                from = i + separator.length();
                i = from - 1;
            }
        }
        parts.add(MarkdownText.plain(source.substring(from)));
        return parts;
    }
}
