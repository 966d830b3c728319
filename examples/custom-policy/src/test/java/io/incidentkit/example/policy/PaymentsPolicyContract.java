package io.incidentkit.example.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationHistory;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligations;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.comms.CommunicationScript;
import io.incidentkit.test.comms.ScriptStep;
import io.incidentkit.test.policy.PolicyContract;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What every policy promises, and what the payments team wants of its own. */
abstract class PaymentsPolicyContract extends PolicyContract {
    private static final Severity SEV0 = new Severity("SEV0");
    private static final Audience EXECUTIVES = new Audience("executives");

    /**
     * However an incident became SEV0, declared as such or raised from below, the next message to the executives is due within
     * ten minutes from then.
     */
    @Property(tries = 1_000)
    void executivesHearOfEverySev0WithinTenMinutes(@ForAll("scripts") CommunicationScript script) {
        for (int i = 0; i < script.steps().size(); i++) {
            ScriptStep step = script.steps().get(i);
            if (step.setsLevel() && step.severity().equals(SEV0)) {
                assertThat(nextMessageToTheExecutives(script.history(i + 1), step.at()))
                        .as("the next message to the executives, for an incident that is SEV0 since %s", step.at())
                        .isBeforeOrEqualTo(step.at().plus(Duration.ofMinutes(10)));
            }
        }
    }

    private static Instant nextMessageToTheExecutives(CommunicationHistory history, Instant now) {
        return Obligations.of(history, now).all().stream()
                .filter(owed -> owed.audience().equals(EXECUTIVES) && owed.isUnsettled())
                .map(Obligation::due)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
