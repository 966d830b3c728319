package io.incidentkit.memory;

import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.DeliveryRecorder;
import java.util.ArrayList;
import java.util.List;

/** Keeps outcomes in the order in which they were written; it can fail, before or after writing. */
final class Recorded implements DeliveryRecorder {
    final List<DeliveryOutcome> outcomes = new ArrayList<>();
    int failsBefore;
    int failsAfter;

    @Override
    public synchronized void record(DeliveryOutcome outcome, boolean again) {
        if (failsBefore > 0) {
            failsBefore--;
            throw new IllegalStateException("The store is away");
        }
        if (!again || !outcomes.contains(outcome)) {
            outcomes.add(outcome);
        }
        if (failsAfter > 0) {
            failsAfter--;
            throw new IllegalStateException("The store's answer is lost");
        }
    }

    /** Each outcome in words: key, status, attempts and detail. */
    synchronized List<String> words() {
        return outcomes.stream()
                .map(outcome -> outcome.effect().key() + " " + outcome.status().code() + " " + outcome.attempts()
                        + (outcome.detail() == null ? "" : " " + outcome.detail()))
                .toList();
    }
}
