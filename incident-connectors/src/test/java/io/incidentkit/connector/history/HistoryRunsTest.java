package io.incidentkit.connector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.command.CommunicationCommand.MakePrivate;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.history.HistoryProgress.State;
import io.incidentkit.connector.history.HistoryRuns.Place;
import io.incidentkit.effect.Delivery;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.Step;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Imports of histories: once, twice, in any order, interrupted anywhere. */
class HistoryRunsTest {
    private static final Instant T = Instant.parse("2026-03-01T10:00:00Z");
    private static final String TOOL = "tool";

    private final HistoryDesk desk = new HistoryDesk();

    private static PastDraft draft(String id) {
        return new PastDraft("acme", id, "Checkout is slow " + id)
                .edited(T.plusSeconds(7200))
                .times(T.minusSeconds(600), T, null)
                .update("u1", T.plusSeconds(60), null, "We look.", null)
                .update("u2", T.plusSeconds(1200), Step.MITIGATED, "Rolled back.", null)
                .update("u3", T.plusSeconds(3600), Step.RESOLVED, "Back to normal.", null)
                .lead("ana", null)
                .lead("ben", T.plusSeconds(600))
                .followUp(
                        "f1",
                        "Bound the pool",
                        "ana",
                        LocalDate.of(2026, 4, 1),
                        ActionState.DONE,
                        null,
                        T.plusSeconds(4000),
                        T.plusSeconds(90_000))
                .followUp("f2", "Alert on the queue", "", null, ActionState.OPEN, null, T.plusSeconds(4001), null);
    }

    private static HistoryPage page(List<PastDraft> drafts, @Nullable String next) {
        HistoryPage.Builder page = HistoryPage.builder();
        drafts.forEach(draft -> draft.into(page));
        return page.build(next);
    }

    /** A source of so many parts. */
    private static HistorySource parts(int count, IntFunction<List<PastDraft>> drafts) {
        return cursor -> {
            int number = cursor == null ? 0 : Integer.parseInt(cursor);
            return page(drafts.apply(number), number + 1 < count ? Integer.toString(number + 1) : null);
        };
    }

    private HistoryRuns runs(HistorySource source, HistoryBounds bounds) {
        return desk.runs()
                .place(TOOL, new Place("acme", () -> source))
                .bounds(bounds)
                .build();
    }

    private static HistoryProgress now(HistoryRuns runs, HistoryProgress run) {
        return runs.find(run.id()).orElseThrow();
    }

    @Test
    void takesPeopleStepsAndFollowUpsAndMakesNothingUp() {
        HistoryRuns runs = runs(parts(1, part -> List.of(draft("1"))), HistoryBounds.STANDARD);
        HistoryProgress run = runs.start(TOOL, "cleo");
        desk.work();

        assertThat(now(runs, run))
                .returns(State.DONE, HistoryProgress::state)
                .returns(1, HistoryProgress::read)
                .returns(1, HistoryProgress::taken);
        Incident incident = desk.incident("acme", "1");
        assertThat(incident.outcome()).contains(Outcome.RESOLVED);
        assertThat(incident.severity()).isEmpty();
        assertThat(incident.episode().triaged()).isNull();
        assertThat(incident.commandership().tenures())
                .extracting(tenure -> tenure.commander() + " " + tenure.from() + " " + tenure.until())
                .containsExactly(
                        "ana " + T + " " + T.plusSeconds(600), "ben " + T.plusSeconds(600) + " " + T.plusSeconds(3600));
        assertThat(incident.actionItems())
                .extracting(item -> item.description() + " " + item.owner() + " " + item.state())
                .containsExactly("Bound the pool ana DONE", "Alert on the queue null OPEN");
    }

    @Test
    void takesNothingTwiceAndAddsWhatIsNew() {
        HistorySource first = parts(1, part -> List.of(draft("1"), draft("2")));
        HistorySource later = parts(
                1,
                part -> List.of(
                        draft("1"),
                        draft("2")
                                .edited(T.plusSeconds(200_000))
                                .followUp(
                                        "f2",
                                        "Alert on the queue",
                                        "cleo",
                                        null,
                                        ActionState.DONE,
                                        null,
                                        T.plusSeconds(4001),
                                        T.plusSeconds(200_000))));
        HistoryRuns runs = desk.runs()
                .place("first", new Place("acme", () -> first))
                .place("later", new Place("acme", () -> later))
                .build();
        runs.start("first", "cleo");
        desk.work();
        HistoryProgress again = runs.start("first", "cleo");
        HistoryProgress more = runs.start("later", "cleo");
        desk.work();

        assertThat(now(runs, again)).returns(0, HistoryProgress::taken).returns(2, HistoryProgress::unchanged);
        assertThat(now(runs, more)).returns(1, HistoryProgress::joined).returns(1, HistoryProgress::unchanged);
        assertThat(desk.incident("acme", "2").actionItems())
                .extracting(item -> item.owner() + " " + item.state())
                .containsExactly("ana DONE", "cleo DONE");
        assertThat(desk.count()).isEqualTo(2);
    }

    @Test
    void dismissesWhatWasNoneThereAndKeepsItsPostmortemOnceHoweverOftenItIsTaken() {
        String document =
                "# Checkout\n\n## Root cause\n\nA bound was missing.\n\n## Action items\n\n- Bound the pool\n";
        HistorySource source = parts(
                1,
                part -> List.of(
                        new PastDraft("acme", "no", "Looked bad")
                                .times(null, T, null)
                                .lead("ana", null)
                                .update("u", T.plusSeconds(60), null, "We look.", null)
                                .dismissed("It was declined there."),
                        draft("1").postmortem(document)));
        HistoryRuns runs = runs(source, HistoryBounds.STANDARD);
        runs.start(TOOL, "cleo");
        desk.work();
        HistoryProgress again = runs.start(TOOL, "cleo");
        desk.work();

        assertThat(desk.incident("acme", "no"))
                .satisfies(incident -> assertThat(incident.outcome()).contains(Outcome.DISMISSED))
                .satisfies(incident -> assertThat(incident.endedAt()).contains(T.plusSeconds(60)));
        assertThat(now(runs, again)).returns(2, HistoryProgress::unchanged).returns(0, HistoryProgress::faults);
        Incident told = desk.incident("acme", "1");
        assertThat(desk.incidents().postmortem(told.id()).rootCause()).contains("A bound was missing.");
        assertThat(told.actionItems())
                .extracting(item -> item.description())
                .containsExactlyInAnyOrder("Bound the pool", "Alert on the queue");
    }

    @Property(tries = 40)
    void comesToTheSameInAnyOrderTwiceAndInterruptedAnywhere(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 7) int bound) {
        List<PastIncident> tellings = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            PastDraft draft = draft("n" + i % 3).edited(T.plusSeconds(8000 + 100L * i));
            draft.update("later" + i, T.plusSeconds(100L * i), i % 2 == 0 ? Step.DIAGNOSED : null, "Seen " + i, null)
                    .lead("lead" + i, i == 4 ? null : T.plusSeconds(300L * i))
                    .followUp("f" + i, "Do " + i, "", null, ActionState.OPEN, null, T.plusSeconds(5000), null)
                    .followUp(
                            "f2",
                            "Alert on the queue, edited " + i,
                            "",
                            null,
                            i > 3 ? ActionState.DONE : ActionState.OPEN,
                            null,
                            T.plusSeconds(4001),
                            T.plusSeconds(9000 + i));
            HistoryPage.Builder page = HistoryPage.builder();
            draft.into(page);
            tellings.add(HistoryDesk.only(page.build(null)));
        }
        Set<String> straight = imported(tellings, HistoryBounds.STANDARD);

        List<PastIncident> shuffled = new ArrayList<>(tellings);
        shuffled.addAll(tellings);
        Collections.shuffle(shuffled, random);

        assertThat(imported(shuffled, new HistoryBounds(bound, Duration.ofHours(1))))
                .isEqualTo(straight);
    }

    /** Resumes as often as it stops at its bound. */
    private static Set<String> imported(List<PastIncident> tellings, HistoryBounds bounds) {
        HistoryDesk desk = new HistoryDesk();
        HistorySource source = cursor -> {
            int from = cursor == null ? 0 : Integer.parseInt(cursor);
            int to = Math.min(tellings.size(), from + 4);
            HistoryPage.Builder page = HistoryPage.builder();
            tellings.subList(from, to)
                    .forEach(past -> page.incident(new HistoricIncident(past, null, null, List.of())));
            return page.build(to < tellings.size() ? Integer.toString(to) : null);
        };
        HistoryRuns runs = desk.runs()
                .place(TOOL, new Place("acme", () -> source))
                .bounds(bounds)
                .build();
        HistoryProgress run = runs.start(TOOL, "cleo");
        desk.work();
        while (now(runs, run).state() == State.STOPPED) {
            runs.resume(run.id());
            desk.work();
        }
        assertThat(now(runs, run))
                .returns(State.DONE, HistoryProgress::state)
                .returns(tellings.size(), HistoryProgress::read);
        return desk.state(tellings);
    }

    @Test
    void losesNoneForOneThatCanNotBeKept() {
        HistoryPage.Builder bad = HistoryPage.builder();
        draft("2")
                .update("u9", HistoryDesk.NOW.plusSeconds(60), null, "From tomorrow.", null)
                .into(bad);
        bad.fault("3", "has no id");
        bad.leftOut("4", "is a test there");
        draft("5").into(bad);
        HistoryRuns runs = runs(cursor -> bad.build(null), HistoryBounds.STANDARD);
        HistoryProgress run = runs.start(TOOL, "cleo");
        desk.work();

        HistoryProgress done = now(runs, run);
        assertThat(done)
                .returns(4, HistoryProgress::read)
                .returns(1, HistoryProgress::taken)
                .returns(2, HistoryProgress::faults)
                .returns(1, HistoryProgress::leftOut);
        assertThat(done.broken())
                .extracting(HistoryNote::toString)
                .anySatisfy(
                        note -> assertThat(note).startsWith("2: updates[3].at").contains("after now"))
                .contains("3: has no id");
        assertThat(done.report()).containsExactly(new HistoryNote("4", "is a test there"));
    }

    @Test
    void isStoppedAndGoesOnWhereItWas() {
        List<UUID> stop = new ArrayList<>();
        List<HistoryRuns> known = new ArrayList<>();
        HistoryRuns runs = runs(
                parts(3, part -> {
                    if (part == 1 && !stop.isEmpty()) {
                        known.get(0).stop(stop.remove(0));
                    }
                    return List.of(draft("a" + part), draft("b" + part));
                }),
                HistoryBounds.STANDARD);
        known.add(runs);
        HistoryProgress run = runs.start(TOOL, "cleo");
        stop.add(run.id());
        desk.work();

        assertThat(now(runs, run))
                .returns(State.STOPPED, HistoryProgress::state)
                .returns(2, HistoryProgress::taken)
                .returns("1", HistoryProgress::cursor);
        runs.resume(run.id());
        desk.work();
        assertThat(now(runs, run)).returns(State.DONE, HistoryProgress::state).returns(6, HistoryProgress::taken);
        assertThat(runs.resume(run.id()).orElseThrow().state()).isEqualTo(State.DONE);
    }

    @Test
    void waitsAsLongAsItsSourceAsksToAndGivesUpWhenThatDoesNotHelp() {
        List<String> asked = new ArrayList<>();
        HistoryRuns runs = runs(
                cursor -> {
                    asked.add("asked");
                    throw new NotDeliveredException(Delivery.retryAfter("it answered 429", Duration.ofSeconds(42)));
                },
                HistoryBounds.STANDARD);
        HistoryProgress run = runs.start(TOOL, "cleo");
        desk.work();

        assertThat(now(runs, run))
                .returns(State.FAILED, HistoryProgress::state)
                .returns("it answered 429", HistoryProgress::reason);
        assertThat(asked).hasSize(7);
        assertThat(desk.pauses()).hasSize(6).containsOnly(Duration.ofSeconds(42));
    }

    @Test
    void failsAtOnceWhereItIsRefused() {
        HistoryRuns runs = runs(
                cursor -> {
                    throw new NotDeliveredException(Delivery.rejected("it answered 401"));
                },
                HistoryBounds.STANDARD);
        HistoryProgress run = runs.start(TOOL, "cleo");
        desk.work();

        assertThat(now(runs, run)).returns(State.FAILED, HistoryProgress::state);
        assertThat(desk.pauses()).isEmpty();
    }

    @Test
    void addsNothingToAnIncidentThatIsPrivateHere() {
        HistoryRuns runs = runs(parts(1, part -> List.of(draft("1"))), HistoryBounds.STANDARD);
        runs.start(TOOL, "cleo");
        desk.work();
        desk.incidents().execute(Actor.person("ana"), desk.incident("acme", "1").id(), new MakePrivate("names"));
        int version = desk.incident("acme", "1").version();

        HistoryProgress again = runs.start(TOOL, "cleo");
        desk.work();

        assertThat(now(runs, again).broken())
                .singleElement()
                .satisfies(note -> assertThat(note.words()).contains("private"));
        assertThat(desk.incident("acme", "1").version()).isEqualTo(version);
    }

    @Test
    void ofManyAtOnceAreRefusedAndSoIsAToolThatIsNotSet() {
        HistoryRuns runs = runs(parts(1, part -> List.of()), HistoryBounds.STANDARD);
        for (int i = 0; i < HistoryRuns.MOST_AT_ONCE; i++) {
            runs.start(TOOL, "cleo");
        }
        assertThatThrownBy(() -> runs.start(TOOL, "cleo"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has to wait");
        assertThatThrownBy(() -> runs.start("other", "cleo")).hasMessageContaining("send a file");
        assertThatThrownBy(() -> runs.start("other", "acme", new byte[0], "cleo"))
                .hasMessageContaining("files are read of");
    }
}
