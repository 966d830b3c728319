package io.incidentkit.timeline;

import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The messages of a timeline as they were sent: one that was written first stands where it was sent, in its words. What a channel sent is
 * said by whoever wrote it.
 */
final class MessagesSent {
    private MessagesSent() {}

    static List<CorrectedEntry> in(List<CorrectedEntry> entries) {
        Set<Integer> sent = entries.stream()
                .filter(each -> each.entry().event() instanceof MessageConfirmed)
                .map(each -> ((MessageConfirmed) each.entry().event()).entry())
                .collect(Collectors.toSet());
        Map<Integer, CorrectedEntry> written = new HashMap<>();
        entries.stream()
                .filter(each -> sent.contains(each.entry().sequence()))
                .forEach(each -> written.put(each.entry().sequence(), each));
        return entries.stream()
                .filter(each -> !sent.contains(each.entry().sequence()))
                .map(each -> each.entry().event() instanceof MessageConfirmed confirmed
                                && written.get(confirmed.entry()) != null
                        ? sent(each, written.get(confirmed.entry()))
                        : each)
                .toList();
    }

    private static CorrectedEntry sent(CorrectedEntry confirmation, CorrectedEntry message) {
        TimelineEntry entry = confirmation.entry();
        TimelineEntry said = entry.actor().system()
                ? new TimelineEntry(
                        entry.sequence(),
                        entry.occurredAt(),
                        entry.recordedAt(),
                        message.entry().actor(),
                        entry.event())
                : entry;
        return new CorrectedEntry(said, confirmation.at(), words(message));
    }

    private static String words(CorrectedEntry message) {
        boolean isAsWritten = message.text().equals(message.entry().event().describe());
        return isAsWritten && message.entry().event() instanceof MessageSent written
                ? written.sent().describe()
                : message.text();
    }
}
