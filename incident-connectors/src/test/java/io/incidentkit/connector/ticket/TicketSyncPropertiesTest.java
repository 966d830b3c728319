package io.incidentkit.connector.ticket;

import static io.incidentkit.connector.ticket.TrackedIncidents.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionTicket;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.Declare;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.SettableClock;
import io.incidentkit.timeline.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** However often and in whatever order a tracker tells how a ticket stands, the latest counts, and nothing is finished by it. */
class TicketSyncPropertiesTest {
    private static final Instant BEGAN = Instant.parse("2026-11-07T10:00:00Z");

    private static final Tracker SILENT = new Tracker() {
        @Override
        public String tool() {
            return "Jira";
        }

        @Override
        public Optional<Ticket> find(TicketDraft draft, Instant since) {
            return Optional.empty();
        }

        @Override
        public Duration lag() {
            return Duration.ZERO;
        }

        @Override
        public Ticket open(TicketDraft draft) {
            throw new IllegalStateException("nothing is opened here");
        }

        @Override
        public Optional<Ticket> read(String reference) throws NotDeliveredException {
            return Optional.empty();
        }

        @Override
        public void change(String reference, TicketDraft draft) {}

        @Override
        public void comment(String reference, String text) {}

        @Override
        public void finish(String reference, ActionState state) {}

        @Override
        public List<String> faults() {
            return List.of();
        }
    };

    @Property(tries = 60)
    void theLatestCountsAndNothingIsFinished(
            @ForAll @Size(min = 1, max = 12) List<ActionState> states, @ForAll long order) {
        InMemoryReferences references = new InMemoryReferences();
        Incidents incidents = new Incidents(
                new InMemoryIncidentStore(), IncidentPolicy.standard(), SettableClock.at("2026-11-08T10:00:00Z"));
        Incident incident = incidents.declare(
                ANA, Declare.builder("Checkout is slow").severity(Severity.SEV3).build());
        incidents.execute(ANA, incident.id(), new AddAction(ActionType.PREVENT, "bound the pool", null, null, null));
        references.keep("jira", incident.id().toString(), "action/1", "10042");
        TicketSync sync = new TicketSync(incidents, references, "jira", SILENT);
        List<Ticket> told = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            told.add(new Ticket("10042", "https://jira.example/OPS-42", states.get(i), BEGAN.plusSeconds(i)));
        }
        List<Ticket> heard = new ArrayList<>(told);
        heard.addAll(told);
        Collections.shuffle(heard, new Random(order));

        heard.forEach(sync::heard);

        ActionItem item = incidents.get(incident.id()).actionItems().get(0);
        assertThat(item.state()).isEqualTo(ActionState.OPEN);
        assertThat(item.ticket())
                .isEqualTo(new ActionTicket("https://jira.example/OPS-42", states.get(states.size() - 1)));
        assertThat(incidents.timeline(incident.id()).stream()
                        .filter(entry -> entry.event().type() == EventType.TICKET_REPORTED))
                .as("no more than were told")
                .hasSizeLessThanOrEqualTo(states.size());
    }
}
