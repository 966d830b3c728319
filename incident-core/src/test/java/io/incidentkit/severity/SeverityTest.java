package io.incidentkit.severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeverityTest {

    @ParameterizedTest
    @ValueSource(strings = {"SEV1", "p1", "kritisch-1", "SEV_0", "2.1", "höchste", "12345678901234567890123456789012"})
    void isOneWord(String name) {
        assertThat(new Severity(name)).hasToString(name);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "SEV 1", " SEV1", "SEV1\n", "SEV|1", "<b>", "🔥", "123456789012345678901234567890123"})
    void isNothingElse(String name) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new Severity(name))
                .satisfies(e ->
                        assertThat(e.faults()).extracting(FieldError::field).containsExactly("severity"));
    }

    @Test
    void aDutyHasDeadlinesInTheFuture() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        new CommunicationDuty(Audience.CUSTOMERS, Duration.ZERO, Duration.ofMinutes(-1), true, true))
                .satisfies(e ->
                        assertThat(e.faults()).extracting(FieldError::field).containsExactly("firstWithin", "every"));
    }

    @Test
    void anAudienceIsOneLine() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new Audience("a\nb"));
    }
}
