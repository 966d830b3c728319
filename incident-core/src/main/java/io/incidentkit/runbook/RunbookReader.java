package io.incidentkit.runbook;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.SourceBlock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Cuts a page into its sections. A heading that names a kind begins a section of it; one that names none belongs to the
 * section that it stands in. Text under the title says what the page is about.
 */
final class RunbookReader {
    /** A line in bold that names a section is read as a heading, below all real ones. */
    private static final int BOLD_LINE = 7;

    private final MarkdownSource page;
    private final List<SourceBlock> blocks;
    private final Map<Integer, Title> titles = new TreeMap<>();
    private final Optional<Title> name;

    private RunbookReader(String body) {
        this.page = MarkdownSource.parse(body);
        this.blocks = page.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            int at = i;
            title(at, blocks.get(at)).ifPresent(title -> titles.put(at, title));
        }
        this.name = nameOf(titles.values());
    }

    /**
     * A page as it was read.
     *
     * @param name its title, if it has one
     * @param sections all of it but the title
     */
    record Page(Optional<String> name, List<RunbookSection> sections) {}

    static Page read(String body) {
        RunbookReader reader = new RunbookReader(body);
        return new Page(reader.name.map(Title::text), reader.sections());
    }

    private List<RunbookSection> sections() {
        List<RunbookSection> sections = new ArrayList<>();
        List<Title> starts = starts();
        for (int i = 0; i < starts.size(); i++) {
            Title start = starts.get(i);
            int end = i + 1 < starts.size() ? starts.get(i + 1).at() : blocks.size();
            List<RunbookStep> steps = steps(start.at() + 1, end);
            boolean isIntroduction = start.at() == Title.BEGINNING || isName(start);
            if (!isIntroduction || !steps.isEmpty()) {
                String text = page.between(
                        start.at() == Title.BEGINNING ? null : blocks.get(start.at()),
                        end == blocks.size() ? null : blocks.get(end));
                sections.add(new RunbookSection(start.kinds(), start.text(), text, steps));
            }
        }
        return sections;
    }

    /** The titles that begin a section, each with the kinds that it has where it stands. */
    private List<Title> starts() {
        List<Title> starts = new ArrayList<>();
        starts.add(new Title(Title.BEGINNING, 0, "", Set.of()));
        Deque<Title> above = new ArrayDeque<>();
        int level = BOLD_LINE;
        for (Title title : titles.values()) {
            while (!above.isEmpty() && above.peek().level() >= title.level()) {
                above.pop();
            }
            if (isName(title)) {
                // What stands below the title is no part of the introduction.
                starts.add(title.with(EnumSet.of(SectionKind.MEANING)));
                level = BOLD_LINE;
                continue;
            }
            Title placed = title.under(above.isEmpty() ? Set.of() : above.peek().kinds());
            above.push(placed);
            Set<SectionKind> before = starts.get(starts.size() - 1).kinds();
            if (placed.level() <= level || !placed.kinds().equals(before)) {
                starts.add(placed);
                level = placed.level();
            }
        }
        return starts;
    }

    private boolean isName(Title title) {
        return name.isPresent() && name.get().at() == title.at();
    }

    private List<RunbookStep> steps(int from, int to) {
        StepReader steps = new StepReader();
        for (int i = from; i < to; i++) {
            Title title = titles.get(i);
            if (title == null) {
                steps.block(blocks.get(i));
            } else {
                steps.subHeading(title.text());
            }
        }
        return steps.steps();
    }

    private static Optional<Title> title(int at, SourceBlock block) {
        if (block.level() > 0) {
            return Optional.of(new Title(at, block.level(), block.plain(), Set.of()));
        }
        if (block.isBoldParagraph()) {
            String text = block.plain().replaceFirst(":$", "");
            return Optional.of(new Title(at, BOLD_LINE, text, Set.of()))
                    .filter(title -> !title.words().plain().isEmpty());
        }
        return Optional.empty();
    }

    /** The page's own title: its first heading of level 1, else its first; but not one that names a section. */
    private static Optional<Title> nameOf(Collection<Title> titles) {
        return titles.stream()
                .filter(title -> title.level() == 1)
                .findFirst()
                .or(() -> titles.stream().findFirst())
                .filter(title -> title.level() < BOLD_LINE && !title.text().isBlank())
                .filter(title -> title.words().plain().isEmpty());
    }

    /** A heading, or what is read as one; its place is that of its block. */
    private record Title(int at, int level, String text, Set<SectionKind> kinds) {
        /** The place of what stands ahead of all headings. */
        static final int BEGINNING = -1;

        HeadingWords words() {
            return HeadingWords.of(text);
        }

        Title with(Set<SectionKind> other) {
            return new Title(at, level, text, other);
        }

        /** The same title with the kinds it has in a section of these. What warns, warns wherever it stands. */
        Title under(Set<SectionKind> section) {
            Set<SectionKind> plain = words().plain();
            if (!plain.isEmpty()) {
                return with(plain);
            }
            Set<SectionKind> leaning = words().leaning();
            return with(section.isEmpty() || leaning.contains(SectionKind.DONTS) ? leaning : section);
        }
    }
}
