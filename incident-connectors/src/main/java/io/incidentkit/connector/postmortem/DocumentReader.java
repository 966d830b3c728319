package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.ClockStyle;
import io.incidentkit.connector.written.WrittenDate;
import io.incidentkit.connector.written.WrittenZone;
import io.incidentkit.markdown.FrontMatter;
import io.incidentkit.markdown.HtmlTables;
import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.postmortem.ActionLine;
import io.incidentkit.postmortem.FactLine;
import io.incidentkit.postmortem.OtherSection;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemBuilder;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.text.Lines;
import io.incidentkit.text.Truncation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a postmortem of any shape as far as it says what a postmortem says. What finds no place in the playbook's form is
 * kept in facts and sections of its own. One instance reads one document.
 */
final class DocumentReader {
    private static final String UNTITLED = "Untitled postmortem";
    private static final Pattern REFERENCE = Pattern.compile(
            "(\\[[^\\]]{1,20}]\\s*|)((?:[A-Z]{2,12}-?|#)\\d[\\d-]{0,12})\\s*(?:: | - | \u2013 | \u2014 )\\s*(.+)");
    private static final Pattern LIST = Pattern.compile("^\\[(.*)]$");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s)>]+");
    private static final Pattern CLOCK = Pattern.compile("\\d[:.h]?\\d{2}(?!\\d)|^\\W*\\d{1,2}\\s?h\\b");
    private static final int LONGEST_LINE = 200;

    private final List<String> remarks;
    private final FrontMatter front;
    private final ClockStyle style;
    private final DocumentOutline outline;
    private final Optional<Boolean> dayFirst;
    private final FactReader facts;
    private final ZoneId zone;
    private final String text;

    private final SectionTexts sections = new SectionTexts();
    private final List<OtherSection> others = new ArrayList<>();
    private final List<FactLine> headings = new ArrayList<>();
    private final List<ActionLine> actions = new ArrayList<>();
    private final List<PhaseReport> phases = new ArrayList<>();
    private Optional<LocalDate> day = Optional.empty();

    DocumentReader(String document, ZoneId zone, List<String> remarks) {
        this.remarks = remarks;
        this.text = document;
        this.front = FrontMatter.of(text);
        MarkdownSource body = HtmlTables.asMarkdown(MarkdownSource.parse(text.substring(front.end())));
        this.style = ClockStyle.ofLanguage(text);
        this.outline =
                DocumentOutline.of(BoldSections.asHeadings(body), !frontTitle().isEmpty(), style);
        this.dayFirst = WrittenDate.DateOrder.isDayFirst(text);
        this.facts = new FactReader(dayFirst);
        this.zone = zone;
    }

    ImportedPostmortem read() {
        String written = MarkdownText.plain(outline.title().isEmpty() ? frontTitle() : outline.title());
        PostmortemBuilder draft = title(written);
        frontFacts(written);
        boolean headed = outline.parts().stream().anyMatch(DocumentReader::isTimeline);
        TimelineRuns.Split above = headed
                ? new TimelineRuns.Split(outline.preamble(), List.of(), 0)
                : TimelineRuns.of(outline.preamble(), style);
        add(HeadingVocabulary.Section.SUMMARY, "Summary", PreambleReader.read(above.rest(), facts));
        facts.sections()
                .forEach(section -> HeadingVocabulary.section(section.name())
                        .ifPresent(kind -> add(kind, section.name(), section.markdown())));
        outline.parts().forEach(this::lift);
        facts.title(written);
        day = DocumentFacts.day(outline, facts, written, dayFirst).or(this::dayInText);
        TimelineClock clock = new TimelineClock(zone, day, dayFirst, style);
        WrittenZone.ofAllTimes(text).ifPresent(clock::zone);
        List<TimelineLine> timeline = new ArrayList<>();
        lift(above, "above the first heading", clock, timeline);
        outline.parts().forEach(part -> part(part, headed, clock, timeline));
        keepFrontMatter();
        facts.unreadDate.ifPresent(words -> remarks.add(
                "'" + words + "' was not read as the day: its year, or which figure is the month, is not said."));
        DocumentFacts.remarkOnTimes(clock, text, timeline, zone, remarks);
        fill(draft, clock, timeline, day);
        Postmortem postmortem = draft.build();
        return new ImportedPostmortem(
                postmortem, false, PostmortemImport.RecognisedParts.in(postmortem, !written.isEmpty()), remarks);
    }

    private PostmortemBuilder title(String written) {
        String line = Lines.one(written);
        if (line.isEmpty()) {
            remarks.add("The document has no title.");
            return Postmortem.builder(UNTITLED);
        }
        if (line.length() > LONGEST_LINE) {
            add(HeadingVocabulary.Section.SUMMARY, "Summary", outline.title().isEmpty() ? written : outline.title());
            return Postmortem.builder(Truncation.strippedEllipsis(line, LONGEST_LINE));
        }
        if (!outline.title().isEmpty() && !MarkdownText.escape(line).equals(outline.title())) {
            keepMarkup(line);
        }
        Matcher reference = REFERENCE.matcher(line);
        if (!reference.matches()) {
            return Postmortem.builder(line);
        }
        facts.reference(reference.group(2));
        return Postmortem.builder(reference.group(1) + reference.group(3));
    }

    /** A title with a link in it would lose where the link leads. */
    private void keepMarkup(String line) {
        if (!MarkdownText.plain(outline.title().replaceAll("\\]\\([^)]*\\)", "]"))
                        .equals(line)
                || outline.title().contains("](")) {
            headings.add(new FactLine("Title", outline.title()));
        }
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

    private Optional<LocalDate> dayInText() {
        // By when something will be done says nothing on when the incident was.
        String told = outline.parts().stream()
                .filter(part -> part.kind()
                        .filter(HeadingVocabulary.Section.ACTIONS::equals)
                        .isEmpty())
                .map(part -> part.heading() + "\n" + part.body())
                .collect(Collectors.joining("\n", outline.preamble() + "\n", ""));
        Optional<LocalDate> found = WrittenDate.firstIn(ADDRESS.matcher(told).replaceAll(" "), dayFirst);
        found.ifPresent(date -> remarks.add("The day " + date + " was taken from the text."));
        return found;
    }

    private static boolean isTimeline(DocumentOutline.Part part) {
        return part.kind().filter(HeadingVocabulary.Section.TIMELINE::equals).isPresent()
                && part.body().lines().anyMatch(line -> CLOCK.matcher(line).find());
    }

    /** Takes over the timelines that stand in another section, and says so. */
    private String lift(TimelineRuns.Split split, String where, TimelineClock clock, List<TimelineLine> timeline) {
        split.runs()
                .forEach(run -> timeline.addAll(TimelineReader.read(run, clock).lines()));
        if (!split.runs().isEmpty()) {
            remarks.add(split.times() + " times in a row " + where + " were read as the timeline.");
        }
        return split.rest();
    }

    private void part(DocumentOutline.Part part, boolean headed, TimelineClock clock, List<TimelineLine> timeline) {
        Optional<HeadingVocabulary.Section> kind = part.kind();
        String where = "under '" + MarkdownText.plain(part.heading()) + "'";
        String body = headed
                        || kind.filter(HeadingVocabulary.Section.TIMELINE::equals)
                                .isPresent()
                ? part.body()
                : lift(TimelineRuns.of(part.body(), style), where, clock, timeline);
        if (body.isBlank() && !part.body().isBlank()) {
            leftover(part.heading(), HeadingVocabulary.Section.TIMELINE.title(), "");
            return;
        }
        if (kind.isEmpty() || kind.get() == HeadingVocabulary.Section.LESSONS) {
            other(part.heading(), body, clock, timeline);
        } else if (kind.get() == HeadingVocabulary.Section.PHASES) {
            PhaseReader.Phases read = PhaseReader.read(body);
            phases.addAll(read.reports());
            if (!DocumentFacts.took(facts, part.heading())) {
                headings.add(new FactLine(HeadingVocabulary.Section.PHASES.title(), part.heading()));
                remarks.add("'" + MarkdownText.plain(part.heading())
                        + "' differs from the duration that the document states.");
            }
            if (!read.loose().isBlank()) {
                remarks.add("Text " + where + " names no phase and was left as it is.");
                keep(part.heading(), read.loose());
            }
        } else if (kind.get() == HeadingVocabulary.Section.TIMELINE) {
            WrittenZone.in(MarkdownText.plain(part.heading())).ifPresent(clock::zone);
            DocumentFacts.dayOf(part.heading(), clock, dayFirst);
            TimelineReader.Timeline read = TimelineReader.read(part.body(), clock);
            timeline.addAll(read.lines());
            if (read.lines().isEmpty() && !part.body().isBlank()) {
                remarks.add("No time was understood " + where + ", and the text was left as it is.");
            }
            leftover(part.heading(), HeadingVocabulary.Section.TIMELINE.title(), read.loose());
        } else if (kind.get() == HeadingVocabulary.Section.ACTIONS) {
            ActionReader.Actions read = ActionReader.read(
                    body, new ActionWords(dayFirst, day, remarks), !HeadingVocabulary.isOutlook(part.heading()));
            actions.addAll(read.lines());
            if (!read.loose().isBlank()) {
                remarks.add("Text " + where + " is no list of action items and was left as it is.");
            }
            leftover(part.heading(), HeadingVocabulary.Section.ACTIONS.title(), read.loose());
        } else {
            add(kind.get(), part.heading(), body);
        }
    }

    /** A section without a known name can be a fact, or a timeline by what stands in it. */
    private void other(String heading, String body, TimelineClock clock, List<TimelineLine> timeline) {
        String name = MarkdownText.plain(heading);
        boolean isLine = !body.isBlank() && body.strip().indexOf('\n') < 0;
        if (isLine && FactReader.isFact(name, body.strip())) {
            facts.add(name, body.strip());
        } else if (DocumentFacts.TimelineShape.isOf(body, style)) {
            TimelineReader.Timeline read = TimelineReader.read(body, clock);
            timeline.addAll(read.lines());
            leftover(heading, HeadingVocabulary.Section.TIMELINE.title(), read.loose());
        } else {
            keep(heading, body);
        }
    }

    /** The text around the lines of a section, and the words of its heading, are kept. */
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
                name.isEmpty() ? "Notes" : Truncation.strippedEllipsis(name, LONGEST_LINE),
                changed && !heading.isEmpty() ? "### " + heading + "\n\n" + body : body));
    }

    private void add(HeadingVocabulary.Section kind, String heading, String body) {
        if (body.isBlank() && !HeadingVocabulary.isOurs(kind, heading)) {
            keep(heading, "");
        }
        sections.add(kind, heading, body);
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

    private void fill(
            PostmortemBuilder draft, TimelineClock clock, List<TimelineLine> timeline, Optional<LocalDate> day) {
        boolean detectionKnown = DocumentFacts.fill(draft, facts, clock, timeline, day);
        List<FactLine> kept = new ArrayList<>(facts.kept());
        kept.addAll(headings);
        if (!detectionKnown && day.isPresent()) {
            kept.remove(new FactLine("Date", day.get().toString()));
        }
        DocumentFacts.phases(draft, phases, facts);
        draft.facts(kept)
                .summary(sections.of(HeadingVocabulary.Section.SUMMARY))
                .impact(sections.of(HeadingVocabulary.Section.IMPACT))
                .timeline(timeline)
                .rootCause(sections.of(HeadingVocabulary.Section.ROOT_CAUSE))
                .wentWell(sections.of(HeadingVocabulary.Section.WENT_WELL))
                .wentBadly(sections.of(HeadingVocabulary.Section.WENT_BADLY))
                .actions(actions)
                .others(others);
    }
}
