package io.incidentkit.runbook;

import io.incidentkit.markdown.HtmlMarkdown;
import io.incidentkit.markdown.HtmlTables;
import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a page whose sections are laid out as rows or columns of a table, as quotations or in HTML, so that they are headings and
 * text. A page without any such section stays as it is, to the letter.
 */
final class PageLayout {
    private static final int FEWEST_COLUMNS = 3;
    private static final Pattern ALERT =
            Pattern.compile("\\A\\s*\\[!(?:WARNING|CAUTION|DANGER)\\]\\s*\\n?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BOLD_TAG = Pattern.compile("(?im)^ {0,3}<(?:b|strong)>");
    private static final Pattern MARKS = Pattern.compile("^[*_`\\s]+|[*_`\\s:\uFF1A]+$");

    private final MarkdownSource page;
    private final boolean isSectioned;
    private final List<String> out = new ArrayList<>();
    private final Set<String> remarks = new TreeSet<>();
    private int next;

    private PageLayout(MarkdownSource page) {
        this.page = page;
        this.isSectioned = page.headings().stream()
                .anyMatch(heading -> !HeadingWords.of(heading.plain()).named().isEmpty());
    }

    /**
     * A page as it is read.
     *
     * @param text the page, its sections as headings and text
     * @param remarks what was rewritten
     */
    record Page(String text, List<String> remarks) {}

    static Page of(String markdown) {
        MarkdownSource tables = markdown.indexOf('<') < 0
                ? MarkdownSource.parse(markdown)
                : HtmlTables.asMarkdown(MarkdownSource.parse(markdown));
        PageLayout layout = new PageLayout(tables);
        layout.read();
        return layout.remarks.isEmpty()
                ? new Page(markdown, List.of())
                : new Page(String.join("\n", layout.out), List.copyOf(layout.remarks));
    }

    private void read() {
        for (SourceBlock block : page.blocks()) {
            String rewritten = rewritten(block);
            if (rewritten != null) {
                out.addAll(page.lines().subList(next, block.firstLine()));
                out.addAll(List.of("", rewritten, ""));
                next = block.lastLine() + 1;
            }
        }
        out.addAll(page.lines().subList(next, page.lines().size()));
    }

    /** The block as headings and text; null if it holds no section. */
    private @Nullable String rewritten(SourceBlock block) {
        String text = null;
        if (block.is(Kind.TABLE)) {
            text = table(block.cells());
            note(text, "The cells of a table are read as sections.");
        } else if (block.isQuotation()) {
            text = quotation(SourceBlock.source(block.children()));
            note(text, "A quotation is read as a section.");
        } else if (block.isHtml()) {
            text = html(block.source());
            note(text, "Headings in HTML are read as those of Markdown.");
        } else if (block.is(Kind.PARAGRAPH) && BOLD_TAG.matcher(block.source()).find()) {
            String inline = HtmlMarkdown.inline(block.source());
            text = hasSection(inline) ? inline : null;
            note(text, "Labels in HTML are read as those of Markdown.");
        }
        return text;
    }

    private void note(@Nullable String text, String remark) {
        if (text != null) {
            remarks.add(remark);
        }
    }

    /** Of a page with one heading in HTML all HTML is rewritten, as its texts stand in it too. */
    private @Nullable String html(String html) {
        boolean isTitled = HtmlMarkdown.hasTitle(html) || BOLD_TAG.matcher(html).find();
        boolean isBeside = remarks.stream().anyMatch(remark -> remark.contains("HTML"));
        boolean isSilent = html.stripLeading().startsWith("<!--");
        if (isSilent || !(isTitled || isBeside)) {
            return null;
        }
        String text = HtmlMarkdown.of(html);
        return isBeside || hasSection(text) || hasHeading(text) ? text : null;
    }

    private @Nullable String quotation(String text) {
        String bare = ALERT.matcher(text).replaceFirst("");
        boolean isWarning = !bare.equals(text) && warns(bare);
        if (isWarning) {
            return "**" + SectionKind.DONTS.heading() + ":** " + bare.strip();
        }
        return hasSection(text) ? text : null;
    }

    /** Whether a warning that is set apart says what not to do. */
    private static boolean warns(String text) {
        String first = text.strip().split("[\\s,.:!]+", 3)[0].replaceAll("[*_]", "");
        return Set.of("don't", "don\u2019t", "never", "dont").contains(first.toLowerCase(Locale.ROOT))
                || text.strip().toLowerCase(Locale.ROOT).replaceAll("[*_]", "").startsWith("do not ");
    }

    private static boolean hasSection(String text) {
        List<SourceBlock> blocks = MarkdownSource.parse(text).blocks();
        return blocks.stream().anyMatch(PageLayout::isSection);
    }

    private static boolean hasHeading(String text) {
        return MarkdownSource.parse(text).headings().stream().anyMatch(heading -> heading.level() == 1);
    }

    private static boolean isSection(SourceBlock block) {
        if (LabelledList.is(block)) {
            return true;
        }
        PageElement element = PageElement.of(block, 0, 0);
        if (element.isTitle()) {
            return !element.words().named().isEmpty();
        }
        return block.is(Kind.PARAGRAPH)
                && block.source()
                        .lines()
                        .anyMatch(line -> LabelLine.of(line)
                                .filter(LabelLine::isCapitalised)
                                .isPresent());
    }

    private @Nullable String table(List<List<String>> rows) {
        String byRow = rows(rows);
        return byRow == null && !isSectioned ? columns(rows) : byRow;
    }

    /** Rows whose first cells name sections: two at least, and no row that names none but the first. */
    private static @Nullable String rows(List<List<String>> rows) {
        List<Set<SectionKind>> named =
                rows.stream().map(row -> kinds(row.isEmpty() ? "" : row.get(0))).toList();
        Set<SectionKind> kinds = EnumSet.noneOf(SectionKind.class);
        named.stream().skip(1).forEach(kinds::addAll);
        boolean headNames = !named.get(0).isEmpty()
                && rows.get(0).stream().skip(1).allMatch(head -> kinds(head).isEmpty());
        Set<SectionKind> all = EnumSet.noneOf(SectionKind.class);
        all.addAll(kinds);
        if (headNames) {
            all.addAll(named.get(0));
        }
        long others = named.stream().skip(1).filter(Set::isEmpty).count();
        if (all.size() < 2 || rows.get(0).size() < 2 || others > kinds.size()) {
            return null;
        }
        List<String> heads = rows.get(0);
        StringBuilder text = new StringBuilder();
        for (int i = headNames ? 0 : 1; i < rows.size(); i++) {
            List<String> cells = rows.get(i);
            String label = plain(cells.get(0));
            text.append(label.isEmpty() ? "" : "**" + label + "**\n\n");
            for (int column = 1; column < cells.size(); column++) {
                String head = column == 1 || i == 0 || heads.get(column).isBlank()
                        ? ""
                        : plain(heads.get(column)) + " \u2013 ";
                text.append(cells.get(column).isBlank() ? "" : head + cell(cells.get(column)) + "\n\n");
            }
        }
        return text.toString().strip();
    }

    /** Columns whose heads name sections, three at least; several rows are the items of a list in each. */
    private static @Nullable String columns(List<List<String>> rows) {
        List<Set<SectionKind>> named =
                rows.get(0).stream().map(PageLayout::kinds).toList();
        Set<SectionKind> kinds = EnumSet.noneOf(SectionKind.class);
        named.forEach(kinds::addAll);
        if (kinds.size() < FEWEST_COLUMNS || rows.size() < 2) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < named.size(); column++) {
            int at = column;
            List<String> cells = rows.stream()
                    .skip(1)
                    .map(row -> row.get(at))
                    .filter(cell -> !cell.isBlank())
                    .map(PageLayout::cell)
                    .toList();
            text.append("**").append(plain(rows.get(0).get(column))).append("**\n\n");
            cells.forEach(
                    cell -> text.append(cells.size() == 1 ? cell + "\n\n" : "- " + cell.replace("\n", "\n  ") + "\n"));
            text.append('\n');
        }
        return text.toString().strip();
    }

    private static Set<SectionKind> kinds(String cell) {
        return HeadingWords.of(plain(cell)).plain();
    }

    private static String plain(String cell) {
        return MARKS.matcher(MarkdownText.plain(HtmlMarkdown.inline(cell))).replaceAll("");
    }

    private static String cell(String cell) {
        return HtmlMarkdown.inline(cell).strip();
    }
}
