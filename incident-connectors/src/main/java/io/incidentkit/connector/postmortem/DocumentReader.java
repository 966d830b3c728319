package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.WrittenDate;
import io.incidentkit.connector.written.WrittenZone;
import io.incidentkit.markdown.FrontMatter;
import io.incidentkit.markdown.HtmlTables;
import io.incidentkit.markdown.MarkdownSection;
import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.postmortem.ActionLine;
import io.incidentkit.postmortem.FactLine;
import io.incidentkit.postmortem.OtherSection;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemBuilder;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.text.Lines;
import io.incidentkit.text.Truncation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a postmortem of any shape as far as it says what a postmortem says. What finds no place in the playbook's form is
 * kept in facts and sections of its own. One instance reads one document.
 */
final class DocumentReader {
    private static final String UNTITLED = "Untitled postmortem";
    private static final Pattern REFERENCE =
            Pattern.compile("((?:[A-Z]{2,12}-?|#)\\d[\\d-]{0,12})\\s*(?:: | - | \u2013 )\\s*(.+)");
    private static final Pattern LIST = Pattern.compile("^\\[(.*)]$");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s)>]+");
    private static final int LONGEST_LINE = 200;

    private final List<String> remarks;
    private final FrontMatter front;
    private final DocumentOutline outline;
    private final Optional<Boolean> dayFirst;
    private final FactReader facts;
    private final ZoneId zone;
    private final String text;

    private final Map<HeadingVocabulary.Section, StringBuilder> sections =
            new EnumMap<>(HeadingVocabulary.Section.class);
    private final List<OtherSection> others = new ArrayList<>();
    private final List<FactLine> headings = new ArrayList<>();
    private final List<ActionLine> actions = new ArrayList<>();

    DocumentReader(String document, ZoneId zone, List<String> remarks) {
        this.remarks = remarks;
        this.text = document;
        this.front = FrontMatter.of(text);
        MarkdownSource body = HtmlTables.asMarkdown(MarkdownSource.parse(text.substring(front.end())));
        this.outline =
                DocumentOutline.of(BoldSections.asHeadings(body), !frontTitle().isEmpty());
        this.dayFirst = WrittenDate.DateOrder.isDayFirst(text);
        this.facts = new FactReader(dayFirst);
        this.zone = zone;
    }

    ImportedPostmortem read() {
        String written = MarkdownText.plain(outline.title().isEmpty() ? frontTitle() : outline.title());
        PostmortemBuilder draft = title(written);
        frontFacts(written);
        add(HeadingVocabulary.Section.SUMMARY, "Summary", facts.preamble(outline.preamble()));
        outline.parts().forEach(this::lift);
        facts.title(written);
        Optional<LocalDate> day = day(written);
        TimelineClock clock = new TimelineClock(zone, day, dayFirst);
        WrittenZone.ofAllTimes(text).ifPresent(clock::zone);
        List<TimelineLine> timeline = new ArrayList<>();
        outline.parts().forEach(part -> part(part, clock, timeline));
        keepFrontMatter();
        if (clock.hasAssumedZone()) {
            remarks.add("Times without a zone were read as " + zone + ".");
        }
        if (clock.hasUnplaced()) {
            remarks.add("Some times of the timeline could not be placed on a day; they are kept as they are written.");
        }
        fill(draft, clock, timeline, day);
        Postmortem postmortem = draft.build();
        return new ImportedPostmortem(postmortem, false, RecognisedParts.in(postmortem, !written.isEmpty()), remarks);
    }

    private PostmortemBuilder title(String written) {
        String line = Lines.one(written);
        if (line.isEmpty()) {
            remarks.add("The document has no title.");
            return Postmortem.builder(UNTITLED);
        }
        if (line.length() > LONGEST_LINE) {
            add(HeadingVocabulary.Section.SUMMARY, "Summary", outline.title().isEmpty() ? written : outline.title());
            return Postmortem.builder(cut(line));
        }
        if (!outline.title().isEmpty() && !MarkdownText.escape(line).equals(outline.title())) {
            keepMarkup(line);
        }
        Matcher reference = REFERENCE.matcher(line);
        if (!reference.matches()) {
            return Postmortem.builder(line);
        }
        facts.reference(reference.group(1));
        return Postmortem.builder(reference.group(2));
    }

    /** A title with a link in it would lose where the link leads. */
    private void keepMarkup(String line) {
        if (!MarkdownText.plain(outline.title().replaceAll("\\]\\([^)]*\\)", "]"))
                        .equals(line)
                || outline.title().contains("](")) {
            headings.add(new FactLine("Title", outline.title()));
        }
    }

    private static String cut(String line) {
        return Truncation.strippedEllipsis(line, LONGEST_LINE);
    }

    /** Facts that stand in sections; a section that is one fact becomes one. */
    private void lift(DocumentOutline.Part part) {
        boolean said = part.kind().isEmpty()
                || part.kind()
                        .filter(kind ->
                                kind == HeadingVocabulary.Section.SUMMARY || kind == HeadingVocabulary.Section.IMPACT)
                        .isPresent();
        if (said) {
            facts.lift(part.body());
        }
    }

    /** Returns the day that times without a date belong to. */
    private Optional<LocalDate> day(String title) {
        return Optional.ofNullable(facts.date)
                .or(() -> WrittenDate.firstIn(title, dayFirst))
                .or(() -> outline.parts().stream()
                        .filter(part -> part.kind()
                                .filter(HeadingVocabulary.Section.TIMELINE::equals)
                                .isPresent())
                        .flatMap(part -> WrittenDate.firstIn(part.heading(), dayFirst).stream())
                        .findFirst())
                .or(() -> TimelineReader.firstDay(outline, dayFirst))
                .or(() -> WrittenDate.firstIn(ADDRESS.matcher(text).replaceAll(" "), dayFirst)
                        .map(day -> {
                            remarks.add("The day " + day + " was taken from the text.");
                            return day;
                        }));
    }

    private void part(DocumentOutline.Part part, TimelineClock clock, List<TimelineLine> timeline) {
        Optional<HeadingVocabulary.Section> kind = part.kind();
        if (kind.isEmpty() || kind.get() == HeadingVocabulary.Section.LESSONS) {
            other(part, clock, timeline);
        } else if (kind.get() == HeadingVocabulary.Section.TIMELINE) {
            WrittenZone.in(MarkdownText.plain(part.heading())).ifPresent(clock::zone);
            TimelineReader.Timeline read = TimelineReader.read(part.body(), clock);
            timeline.addAll(read.lines());
            leftover(part.heading(), HeadingVocabulary.Section.TIMELINE.title(), read.loose());
        } else if (kind.get() == HeadingVocabulary.Section.ACTIONS) {
            ActionReader.Actions read =
                    ActionReader.read(part.body(), dayFirst, !HeadingVocabulary.isOutlook(part.heading()));
            actions.addAll(read.lines());
            leftover(part.heading(), HeadingVocabulary.Section.ACTIONS.title(), read.loose());
        } else {
            add(kind.get(), part.heading(), part.body());
        }
    }

    /** A section without a known name can be a fact, or a timeline by what stands in it. */
    private void other(DocumentOutline.Part part, TimelineClock clock, List<TimelineLine> timeline) {
        String name = MarkdownText.plain(part.heading());
        boolean isLine = !part.body().isBlank() && part.body().strip().indexOf('\n') < 0;
        if (isLine && FactReader.isFact(name, part.body().strip())) {
            facts.add(name, part.body().strip());
        } else if (DocumentFacts.TimelineShape.isOf(part.body())) {
            TimelineReader.Timeline read = TimelineReader.read(part.body(), clock);
            timeline.addAll(read.lines());
            leftover(part.heading(), HeadingVocabulary.Section.TIMELINE.title(), read.loose());
        } else {
            keep(part.heading(), part.body());
        }
    }

    /** What stood around the lines of a section, and words of its heading, are kept. */
    private void leftover(String heading, String ours, String loose) {
        if (!loose.isBlank()) {
            keep(heading.isEmpty() ? ours : heading, loose);
        } else if (!heading.isEmpty() && !heading.equalsIgnoreCase(ours)) {
            headings.add(new FactLine(ours, heading));
        }
    }

    private void keep(String heading, String body) {
        String name = Lines.one(MarkdownText.plain(heading));
        boolean changed = name.length() > LONGEST_LINE || heading.contains("](") || name.isEmpty();
        others.add(new OtherSection(
                name.isEmpty() ? "Notes" : cut(name),
                changed && !heading.isEmpty() ? "### " + heading + "\n\n" + body : body));
    }

    private void add(HeadingVocabulary.Section kind, String heading, String body) {
        if (body.isBlank()) {
            if (!heading.equalsIgnoreCase(kind.title())) {
                keep(heading, "");
            }
            return;
        }
        StringBuilder section = sections.computeIfAbsent(kind, none -> new StringBuilder());
        section.append(section.isEmpty() ? "" : "\n\n");
        if (!heading.equalsIgnoreCase(kind.title())) {
            section.append("### ").append(heading).append("\n\n");
        }
        section.append(MarkdownSection.body(body, 3));
    }

    private String frontTitle() {
        return front.facts().stream()
                .filter(DocumentReader::isTitle)
                .map(FrontMatter.Fact::value)
                .findFirst()
                .orElse("");
    }

    /** The title that was taken is no fact besides. */
    private void frontFacts(String title) {
        for (FrontMatter.Fact fact : front.facts()) {
            if (!isTitle(fact) || !(fact.value().isEmpty() || fact.value().equals(title))) {
                facts.add(
                        fact.name(),
                        MarkdownText.escape(Lines.one(LIST.matcher(fact.value()).replaceFirst("$1"))));
            }
        }
    }

    private static boolean isTitle(FrontMatter.Fact fact) {
        return fact.name().equalsIgnoreCase("title");
    }

    private void keepFrontMatter() {
        if (!front.other().isBlank()) {
            others.add(new OtherSection("Front matter", "```yaml\n" + front.other() + "```"));
        }
    }

    private String section(HeadingVocabulary.Section kind) {
        StringBuilder section = sections.get(kind);
        return section == null ? "" : section.toString();
    }

    private void fill(
            PostmortemBuilder draft, TimelineClock clock, List<TimelineLine> timeline, Optional<LocalDate> day) {
        boolean detectionKnown = DocumentFacts.fill(draft, facts, clock, timeline, day);
        List<FactLine> kept = new ArrayList<>(facts.kept());
        kept.addAll(headings);
        if (!detectionKnown && day.isPresent()) {
            kept.remove(new FactLine("Date", day.get().toString()));
        }
        draft.facts(kept)
                .summary(section(HeadingVocabulary.Section.SUMMARY))
                .impact(section(HeadingVocabulary.Section.IMPACT))
                .timeline(timeline)
                .rootCause(section(HeadingVocabulary.Section.ROOT_CAUSE))
                .wentWell(section(HeadingVocabulary.Section.WENT_WELL))
                .wentBadly(section(HeadingVocabulary.Section.WENT_BADLY))
                .actions(actions)
                .others(others);
    }
}
