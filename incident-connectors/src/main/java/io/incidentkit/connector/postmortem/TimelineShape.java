package io.incidentkit.connector.postmortem;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.SourceBlock.Kind;
import java.util.List;
import java.util.stream.Stream;

/** Tells from a section's paragraphs and items whether it is a timeline, whatever its heading says. */
final class TimelineShape {
    private TimelineShape() {}

    static boolean isOf(String body) {
        MarkdownSource source = MarkdownSource.parse(body);
        List<String> texts = source.blocks().stream()
                .flatMap(block -> block.is(Kind.LIST) ? block.children().stream() : Stream.of(block))
                .filter(block -> block.is(Kind.PARAGRAPH) || block.is(Kind.ITEM))
                .map(block -> block.is(Kind.ITEM) ? block.content() : block.source())
                .toList();
        long timed = texts.stream().filter(WrittenTime::begins).count();
        return timed >= 2 && timed * 2 >= texts.size();
    }
}
