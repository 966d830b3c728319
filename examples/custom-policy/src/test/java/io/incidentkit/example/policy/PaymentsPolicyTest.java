package io.incidentkit.example.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;

class PaymentsPolicyTest extends PaymentsPolicyContract {
    @Override
    protected IncidentPolicy policy() {
        return PaymentsPolicy.read();
    }

    @Example
    void hasFiveLevels() {
        assertThat(policy().severities().severities())
                .extracting(Severity::name)
                .containsExactly("SEV0", "SEV1", "SEV2", "SEV3", "SEV4");
    }

    @Example
    void givesAPostmortemWorkingDaysOnly() {
        Instant wednesdayBeforeChristmas = Instant.parse("2026-12-23T15:00:00Z");

        assertThat(policy().postmortemCalendar().due(wednesdayBeforeChristmas, Duration.ofDays(3), policy().zone()))
                .isEqualTo("2026-12-29T15:00:00Z");
    }

    @Example
    void isAPageForANewHire() {
        assertThat(policy().toMarkdown())
                .contains("|SEV0|Nobody can pay, anywhere|page everyone|-|now|yes|within 3 days|")
                .contains("|executives|10 min|every 10 min|a closing message|")
                .contains("in the zone Europe/Lisbon");
    }
}
