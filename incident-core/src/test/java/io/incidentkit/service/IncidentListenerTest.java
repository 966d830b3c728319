package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.InMemoryPostmortemArchive;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Actor;
import io.incidentkit.effect.DeliveryRecorder;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Section;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class IncidentListenerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T14:32:00Z"), ZoneOffset.UTC);

    private static IncidentsBuilder incidents() {
        return Incidents.builder(new InMemoryIncidentStore(), IncidentPolicy.standard(), CLOCK);
    }

    /** As a store is that has a cache. */
    private static IncidentsBuilder remembering() {
        IncidentStore store = new ForwardingIncidentStore(new InMemoryIncidentStore()) {
            @Override
            public Optional<Incident> lastSeen(IncidentId id) {
                return find(id);
            }
        };
        return Incidents.builder(store, IncidentPolicy.standard(), CLOCK);
    }

    @Test
    void isToldOfEverythingThatIsStored() {
        List<String> told = new ArrayList<>();
        Incidents incidents = incidents()
                .listener((source, incident, entries) -> told.add(incident.reference() + " " + entries.size()))
                .build();
        Incident first = incidents.declare(alice, Declare.of("Payments fail"));
        Incident second = incidents.declare(alice, Declare.of("Checkout is down"));
        incidents.execute(alice, second.id(), new Merge(first.id(), "the same", null, null));

        assertThat(told).containsExactly("INC-1 1", "INC-2 1", "INC-2 1", "INC-1 1");
    }

    @Test
    void thatFailsStopsNothing() {
        List<Incident> told = new ArrayList<>();
        Incidents incidents = incidents()
                .listener((source, incident, entries) -> {
                    throw new IllegalStateException("the disk is full");
                })
                .listener((source, incident, entries) -> told.add(incident))
                .build();

        Incident declared = incidents.declare(alice, Declare.of("Checkout is down"));
        assertThat(told).containsExactly(declared);
    }

    /** Such as of a class that is missing. */
    @Test
    void thatFailsWithAnErrorStopsNothingEither() {
        List<Incident> told = new ArrayList<>();
        Incidents incidents = incidents()
                .listener((source, incident, entries) -> {
                    throw new NoClassDefFoundError("org/example/Missing");
                })
                .listener((source, incident, entries) -> told.add(incident))
                .build();

        Incident declared = incidents.declare(alice, Declare.of("Checkout is down"));
        assertThat(told).containsExactly(declared);
    }

    /** However long it takes, nobody's page waits for it. */
    @Test
    void isToldOnceThePageIsOnItsWay() {
        List<String> order = new ArrayList<>();
        Incidents incidents = incidents()
                .dispatcher(new EffectDispatcher() {
                    @Override
                    public void dispatch(EffectContext context, List<Effect> effects, DeliveryRecorder recorder) {
                        order.add("page");
                    }

                    @Override
                    public void strikeOut(String incident, UnaryOperator<String> struck) {}

                    @Override
                    public void hide(EffectContext context) {}

                    @Override
                    public boolean takes(EffectKind kind) {
                        return true;
                    }
                })
                .listener((source, incident, entries) -> order.add("listener"))
                .build();

        incidents.declare(
                alice,
                Declare.builder("Checkout is down")
                        .severity(Severity.SEV1)
                        .commander(ALICE)
                        .build());

        assertThat(order).containsExactly("page", "listener");
    }

    @Test
    void isToldWhatWasBefore() {
        List<String> told = new ArrayList<>();
        Incidents incidents = remembering().listener(new Between(told)).build();
        Incident incident = incidents.declare(alice, Declare.of("Payments fail"));
        told.clear();

        incidents.execute(alice, incident.id(), new AddNote("it is the database", null));

        assertThat(told).containsExactly("begins add-note INC-1", "from 1 to 2", "ends add-note");
    }

    @Test
    void goesAroundEachCallAsFarAsItsAnswerAlsoIfThatIsARefusal() {
        List<String> told = new ArrayList<>();
        Incidents incidents = remembering().listener(new Between(told)).build();
        Incident incident = incidents.declare(alice, Declare.of("Payments fail"));
        assertThat(told).containsExactly("begins declare ?", "from 0 to 1", "ends declare");
        told.clear();

        assertThatThrownBy(() -> incidents.execute(alice, incident.id(), new Mitigate("x", MitigationKind.OTHER, null)))
                .isInstanceOf(RefusedException.class);

        assertThat(told).containsExactly("begins mitigate INC-1", "ends mitigate");
    }

    @Test
    void goesAroundWhateverWayACommandIsGiven() {
        List<String> told = new ArrayList<>();
        Incidents incidents = remembering().listener(new Between(told)).build();
        IncidentId id = incidents.declare(alice, Declare.of("Payments fail")).id();
        AddNote note = new AddNote("it is the database", null);

        incidents.executeSince(alice, id, note, 1);
        incidents.executeOnce(alice, id, note, null, "once");
        incidents.executeAll(alice, id, List.of(note), null);
        incidents.receive(
                Actor.system("alertmanager"),
                new AlertGroup("alertmanager", "key", "Payments fail", List.of(), List.of(), 0));

        assertThat(told.stream().filter(each -> each.startsWith("begins")).toList())
                .containsExactly(
                        "begins declare ?",
                        "begins add-note INC-1",
                        "begins add-note INC-1",
                        "begins several INC-1",
                        "begins receive-alerts ?");
    }

    /** Writes down what it is told, and around what. */
    private record Between(List<String> told) implements IncidentListener {
        @Override
        public void stored(Incidents incidents, Incident incident, List<TimelineEntry> entries) {}

        @Override
        public void changed(
                Incidents incidents, Optional<Incident> before, Incident incident, List<TimelineEntry> entries) {
            told.add("from " + before.map(Incident::version).orElse(0) + " to " + incident.version());
        }

        @Override
        public <T> T around(Call call, Supplier<T> given) {
            told.add("begins " + call.command() + " " + call.reference().orElse("?"));
            try {
                return given.get();
            } finally {
                told.add("ends " + call.command());
            }
        }
    }

    @Test
    void keepsTheArchiveCurrent() {
        InMemoryPostmortemArchive archive = new InMemoryPostmortemArchive();
        Incidents incidents = incidents().listener(archive.feed()).build();
        Incident incident = published(incidents);
        ArchiveQuery query = ArchiveQuery.words("certificate");

        assertThat(archive.search(query, each -> true).matches()).hasSize(1);
        incidents.execute(alice, incident.id(), new Reopen("it is back", null));
        assertThat(archive.search(query, each -> true).matches()).isEmpty();
    }

    private static Incident published(Incidents incidents) {
        Incident incident = incidents.declare(
                alice,
                Declare.builder("Checkout is down")
                        .severity(Severity.SEV1)
                        .commander(ALICE)
                        .build());
        List<IncidentCommand> commands = new ArrayList<>(List.of(
                new Diagnose("the certificate", null),
                new Mitigate("put the old one back", MitigationKind.ROLLBACK, null),
                new Resolve("error rate is normal", null, null),
                new AssignPostmortem(BOB),
                new RequestReview()));
        for (Section section : Section.values()) {
            commands.add(new WriteSection(section, "The certificate had no alert."));
        }
        for (Phase phase : Phase.values()) {
            commands.add(new ExplainPhase(1, phase, "It took that long."));
        }
        commands.forEach(command -> incidents.execute(alice, incident.id(), command));
        incidents.execute(Actor.person("erin"), incident.id(), new ReviewPostmortem(null));
        return incidents.execute(bob, incident.id(), new PublishPostmortem());
    }
}
