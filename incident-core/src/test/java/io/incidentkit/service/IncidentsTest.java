package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.NamingCommand.Rename;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Directory;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.loop.Step;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Permission;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Rule;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InvalidInputException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00.123456789Z");

    private final StepInBetween store = new StepInBetween();
    private final Incidents incidents = new Incidents(
            store,
            IncidentPolicy.standard(),
            Clock.fixed(NOW, ZoneOffset.UTC),
            Outbound.NOWHERE,
            AccessPolicy.thoseOnIt(),
            Directory.NONE,
            new OptimisticRetry(nanos -> {}, bound -> 1));

    @Test
    void walksAnIncidentFromItsDeclarationToItsEnd() {
        IncidentId id =
                incidents.declare(alice, Declare.of("Checkout answers 5xx")).id();
        incidents.execute(alice, id, new Triage(Severity.SEV1, ALICE, null));
        incidents.execute(bob, id, new Diagnose("the last deploy", null));
        incidents.execute(bob, id, new Mitigate("rolled back", MitigationKind.ROLLBACK, null));

        Incident ended = incidents.execute(alice, id, new Resolve("error rate is normal", null, null));

        assertThat(ended.outcome()).contains(Outcome.RESOLVED);
        assertThat(incidents.get(id)).isEqualTo(ended);
        assertThat(Incident.replay(id, ended.number(), incidents.timeline(id))).isEqualTo(ended);
    }

    @Test
    void recordsToTheMicrosecond() {
        Incident incident = incidents.declare(alice, Declare.of("slow"));

        assertThat(incident.declaredAt()).isEqualTo("2026-03-01T14:32:00.123456Z");
    }

    @Test
    void draftsThePostmortemFromTheTimeline() {
        Incident incident = incidents.declare(alice, Declare.of("slow"));

        Postmortem postmortem = incidents.postmortem(incident.id());

        assertThat(postmortem.title()).isEqualTo("slow");
        assertThat(postmortem.toMarkdown(ZoneOffset.UTC)).startsWith("# INC-1: slow\n");
    }

    @Test
    void draftsAPostmortemThatSaysWhatWasRecordedAndComesBackFromMarkdown() {
        Incident incident = incidents.declare(
                alice,
                Declare.builder("slow | *down*").impact("1. all\n2. most").build());
        incidents.execute(alice, incident.id(), new AddNote("# not a heading\n- nor | an *item*", null));

        Postmortem postmortem = incidents.postmortem(incident.id());
        String markdown = postmortem.toMarkdown(ZoneOffset.UTC);

        assertThat(postmortem.impact()).isEqualTo("1\\. all  \n2\\. most");
        assertThat(markdown).contains("# not a heading<br>\\- nor \\| an \\*item\\*|");
        assertThat(Postmortem.read(markdown).orElseThrow()).isEqualTo(postmortem);
    }

    @Nested
    class Declaring {
        @Test
        void numbersIncidentsAsTheyCome() {
            assertThat(incidents.declare(alice, Declare.of("one")).reference()).isEqualTo("INC-1");
            assertThat(incidents.declare(alice, Declare.of("two")).reference()).isEqualTo("INC-2");
        }

        @Test
        void againWithTheSameIdGivesTheSameIncident() {
            Declare declare = Declare.builder("slow").id(IncidentId.create(NOW)).build();
            Incident first = incidents.declare(alice, declare);
            Incident worked = incidents.execute(alice, first.id(), new AddNote("x", null));

            assertThat(incidents.declare(alice, declare)).isEqualTo(worked);
            assertThat(incidents
                            .list(new IncidentQuery(IncidentQuery.State.ALL, 0, 10))
                            .incidents())
                    .hasSize(1);
        }

        @Test
        void againWithTheSameIdGivesTheSameIncidentAlsoIfItWouldBeRefusedByNow() {
            IncidentId id = IncidentId.create(NOW);
            Incident first =
                    incidents.declare(alice, Declare.builder("slow").id(id).build());

            Declare refused = Declare.builder("slow")
                    .id(id)
                    .detectedAt(NOW.plusSeconds(1))
                    .build();

            assertThat(incidents.declare(alice, refused)).isEqualTo(first);
        }

        @Test
        void twiceAtTheSameTimeGivesTheSameIncident() {
            Declare declare = Declare.builder("slow").id(IncidentId.create(NOW)).build();
            store.beforeTheNextAppend(() -> incidents.declare(bob, declare));

            Incident incident = incidents.declare(alice, declare);

            assertThat(incident.declaredBy()).isEqualTo(bob);
            assertThat(incident.number()).isEqualTo(1);
        }

        @Test
        void isTriedAgainWhenTheStoreHadItLose() {
            IntStream.range(0, 5).forEach(i -> store.beforeTheNextAppend(IncidentsTest::deadlock));

            Incident incident = incidents.declare(alice, Declare.of("slow"));

            assertThat(incidents.get(incident.id())).isEqualTo(incident);
            assertThat(store.appends()).isEqualTo(6);
        }

        @Test
        void thatLosesAgainAndAgainGivesUp() {
            IntStream.range(0, 16).forEach(i -> store.beforeTheNextAppend(IncidentsTest::deadlock));

            assertThatExceptionOfType(ConcurrentUpdateException.class)
                    .isThrownBy(() -> incidents.declare(alice, Declare.of("slow")));
            assertThat(incidents.list(IncidentQuery.open()).incidents()).isEmpty();
        }

        @Test
        void isRefusedWithTheRulesAndLeavesNothing() {
            Declare later =
                    Declare.builder("slow").detectedAt(NOW.plusSeconds(1)).build();

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> incidents.declare(alice, later))
                    .withMessageStartingWith("declare refused: time-makes-sense")
                    .satisfies(e -> assertThat(e.violations()).hasSize(1));
            assertThat(incidents.list(IncidentQuery.open()).incidents()).isEmpty();
        }
    }

    @Nested
    class ACommand {
        private final IncidentId id =
                incidents.declare(alice, Declare.of("slow")).id();

        @Test
        void isRefusedWithEveryBrokenRule() {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> incidents.execute(alice, id, new Resolve(null, null, null)))
                    .withMessageStartingWith("resolve INC-1 refused: ")
                    .satisfies(e -> assertThat(e.violations())
                            .extracting(violation -> violation.rule())
                            .containsExactly(Rule.STEPS_IN_ORDER, Rule.RESOLVE_NEEDS_VERIFICATION));
            assertThat(incidents.get(id).version()).isEqualTo(1);
        }

        @Test
        void thatLostARaceIsDecidedAgainOnTheIncidentAsItIsThen() {
            store.beforeTheNextAppend(() -> incidents.execute(bob, id, new AddNote("first", null)));

            Incident incident = incidents.execute(alice, id, new AddNote("second", null));

            assertThat(incident.version()).isEqualTo(3);
            assertThat(incidents.timeline(id)).extracting(TimelineEntry::actor).containsExactly(alice, bob, alice);
        }

        @Test
        void thatLostARaceIsRefusedIfTheRulesDoNotAllowItAnyMore() {
            Triage triage = new Triage(Severity.SEV1, ALICE, null);
            store.beforeTheNextAppend(() -> incidents.execute(bob, id, triage));

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> incidents.execute(alice, id, triage))
                    .satisfies(e -> assertThat(e.violations())
                            .extracting(violation -> violation.rule())
                            .containsExactly(Rule.STEPS_IN_ORDER));
        }

        @Test
        void thatLosesEveryRaceGivesUp() {
            int before = store.appends();
            IntStream.range(0, 32)
                    .forEach(i -> store.beforeTheNextAppend(() -> {
                        // Every other append is the faster one's own.
                        if (i % 2 == 0) {
                            incidents.execute(bob, id, new AddNote("first", null));
                        }
                    }));

            assertThatExceptionOfType(ConcurrentUpdateException.class)
                    .isThrownBy(() -> incidents.execute(alice, id, new AddNote("second", null)))
                    .satisfies(e -> assertThat(e.id()).isEqualTo(id));
            assertThat(store.appends() - before).isEqualTo(32);
        }

        @Test
        void takesTheVersionThatTheCallerSaw() {
            assertThat(incidents
                            .execute(alice, id, new Rename("slow checkout"), 1)
                            .version())
                    .isEqualTo(2);

            assertThatExceptionOfType(ConcurrentUpdateException.class)
                    .isThrownBy(() -> incidents.execute(bob, id, new Rename("checkout fails"), 1))
                    .satisfies(e -> assertThat(e.expectedVersion()).isEqualTo(1));
            assertThat(incidents.get(id).version()).isEqualTo(2);
        }

        @Test
        void ofAVersionThatLostARaceIsAConflictWhereBothChangeTheSame() {
            store.beforeTheNextAppend(() -> incidents.execute(bob, id, new Rename("checkout fails")));

            assertThatExceptionOfType(ConcurrentUpdateException.class)
                    .isThrownBy(() -> incidents.execute(alice, id, new Rename("slow checkout"), 1));
            assertThat(incidents.get(id).title()).isEqualTo("checkout fails");
        }

        @Test
        void ofAVersionThatLostARaceIsRecordedWhereNothingDiffers() {
            store.beforeTheNextAppend(() -> incidents.execute(bob, id, new AddNote("first", null)));

            Recorded recorded = incidents.executeSince(alice, id, new AddNote("second", null), 1);

            assertThat(recorded.incident().version()).isEqualTo(3);
            assertThat(recorded.since())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.actor()).isEqualTo(bob));
        }

        @Test
        void needsAnIncident() {
            IncidentId unknown = IncidentId.create(NOW);

            assertThatExceptionOfType(UnknownIncidentException.class)
                    .isThrownBy(() -> incidents.execute(alice, unknown, new AddNote("x", null)))
                    .satisfies(e -> assertThat(e.reference()).isEqualTo(unknown.toString()));
        }
    }

    @Nested
    class Reading {
        @Test
        void findsAnIncidentByWhateverPeopleCallIt() {
            Incident incident = incidents.declare(alice, Declare.of("slow"));

            assertThat(incidents.find("INC-1")).contains(incident);
            assertThat(incidents.find("1")).contains(incident);
            assertThat(incidents.find(incident.id().toString())).contains(incident);
            assertThat(incidents.get("inc-1").step()).isEqualTo(Step.DETECTED);
            assertThat(incidents.find("INC-2")).isEmpty();
            assertThat(incidents.find("slow")).isEmpty();
            assertThatExceptionOfType(UnknownIncidentException.class)
                    .isThrownBy(() -> incidents.get("INC-2"))
                    .withMessageContaining("INC-2");
        }

        @Test
        void listsTheNewestFirstPageByPage() {
            IntStream.rangeClosed(1, 5).forEach(i -> incidents.declare(alice, Declare.of("no " + i)));
            incidents.execute(alice, incidents.get("INC-4").id(), new EndCommand.Dismiss("x", null, null));

            IncidentPage first = incidents.list(new IncidentQuery(IncidentQuery.State.OPEN, 0, 2));
            IncidentPage second = incidents.list(
                    new IncidentQuery(IncidentQuery.State.OPEN, first.next().orElseThrow(), 2));

            assertThat(numbers(first)).containsExactly(5L, 3L);
            assertThat(numbers(second)).containsExactly(2L, 1L);
            assertThat(second.next()).isEmpty();
            assertThat(numbers(incidents.list(new IncidentQuery(IncidentQuery.State.ENDED, 0, 2))))
                    .containsExactly(4L);
        }

        @Test
        void readsALongTimelineWhole() {
            IncidentId id = incidents.declare(alice, Declare.of("slow")).id();
            IntStream.range(1, 2_000).forEach(i -> incidents.execute(alice, id, new AddNote("note " + i, null)));

            assertThat(incidents.timeline(id)).hasSize(2_000);
            assertThat(incidents.timeline(id, 1_998, 10)).hasSize(2);
            assertThat(incidents.timeline(IncidentId.create(NOW))).isEmpty();
        }

        @Test
        void saysWhoMayDoWhat() {
            Incident incident = incidents.declare(alice, Declare.of("slow"));

            assertThat(incidents.mayI(alice, incident))
                    .filteredOn(Permission::allowed)
                    .extracting(Permission::command)
                    .contains(CommandType.TRIAGE)
                    .doesNotContain(CommandType.DIAGNOSE);
        }

        private List<Long> numbers(IncidentPage page) {
            return page.incidents().stream().map(Incident::number).toList();
        }
    }

    @Test
    void keepsIncidentsInMemoryUnderThePlaybooksPolicy() {
        Incidents memory = Incidents.inMemory();
        Instant before = Instant.now();

        Incident incident = memory.declare(alice, Declare.of("slow"));

        assertThat(memory.policy()).isSameAs(IncidentPolicy.standard());
        assertThat(Duration.between(before, incident.declaredAt()))
                .isBetween(Duration.ofSeconds(-1), Duration.ofHours(1));
    }

    /** An entry without an actor would stay on the timeline for ever. */
    @Test
    @SuppressWarnings("NullAway")
    void takesNothingFromNobody() {
        IncidentId id = incidents.declare(alice, Declare.of("slow")).id();
        AddNote note = new AddNote("x", null);

        assertThatNullPointerException()
                .isThrownBy(() -> incidents.declare(null, Declare.of("slow")))
                .withMessage("actor");
        assertThatNullPointerException()
                .isThrownBy(() -> incidents.execute(null, id, note))
                .withMessage("actor");
        assertThatNullPointerException()
                .isThrownBy(() -> incidents.execute(alice, id, null))
                .withMessage("command");
        assertThatNullPointerException()
                .isThrownBy(() -> incidents.receive(null, null))
                .withMessage("actor");
        assertThatNullPointerException()
                .isThrownBy(() -> incidents.visibleTo(null))
                .withMessage("reader");
        assertThatNullPointerException()
                .isThrownBy(() -> new Incidents(null, IncidentPolicy.standard(), Clock.systemUTC()))
                .withMessage("store");
        assertThatNullPointerException()
                .isThrownBy(() -> new TimelineEntry(1, NOW, NOW, null, new NoteAdded("x")))
                .withMessage("actor");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Declare.builder("slow").kind(null).build());
        assertThat(incidents.timeline(id)).hasSize(1);
    }

    private static void deadlock() {
        throw new ConcurrentUpdateException(IncidentId.create(NOW), 0);
    }
}
