package io.incidentkit.runbook;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.runbook.PageElement.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a page into its sections. A heading that names a kind begins a section of it; one that names none belongs to the
 * section that it stands in. Text under the title says what the page is about.
 */
final class RunbookReader {
    private final String page;
    private final boolean isTitled;
    private final List<PageElement> elements;
    private final @Nullable PageElement name;
    private final List<Start> starts = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private RunbookReader(String page, boolean isTitled) {
        this.page = page;
        this.isTitled = isTitled;
        this.elements = PageElements.of(page);
        this.name = name();
    }

    /**
     * A page as it was read.
     *
     * @param name its title, if it has one
     * @param sections all of it but the title
     * @param remarks what was guessed
     */
    record Page(Optional<String> name, List<RunbookSection> sections, List<String> remarks) {}

    /**
     * Reads a page.
     *
     * @param page the page without its front matter
     * @param isTitled whether the front matter has a title: then only a heading of level 1 is one
     */
    static Page read(String page, boolean isTitled) {
        PageLayout.Page layout = PageLayout.of(page);
        RunbookReader reader = new RunbookReader(layout.text(), isTitled);
        reader.remarks.addAll(layout.remarks());
        reader.starts();
        List<RunbookSection> sections = reader.sections();
        return new Page(Optional.ofNullable(reader.name).map(PageElement::text), sections, List.copyOf(reader.remarks));
    }

    private List<RunbookSection> sections() {
        List<RunbookSection> sections = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            Start start = starts.get(i);
            Start next = i + 1 < starts.size() ? starts.get(i + 1) : null;
            List<RunbookStep> steps =
                    steps(elements.subList(start.at() + 1, next == null ? elements.size() : next.at()));
            if (!start.isIntroduction() || !steps.isEmpty()) {
                int end = next == null ? page.length() : elements.get(next.at()).from();
                String text = withoutBlankEnds(page.substring(Math.min(start.textFrom(), end), end));
                sections.add(
                        text.isBlank()
                                ? inHeading(start)
                                : new RunbookSection(start.kinds(), start.heading(), text, steps));
            }
        }
        return sections;
    }

    /** A section of one line stands in its heading as a whole: {@code ## Symptoms: mails are late}. */
    private RunbookSection inHeading(Start start) {
        String text = LabelLine.of(start.heading())
                .filter(LabelLine::hasText)
                .map(label -> start.heading().substring(label.end()))
                .orElse("");
        return new RunbookSection(
                start.kinds(),
                start.heading(),
                text,
                steps(MarkdownSource.parse(text).blocks().stream()
                        .map(block -> PageElement.of(block, 0, 0))
                        .toList()));
    }

    private void starts() {
        starts.add(new Start(
                -1,
                PageElement.LABEL,
                "",
                isTitled && name == null ? EnumSet.of(SectionKind.MEANING) : Set.of(),
                0,
                true));
        Start introduction = starts.get(0);
        Deque<Start> above = new ArrayDeque<>();
        int level = PageElement.LABEL;
        for (int at = 0; at < elements.size(); at++) {
            PageElement title = elements.get(at);
            if (!title.isTitle()) {
                continue;
            }
            while (!above.isEmpty() && above.peek().level() >= title.level()) {
                above.pop();
            }
            Start around = above.isEmpty() ? introduction : above.peek();
            if (title.equals(name)) {
                // What stands below the title is no part of the introduction.
                introduction = new Start(
                        at, PageElement.LABEL, title.text(), EnumSet.of(SectionKind.MEANING), title.to(), true);
                starts.add(introduction);
                level = PageElement.LABEL;
                continue;
            }
            if (title.form() == Form.RESUMPTION) {
                starts.add(new Start(at, around.level(), around.heading(), around.kinds(), title.to(), false));
                level = around.level();
                continue;
            }
            Set<SectionKind> section = above.isEmpty() ? Set.of() : around.kinds();
            Start placed = new Start(at, title.level(), title.text(), title.kindsIn(section), title.to(), false);
            above.push(placed);
            if (placed.level() <= level || !placed.kinds().equals(last().kinds())) {
                starts.add(placed);
                level = placed.level();
            }
            remark(title, placed.kinds(), section);
        }
    }

    private Start last() {
        return starts.get(starts.size() - 1);
    }

    private void remark(PageElement title, Set<SectionKind> kinds, Set<SectionKind> section) {
        if (title.form() == Form.LABEL || title.form() == Form.BOLD) {
            remarks.add("The line \"" + title.text() + "\" is read as a heading of " + words(kinds) + ".");
        } else if (!kinds.isEmpty()
                && !kinds.equals(section)
                && title.words().plain().isEmpty()) {
            remarks.add("The heading \"" + title.text() + "\" is taken for one of " + words(kinds) + ".");
        }
    }

    private static String words(Set<SectionKind> kinds) {
        return String.join(" and ", kinds.stream().map(SectionKind::heading).toList());
    }

    private List<RunbookStep> steps(List<PageElement> parts) {
        StepReader steps = new StepReader();
        for (PageElement element : parts) {
            if (element.isTitle()) {
                steps.subHeading(element.text());
            } else {
                steps.block(element.content());
            }
        }
        List<RunbookStep> read = steps.steps();
        steps.guessed().forEach(command -> remarks.add("\"" + command + "\" is taken for a command."));
        return read;
    }

    /** The page's own title: its first heading of level 1, else its first; but not one that names a section. */
    private @Nullable PageElement name() {
        List<PageElement> titles =
                elements.stream().filter(PageElement::isTitle).toList();
        return titles.stream()
                .filter(title -> title.level() == 1)
                .findFirst()
                .or(() -> isTitled ? Optional.empty() : titles.stream().findFirst())
                .filter(title -> title.form() == Form.HEADING && !title.text().isBlank())
                .filter(title -> title.words().named().isEmpty())
                .orElse(null);
    }

    /** The indentation of the first line stays, as it may be what makes it code. */
    private static String withoutBlankEnds(String text) {
        String end = text.stripTrailing();
        int from = 0;
        for (int i = 0; i < end.length() && Character.isWhitespace(end.charAt(i)); i++) {
            if (end.charAt(i) == '\n' || end.charAt(i) == '\r') {
                from = i + 1;
            }
        }
        return end.substring(from);
    }

    /**
     * Where a section begins.
     *
     * @param at the place of its heading among the elements; -1 for the beginning of the page
     * @param level the level of its heading
     * @param heading its heading
     * @param kinds what it holds
     * @param textFrom where its text begins in the page
     * @param isIntroduction whether it is the text under the title, or ahead of all headings
     */
    private record Start(
            int at, int level, String heading, Set<SectionKind> kinds, int textFrom, boolean isIntroduction) {}
}
