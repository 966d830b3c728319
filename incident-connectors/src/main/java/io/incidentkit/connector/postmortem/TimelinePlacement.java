package io.incidentkit.connector.postmortem;

import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.text.TextSplitter;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Places the lines of a document's timeline that the incident's own timeline does not have, as notes. */
final class TimelinePlacement {
    private static final Pattern ABOUT =
            Pattern.compile("[~\u2248]|\\b(?:about|around|approx|approximately|ca|circa)\\b", Pattern.CASE_INSENSITIVE);

    private final PlacementPlan plan;
    private final Set<Said> said = new HashSet<>();
    private final Set<String> words = new HashSet<>();
    private final DraftedLines drafted;

    TimelinePlacement(PlacementPlan plan, List<TimelineEntry> timeline, Postmortem draft) {
        this.plan = plan;
        this.drafted = new DraftedLines(timeline, draft);
        Timeline.of(timeline).inOrder().forEach(entry -> {
            if (entry.entry().event() instanceof NoteAdded note) {
                // A note that was corrected is the same note.
                said.add(new Said(entry.entry().occurredAt(), note.text()));
                said.add(new Said(entry.at(), note.text()));
                said.add(new Said(entry.at(), entry.text()));
                words.add(note.text());
                words.add(entry.text());
            }
        });
    }

    /** A moment and what is written of it. */
    private record Said(Instant at, String text) {}

    void place(List<TimelineLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            TimelineLine line = lines.get(i);
            if (!drafted.contain(line)) {
                notes("timeline[" + i + "]", text(line), line.at());
            }
        }
    }

    /** Writes down a part that no section takes. */
    void note(String heading, String markdown) {
        notes("markdown", (heading + "\n\n" + markdown).strip(), Optional.empty());
    }

    private static String text(TimelineLine line) {
        String text = LiteralText.of(line.text());
        boolean wordsOfTime =
                line.at().isEmpty() || ABOUT.matcher(line.written()).find() || text.isBlank();
        String written = MarkdownText.plain(line.written());
        return wordsOfTime ? (written + " " + text).strip() : text;
    }

    private void notes(String place, String text, Optional<Instant> at) {
        for (String piece : TextSplitter.of(text)) {
            plan.make(place, () -> new AddNote(piece, at.orElse(null)))
                    .filter(note -> isNew(note.text(), at))
                    .ifPresent(plan::give);
        }
    }

    private boolean isNew(String text, Optional<Instant> at) {
        return at.isPresent() ? said.add(new Said(at.get(), text)) : words.add(text);
    }
}
