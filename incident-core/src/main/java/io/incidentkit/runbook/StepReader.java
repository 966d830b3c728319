package io.incidentkit.runbook;

import io.incidentkit.markdown.CodeBlock;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the blocks of one section in their order and makes its steps: an item of a list is a step, and so is a paragraph;
 * what follows (commands, a table, a quotation) belongs to the step ahead of it. A paragraph that ends with a colon leads
 * into the list after it. Not thread-safe; one instance reads one section.
 */
final class StepReader {
    private final List<RunbookStep> steps = new ArrayList<>();
    private final List<SourceBlock> current = new ArrayList<>();
    private boolean leadsIntoList;
    private @Nullable Integer written;
    private String under = "";

    void subHeading(String heading) {
        close();
        under = heading;
    }

    void block(SourceBlock block) {
        if (block.isSilent()) {
            return;
        }
        if (block.is(Kind.PARAGRAPH)) {
            close();
            current.add(block);
            leadsIntoList = SourceBlock.source(current).stripTrailing().endsWith(":");
            return;
        }
        if (block.is(Kind.LIST) && (block.isNumberedList() || !leadsIntoList)) {
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

    private void items(SourceBlock list) {
        int number = list.firstNumber();
        boolean joins = leadsIntoList;
        for (SourceBlock item : list.children()) {
            if (!joins) {
                close();
            }
            joins = false;
            current.addAll(item.children());
            written = list.isNumberedList() ? number : null;
            number++;
        }
    }

    private void close() {
        String text = SourceBlock.source(current).strip();
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
