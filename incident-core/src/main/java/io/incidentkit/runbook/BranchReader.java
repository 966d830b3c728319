package io.incidentkit.runbook;

import io.incidentkit.markdown.CodeBlock;
import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the branches of one step: the sentences that begin with a condition, in its paragraphs and in the lists below them, and the rows of
 * a table of conditions.
 * What follows the last sentence of a paragraph, such as a list or commands, is done under its condition.
 */
final class BranchReader {
    private static final Set<String> CONDITIONS =
            Set.of("if", "when", "condition", "case", "cause", "situation", "in case of");

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
            } else if (block.is(Kind.TABLE)) {
                table(block);
            } else if (block.is(Kind.LIST) || block.is(Kind.ITEM)) {
                blocks(block.children());
            }
            at = next;
        }
    }

    /** A table whose first column is headed by a word such as "If" has a branch in each row. */
    private void table(SourceBlock table) {
        List<List<String>> cells = table.cells();
        List<SourceBlock> rows = table.children().stream()
                .flatMap(part -> part.children().stream())
                .toList();
        if (cells.get(0).size() < 2
                || !CONDITIONS.contains(MarkdownText.plain(cells.get(0).get(0)).toLowerCase(Locale.ROOT))) {
            return;
        }
        for (int i = 1; i < cells.size(); i++) {
            String condition = cells.get(i).get(0).strip();
            String action = String.join(
                            "\n", cells.get(i).subList(1, cells.get(i).size()))
                    .strip();
            if (!condition.isEmpty()) {
                branches.add(new RunbookBranch(
                        step, condition, action, rows.get(i).source().strip(), commands(action)));
            }
        }
    }

    private static List<CodeBlock> commands(String action) {
        return StepCommands.of(MarkdownSource.parse(action).blocks()).commands();
    }

    private void clauses(List<BranchClause> clauses, String text) {
        for (int i = 0; i < clauses.size(); i++) {
            BranchClause clause = clauses.get(i);
            int end = i + 1 < clauses.size() ? clauses.get(i + 1).start() : text.length();
            String action = clause.action(text, end);
            branches.add(new RunbookBranch(
                    step,
                    clause.condition(text),
                    action,
                    text.substring(clause.start(), end).strip(),
                    commands(action)));
        }
    }
}
