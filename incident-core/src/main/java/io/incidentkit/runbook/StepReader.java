package io.incidentkit.runbook;

import io.incidentkit.markdown.CodeBlock;
import io.incidentkit.markdown.MarkdownBlock;
import io.incidentkit.markdown.MarkdownPage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the blocks of one section in their order and makes its steps: an item of a list is a step, and so is a paragraph;
 * what follows (commands, a table, a quotation) belongs to the step ahead of it. A paragraph that ends with a colon leads
 * into the list after it. Not thread-safe; one instance reads one section.
 */
final class StepReader {
    private final MarkdownPage page;
    private final List<RunbookStep> steps = new ArrayList<>();
    private final List<MarkdownBlock> current = new ArrayList<>();
    private boolean leadsIntoList;
    private @Nullable Integer written;
    private String under = "";

    StepReader(MarkdownPage page) {
        this.page = page;
    }

    void subHeading(String heading) {
        close();
        under = heading;
    }

    void block(MarkdownBlock block) {
        if (block.isSilent()) {
            return;
        }
        if (block.isParagraph()) {
            close();
            current.add(block);
            leadsIntoList = page.source(current).stripTrailing().endsWith(":");
            return;
        }
        if (block.isList() && (block.isNumberedList() || !leadsIntoList)) {
            items(block);
        } else {
            current.add(block);
        }
        leadsIntoList = false;
    }

    List<RunbookStep> steps() {
        close();
        return steps;
    }

    private void items(MarkdownBlock list) {
        int number = list.firstNumber();
        boolean joins = leadsIntoList;
        for (List<MarkdownBlock> item : list.items()) {
            if (!joins) {
                close();
            }
            joins = false;
            current.addAll(item);
            written = list.isNumberedList() ? number : null;
            number++;
        }
    }

    private void close() {
        String text = page.source(current).strip();
        if (!text.isEmpty()) {
            List<CodeBlock> commands =
                    current.stream().flatMap(block -> block.code().stream()).toList();
            steps.add(new RunbookStep(steps.size() + 1, written, under, text, commands));
        }
        current.clear();
        leadsIntoList = false;
        written = null;
    }
}
