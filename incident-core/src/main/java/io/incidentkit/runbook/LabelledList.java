package io.incidentkit.runbook;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import io.incidentkit.runbook.PageElement.Form;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A list whose items are the sections of the page: {@code - **Symptoms**: lag}, {@code - **Diagnosis**: …}. */
final class LabelledList {
    private LabelledList() {}

    /** Whether a block is such a list: its first item is a label, and two of its labels differ. */
    static boolean is(SourceBlock block) {
        if (!block.is(Kind.LIST)) {
            return false;
        }
        Set<SectionKind> kinds = EnumSet.noneOf(SectionKind.class);
        for (SourceBlock item : block.children()) {
            Optional<LabelLine> label = label(item);
            if (kinds.isEmpty() && label.isEmpty()) {
                return false;
            }
            label.ifPresent(found -> kinds.addAll(found.kinds()));
        }
        return kinds.size() > 1;
    }

    /** Adds its items, each as a label and its text. */
    static void add(SourceBlock list, PageLines lines, int firstLine, List<PageElement> elements) {
        for (SourceBlock item : list.children()) {
            int line = firstLine + item.firstLine();
            int from = lines.start(line);
            Optional<LabelLine> label = label(item);
            if (label.isEmpty()) {
                elements.add(new PageElement(Form.BLOCK, from, lines.start(line + 1), 0, "", item));
                continue;
            }
            String content = item.content();
            int end = label.get().end();
            int indent = Math.max(
                    0, lines.text(line).indexOf(content.lines().findFirst().orElse("")));
            elements.add(new PageElement(
                    Form.LABEL,
                    from,
                    from + indent + end,
                    PageElement.LABEL,
                    label.get().text(),
                    null));
            for (SourceBlock block :
                    MarkdownSource.parse(content.substring(end)).blocks()) {
                int at = line + block.firstLine();
                elements.add(new PageElement(Form.BLOCK, lines.start(at), lines.start(at + 1), 0, "", block));
            }
        }
    }

    private static Optional<LabelLine> label(SourceBlock item) {
        List<SourceBlock> children = item.children();
        return children.isEmpty() || !children.get(0).is(Kind.PARAGRAPH)
                ? Optional.empty()
                : children.get(0).source().lines().findFirst().flatMap(LabelLine::ofItem);
    }
}
