package io.incidentkit.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.loop.Step;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PastIncidentTest {
    private static final Instant T = Instant.parse("2026-01-10T10:00:00Z");

    @Test
    void ordersUpdatesByTheirMomentsAndThoseOfOneMomentByTheirSteps() {
        PastIncident past =
                past(update(9, null), update(3, Step.MITIGATED), update(3, Step.DIAGNOSED), update(0, null));

        assertThat(past.updates())
                .containsExactly(
                        update(0, null), update(3, Step.DIAGNOSED), update(3, Step.MITIGATED), update(9, null));
        assertThat(past.firstMoment()).isEqualTo(T);
        assertThat(past.longestSilence()).contains(Duration.ofMinutes(6));
    }

    @Test
    void saysNothingOfASilenceWithoutTwoUpdates() {
        assertThat(past(update(0, null)).longestSilence()).isEmpty();
    }

    @Test
    void knowsWhatWasToldOnlyOnceItWasResolved() {
        assertThat(past(update(0, Step.RESOLVED)).isToldOnlyOnceResolved()).isTrue();
        assertThat(past(update(0, null), update(1, Step.RESOLVED)).isToldOnlyOnceResolved())
                .isFalse();
    }

    @Test
    void saysEveryFaultAtOnce() {
        assertThatThrownBy(() -> PastIncident.builder(" ", "a\u0000", "x".repeat(201))
                        .services(List.of("ok", ""))
                        .began(Instant.MIN)
                        .link("javascript:alert(1)")
                        .build())
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.faults())
                                .extracting(FieldError::field)
                                .containsExactly(
                                        "source", "sourceId", "title", "services[1]", "began", "link", "detectedAt"));
    }

    @Test
    void refusesMoreUpdatesAndServicesThanAreKept() {
        assertThatThrownBy(() -> PastIncident.builder("a", "b", "c")
                        .services(Collections.nCopies(PastIncident.MAX_SERVICES + 1, "s"))
                        .updates(Collections.nCopies(PastIncident.MAX_UPDATES + 1, update(0, null)))
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("services: has 51 services; at most 50 are kept;"
                        + " updates: has 1001 updates; at most 1000 are kept");
    }

    @Test
    void refusesAnUpdateThatTellsOfATriageOrHasAnAbsurdMomentOrText() {
        assertThatThrownBy(() -> new PastUpdate(Instant.MAX, Step.TRIAGED, "\u0000"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.faults())
                                .extracting(FieldError::field)
                                .containsExactly("at", "says", "text"));
    }

    @Test
    void keepsOneFormOfAnUpdateThatHasAnId() {
        PastUpdate early = new PastUpdate(T, null, "a", "u1", null);
        PastUpdate edited = new PastUpdate(T, null, "b", "u1", T.plusSeconds(1));

        assertThat(past(edited, early).updates()).containsExactly(edited);
        assertThat(past(early, edited).plus(past(early)).updates()).containsExactly(edited);
    }

    @Test
    void addsUpToTheSameInAnyOrder() {
        PastIncident first = past(update(0, null));
        PastIncident later = PastIncident.builder("a", "b", "longer")
                .endedAt(T.plusSeconds(600))
                .updates(List.of(update(9, Step.RESOLVED)))
                .build();

        assertThat(Telling.of(first.plus(later))).isEqualTo(Telling.of(later.plus(first)));
        assertThat(first.plus(later).title()).isEqualTo("longer");
        assertThat(Telling.of(first.plus(first))).isEqualTo(Telling.of(first));
    }

    @Test
    void isReadBackAsItWasTold() {
        PastIncident past = past(update(0, null), new PastUpdate(T, Step.DETECTED, "", "u1", T));

        assertThat(Telling.of(Telling.of(past).past())).isEqualTo(Telling.of(past));
    }

    private static PastIncident past(PastUpdate... updates) {
        return PastIncident.builder("a", "b", "c").updates(List.of(updates)).build();
    }

    private static PastUpdate update(int minute, @Nullable Step says) {
        return new PastUpdate(T.plus(Duration.ofMinutes(minute)), says, "words");
    }
}
