package io.incidentkit.comms;

import static io.incidentkit.comms.Communications.at;

import io.incidentkit.comms.CommunicationEvent.End;
import io.incidentkit.comms.CommunicationEvent.Ended;
import io.incidentkit.comms.CommunicationEvent.Hidden;
import io.incidentkit.comms.CommunicationEvent.LevelSet;
import io.incidentkit.comms.CommunicationEvent.Reopened;
import io.incidentkit.comms.CommunicationEvent.Shown;
import io.incidentkit.comms.CommunicationEvent.StepCompleted;
import io.incidentkit.comms.CommunicationEvent.ToldElsewhere;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.CommunicationEvent.Waived;
import io.incidentkit.loop.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.IntegerArbitrary;

/** Any history, also one that no incident would write. */
final class CommunicationArbitraries {
    private static final List<Audience> AUDIENCES =
            List.of(Audience.STATUS_PAGE, Audience.INTERNAL_CHAT, Audience.CUSTOMERS);

    private CommunicationArbitraries() {}

    /** Histories in order of time; several events may share an instant. */
    static Arbitrary<List<CommunicationEvent>> inOrder() {
        return withGaps(Arbitraries.integers().between(0, 25));
    }

    /** Histories in order of time, each event at an instant of its own. */
    static Arbitrary<List<CommunicationEvent>> atDistinctTimes() {
        return withGaps(Arbitraries.integers().between(1, 25));
    }

    static Arbitrary<CommunicationDuty> duties(Audience audience) {
        IntegerArbitrary minutes = Arbitraries.integers().between(1, 40);
        return Combinators.combine(
                        minutes, minutes.injectNull(0.4), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((first, every, steps, closing) -> new CommunicationDuty(
                        audience,
                        Duration.ofMinutes(first),
                        every == null ? null : Duration.ofMinutes(every),
                        steps,
                        closing));
    }

    private static Arbitrary<List<CommunicationEvent>> withGaps(Arbitrary<Integer> gaps) {
        return Combinators.combine(gaps, kinds())
                .as(Tuple::of)
                .list()
                .ofMaxSize(45)
                .map(pairs -> {
                    List<CommunicationEvent> events = new ArrayList<>();
                    int minute = 0;
                    for (Tuple.Tuple2<Integer, Kind> pair : pairs) {
                        minute += pair.get1();
                        events.add(pair.get2().at(minute));
                    }
                    return events;
                })
                .withoutEdgeCases();
    }

    private static Arbitrary<Kind> kinds() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, levels()),
                Tuple.of(8, updates()),
                Tuple.of(4, Arbitraries.of(Step.values()).map(step -> minute -> new StepCompleted(at(minute), step))),
                Tuple.of(1, Arbitraries.of(End.values()).map(end -> minute -> new Ended(at(minute), end))),
                Tuple.of(1, Arbitraries.of(1).map(one -> minute -> new Reopened(at(minute)))),
                Tuple.of(1, audiences().map(hidden -> minute -> new Hidden(at(minute), hidden))),
                Tuple.of(1, duplicates()),
                Tuple.of(1, shown()),
                Tuple.of(2, waivers()));
    }

    private static Arbitrary<Kind> levels() {
        return Combinators.combine(AUDIENCES.stream()
                        .map(audience -> duties(audience).injectNull(0.3))
                        .toList())
                .as(duties -> minute -> new LevelSet(
                        at(minute), duties.stream().filter(Objects::nonNull).toList()));
    }

    private static Arbitrary<List<Audience>> audiences() {
        return Arbitraries.of(AUDIENCES).list().uniqueElements().ofMaxSize(2);
    }

    private static Arbitrary<Kind> shown() {
        return Combinators.combine(
                        duties(Audience.STATUS_PAGE).injectNull(0.3),
                        duties(Audience.CUSTOMERS).injectNull(0.3))
                .as((page, customers) -> minute -> new Shown(
                        at(minute),
                        Stream.of(page, customers).filter(Objects::nonNull).toList()));
    }

    private static Arbitrary<Kind> duplicates() {
        return Arbitraries.of(AUDIENCES)
                .flatMap(CommunicationArbitraries::duties)
                .list()
                .ofMaxSize(2)
                .uniqueElements(CommunicationDuty::audience)
                .map(lines -> minute -> new ToldElsewhere(at(minute), lines));
    }

    private static Arbitrary<Kind> updates() {
        return Combinators.combine(
                        Arbitraries.of(AUDIENCES),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(-5, 60).injectNull(0.5))
                .as((audience, closing, next) -> minute ->
                        new UpdateSent(at(minute), audience, closing, next == null ? null : at(minute + next)));
    }

    /** Names that are often those of an obligation: the last message of an audience lies some minutes back. */
    private static Arbitrary<Kind> waivers() {
        Arbitrary<Kind> numbered = Combinators.combine(
                        Arbitraries.of(AUDIENCES),
                        Arbitraries.of("first", "closing", "step-triaged", "step-diagnosed", "step-mitigated"),
                        Arbitraries.of(1, 2))
                .as((audience, kind, number) ->
                        minute -> new Waived(at(minute), audience + "/" + kind + "/" + number, "ana", "quiet"));
        Arbitrary<Kind> cadences = Combinators.combine(
                        Arbitraries.of(AUDIENCES), Arbitraries.integers().between(0, 30))
                .as((audience, ago) -> minute ->
                        new Waived(at(minute), Communications.cadence(audience, minute - ago), "ana", "quiet"));
        return Arbitraries.oneOf(numbered, cadences);
    }

    /** What happens, but for when. */
    interface Kind {
        CommunicationEvent at(int minute);
    }
}
