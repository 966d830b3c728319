package io.incidentkit.comms;

import static io.incidentkit.comms.Communications.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.CommunicationEvent.LevelSet;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.Obligation.Reason;
import io.incidentkit.comms.Obligation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ObligationPropertiesTest {

    @Provide
    Arbitrary<List<CommunicationEvent>> histories() {
        return CommunicationArbitraries.inOrder();
    }

    @Provide
    Arbitrary<List<CommunicationEvent>> distinct() {
        return CommunicationArbitraries.atDistinctTimes();
    }

    @Provide
    Arbitrary<Audience> audiences() {
        return Arbitraries.of(Audience.STATUS_PAGE, Audience.INTERNAL_CHAT, Audience.CUSTOMERS);
    }

    @Property
    void everyObligationIsInExactlyOneState(
            @ForAll("histories") List<CommunicationEvent> events, @ForAll @IntRange(max = 1200) int minutes) {
        Instant now = at(minutes);
        assertThat(obligations(events, now).all()).allSatisfy(obligation -> inOneState(obligation, now));
    }

    private static void inOneState(Obligation obligation, Instant now) {
        Instant settled = obligation.settledAt();
        Instant due = obligation.due();
        State expected;
        if (obligation.waiver() != null) {
            expected = State.WAIVED;
        } else if (settled == null) {
            expected = now.isBefore(due) ? State.OPEN : State.MISSED;
        } else if (obligation.state() == State.LAPSED || obligation.state() == State.MISSED) {
            expected = settled.isAfter(due) ? State.MISSED : State.LAPSED;
        } else {
            expected = settled.isAfter(due) ? State.LATE : State.MET;
        }
        assertThat(obligation.state()).isEqualTo(expected);
        assertThat(obligation.isUnsettled()).isEqualTo(settled == null);
        assertThat(obligation.owedSince()).isBeforeOrEqualTo(now);
        if (settled != null) {
            assertThat(settled).isBeforeOrEqualTo(now);
            assertThat(obligation.reason() == Reason.FIRST || !settled.isBefore(obligation.owedSince()))
                    .isTrue();
        }
    }

    @Property
    void noneIsDueBeforeItIsOwed(@ForAll("histories") List<CommunicationEvent> events) {
        assertThat(obligations(events, at(1200)).all())
                .allSatisfy(obligation -> assertThat(obligation.due()).isAfterOrEqualTo(obligation.owedSince()));
    }

    @Property
    void eachHasANameOfItsOwn(@ForAll("histories") List<CommunicationEvent> events) {
        assertThat(obligations(events, at(1200)).all())
                .extracting(Obligation::id)
                .doesNotHaveDuplicates();
    }

    @Property
    void theTallyCountsThemAll(@ForAll("histories") List<CommunicationEvent> events) {
        Obligations obligations = obligations(events, at(700));
        for (Audience audience : obligations.audiences()) {
            Tally listed = obligations.all().stream()
                    .filter(each -> each.audience().equals(audience))
                    .map(Obligation::state)
                    .reduce(Tally.NONE, Tally::plus, Tally::plus);
            Tally counted = obligations.tally(audience);
            assertThat(without(counted)).isEqualTo(without(listed));
            if (listsAll(audience, obligations)) {
                assertThat(counted).isEqualTo(listed);
            } else {
                assertThat(listed.missed()).isBetween(Obligations.LISTED, counted.missed());
            }
        }
        assertThat(obligations.tally())
                .isEqualTo(
                        obligations.audiences().stream().map(obligations::tally).reduce(Tally.NONE, Tally::plus));
    }

    @Property
    void theNextDueIsTheFirstOfTheOpenOnes(
            @ForAll("histories") List<CommunicationEvent> events, @ForAll @IntRange(max = 1200) int minutes) {
        Obligations obligations = obligations(events, at(minutes));
        List<Instant> dues = obligations.in(State.OPEN).stream()
                .map(Obligation::due)
                .sorted()
                .toList();
        assertThat(obligations.nextDue()).isEqualTo(dues.stream().findFirst());
        assertThat(dues).allSatisfy(due -> assertThat(due).isAfter(at(minutes)));
    }

    @Property
    void aLaterMessageLeavesWhatWasSettled(
            @ForAll("histories") List<CommunicationEvent> events,
            @ForAll("audiences") Audience audience,
            @ForAll boolean closing) {
        Instant end = end(events);
        assertStays(events, new UpdateSent(end.plusSeconds(60), audience, closing, null));
    }

    @Property
    void aChangeOfSeverityDropsNothingThatWasSettled(
            @ForAll("histories") List<CommunicationEvent> events, @ForAll boolean down) {
        Instant end = end(events);
        assertStays(events, new LevelSet(end.plusSeconds(60), down ? List.of() : Communications.PLAYBOOK));
    }

    private static Tally without(Tally tally) {
        return new Tally(tally.met(), tally.late(), 0, tally.waived(), tally.open(), tally.lapsed());
    }

    private static boolean listsAll(Audience audience, Obligations obligations) {
        return obligations.tally(audience).missed() <= Obligations.LISTED;
    }

    private static void assertStays(List<CommunicationEvent> events, CommunicationEvent next) {
        Obligations before = obligations(events, next.at());
        List<CommunicationEvent> more = new ArrayList<>(events);
        more.add(next);
        Obligations after = obligations(more, next.at());
        assertThat(after.all())
                .containsAll(before.all().stream()
                        .filter(owed -> !owed.isUnsettled() && listsAll(owed.audience(), after))
                        .toList());
        assertThat(after.all())
                .extracting(Obligation::id)
                .containsAll(before.in(State.MISSED).stream()
                        .filter(owed -> listsAll(owed.audience(), after))
                        .map(Obligation::id)
                        .toList());
    }

    @Property
    void aMissedOneStaysInTheRecord(
            @ForAll("histories") List<CommunicationEvent> events, @ForAll @IntRange(max = 600) int minutes) {
        Obligations later = obligations(events, at(1200));
        assertThat(obligations(events, at(minutes)).in(State.MISSED))
                .filteredOn(missed -> listsAll(missed.audience(), later))
                .allSatisfy(missed -> assertThat(
                                later.find(missed.id()).orElseThrow().state())
                        .isIn(State.MISSED, State.LATE, State.WAIVED));
    }

    @Property
    void whatCountsIsWhenItHappenedAndNotWhenItWasRecorded(
            @ForAll("distinct") List<CommunicationEvent> events, @ForAll Random random) {
        List<CommunicationEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        assertThat(obligations(shuffled, at(1200)).all())
                .isEqualTo(obligations(events, at(1200)).all());
    }

    private static Obligations obligations(List<CommunicationEvent> events, Instant now) {
        return Obligations.of(new CommunicationHistory(events), now);
    }

    private static Instant end(List<CommunicationEvent> events) {
        return events.isEmpty() ? at(0) : events.get(events.size() - 1).at();
    }
}
