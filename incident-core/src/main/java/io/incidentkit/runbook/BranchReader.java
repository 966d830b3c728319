package io.incidentkit.runbook;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the branches of one step: the sentences that begin with a condition, in its paragraphs and in the lists below them.
 * What follows the last sentence of a paragraph, such as a list or commands, is done under its condition.
 */
final class BranchReader {
    private final int step;
    private final List<RunbookBranch> branches = new ArrayList<>();

    private BranchReader(int step) {
        this.step = step;
    }

    static List<RunbookBranch> read(RunbookStep step) {
        BranchReader reader = new BranchReader(step.number());
        reader.blocks(MarkdownSource.parse(step.text()).blocks());
        Optional<BranchClause> heading = BranchClause.first(step.under());
        if (reader.branches.isEmpty() && heading.isPresent() && !step.text().isEmpty()) {
            String condition = heading.get().condition(step.under());
            reader.branches.add(new RunbookBranch(step.number(), condition, step.text(), step.text(), step.commands()));
        }
        return List.copyOf(reader.branches);
    }

    private void blocks(List<SourceBlock> blocks) {
        int at = 0;
        while (at < blocks.size()) {
            SourceBlock block = blocks.get(at);
            int next = at + 1;
            if (block.is(Kind.PARAGRAPH)) {
                String paragraph = block.source();
                List<BranchClause> clauses = BranchClause.of(paragraph);
                if (!clauses.isEmpty()) {
                    boolean isOpen = clauses.get(clauses.size() - 1).isOpen(paragraph);
                    while (next < blocks.size() && (isOpen || !blocks.get(next).is(Kind.PARAGRAPH))) {
                        isOpen = false;
                        next++;
                    }
                    clauses(clauses, SourceBlock.source(blocks.subList(at, next)));
                }
            } else if (block.is(Kind.LIST) || block.is(Kind.ITEM)) {
                blocks(block.children());
            }
            at = next;
        }
    }

    private void clauses(List<BranchClause> clauses, String text) {
        for (int i = 0; i < clauses.size(); i++) {
            BranchClause clause = clauses.get(i);
            int end = i + 1 < clauses.size() ? clauses.get(i + 1).start() : text.length();
            String whole = text.substring(0, end);
            String action = clause.action(whole);
            branches.add(new RunbookBranch(
                    step,
                    clause.condition(text),
                    action,
                    whole.substring(clause.start()).strip(),
                    StepCommands.of(MarkdownSource.parse(action).blocks()).commands()));
        }
    }
}
