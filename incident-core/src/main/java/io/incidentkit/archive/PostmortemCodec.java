package io.incidentkit.archive;

import io.incidentkit.postmortem.ActionLine;
import io.incidentkit.postmortem.FactLine;
import io.incidentkit.postmortem.OtherSection;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemBuilder;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.timeline.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of a postmortem, for archives that keep documents. It is the only copy of one that was published elsewhere, so what
 * an earlier release wrote stays readable.
 *
 * <p>Thread-safe.
 */
public final class PostmortemCodec {
    private static final JsonMapper MAPPER = EventCodec.storageMapper();
    private static final ObjectWriter WRITER = MAPPER.writerFor(Document.class);
    private static final ObjectReader READER = MAPPER.readerFor(Document.class);

    private PostmortemCodec() {}

    private record Line(@Nullable Instant at, String written, String text) {}

    private record Explained(
            int episode, Phase phase, @Nullable Duration took, String why) {}

    private record Action(
            String type,
            String description,
            String owner,
            @Nullable LocalDate due,
            String state) {}

    private record Document(
            String reference,
            String title,
            @Nullable LocalDate date,
            @Nullable Instant detectedAt,
            @Nullable Instant endedAt,
            @Nullable Duration duration,
            @Nullable String severity,
            List<String> services,
            @Nullable Instant due,
            @Nullable String owner,
            List<String> reviewers,
            @Nullable String status,
            List<FactLine> facts,
            String summary,
            String impact,
            List<Line> timeline,
            String rootCause,
            List<Explained> phases,
            String wentWell,
            String wentBadly,
            List<Action> actions,
            List<OtherSection> others) {}

    /**
     * Writes a postmortem.
     *
     * @param page the postmortem
     * @return its JSON
     */
    public static String write(Postmortem page) {
        return WRITER.writeValueAsString(new Document(
                page.reference(),
                page.title(),
                page.detectedAt().isPresent() ? null : page.date(ZoneOffset.UTC).orElse(null),
                page.detectedAt().orElse(null),
                page.endedAt().orElse(null),
                page.duration().orElse(null),
                page.severity().orElse(null),
                page.services(),
                page.due().orElse(null),
                page.owner().orElse(null),
                page.reviewers(),
                page.status().orElse(null),
                page.facts(),
                page.summary(),
                page.impact(),
                page.timeline().stream()
                        .map(line -> new Line(line.at().orElse(null), line.written(), line.text()))
                        .toList(),
                page.rootCause(),
                page.phases().stream()
                        .map(phase -> new Explained(
                                phase.episode(), phase.phase(), phase.took().orElse(null), phase.why()))
                        .toList(),
                page.wentWell(),
                page.wentBadly(),
                page.actions().stream()
                        .map(action -> new Action(
                                action.type(),
                                action.description(),
                                action.owner(),
                                action.due().orElse(null),
                                action.state()))
                        .toList(),
                page.others()));
    }

    /**
     * Reads a postmortem.
     *
     * @param json what {@link #write} wrote
     * @return the postmortem
     * @throws IllegalArgumentException if it is none
     */
    public static Postmortem read(String json) {
        try {
            return postmortem(READER.readValue(json));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The document can't be read: " + e.getOriginalMessage(), e);
        }
    }

    private static Postmortem postmortem(Document page) {
        PostmortemBuilder builder = Postmortem.builder(page.title)
                .reference(page.reference)
                .services(page.services)
                .reviewers(page.reviewers)
                .facts(page.facts)
                .summary(page.summary)
                .impact(page.impact)
                .timeline(page.timeline.stream()
                        .map(line -> new TimelineLine(Optional.ofNullable(line.at), line.written, line.text))
                        .toList())
                .rootCause(page.rootCause)
                .phases(page.phases.stream()
                        .map(phase ->
                                new PhaseReport(phase.episode, phase.phase, Optional.ofNullable(phase.took), phase.why))
                        .toList())
                .wentWell(page.wentWell)
                .wentBadly(page.wentBadly)
                .actions(page.actions.stream()
                        .map(action -> new ActionLine(
                                action.type,
                                action.description,
                                action.owner,
                                Optional.ofNullable(action.due),
                                action.state))
                        .toList())
                .others(page.others);
        given(page.date, builder::date);
        given(page.detectedAt, builder::detectedAt);
        given(page.endedAt, builder::endedAt);
        given(page.duration, builder::duration);
        given(page.severity, builder::severity);
        given(page.due, builder::due);
        given(page.owner, builder::owner);
        given(page.status, builder::status);
        return builder.build();
    }

    private static <T> void given(@Nullable T value, Consumer<T> set) {
        if (value != null) {
            set.accept(value);
        }
    }
}
