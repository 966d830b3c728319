package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.archive.ArchiveMatch;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.InMemoryPostmortemArchive;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.Declare;
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
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.postmortem.OtherSection;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.Section;
import io.incidentkit.retention.IncidentTransfer;
import io.incidentkit.retention.PersonErasure;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.ErasedPerson;
import io.incidentkit.timeline.PostmortemEvent.PostmortemPublished;
import io.incidentkit.timeline.PostmortemRows;
import io.incidentkit.timeline.StruckText;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Published is published: what comes later stands below it with its date, on the page and in the archive alike. */
class PublishedStaysTest {
    private final InMemoryPostmortemArchive archive = new InMemoryPostmortemArchive();
    private final MovingClock clock = new MovingClock();
    private final InMemoryIncidentStore store = new InMemoryIncidentStore();
    private final Incidents incidents = Incidents.builder(store, IncidentPolicy.standard(), clock)
            .listener(archive.feed())
            .build();

    @Test
    void whatIsCorrectedOrAddedLaterStandsInItAsADatedAddendum() {
        IncidentId id = published();
        Postmortem before = incidents.postmortem(id);
        clock.now = Instant.parse("2026-03-09T10:00:00Z");
        int mitigated = entry(id, "Mitigated");

        incidents.execute(bob, id, new CorrectTime(mitigated, clock.began.plusSeconds(125), "the deploy log says so"));
        incidents.execute(bob, id, new AddNote("The vendor called back.", null));
        incidents.execute(bob, id, new CorrectText(mitigated, "Rolled back by the pipeline"));
        incidents.execute(
                bob, id, new AddAction(ActionType.DETECT, "Alert on expiry", BOB, LocalDate.parse("2026-04-01"), null));

        Postmortem after = incidents.postmortem(id);
        assertThat(after.others()).extracting(OtherSection::heading).containsExactly(PostmortemRows.ADDENDA);
        String addenda = after.others().get(0).markdown();
        assertThat(addenda.lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("- Added on 2026-03-09 by bob: "))
                .anyMatch(line -> line.endsWith("Note: The vendor called back."))
                .anyMatch(line -> line.contains("the deploy log says so"))
                .anyMatch(line -> line.endsWith("is right as: Rolled back by the pipeline"))
                .anyMatch(line -> line.contains("Alert on expiry"));
        assertThat(after).isEqualTo(before.with(after.others().get(0)));
        assertThat(inArchive()).isEqualTo(after);
        assertThat(Postmortem.read(after.toMarkdown(ZoneOffset.UTC)).orElseThrow())
                .isEqualTo(after);
    }

    @Test
    void aTextThatIsStruckOutIsGoneFromThePageAndTheArchive() {
        IncidentId id = published();
        incidents.execute(bob, id, new AddNote("Bound to the key hunter_2.", null));
        assertThat(found("hunter_2")).hasSize(1);

        incidents.execute(bob, id, new StrikeOut("hunter_2", "a password"));

        Postmortem after = incidents.postmortem(id);
        assertThat(after.toMarkdown(ZoneOffset.UTC))
                .doesNotContain("hunter")
                .contains("bob: A text was struck out, " + StruckText.MARK + " stands in its place: a password");
        assertThat(inArchive()).isEqualTo(after);
        assertThat(found("hunter_2")).isEmpty();
        assertThat(Timeline.of(incidents.timeline(id)).asKnownAt(clock.now).inOrder())
                .noneMatch(entry -> entry.text().contains("hunter"));
    }

    @Test
    void aTextOfTheDocumentItselfIsStruckOutWithoutAnyOtherChange() {
        IncidentId id = published();
        Postmortem before = incidents.postmortem(id);

        incidents.execute(bob, id, new StrikeOut("error rate", "for a test"));

        Postmortem after = incidents.postmortem(id);
        assertThat(after.toMarkdown(ZoneOffset.UTC)).doesNotContain("error rate");
        assertThat(after.timeline()).hasSameSizeAs(before.timeline());
        assertThat(after.rootCause()).isEqualTo(before.rootCause());
    }

    @Test
    void whatSaysNothingOfTheIncidentLeavesItAsItIs() {
        IncidentId id = published();
        Postmortem before = incidents.postmortem(id);

        assertThat(before.status()).contains("published");
        assertThat(inArchive()).isEqualTo(before);
    }

    @Test
    void aPublicationThatKeptNoDocumentIsDraftedFromWhatWasKnownThen() {
        IncidentId id = published();
        Postmortem before = incidents.postmortem(id);
        incidents.execute(bob, id, new AddNote("The vendor called back.", null));
        List<TimelineEntry> older = incidents.timeline(id).stream()
                .map(entry -> entry.event() instanceof PostmortemPublished
                        ? new TimelineEntry(
                                entry.sequence(),
                                entry.occurredAt(),
                                entry.recordedAt(),
                                entry.actor(),
                                new PostmortemPublished())
                        : entry)
                .toList();
        Incident incident = incidents.find(id).orElseThrow();

        Postmortem drafted = IncidentRules.postmortem(incident, older, incidents.policy());

        assertThat(drafted).isEqualTo(incidents.postmortem(id)).isNotEqualTo(before);
    }

    @Test
    void whatComesBackIsADraftOfAllThatIsKnown() {
        IncidentId id = published();
        incidents.execute(bob, id, new AddNote("The vendor called back.", null));

        incidents.execute(alice, id, new Reopen("it is back", null));

        Postmortem draft = incidents.postmortem(id);
        assertThat(draft.others()).isEmpty();
        assertThat(draft.timeline()).anyMatch(row -> row.text().contains("The vendor called back."));
    }

    @Test
    void theTimelineOfADocumentIsWhatHappenedAndNothingElse() {
        clock.now = clock.began;
        Incident incident =
                incidents.receive(Actor.system("alertmanager"), alerts(1)).orElseThrow();
        for (int i = 0; i < 11; i++) {
            clock.now = clock.now.plus(Duration.ofMinutes(5));
            incidents.receive(Actor.system("alertmanager"), alerts(1));
        }
        incidents.receive(Actor.system("alertmanager"), alerts(2));
        incidents.execute(bob, incident.id(), new AssignPostmortem(BOB));
        incidents.execute(bob, incident.id(), new WriteSection(Section.IMPACT, "Nobody could pay."));
        incidents.execute(bob, incident.id(), new AddAction(ActionType.DETECT, "Alert sooner", null, null, null));
        incidents.execute(bob, incident.id(), new AddNote("Seen on the dashboard.", null));

        Postmortem document = incidents.postmortem(incident.id());

        assertThat(document.timeline().stream().map(row -> row.text()).toList())
                .satisfiesExactly(
                        detected -> assertThat(detected)
                                .contains("Detected: Queue is full")
                                .contains("1 firing (Queue is full)")
                                .doesNotContain("times"),
                        more -> assertThat(more).contains("1 firing, 1 unchanged"),
                        note -> assertThat(note).isEqualTo("bob: Note: Seen on the dashboard."));
    }

    private static AlertGroup alerts(int firing) {
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < firing; i++) {
            alerts.add(new Alert(true, Map.of("alertname", "QueueFull", "pod", "q-" + i), Map.of(), null, null));
        }
        return new AlertGroup("alertmanager", "{queue}", "Queue is full", List.of("queue"), alerts, 0);
    }

    private List<ArchiveMatch> found(String words) {
        return archive.search(ArchiveQuery.words(words), incident -> true).matches();
    }

    private Postmortem inArchive() {
        return archive.search(ArchiveQuery.words("certificate"), each -> true)
                .matches()
                .get(0)
                .found()
                .postmortem();
    }

    private int entry(IncidentId id, String words) {
        return incidents.timeline(id).stream()
                .filter(entry -> entry.event().describe().startsWith(words))
                .findFirst()
                .orElseThrow()
                .sequence();
    }

    @Test
    void aPersonWhoIsForgottenIsGoneFromItAndFromTheArchive() {
        IncidentId id = published();
        PersonErasure erasure = new PersonErasure(store, IncidentPolicy.standard(), archive);
        assertThat(archived()).contains("alice");

        int found = erasure.erase(
                ErasedPerson.of(ALICE, new Person("former-1"), List.of()), bob, "they asked for it", clock.instant());

        assertThat(found).isEqualTo(1);
        assertThat(archived()).doesNotContain("alice").contains("former-1");
        assertThat(archive.search(ArchiveQuery.words("alice"), incident -> true).matches())
                .isEmpty();
        assertThat(incidents.postmortem(id).toMarkdown(ZoneOffset.UTC)).doesNotContain("alice");
    }

    @Test
    void anIncidentThatIsTakenInElsewhereIsInTheArchiveThere() {
        IncidentId id = published();
        InMemoryPostmortemArchive there = new InMemoryPostmortemArchive();
        IncidentTransfer elsewhere =
                new IncidentTransfer(new InMemoryIncidentStore(), IncidentPolicy.standard(), there);

        elsewhere.take(new IncidentTransfer(store, IncidentPolicy.standard(), archive).export(id), clock.instant());

        assertThat(there.search(ArchiveQuery.words("certificate"), incident -> true)
                        .matches())
                .singleElement()
                .satisfies(match -> assertThat(match.found().postmortem().toMarkdown(ZoneOffset.UTC))
                        .isEqualTo(archived()));
    }

    private String archived() {
        return archive.search(ArchiveQuery.words("certificate"), incident -> true)
                .matches()
                .get(0)
                .found()
                .postmortem()
                .toMarkdown(ZoneOffset.UTC);
    }

    private IncidentId published() {
        Incident incident = incidents.declare(
                alice,
                Declare.builder("Checkout is down")
                        .severity(Severity.SEV1)
                        .commander(ALICE)
                        .build());
        clock.now = clock.began.plusSeconds(130);
        List<IncidentCommand> commands = new ArrayList<>(List.of(
                new Diagnose("the certificate", clock.began.plusSeconds(120)),
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
        return incidents.execute(bob, incident.id(), new PublishPostmortem()).id();
    }

    /** Moves when a test moves it. */
    private static final class MovingClock extends Clock {
        private final Instant began = Instant.parse("2026-03-01T14:32:00.000001Z");
        private Instant now = began;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
