package io.incidentkit.timeline;

import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.text.DurationWords;
import io.incidentkit.timeline.DeliveryEvent.Delivered;
import io.incidentkit.timeline.DeliveryEvent.DeliveryFailed;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcomes of deliveries by the entries that brought them about: of each effect and channel the last one. Not thread-safe. */
final class OutsideOfEntries {
    private static final Duration LATE = Duration.ofSeconds(10);

    private final Map<Integer, List<TimelineEntry>> outcomes = new LinkedHashMap<>();
    private final Map<Integer, Instant> moments = new LinkedHashMap<>();

    OutsideOfEntries(List<TimelineEntry> timeline) {
        Map<String, TimelineEntry> last = new LinkedHashMap<>();
        for (TimelineEntry entry : timeline) {
            moments.put(entry.sequence(), entry.recordedAt());
            if (entry.event() instanceof DeliveryEvent delivery) {
                last.put(delivery.channel() + " " + delivery.key(), entry);
            }
        }
        last.values().forEach(outcome -> {
            Effect effect = new Effect(((DeliveryEvent) outcome.event()).key(), EffectKind.CLOSE, "");
            outcomes.computeIfAbsent(effect.entry().orElse(0), none -> new ArrayList<>())
                    .add(outcome);
        });
    }

    /** Returns the outcomes of an entry, in words; of a message that was sent, those of its writing. */
    List<String> of(CorrectedEntry told) {
        int sequence = told.entry().event() instanceof MessageConfirmed confirmed
                ? confirmed.entry()
                : told.entry().sequence();
        Instant since = moments.get(sequence);
        return outcomes.getOrDefault(sequence, List.of()).stream()
                .map(outcome -> words(outcome, since))
                .toList();
    }

    private static String words(TimelineEntry outcome, @Nullable Instant since) {
        if (outcome.event() instanceof Delivered delivered) {
            Duration took = since == null ? Duration.ZERO : Duration.between(since, outcome.recordedAt());
            List<String> more = new ArrayList<>();
            more.add(delivered.channel());
            if (delivered.attempts() > 1) {
                more.add("attempt " + delivered.attempts());
            }
            if (took.compareTo(LATE) >= 0) {
                more.add("after " + DurationWords.figure(took));
            }
            return what(delivered.kind(), delivered.target()) + " (" + String.join(", ", more) + ")";
        }
        DeliveryFailed failed = (DeliveryFailed) outcome.event();
        String reason = failed.reason() == null ? "" : ": " + failed.reason();
        return (failed.givenUp() ? "NOT DONE: " : "not yet: ") + what(failed.kind(), failed.target()) + " ("
                + failed.channel() + reason + ")";
    }

    private static String what(EffectKind kind, String target) {
        return switch (kind) {
            case SEND_UPDATE -> "sent";
            case CLOSE -> "closed";
            default -> kind.describe(target);
        };
    }
}
