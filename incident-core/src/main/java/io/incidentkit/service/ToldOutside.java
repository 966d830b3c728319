package io.incidentkit.service;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message that was sent to an audience outside the team. Nothing calls it back: whoever makes an incident private sees what
 * is known outside already.
 *
 * @param entry the sequence number of the entry that tells of it
 * @param at when
 * @param audience to whom
 * @param moment whether it is the first message, one on the way or the closing one
 * @param text what it says
 */
public record ToldOutside(int entry, Instant at, Audience audience, MessageMoment moment, String text) {

    /** Reads a timeline; who is outside is what the policy in force says. */
    static List<ToldOutside> of(List<TimelineEntry> timeline, IncidentPolicy policy) {
        Set<Integer> confirmed = timeline.stream()
                .flatMap(entry ->
                        entry.event() instanceof MessageConfirmed sent ? Stream.of(sent.entry()) : Stream.empty())
                .collect(Collectors.toSet());
        return Timeline.of(timeline).inOrder().stream()
                .flatMap(shown -> shown.entry().event() instanceof MessageSent sent
                                && policy.isPublic(sent.audience())
                                && (sent.carrier() == null
                                        || confirmed.contains(shown.entry().sequence()))
                        ? Stream.of(new ToldOutside(
                                shown.entry().sequence(), shown.at(), sent.audience(), sent.moment(), sent.text()))
                        : Stream.empty())
                .toList();
    }
}
