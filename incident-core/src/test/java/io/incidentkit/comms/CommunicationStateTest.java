package io.incidentkit.comms;

import static io.incidentkit.comms.Audience.CUSTOMERS;
import static io.incidentkit.comms.Audience.INTERNAL_CHAT;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static io.incidentkit.comms.Communications.CHAT;
import static io.incidentkit.comms.Communications.PAGE;
import static io.incidentkit.comms.Communications.at;
import static io.incidentkit.comms.Communications.cadence;
import static io.incidentkit.comms.Communications.level;
import static io.incidentkit.comms.Communications.playbook;
import static io.incidentkit.comms.Communications.resolved;
import static io.incidentkit.comms.Communications.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Obligation.State;
import io.incidentkit.timeline.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CommunicationStateTest {
    private static final JsonMapper JSON = EventCodec.storageMapper();
    private static final Instant LATER = at(1300);
    private static final Predicate<Obligation> STANDING =
            each -> each.state() == State.OPEN || each.state() == State.MISSED;

    @Provide
    Arbitrary<List<CommunicationEvent>> histories() {
        return CommunicationArbitraries.inOrder();
    }

    @Provide
    Arbitrary<List<CommunicationEvent>> distinct() {
        return CommunicationArbitraries.atDistinctTimes();
    }

    @Property
    void saysWhatTheWholeHistorySays(@ForAll("histories") List<CommunicationEvent> events) {
        CommunicationState state = CommunicationState.EMPTY;
        List<CommunicationEvent> recorded = new ArrayList<>();
        for (CommunicationEvent event : events) {
            state = state.with(event);
            recorded.add(event);
            assertSame(state, recorded, event.at());
        }
        assertSame(state, events, LATER);
    }

    @Property
    void saysTheSameWhereEntriesAreRecordedLate(
            @ForAll("distinct") List<CommunicationEvent> events, @ForAll Random random) {
        List<CommunicationEvent> recorded = recordedLate(events, random);
        assertSame(fold(recorded), recorded, LATER);
    }

    /** As long as the event is among the last ones; the waivers of what it renames aside. */
    @Property
    void saysTheSameWhereAMomentIsCorrected(
            @ForAll("distinct") List<CommunicationEvent> events,
            @ForAll @IntRange(max = 40) int place,
            @ForAll @IntRange(max = 1_200) int minute) {
        Assume.that(!events.isEmpty());
        List<CommunicationEvent> recorded =
                new ArrayList<>(events.subList(0, Math.min(events.size(), CommunicationState.RECENT)));
        CommunicationState state = CommunicationState.EMPTY;
        for (int i = 0; i < recorded.size(); i++) {
            state = state.with(recorded.get(i), i + 1);
        }
        int corrected = place % recorded.size();
        recorded.set(corrected, recorded.get(corrected).withAt(at(minute)));

        assertSame(state.corrected(corrected + 1, at(minute)), recorded, LATER);
        assertThat(state.corrected(99, at(minute))).isEqualTo(state);
    }

    @Property
    void keepsTheEntriesInItsStoredForm(@ForAll("distinct") List<CommunicationEvent> events) {
        CommunicationState state = CommunicationState.EMPTY;
        for (int i = 0; i < events.size(); i++) {
            state = state.with(events.get(i), i + 1);
        }
        CommunicationState read = JSON.readValue(JSON.writeValueAsString(state), CommunicationState.class);
        int last = events.size();

        assertThat(read).isEqualTo(state);
        assertThat(read.corrected(last, at(1_250))).isEqualTo(state.corrected(last, at(1_250)));
    }

    @Property
    void comesBackFromItsStoredForm(@ForAll("histories") List<CommunicationEvent> events) {
        CommunicationState state = fold(events);
        CommunicationState read = JSON.readValue(JSON.writeValueAsString(state), CommunicationState.class);
        assertThat(read).isEqualTo(state).hasSameHashCodeAs(state);
        assertSame(read, events, LATER);
    }

    @Property
    void takesAnyOrderOfRecording(@ForAll("histories") List<CommunicationEvent> events, @ForAll Random random) {
        List<CommunicationEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        Obligations obligations = fold(shuffled).obligations(LATER);
        Set<String> ids = new HashSet<>();
        assertThat(obligations.all()).allSatisfy(obligation -> {
            assertThat(obligation.due()).isAfterOrEqualTo(obligation.owedSince());
            assertThat(ids.add(obligation.id())).isTrue();
        });
    }

    @Test
    void doesNotGrowWithTheMessages() {
        CommunicationState few = busy(112);
        CommunicationState many = busy(5_000);
        assertThat(many.parts().recent()).hasSameSizeAs(few.parts().recent());
        assertThat(JSON.writeValueAsString(many).length())
                .isLessThan(JSON.writeValueAsString(few).length() + 100);
        assertThat(many.obligations(at(5_001)).tally(INTERNAL_CHAT)).isEqualTo(new Tally(5_000, 0, 0, 0, 1, 0));
    }

    @Test
    void takesAMessageThatIsRecordedAfterItWasMissed() {
        CommunicationState silent = fold(List.of(level(0, CHAT), update(1, INTERNAL_CHAT)));
        assertThat(silent.obligations(at(32)).in(State.MISSED))
                .extracting(Obligation::id)
                .containsExactly(cadence(INTERNAL_CHAT, 1));
        CommunicationState told = silent.with(update(50, INTERNAL_CHAT)).with(update(20, INTERNAL_CHAT));
        assertThat(told.obligations(at(50)).tally()).isEqualTo(new Tally(3, 0, 0, 0, 1, 0));
    }

    @Test
    void saysByWhenTheMessageAfterTheNextIsDue() {
        CommunicationState state = CommunicationState.EMPTY.with(playbook(0));
        assertThat(state.nextUpdateDue(INTERNAL_CHAT, at(10))).contains(at(40));
        assertThat(state.nextUpdateDue(CUSTOMERS, at(10))).contains(at(130));
        assertThat(CommunicationState.EMPTY.with(level(0, PAGE)).nextUpdateDue(STATUS_PAGE, at(10)))
                .isEmpty();
        assertThat(state.with(resolved(20)).nextUpdateDue(INTERNAL_CHAT, at(30)))
                .isEmpty();
        assertThat(CommunicationState.EMPTY.nextUpdateDue(INTERNAL_CHAT, at(10)))
                .isEmpty();
    }

    @Test
    void isEqualToOneOfTheSameHistory() {
        CommunicationState state = CommunicationState.EMPTY.with(playbook(0));
        assertThat(state)
                .isEqualTo(CommunicationState.EMPTY.with(playbook(0)))
                .isNotEqualTo(CommunicationState.EMPTY)
                .doesNotHaveSameHashCodeAs(CommunicationState.EMPTY);
    }

    @Test
    void knowsTheDutyInForce() {
        CommunicationState state = CommunicationState.EMPTY.with(level(0, CHAT));
        assertThat(state.duty(INTERNAL_CHAT)).contains(CHAT);
        assertThat(state.duty(STATUS_PAGE)).isEmpty();
        assertThat(state.with(level(5)).duty(INTERNAL_CHAT)).isEmpty();
    }

    @Test
    void readsAStoredStateOfToday() {
        String stored = """
                {"accounts":{"ended":false,"reopened":false,"duties":[],"audiences":[]},"recent":[
                {"type":"level-set","at":"2026-03-01T14:00:00Z","duties":[{"audience":"status page",
                "firstWithin":"PT5M","atEachStep":true,"closing":true}]},
                {"type":"step-completed","at":"2026-03-01T14:01:00Z","step":"triaged"},
                {"type":"update-sent","at":"2026-03-01T14:04:00Z","audience":"status page","closing":false},
                {"type":"waived","at":"2026-03-01T14:05:00Z","obligation":"x","by":"ana","reason":"none"},
                {"type":"ended","at":"2026-03-01T14:06:00Z","how":"resolved"},
                {"type":"reopened","at":"2026-03-01T14:07:00Z"}]}
                """;
        CommunicationState state = JSON.readValue(stored, CommunicationState.class);
        assertThat(state.obligations(at(8)).tally()).isEqualTo(new Tally(2, 0, 0, 0, 1, 1));
    }

    private static List<Obligation> of(Audience audience, Obligations obligations) {
        return obligations.all().stream()
                .filter(each -> each.audience().equals(audience))
                .filter(STANDING)
                .toList();
    }

    private static CommunicationState busy(int messages) {
        CommunicationState state = CommunicationState.EMPTY.with(level(0, CHAT));
        for (int i = 1; i <= messages; i++) {
            state = state.with(update(i, INTERNAL_CHAT));
        }
        return state;
    }

    private static CommunicationState fold(List<CommunicationEvent> events) {
        CommunicationState state = CommunicationState.EMPTY;
        for (CommunicationEvent event : events) {
            state = state.with(event);
        }
        return state;
    }

    /** Each event up to as many places later as the state keeps. */
    private static List<CommunicationEvent> recordedLate(List<CommunicationEvent> events, Random random) {
        List<CommunicationEvent> recorded = new ArrayList<>();
        for (int from = 0; from < events.size(); from += CommunicationState.RECENT) {
            List<CommunicationEvent> some =
                    new ArrayList<>(events.subList(from, Math.min(events.size(), from + CommunicationState.RECENT)));
            Collections.shuffle(some, random);
            recorded.addAll(some);
        }
        return recorded;
    }

    private static void assertSame(CommunicationState state, List<CommunicationEvent> events, Instant now) {
        Obligations whole = Obligations.of(new CommunicationHistory(events), now);
        Obligations kept = state.obligations(now);
        assertThat(kept.pending()).isEqualTo(whole.pending());
        assertThat(kept.all()).allMatch(STANDING).isSubsetOf(whole.all());
        for (Audience audience : whole.audiences()) {
            List<Obligation> standing = of(audience, whole);
            if (whole.tally(audience).missed() <= CommunicationState.MISSED) {
                assertThat(of(audience, kept)).isEqualTo(standing);
            } else {
                assertThat(of(audience, kept)).hasSizeGreaterThanOrEqualTo(CommunicationState.MISSED);
            }
        }
        assertThat(kept.tally()).isEqualTo(whole.tally());
        assertThat(kept.audiences()).containsExactlyInAnyOrderElementsOf(whole.audiences());
        assertThat(kept.audiences())
                .allSatisfy(audience -> assertThat(kept.tally(audience)).isEqualTo(whole.tally(audience)));
        assertThat(state.nextDue(now)).isEqualTo(kept.nextDue()).isEqualTo(whole.nextDue());
    }
}
