package io.incidentkit.connector.ticket;

import static io.incidentkit.connector.ticket.TrackedIncidents.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.CommunicationCommand.MakePrivate;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.commander.Person;
import io.incidentkit.connector.ticket.FakeTracker.Held;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.incident.Incident;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub.Answer;
import io.incidentkit.timeline.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The things that hold of tickets in each tracker. */
public abstract class TicketsContract {
    protected static final LocalDate DUE = LocalDate.of(2026, 11, 20);

    protected final TrackedIncidents host = new TrackedIncidents();
    protected final FakeTracker tool;
    protected final TicketChannel channel;
    protected final TicketSync sync;
    private final String account;

    /**
     * Connects a tracker.
     *
     * @param tool the tracker
     * @param account an account of it to which a ticket can be assigned
     */
    protected TicketsContract(FakeTracker tool, String account) {
        this.tool = tool;
        this.account = account;
        this.channel = tool.builder(host.references)
                .clock(host.clock)
                .labels(List.of("incident"))
                .assignees(Map.of("bo", account))
                .build();
        this.sync = channel.sync(host.incidents);
    }

    /** Whether the tool has due dates. */
    protected boolean hasDueDates() {
        return true;
    }

    /** Whether the tool tells dropped from done. */
    protected boolean tellsDropped() {
        return true;
    }

    @BeforeEach
    void connect() {
        host.connect(channel);
    }

    @AfterEach
    void theToolsOwnDescriptionRefusesNothing() {
        assertThat(tool.refused()).isEmpty();
        tool.close();
    }

    protected Incident withItem(String description) {
        Incident incident = host.declared("Checkout is slow");
        tool.tickets.clear();
        host.incidents.execute(
                ANA, incident.id(), new AddAction(ActionType.PREVENT, description, new Person("bo"), DUE, null));
        return incident;
    }

    private String done(boolean isDone) {
        return isDone || !tellsDropped() ? "done" : "dropped";
    }

    @Test
    void anIncidentOfALevelThatAsksForOneHasOneTicket() {
        host.declared("Checkout is slow");

        Held ticket = tool.only();
        assertThat(ticket.title).isEqualTo("INC-1: Checkout is slow");
        assertThat(ticket.text).contains("Severity: SEV3", "Services: checkout", "https://incidents.example/INC-1");
        assertThat(ticket.labels).contains("incident");
        assertThat(ticket.state).isEqualTo("open");
        assertThat(host.last().kind()).isEqualTo(Kind.DELIVERED);
    }

    @Test
    void theEndOfTheIncidentFinishesItsTicketAndTheNextEpisodeHasItsOwn() {
        Incident incident = host.declared("Checkout is slow");
        host.incidents.execute(ANA, incident.id(), new Dismiss("a load test", null, null));

        assertThat(tool.only().state).isEqualTo(done(false));
        assertThat(tool.only().comments).containsExactly("INC-1 is dismissed. https://incidents.example/INC-1");
    }

    /** Atlassian MCP #132, and many more: the answer was lost, and the retry opened the same again. */
    @Test
    void aTicketWhoseAnswerWasLostIsNotOpenedAgain() {
        tool.answersLost = 1;
        host.declared("Checkout is slow");
        assertThat(host.last().kind()).isEqualTo(Kind.RETRYABLE);

        host.retry();

        assertThat(host.last().kind()).isEqualTo(Kind.DELIVERED);
        assertThat(tool.tickets).hasSize(1);
    }

    @Test
    void aTicketIsOpenedOnceTheSearchHasCaughtUp() {
        tool.stub.next(Answer.of(503, ""));
        host.declared("Checkout is slow");
        host.retry();
        assertThat(tool.tickets).hasSizeLessThanOrEqualTo(1);

        host.clock.advance(Duration.ofMinutes(1));
        host.retry();

        assertThat(tool.tickets).hasSize(1);
        assertThat(host.last().kind()).isEqualTo(Kind.DELIVERED);
    }

    @Test
    void anActionItemHasATicketThatFollowsIt() {
        Incident incident = withItem("bound the pool\nand say so");

        Held ticket = tool.only();
        assertThat(ticket.title).isEqualTo("INC-1: bound the pool");
        assertThat(ticket.text).contains("and say so", "Due: 2026-11-20", "action item 1 of INC-1");
        assertThat(ticket.assignee).isEqualTo(account);
        assertThat(ticket.due).isEqualTo(hasDueDates() ? "2026-11-20" : null);

        host.on(incident).actions().assign(1, new Person("bo"), LocalDate.of(2026, 12, 1));
        host.on(incident).actions().describe(1, "bound both pools");

        assertThat(tool.only().title).isEqualTo("INC-1: bound both pools");
        assertThat(tool.only().due).isEqualTo(hasDueDates() ? "2026-12-01" : null);

        host.on(incident).actions().complete(1);

        assertThat(tool.only().state).isEqualTo("done");
        assertThat(tool.only().comments).containsExactly("Action item 1 of INC-1 is done.");
    }

    @Test
    void anItemThatIsDroppedSaysWhyInItsTicket() {
        Incident incident = withItem("bound the pool");

        host.on(incident).actions().drop(1, "there is no pool any more");

        assertThat(tool.only().state).isEqualTo(done(false));
        assertThat(tool.only().comments)
                .containsExactly("Action item 1 of INC-1 is dropped: there is no pool any more");
    }

    /** Jira refuses a line break in a summary, and everybody a title of more than 255 or 256. */
    @Test
    void aTitleIsOneLineAndCutByCodePoints() {
        withItem("\uD83D\uDD25".repeat(300) + "\nand more");

        assertThat(tool.only().title).doesNotContain("\n").endsWith("\uD83D\uDD25…");
        assertThat(tool.only().title.codePointCount(0, tool.only().title.length()))
                .isBetween(250, 256);
    }

    @Test
    void aCommentIsNotSaidTwice() {
        Incident incident = withItem("bound the pool");
        tool.answersLost = 1;

        host.on(incident).actions().complete(1);
        host.retry();

        assertThat(tool.only().comments).hasSize(1);
        assertThat(tool.only().state).isEqualTo("done");
    }

    @Test
    void ofAPrivateIncidentNoActionItemIsTold() {
        Incident incident = host.declared("Checkout is slow");
        host.incidents.execute(ANA, incident.id(), new MakePrivate("a person is concerned"));
        tool.tickets.clear();
        int calls = tool.stub.calls().size();

        host.on(incident).actions().add(ActionType.PREVENT, "tell nobody");

        assertThat(tool.tickets).isEmpty();
        assertThat(tool.stub.calls()).hasSize(calls);
    }

    @Test
    void whatIsDoneThereIsAProposalAndItsOwnerIsAsked() throws Exception {
        Incident incident = withItem("bound the pool");
        sync.show(incident.id().toString());
        assertThat(host.item(incident, 1).ticket())
                .satisfies(ticket -> assertThat(ticket.state()).isEqualTo(ActionState.OPEN));

        tool.move(tool.only(), "done", Instant.parse("2026-11-07T10:00:00Z"));
        sync.poll();
        sync.poll();

        assertThat(host.item(incident, 1).state()).isEqualTo(ActionState.OPEN);
        assertThat(host.item(incident, 1).proposal()).isPresent();
        assertThat(host.asked())
                .filteredOn(words -> words.startsWith("ask bo"))
                .singleElement()
                .satisfies(words -> assertThat(words)
                        .contains("Action item 1 is done in "
                                + host.item(incident, 1).ticket().reference()));
        assertThat(host.timeline(incident)).anyMatch(words -> words.contains("The ticket of action item 1 is done"));

        host.on(incident).actions().complete(1);

        assertThat(host.item(incident, 1).state()).isEqualTo(ActionState.DONE);
        assertThat(sync.poll())
                .as("it is looked after no longer, apart from the incident's own")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void aTicketThatWasOpenedIsShownAtItsItemWithoutAnybodyBeingAsked() throws Exception {
        CountDownLatch shown = new CountDownLatch(1);
        host.listeners.add((incidents, incident, entries) -> {
            if (entries.stream().anyMatch(entry -> entry.event().type() == EventType.TICKET_REPORTED)) {
                shown.countDown();
            }
        });
        try (TicketWatch watch = new TicketWatch(channel, Duration.ZERO)) {
            host.listeners.add(watch);
            watch.start(host.incidents);
            Incident incident = withItem("bound the pool");

            assertThat(shown.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(host.item(incident, 1).ticket().state()).isEqualTo(ActionState.OPEN);
            assertThat(host.last().text())
                    .contains(host.item(incident, 1).ticket().reference());
        }
    }

    @Test
    void whatWeDidThereIsNotToldBack() throws Exception {
        Incident incident = host.declared("Checkout is slow");
        sync.poll();
        assertThat(host.incidents.timeline(incident.id()).stream()
                        .filter(entry -> entry.event().describe().contains("Ticket in")))
                .hasSize(1);
        host.incidents.execute(ANA, incident.id(), new Dismiss("a load test", null, null));
        int entries = host.incidents.timeline(incident.id()).size();

        sync.heard(new Ticket(
                host.references
                        .find(channel.name(), incident.id().toString(), "1/ticket")
                        .orElseThrow(),
                "https://tickets.example/1",
                tellsDropped() ? ActionState.DROPPED : ActionState.DONE,
                Instant.parse("2026-11-07T10:00:00Z")));

        assertThat(host.incidents.timeline(incident.id())).hasSize(entries + (tellsDropped() ? 0 : 1));
    }

    @Test
    void aTicketOfAnIncidentThatIsFinishedThereEndsNothing() throws Exception {
        Incident incident = host.declared("Checkout is slow");
        sync.poll();
        tool.move(tool.only(), "done", Instant.parse("2026-11-07T10:00:00Z"));

        sync.poll();
        sync.poll();

        assertThat(host.incidents.get(incident.id()).isOpen()).isTrue();
        assertThat(host.timeline(incident))
                .filteredOn(words -> words.contains("The incident is not ended by it."))
                .hasSize(1);
    }

    @Test
    void whatSaysNoAddressIsKnownByItsReference() {
        Incident incident = withItem("bound the pool");
        String reference = host.references
                .find(channel.name(), incident.id().toString(), "action/1")
                .orElseThrow();
        String ofIncident = host.references
                .find(channel.name(), incident.id().toString(), "1/ticket")
                .orElseThrow();

        sync.heard(new Ticket(reference, "", ActionState.DONE, Instant.parse("2026-11-07T10:00:00Z")));
        sync.heard(new Ticket(ofIncident, "", ActionState.DONE, Instant.parse("2026-11-07T10:00:00Z")));

        assertThat(host.item(incident, 1).ticket().reference()).isEqualTo(reference);
        assertThat(host.timeline(incident)).anyMatch(words -> words.contains("The incident is not ended by it."));
    }

    @Test
    void whatComesLateOrAgainMovesNothing() throws Exception {
        Incident incident = withItem("bound the pool");
        tool.move(tool.only(), "open", Instant.parse("2026-11-07T12:00:00Z"));
        sync.poll();
        int entries = host.incidents.timeline(incident.id()).size();

        tool.move(tool.only(), "done", Instant.parse("2026-11-07T10:00:00Z"));
        sync.poll();

        assertThat(host.incidents.timeline(incident.id())).hasSize(entries);
        assertThat(host.item(incident, 1).proposal()).isEmpty();
    }

    @Test
    void aTestIsOpenedAndFinishedAtOnce() throws Exception {
        assertThat(channel.sendTest().kind()).isEqualTo(Kind.DELIVERED);

        assertThat(tool.only().title).contains("test");
        assertThat(tool.only().state).isEqualTo(done(false));
    }

    @Test
    void noMessageHasTheKeyAndNoRedirectIsFollowed() {
        tool.stub.next(Answer.of(302, "{\"message\":\"" + FakeTracker.KEY.value() + " is wrong\"}")
                .header("Location", tool.stub.address() + "/elsewhere"));

        host.declared("Checkout is slow");

        assertThat(host.last().kind()).isEqualTo(Kind.REJECTED);
        assertThat(host.last().toString()).doesNotContain(FakeTracker.KEY.value());
        assertThat(tool.stub.calls()).extracting(ToolCall::path).doesNotContain("/elsewhere");
        assertThat(channel.toString() + tool.account()).doesNotContain(FakeTracker.KEY.value());
    }

    @Test
    void aTrackerThatIsDownIsAskedAgain() throws Exception {
        Incident incident = withItem("bound the pool");
        tool.stub.next(Answer.of(503, "")).next(Answer.of(503, ""));

        assertThat(sync.poll()).isZero();

        assertThat(host.item(incident, 1).proposal()).isEmpty();
    }
}
