package io.incidentkit.spring.boot.actuate;

import io.incidentkit.effect.ChannelStanding;
import io.incidentkit.effect.EffectKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The incidents that are open, the channels that are connected and the duties that are overdue, as numbers. No incident is named, and a private one is in no number. What is
 * not known is left out.
 */
@Endpoint(id = "incidents")
final class IncidentsEndpoint {
    private final IncidentFigures figures;

    IncidentsEndpoint(IncidentFigures figures) {
        this.figures = figures;
    }

    @ReadOperation
    Answer incidents() {
        Map<String, ChannelView> channels = new TreeMap<>();
        figures.channels().orElse(Map.of()).forEach((name, standing) -> channels.put(name, ChannelView.of(standing)));
        return new Answer(
                figures.open()
                        .map(open -> new OpenView(open.total(), open.states()))
                        .orElse(null),
                figures.overdue().orElse(null),
                figures.staleActions().orElse(null),
                channels,
                figures.incidents().untaken().stream()
                        .map(EffectKind::code)
                        .sorted()
                        .toList());
    }

    /**
     * The answer.
     *
     * @param open what is open; null if it is not known
     * @param overdue how many duties are overdue, by their names; null if it is not known
     * @param staleActionItems how many action items are stale; null if it is not known
     * @param channels how the deliveries of each channel stand
     * @param undelivered the kinds of effects that no channel takes
     */
    record Answer(
            @Nullable OpenView open,
            @Nullable Map<String, Long> overdue,
            @Nullable Long staleActionItems,
            Map<String, ChannelView> channels,
            List<String> undelivered) {}

    /**
     * The incidents that are open.
     *
     * @param total how many there are
     * @param bySeverity how many there are by severity and the step that is completed
     */
    record OpenView(long total, Map<String, Map<String, Long>> bySeverity) {}

    /**
     * How the deliveries of a channel stand.
     *
     * @param waiting how many wait
     * @param failing how many of these have failed
     * @param failed how many were given up
     * @param oldest how long the oldest waits; null if none does
     */
    record ChannelView(
            long waiting,
            long failing,
            long failed,
            @Nullable Duration oldest) {
        static ChannelView of(ChannelStanding standing) {
            return new ChannelView(standing.waiting(), standing.failing(), standing.failed(), standing.longestWait());
        }
    }
}
