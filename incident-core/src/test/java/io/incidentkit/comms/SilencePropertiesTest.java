package io.incidentkit.comms;

import static io.incidentkit.comms.Communications.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.CommunicationEvent.Waived;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** {@link Rule#SILENCE_IS_COUNTED}: in no history does an interval pass without being counted, and none is counted twice. */
class SilencePropertiesTest {
    @Provide
    Arbitrary<List<CommunicationEvent>> histories() {
        return CommunicationArbitraries.inOrder();
    }

    @Property(tries = 2_000)
    void isCountedAsWhoWalksThroughEveryMinuteCountsIt(
            @ForAll("histories") List<CommunicationEvent> events, @ForAll @IntRange(max = 1_400) int minute) {
        List<CommunicationEvent> happened =
                events.stream().filter(event -> !event.at().isAfter(at(minute))).toList();
        PlainReading plain = PlainReading.of(happened, minute);

        for (Obligations read :
                List.of(history(events, at(minute)), state(happened).obligations(at(minute)))) {
            assertThat(read.audiences().stream().collect(Collectors.toMap(each -> each, read::tally)))
                    .isEqualTo(plain.tallies());
            assertThat(read.pending().stream().map(Obligation::id))
                    .containsExactlyInAnyOrderElementsOf(plain.pending());
            assertThat(read.nextDue()).isEqualTo(plain.nextDue());
        }
        assertThat(state(happened).nextDue(at(minute))).isEqualTo(plain.nextDue());
    }

    /** The chain has no gap: what passed is followed by what was owed from that moment on. */
    @Property
    void eachIntervalBeginsWhereTheOneBeforeItPassed(@ForAll("histories") List<CommunicationEvent> events) {
        Obligations all = history(events, at(1_200));
        for (Obligation owed : all.all()) {
            boolean byTheNext = owed.isOfInterval()
                    && owed.state() == State.MISSED
                    && events.stream().noneMatch(event -> event.at().equals(owed.settledAt()));
            if (byTheNext && owed.settledAt() != null) {
                assertThat(all.all())
                        .anyMatch(next -> next.audience().equals(owed.audience())
                                && next.isOfInterval()
                                && next.due().equals(owed.settledAt()));
            }
        }
    }

    /** Whoever says nothing for longer is never better off. */
    @Property
    void theShareInTimeFallsWithTheSilence(
            @ForAll("histories") List<CommunicationEvent> events, @ForAll @IntRange(max = 300) int longer) {
        Instant end = events.stream()
                .map(CommunicationEvent::at)
                .max(Comparator.naturalOrder())
                .orElse(at(0));
        double soon = history(events, end).tally().onTime().orElse(1);
        double later =
                history(events, end.plusSeconds(60L * longer)).tally().onTime().orElse(1);

        assertThat(later).isLessThanOrEqualTo(soon);
    }

    /** Where the level has an interval, somebody is always owed something soon: a timer never comes to rest while it goes on. */
    @Property
    void aTimerHasANextMomentHoweverLongItIsSilent(
            @ForAll("histories") List<CommunicationEvent> events, @ForAll @IntRange(max = 1_000_000) int minutes) {
        CommunicationState state = state(
                events.stream().filter(event -> !(event instanceof Waived)).toList());
        Instant now = at(1_200 + minutes);
        for (Audience audience : state.obligations(now).audiences()) {
            Duration every = state.duty(audience).map(CommunicationDuty::every).orElse(null);
            if (every != null && !state.hasEnded()) {
                assertThat(state.nextDue(now))
                        .hasValueSatisfying(
                                next -> assertThat(next).isAfter(now).isBeforeOrEqualTo(now.plus(every)));
            }
        }
    }

    /** Whoever waits for a message that is overdue is named, once. */
    @Property
    void isSaidOfEachAudienceThatIsOverdue(@ForAll("histories") List<CommunicationEvent> events) {
        Obligations owed = history(events, at(1_200));
        List<Violation> said = CommunicationRules.silenceIsCounted(owed);

        assertThat(said).extracting(Violation::rule).allMatch(rule -> rule == Rule.SILENCE_IS_COUNTED);
        assertThat(said).hasSize((int) owed.pending().stream()
                .filter(each -> each.isOfInterval() && each.state() == State.MISSED)
                .map(Obligation::audience)
                .distinct()
                .count());
    }

    /** A message ends it, while it goes on or to close it, and begins the one interval that is owed from then on. */
    @Property
    void aMessageLeavesNothingThatIsOverdue(
            @ForAll("histories") List<CommunicationEvent> events, @ForAll @IntRange(max = 300) int later) {
        Instant now = at(1_200 + later);
        List<CommunicationEvent> told = Stream.concat(
                        events.stream(),
                        Stream.of(false, true)
                                .map(closing -> new UpdateSent(now, Audience.INTERNAL_CHAT, closing, null)))
                .toList();

        assertThat(history(told, now).pending())
                .filteredOn(owed -> owed.audience().equals(Audience.INTERNAL_CHAT))
                .allMatch(owed -> owed.state() == State.OPEN)
                .hasSizeLessThanOrEqualTo(1);
    }

    private static Obligations history(List<CommunicationEvent> events, Instant now) {
        return Obligations.of(new CommunicationHistory(events), now);
    }

    private static CommunicationState state(List<CommunicationEvent> events) {
        CommunicationState state = CommunicationState.EMPTY;
        for (CommunicationEvent event : events) {
            state = state.with(event);
        }
        return state;
    }
}
