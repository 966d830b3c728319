package io.incidentkit.runbook;

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
    private final List<String> guessed = new ArrayList<>();
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
        // What follows "If the primary is down:" is all done under that condition.
        boolean isCondition =
                leadsIntoList && BranchClause.first(current.get(0).source()).isPresent();
        if (block.is(Kind.PARAGRAPH)) {
            if (!isCondition) {
                close();
            }
            current.add(block);
            leadsIntoList = block.source().stripTrailing().endsWith(":");
            return;
        }
        if (block.is(Kind.LIST) && !isCondition && (block.isNumberedList() || !leadsIntoList)) {
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

    /** Returns the commands that no mark of code makes one. */
    List<String> guessed() {
        return guessed;
    }

    private String source() {
        return SourceBlock.source(current);
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
        String text = source().strip();
        if (!text.isEmpty()) {
            StepCommands commands = StepCommands.of(current);
            steps.add(new RunbookStep(steps.size() + 1, written, under, text, commands.commands()));
            guessed.addAll(commands.guessed());
        }
        current.clear();
        leadsIntoList = false;
        written = null;
    }
}
