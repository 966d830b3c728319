package io.incidentkit.connector.ticket;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionTicket;
import io.incidentkit.command.ActionCommand.ReportTicket;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.RecordCommand.AddLink;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.paging.WebhookAnswer;
import io.incidentkit.connector.ticket.TicketBook.Fact;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.effect.Delivery;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.text.CleanText;
import io.incidentkit.text.Digests;
import io.incidentkit.validation.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings back how tickets stand in a tracker, from its webhooks and by asking: the action item shows its ticket and how it stands, and what is
 * finished there is a proposal, of which the owner is asked. Nothing is finished here by what was done there.
 *
 * <ul>
 *   <li>What is older than what was heard last is not news, so a repeat, or one that comes late, moves nothing.
 *   <li>What we did there ourselves is not told back.
 *   <li>It is written by a system with the channel's name. On a private incident it writes only if the host's access policy lets that
 *       system see it.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class TicketSync {
    private static final Logger LOG = LoggerFactory.getLogger(TicketSync.class);
    private static final int MOST_AT_ONCE = 200;
    /** So many in a row are no matter of one ticket. */
    private static final int MOST_REFUSED = 3;

    private static final int LONGEST_ID = 60;
    private static final int LONGEST = 2_000;

    private final Incidents incidents;
    private final ChannelReferences references;
    private final String channel;
    private final Tracker tracker;
    private int next;
    private boolean isFailing;

    /**
     * Creates it.
     *
     * @param incidents the incidents
     * @param references where is kept what the channel has outside
     * @param channel the channel's name
     * @param tracker the tracker
     */
    public TicketSync(Incidents incidents, ChannelReferences references, String channel, Tracker tracker) {
        this.incidents = incidents;
        this.references = references;
        this.channel = channel;
        this.tracker = tracker;
    }

    /**
     * Takes in how a ticket stands.
     *
     * @param ticket the ticket
     * @return accepted if it was written down; ignored if it is none of ours, or no news; to be tried again if it can't be written now
     */
    public WebhookAnswer heard(Ticket ticket) {
        try {
            Optional<String> incident = references.incidentOf(channel, ticket.reference());
            if (incident.isEmpty()) {
                return WebhookAnswer.IGNORED;
            }
            TicketBook book = new TicketBook(references, channel, incident.get());
            Optional<String> thing = book.thingOf(ticket.reference());
            return thing.isPresent() && take(incident.get(), book, thing.get(), ticket)
                    ? WebhookAnswer.ACCEPTED
                    : WebhookAnswer.IGNORED;
        } catch (IncidentStoreException | ConcurrentUpdateException e) {
            return WebhookAnswer.TRY_AGAIN;
        }
    }

    /**
     * Shows the tickets of an incident that were opened and are not shown on it yet. It asks no tracker.
     *
     * @param incident the incident's id
     */
    public void show(String incident) {
        TicketBook book = new TicketBook(references, channel, incident);
        for (String thing : book.things()) {
            if (book.find(thing, Fact.HEARD).isEmpty()) {
                String reference = book.reference(thing).orElseThrow();
                take(incident, book, thing, new Ticket(reference, book.address(thing), ActionState.OPEN, null));
            }
        }
    }

    private boolean take(String incident, TicketBook book, String thing, Ticket ticket) {
        Heard last = Heard.read(book.find(thing, Fact.HEARD).orElse(""));
        Optional<Incident> found = IncidentId.find(incident).flatMap(incidents::find);
        if (found.isEmpty() || !last.isBefore(ticket)) {
            return false;
        }
        Optional<Integer> number = TicketBook.action(thing);
        boolean isWritten = number.isPresent()
                ? item(found.get(), number.get(), ticket)
                : episode(found.get(), book, thing, last, ticket);
        if (ticket.at() != null || isWritten) {
            Instant at = ticket.at() == null ? Instant.EPOCH : ticket.at();
            book.keep(thing, Fact.HEARD, at + " " + ticket.state().code());
        }
        return isWritten;
    }

    /** The moment and the state that were heard last of a ticket. */
    private record Heard(Instant at, String state) {
        static Heard read(String kept) {
            try {
                String[] parts = kept.split(" ", 2);
                return new Heard(Instant.parse(parts[0]), parts[1]);
            } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
                return new Heard(Instant.MIN, ActionState.OPEN.code());
            }
        }

        /** Trackers round moments: of two of one moment the other state is news. */
        boolean isBefore(Ticket ticket) {
            Instant now = ticket.at();
            return now == null
                    || now.isAfter(at)
                    || (now.equals(at) && !state.equals(ticket.state().code()));
        }
    }

    private boolean item(Incident incident, int number, Ticket ticket) {
        String address = CleanText.line(ticket.address());
        ActionTicket told = new ActionTicket(address.isEmpty() ? ticket.reference() : address, ticket.state());
        List<ActionItem> items = incident.actionItems();
        if (number > items.size()
                || !items.get(number - 1).state().unfinished()
                || told.equals(items.get(number - 1).ticket())) {
            return false;
        }
        return given(() -> incidents.execute(
                Actor.system(channel), incident.id(), new ReportTicket(number, told.reference(), told.state(), null)));
    }

    private boolean episode(Incident incident, TicketBook book, String thing, Heard last, Ticket ticket) {
        boolean isWritten = false;
        if (book.find(thing, Fact.HEARD).isEmpty()) {
            String title = "Ticket in " + tracker.tool();
            isWritten = once(incident, thing + "/link", () -> new AddLink(ticket.address(), title));
        }
        boolean isOurs = book.find(thing, Fact.SAID)
                .filter(ticket.state().code()::equals)
                .isPresent();
        if (ticket.at() != null
                && !isOurs
                && !last.state().equals(ticket.state().code())) {
            String words = "The ticket in " + tracker.tool() + " is "
                    + ticket.state().code().replace('-', ' ') + " there: " + ticket.address();
            String ends = ticket.state().unfinished() || !incident.isOpen() ? "" : " The incident is not ended by it.";
            isWritten |= once(
                    incident,
                    thing + "/" + ticket.at(),
                    () -> new AddNote(CleanText.text(words + ends, LONGEST), null));
        }
        return isWritten;
    }

    private boolean once(Incident incident, String what, Supplier<IncidentCommand> command) {
        String id = "tickets/" + Digests.sha256(channel + '\n' + what).substring(0, LONGEST_ID);
        return given(() -> incidents.executeOnce(Actor.system(channel), incident.id(), command.get(), null, id));
    }

    /** Whether it was written; it is not where the system may not see the incident, or another node was faster. */
    private boolean given(Runnable command) {
        try {
            command.run();
            return true;
        } catch (UnknownIncidentException | NotPermittedException | InvalidInputException | RefusedException e) {
            LOG.debug("Not written of a ticket in {}", tracker.tool(), e);
            return false;
        }
    }

    /**
     * Asks the tracker how the tickets stand that are looked after, at most {@value #MOST_AT_ONCE} at once, the others when it is called next.
     * One that is not there any more is a proposal to drop the item, and is looked after no longer; unless it may be the key that does not
     * see it any more.
     *
     * @return how many were read
     * @throws InterruptedException if it is to end
     */
    public synchronized int poll() throws InterruptedException {
        List<Watched> watched = watched();
        int read = 0;
        int refused = 0;
        for (int i = 0; i < Math.min(MOST_AT_ONCE, watched.size()); i++) {
            Watched one = watched.get(next++ % watched.size());
            try {
                read(one);
                read++;
                refused = 0;
                isFailing = false;
            } catch (NotDeliveredException e) {
                failed(e.delivery());
                refused++;
                if (e.delivery().kind() == Delivery.Kind.RETRYABLE || refused >= MOST_REFUSED) {
                    break;
                }
            }
        }
        return read;
    }

    private void failed(Delivery delivery) {
        if (!isFailing) {
            LOG.warn(
                    "{} does not say how a ticket stands ({}); it is asked again",
                    tracker.tool(),
                    delivery.text().orElse("no reason was given"));
        }
        isFailing = true;
    }

    private record Watched(String incident, TicketBook book, String thing) {}

    private List<Watched> watched() {
        List<Watched> all = new ArrayList<>();
        for (String incident : references.incidentsOf(channel, TicketBook.WATCHED)) {
            TicketBook book = new TicketBook(references, channel, incident);
            book.things().stream()
                    .filter(book::isWatched)
                    .forEach(thing -> all.add(new Watched(incident, book, thing)));
        }
        return all;
    }

    private void read(Watched watched) throws NotDeliveredException, InterruptedException {
        String reference = watched.book.reference(watched.thing).orElseThrow();
        Optional<Ticket> ticket = tracker.read(reference);
        if (ticket.isPresent()) {
            take(watched.incident, watched.book, watched.thing, ticket.get());
        } else if (!tracker.faults().isEmpty()) {
            throw new NotDeliveredException(Delivery.retryable("its settings are wrong, so that nothing may be seen"));
        } else {
            Ticket gone =
                    new Ticket(reference, watched.book.address(watched.thing), ActionState.DROPPED, incidents.now());
            take(watched.incident, watched.book, watched.thing, gone);
            watched.book.over(watched.thing);
        }
    }

    /** Returns the channel's name. */
    @Override
    public String toString() {
        return channel;
    }
}
