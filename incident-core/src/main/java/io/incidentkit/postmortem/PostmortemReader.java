package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads postmortems from Markdown: the playbook's form exactly, every other shape as far as it says it. */
final class PostmortemReader {
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    private PostmortemReader() {}

    static ReadPostmortem read(String markdown, ZoneId zone) {
        Objects.requireNonNull(markdown, "markdown");
        Objects.requireNonNull(zone, "zone");
        check(markdown);
        List<String> remarks = new ArrayList<>();
        MarkdownSource source = MarkdownSource.parse(readable(markdown, remarks));
        return inForm(source, remarks).orElseGet(() -> new ForeignReader(source, zone, remarks).read());
    }

    private static Optional<ReadPostmortem> inForm(MarkdownSource source, List<String> remarks) {
        if (!FormReader.isForm(source)) {
            return Optional.empty();
        }
        try {
            Postmortem postmortem = FormReader.read(source).build();
            return Optional.of(new ReadPostmortem(postmortem, true, Understood.in(postmortem, true), remarks));
        } catch (InvalidInputException e) {
            // Someone edited it beyond what the form holds; as a foreign document it can still be read.
            remarks.add("The document is no longer in the playbook's form: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static void check(String markdown) {
        InputValidator faults = new InputValidator();
        if (InputValidator.isBlank(markdown)) {
            faults.add("markdown", "is required");
        } else if (markdown.length() > Postmortem.MAX_LENGTH) {
            faults.add(
                    "markdown",
                    "has " + markdown.length() + " characters; at most " + Postmortem.MAX_LENGTH + " are read");
        }
        faults.throwIfAny();
    }

    /** Control characters, such as colours copied from a terminal, are no reason to refuse a document. */
    private static String readable(String markdown, List<String> remarks) {
        String text = markdown.startsWith("\uFEFF") ? markdown.substring(1) : markdown;
        text = text.replace("\r\n", "\n").replace('\r', '\n');
        String readable = UNREADABLE.matcher(text).replaceAll("\uFFFD");
        if (!readable.equals(text)) {
            remarks.add("Control characters in the document were replaced by U+FFFD.");
        }
        return readable;
    }
}
