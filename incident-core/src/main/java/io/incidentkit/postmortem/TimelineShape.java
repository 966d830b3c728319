package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSource;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Paragraph;

/** Tells from a section's paragraphs and items whether it is a timeline, whatever its heading says. */
final class TimelineShape {
    private TimelineShape() {}

    static boolean isOf(String body) {
        MarkdownSource source = MarkdownSource.parse(body);
        List<String> texts = source.blocks().stream()
                .flatMap(block ->
                        block instanceof ListBlock ? MarkdownSource.children(block).stream() : Stream.of(block))
                .filter(block -> block instanceof Paragraph || block instanceof ListItem)
                .map(block -> block instanceof ListItem
                        ? source.source(MarkdownSource.children(block))
                        : source.source(block))
                .toList();
        long timed = texts.stream().filter(TimelineShape::isTimed).count();
        return timed >= 2 && timed * 2 >= texts.size();
    }

    private static boolean isTimed(String text) {
        return WrittenTime.atStartOf(text)
                .filter(found -> found.time().isPresent())
                .isPresent();
    }
}
