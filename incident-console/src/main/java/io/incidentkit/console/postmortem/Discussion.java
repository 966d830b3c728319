package io.incidentkit.console.postmortem;

import io.incidentkit.console.page.Times;
import io.incidentkit.postmortem.Section;
import io.incidentkit.timeline.PostmortemEvent.PostmortemCommented;
import io.incidentkit.timeline.PostmortemEvent.PostmortemReviewed;
import io.incidentkit.timeline.PostmortemEvent.SectionWritten;
import io.incidentkit.timeline.PostmortemRows;
import io.incidentkit.timeline.TimelineEntry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a timeline that tell how several people work on a postmortem: what they say of it, and which rows they choose. */
final class Discussion {
    private final List<TimelineEntry> timeline;
    private final PostmortemForms can;
    private final Times times;
    private final Map<Section, Integer> written = new EnumMap<>(Section.class);

    Discussion(List<TimelineEntry> timeline, PostmortemForms can, Times times) {
        this.timeline = timeline;
        this.can = can;
        this.times = times;
        timeline.forEach(entry -> {
            if (entry.event() instanceof SectionWritten section) {
                written.put(section.section(), entry.sequence());
            }
        });
    }

    /** Returns what was said of a section, or of the whole of it. */
    PostmortemView.Comments comments(@Nullable Section section) {
        List<PostmortemView.Comment> said = timeline.stream()
                .map(entry -> comment(entry, section))
                .flatMap(Optional::stream)
                .toList();
        return new PostmortemView.Comments(said, can.comment(section));
    }

    private Optional<PostmortemView.Comment> comment(TimelineEntry entry, @Nullable Section section) {
        String text = null;
        if (entry.event() instanceof PostmortemCommented comment && comment.section() == section) {
            text = comment.comment();
        } else if (entry.event() instanceof PostmortemReviewed review && section == null) {
            text = review.comment();
        }
        boolean earlier = section != null && written.getOrDefault(section, 0) > entry.sequence();
        return Optional.ofNullable(text)
                .map(said -> new PostmortemView.Comment(
                        entry.actor().name(), times.when(entry.occurredAt()), said, earlier));
    }

    /** Returns the rows that the document's timeline can show. */
    List<PostmortemView.Row> rows() {
        return PostmortemRows.choices(timeline).stream().map(this::row).toList();
    }

    private PostmortemView.Row row(PostmortemRows.Choice choice) {
        TimelineEntry entry = choice.entry().entry();
        return new PostmortemView.Row(
                entry.sequence(),
                times.when(choice.entry().at()),
                entry.actor().name(),
                choice.entry().text(),
                choice.shown(),
                can.choose(entry.sequence(), !choice.shown()));
    }
}
