package io.incidentkit.connector.postmortem;

import io.incidentkit.markdown.MarkdownBounds;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemReading;
import io.incidentkit.text.Lines;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads postmortems from Markdown: the playbook's form exactly, every other form as far as it says what a postmortem says. */
public final class PostmortemImport {
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    /** The characters that change the direction of reading, written as they are or as HTML does. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]"
            + "|&#[xX]0*(?:61[cC]|200[eEfF]|202[a-eA-E]|206[6-9]);"
            + "|&#0*(?:1564|820[67]|823[4-8]|829[4-7]);|&(?:lrm|rlm);");

    private static final String NO_BREAK = "\u00A0\u2007\u202F\u3000";
    private static final Pattern BLANK = Pattern.compile("[" + NO_BREAK + "]");
    /** The colon behind a label of Latin letters at the beginning of a line. */
    private static final Pattern WIDE_COLON =
            Pattern.compile("^([#>*+\\-\\s\\d.)]*[*_]{0,2}\\p{IsLatin}[\\p{IsLatin} '\u2019]{0,40}[*_]{0,2})\uFF1A *");

    private PostmortemImport() {}

    /**
     * Reads a postmortem, whoever wrote it: what {@link Postmortem#toMarkdown} wrote comes back whole, any other document as far
     * as it says what a postmortem says, with everything else kept.
     *
     * @param markdown the document
     * @param zone the zone of times that are written without one
     * @return the postmortem, and how far it was understood
     * @throws InvalidInputException if there is no text, or it exceeds the {@link MarkdownBounds}
     */
    public static ImportedPostmortem read(String markdown, ZoneId zone) {
        Objects.requireNonNull(markdown, "markdown");
        Objects.requireNonNull(zone, "zone");
        List<String> remarks = new ArrayList<>();
        // What shows nothing stays so: a character put in its place would make a document of it. What is far too long
        // is
        // not cleaned first.
        boolean isRefused = markdown.length() > MarkdownBounds.MAX_LENGTH || InputValidator.isBlank(markdown);
        String document = isRefused ? markdown : readable(markdown, remarks);
        PostmortemReading ours = Postmortem.read(document);
        return switch (ours.outcome()) {
            case READ -> inForm(ours.orElseThrow(), remarks);
            case UNREADABLE -> throw new InvalidInputException(ours.faults());
            case OTHER_FORM -> new DocumentReader(common(document), zone, remarks).read();
            case BROKEN -> {
                // Someone edited it beyond what the form holds; as a document of another form it can still be read.
                remarks.add("The document is no longer in the playbook's form: " + words(ours.faults()));
                yield new DocumentReader(common(document), zone, remarks).read();
            }
        };
    }

    private static ImportedPostmortem inForm(Postmortem postmortem, List<String> remarks) {
        return new ImportedPostmortem(postmortem, true, RecognisedParts.in(postmortem, true), remarks);
    }

    private static String words(List<FieldError> faults) {
        return faults.stream().map(FieldError::toString).collect(Collectors.joining("; "));
    }

    /** Returns the document with blanks that must not break as common ones, and wide colons behind labels too, but for code. */
    private static String common(String document) {
        boolean isCommon = document.chars().noneMatch(c -> NO_BREAK.indexOf(c) >= 0 || c == '\uFF1A');
        if (isCommon) {
            return document;
        }
        List<String> lines = new ArrayList<>();
        boolean inCode = false;
        for (String line : document.split("\n", -1)) {
            boolean isFence = line.strip().startsWith("```") || line.strip().startsWith("~~~");
            inCode ^= isFence;
            lines.add(
                    inCode || isFence
                            ? line
                            : WIDE_COLON
                                    .matcher(BLANK.matcher(line).replaceAll(" "))
                                    .replaceFirst("$1: "));
        }
        return String.join("\n", lines);
    }

    /** Control characters, such as colours copied from a terminal, are no reason to refuse a document. */
    private static String readable(String markdown, List<String> remarks) {
        String text = Lines.normalised(markdown);
        String readable = UNREADABLE.matcher(text).replaceAll("\uFFFD");
        if (!readable.equals(text)) {
            remarks.add("Control characters in the document were replaced by U+FFFD.");
        }
        String directed = DIRECTION.matcher(readable).replaceAll("");
        if (!directed.equals(readable)) {
            remarks.add("Characters that change the direction of reading were left out.");
        }
        return directed;
    }

    /** Tells which parts a postmortem says something in. */
    static final class RecognisedParts {
        private final Set<PostmortemPart> said = EnumSet.noneOf(PostmortemPart.class);

        private RecognisedParts() {}

        static Set<PostmortemPart> in(Postmortem postmortem, boolean titled) {
            RecognisedParts understood = new RecognisedParts();
            understood.facts(postmortem, titled);
            understood.note(PostmortemPart.SUMMARY, !postmortem.summary().isEmpty());
            understood.note(PostmortemPart.IMPACT, !postmortem.impact().isEmpty());
            understood.note(
                    PostmortemPart.TIMELINE,
                    postmortem.timeline().stream()
                            .anyMatch(line ->
                                    line.at().isPresent() || !line.written().isEmpty()));
            understood.note(PostmortemPart.ROOT_CAUSE, !postmortem.rootCause().isEmpty());
            understood.note(
                    PostmortemPart.PHASES,
                    postmortem.phases().stream()
                            .anyMatch(report -> report.took().isPresent()));
            understood.note(PostmortemPart.WENT_WELL, !postmortem.wentWell().isEmpty());
            understood.note(PostmortemPart.WENT_BADLY, !postmortem.wentBadly().isEmpty());
            understood.note(PostmortemPart.ACTIONS, !postmortem.actions().isEmpty());
            return understood.said;
        }

        private void facts(Postmortem postmortem, boolean titled) {
            note(PostmortemPart.TITLE, titled);
            note(PostmortemPart.DATE, postmortem.date(ZoneOffset.UTC).isPresent());
            note(PostmortemPart.DURATION, postmortem.duration().isPresent());
            note(PostmortemPart.SEVERITY, postmortem.severity().isPresent());
            note(PostmortemPart.SERVICES, !postmortem.services().isEmpty());
            note(PostmortemPart.OWNER, postmortem.owner().isPresent());
        }

        private void note(PostmortemPart part, boolean isSaid) {
            if (isSaid) {
                said.add(part);
            }
        }
    }
}
