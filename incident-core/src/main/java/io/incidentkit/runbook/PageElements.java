package io.incidentkit.runbook;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import io.incidentkit.runbook.PageElement.Form;
import io.incidentkit.runbook.SectionLabels.Label;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a page into its elements. A line that is a label of a section ends the block that it stands in: Markdown takes
 * {@code Mitigation:} right behind a list for a part of its last item, and no author does.
 */
final class PageElements {
    private final String page;
    private final PageLines lines;
    private final List<PageElement> elements = new ArrayList<>();

    private PageElements(String page) {
        this.page = page;
        this.lines = new PageLines(page);
    }

    static List<PageElement> of(String page) {
        return new PageElements(page).read();
    }

    private List<PageElement> read() {
        MarkdownSource whole = MarkdownSource.parse(page);
        blocks(whole, 0);
        List<Label> labels = SectionLabels.of(lines, elements);
        if (labels.isEmpty()) {
            return elements;
        }
        elements.clear();
        text(0, labels.get(0).from());
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            elements.add(new PageElement(Form.LABEL, label.from(), label.to(), PageElement.LABEL, label.text(), null));
            int first = elements.size();
            text(label.to(), i + 1 < labels.size() ? labels.get(i + 1).from() : page.length());
            if (label.isLimited()) {
                resume(first);
            }
        }
        return elements;
    }

    private void text(int from, int to) {
        if (from < to) {
            blocks(MarkdownSource.parse(page.substring(from, to)), from);
        }
    }

    private void blocks(MarkdownSource text, int start) {
        int firstLine = lines.at(start);
        for (SourceBlock block : text.blocks()) {
            int from = Math.max(start, lines.start(firstLine + block.firstLine()));
            int to = lines.start(firstLine + Math.max(block.firstLine(), block.lastLine()) + 1);
            if (LabelledList.is(block)) {
                LabelledList.add(block, lines, firstLine, elements);
                elements.add(new PageElement(Form.RESUMPTION, to, to, PageElement.LABEL, "", null));
            } else {
                elements.add(PageElement.of(block, from, to));
            }
        }
        int last = elements.size() - 1;
        if (last >= 0 && elements.get(last).form() == Form.RESUMPTION) {
            elements.remove(last);
        }
    }

    /** Ends the text of a label behind its first block, and behind the list or the code that it leads into. */
    private void resume(int first) {
        int at = first;
        while (at < elements.size() && isSilent(elements.get(at))) {
            at++;
        }
        at++;
        if (at < elements.size()
                && leadsOn(elements.get(at - 1))
                && !elements.get(at).isTitle()) {
            at++;
        }
        if (at < elements.size() && !elements.get(at).isTitle()) {
            int from = elements.get(at).from();
            elements.add(at, new PageElement(Form.RESUMPTION, from, from, PageElement.LABEL, "", null));
        }
    }

    private static boolean isSilent(PageElement element) {
        return !element.isTitle() && element.content().isSilent();
    }

    private static boolean leadsOn(PageElement element) {
        return !element.isTitle()
                && element.content().is(Kind.PARAGRAPH)
                && element.content().source().stripTrailing().endsWith(":");
    }
}
