package io.incidentkit.runbook;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BulletList;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/**
 * Takes the blocks of one section in their order and makes its steps: an item of a list is a step, and so is a paragraph;
 * what follows (commands, a table, a quotation) belongs to the step ahead of it. A paragraph that ends with a colon leads
 * into the list after it. Not thread-safe; one instance reads one section.
 */
final class StepReader {
    private final MarkdownPage page;
    private final List<RunbookStep> steps = new ArrayList<>();
    private final List<Node> current = new ArrayList<>();
    private @Nullable Integer written;
    private String under = "";

    StepReader(MarkdownPage page) {
        this.page = page;
    }

    void subHeading(String heading) {
        close();
        under = heading;
    }

    void block(Node block) {
        if (block instanceof ThematicBreak || block instanceof LinkReferenceDefinition || isComment(block)) {
            return;
        }
        if (block instanceof Paragraph) {
            close();
            current.add(block);
        } else if (block instanceof ListBlock list && !(list instanceof BulletList && leadsIntoList())) {
            list(list);
        } else {
            current.add(block);
        }
    }

    List<RunbookStep> steps() {
        close();
        return steps;
    }

    private void list(ListBlock list) {
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : 1;
        if (!leadsIntoList()) {
            close();
        }
        for (Node item : MarkdownPage.children(list)) {
            if (item != list.getFirstChild()) {
                close();
            }
            if (item instanceof ListItem) {
                current.addAll(MarkdownPage.children(item));
            }
            written = list instanceof OrderedList ? number : null;
            number++;
        }
    }

    private boolean leadsIntoList() {
        return current.size() == 1
                && current.get(0) instanceof Paragraph
                && current.get(0).getParent() != null
                && !(current.get(0).getParent() instanceof ListItem)
                && page.source(current).stripTrailing().endsWith(":");
    }

    private void close() {
        String text = page.source(current).strip();
        if (!text.isEmpty()) {
            List<CodeBlock> commands = current.stream()
                    .flatMap(block -> MarkdownPage.code(block).stream())
                    .toList();
            steps.add(new RunbookStep(steps.size() + 1, written, under, text, commands));
        }
        current.clear();
        written = null;
    }

    private static boolean isComment(Node block) {
        return block instanceof HtmlBlock html
                && html.getLiteral().stripLeading().startsWith("<!--");
    }
}
