package io.incidentkit.connector.ticket;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.ticket.TicketBook.Fact;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Brings tickets to a tracker, in the same way for each: {@code ticket} and {@code backlog} open one an episode, {@code track-action} one an
 * action item, which follows it from then on; the end of the incident, and of the item, is said in a comment and finishes the ticket.
 *
 * <ul>
 *   <li>That a ticket is about to be opened is kept before it is. If the answer is lost, the next attempt looks for it by its mark, and as long
 *       as the tool's search may lag behind, it waits and opens none.
 *   <li>A comment is said once at the most: it is kept before it is sent.
 *   <li>Action items of private incidents are not told; the ticket of a private incident says its name and its link.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class TicketPublisher {
    /** The kinds that a tracker takes. */
    public static final Set<EffectKind> KINDS =
            Set.of(EffectKind.TICKET, EffectKind.BACKLOG, EffectKind.TRACK_ACTION, EffectKind.CLOSE);

    /** The tool's clock is another one, and there may have been attempts before the last. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final String channel;
    private final String installation;
    private final ChannelReferences references;
    private final ToolConnection connection;
    private final Tracker tracker;

    /**
     * Creates it.
     *
     * @param channel the channel's name
     * @param installation the name of this installation
     * @param references where is kept what it has outside
     * @param connection the connection of the tracker
     * @param tracker the tracker
     */
    public TicketPublisher(
            String channel,
            String installation,
            ChannelReferences references,
            ToolConnection connection,
            Tracker tracker) {
        this.channel = channel;
        this.installation = installation;
        this.references = references;
        this.connection = connection;
        this.tracker = tracker;
    }

    /**
     * Delivers an effect.
     *
     * @param effect the effect
     * @param context what may be told
     */
    public Delivery deliver(Effect effect, EffectContext context) throws InterruptedException {
        return connection.deliver(() -> switch (effect.kind()) {
            case TICKET -> episode(context, false);
            case BACKLOG -> episode(context, true);
            case TRACK_ACTION -> action(effect, context);
            case CLOSE -> close(effect, context);
            default -> Delivery.ignored();
        });
    }

    private TicketBook book(EffectContext context) {
        return new TicketBook(references, channel, context.incident());
    }

    private UUID mark(EffectContext context, String thing) {
        return TicketDraft.mark(installation, context.incident(), thing);
    }

    private Delivery episode(EffectContext context, boolean waits) throws NotDeliveredException, InterruptedException {
        TicketBook book = book(context);
        String thing = TicketBook.ofEpisode(context.episode());
        if (book.reference(thing).isEmpty()) {
            open(book, thing, TicketText.ofIncident(mark(context, thing), context, waits));
        }
        return Delivery.delivered(book.address(thing));
    }

    private Delivery action(Effect effect, EffectContext context) throws NotDeliveredException, InterruptedException {
        Optional<ActionItem> named = context.actionItems().stream()
                .filter(each -> effect.target().equals(Integer.toString(each.number())))
                .findFirst();
        if (named.isEmpty()) {
            return Delivery.ignored();
        }
        ActionItem item = named.get();
        TicketBook book = book(context);
        String thing = TicketBook.ofAction(item.number());
        Optional<String> reference = book.reference(thing);
        TicketDraft draft = TicketText.ofAction(mark(context, thing), context, item);
        boolean isOpen = item.state().unfinished();
        if (reference.isEmpty()) {
            // One that is finished gets no ticket; it may have one by an attempt whose answer was lost.
            if (!isOpen && (book.find(thing, Fact.TRIED).isEmpty() || !isFound(book, thing, draft))) {
                return Delivery.ignored();
            }
            if (isOpen) {
                open(book, thing, draft);
            }
        } else if (isOpen
                && !book.find(thing, Fact.WROTE).filter(draft.digest()::equals).isPresent()) {
            tracker.change(reference.get(), draft);
            book.keep(thing, Fact.WROTE, draft.digest());
        }
        if (!isOpen) {
            String how = item.state() == ActionState.DONE ? " is done." : " is dropped: " + item.dropReason();
            finish(book, thing, item.state(), "Action item " + item.number() + " of " + context.reference() + how);
        }
        return Delivery.delivered(book.address(thing));
    }

    private Delivery close(Effect effect, EffectContext context) throws NotDeliveredException, InterruptedException {
        TicketBook book = book(context);
        String thing = TicketBook.ofEpisode(context.episode());
        if (book.reference(thing).isEmpty()) {
            return Delivery.ignored();
        }
        boolean isDone = effect.target().equals(Outcome.RESOLVED.code());
        finish(
                book,
                thing,
                isDone ? ActionState.DONE : ActionState.DROPPED,
                context.reference() + " is " + effect.target() + "."
                        + context.link().map(link -> " " + link).orElse(""));
        return Delivery.delivered(book.address(thing));
    }

    private void open(TicketBook book, String thing, TicketDraft draft)
            throws NotDeliveredException, InterruptedException {
        if (!isFound(book, thing, draft)) {
            book.keep(thing, Fact.TRIED, connection.now().toString());
            book.opened(thing, tracker.open(draft), draft);
        }
    }

    /** Whether an earlier attempt opened it; what was opened a moment ago may not be found yet. */
    private boolean isFound(TicketBook book, String thing, TicketDraft draft)
            throws NotDeliveredException, InterruptedException {
        Optional<Instant> tried = book.find(thing, Fact.TRIED).map(Instant::parse);
        if (tried.isEmpty()) {
            return false;
        }
        Optional<Ticket> found = tracker.find(draft, tried.get().minus(MARGIN));
        if (found.isPresent()) {
            book.opened(thing, found.get(), draft);
            return true;
        }
        Duration left = Duration.between(connection.now(), tried.get().plus(tracker.lag()));
        if (!left.isNegative() && !left.isZero()) {
            throw new NotDeliveredException(
                    Delivery.retryAfter("whether the ticket was opened before is not known yet", left));
        }
        return false;
    }

    /** Nothing is said twice, also if its answer was lost; finishing it again does no harm. */
    private void finish(TicketBook book, String thing, ActionState state, String words)
            throws NotDeliveredException, InterruptedException {
        String reference = book.reference(thing).orElseThrow();
        boolean isSaid =
                book.find(thing, Fact.SAID).filter(state.code()::equals).isPresent();
        if (!isSaid) {
            // Ahead of the call: what comes back of it is our own doing.
            book.keep(thing, Fact.SAID, state.code());
            tracker.comment(reference, words);
        }
        tracker.finish(reference, state);
        book.over(thing);
    }

    /** Looks for what is wrong. */
    public List<String> faults() throws InterruptedException {
        try {
            return tracker.faults();
        } catch (NotDeliveredException e) {
            return List.of(tracker.tool() + " did not say whether the settings are right: "
                    + e.delivery().text().orElse("no reason was given"));
        }
    }

    /** Opens a ticket that says that it is a test, and finishes it at once. */
    public Delivery sendTest() throws InterruptedException {
        return connection.deliver(() -> {
            String moment = connection.now().toString();
            Ticket ticket = tracker.open(new TicketDraft(
                    TicketDraft.mark(installation, "test", moment),
                    "This is a test of Incident Kit",
                    "Somebody tried whether tickets can be opened. There is nothing to do.",
                    null,
                    null,
                    null,
                    true));
            tracker.finish(ticket.reference(), ActionState.DROPPED);
            return Delivery.delivered(ticket.address());
        });
    }

    /** Returns the channel's name. */
    @Override
    public String toString() {
        return channel;
    }
}
