package io.incidentkit.connector.ticket;

import io.incidentkit.effect.ChannelReferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tickets of one incident as they are kept in {@link ChannelReferences}: {@code 1/ticket} is that of the first episode, {@code action/3}
 * that of the third action item, and what is known of each stands below it. Not thread-safe.
 */
final class TicketBook {
    /** An incident of which a ticket is open, so that it is looked after. */
    static final String WATCHED = "watched";

    private static final String OVER = "over";
    private static final Pattern THING = Pattern.compile("action/([1-9][0-9]{0,8})|[1-9][0-9]{0,8}/ticket");

    /** The facts that are kept of a ticket. */
    enum Fact {
        /** Where people find it. */
        ADDRESS,
        /** When it was first tried to open it. */
        TRIED,
        /** A digest of what we wrote last. */
        WROTE,
        /** The state that we set and told last. */
        SAID,
        /** The moment and the state that we heard of last. */
        HEARD,
        /** Whether it is looked after. */
        WATCH
    }

    private final ChannelReferences references;
    private final String channel;
    private final String incident;
    private final Map<String, String> kept;

    TicketBook(ChannelReferences references, String channel, String incident) {
        this.references = references;
        this.channel = channel;
        this.incident = incident;
        this.kept = new TreeMap<>(references.all(channel, incident));
    }

    /** The thing of an episode's ticket. */
    static String ofEpisode(int episode) {
        return episode + "/ticket";
    }

    /** The thing of an action item's ticket. */
    static String ofAction(int number) {
        return "action/" + number;
    }

    /** The number of the action item whose ticket a thing is; empty if it is that of an episode. */
    static Optional<Integer> action(String thing) {
        Matcher matcher = THING.matcher(thing);
        return matcher.matches() && matcher.group(1) != null
                ? Optional.of(Integer.valueOf(matcher.group(1)))
                : Optional.empty();
    }

    /** The things that have a ticket. */
    List<String> things() {
        List<String> things = new ArrayList<>();
        kept.keySet().stream().filter(key -> THING.matcher(key).matches()).forEach(things::add);
        return things;
    }

    /** The thing whose ticket that is. */
    Optional<String> thingOf(String reference) {
        return things().stream()
                .filter(thing -> reference.equals(kept.get(thing)))
                .findFirst();
    }

    Optional<String> reference(String thing) {
        return Optional.ofNullable(kept.get(thing));
    }

    String address(String thing) {
        return find(thing, Fact.ADDRESS).or(() -> reference(thing)).orElse(thing);
    }

    Optional<String> find(String thing, Fact fact) {
        return Optional.ofNullable(kept.get(name(thing, fact)));
    }

    void keep(String thing, Fact fact, String value) {
        put(name(thing, fact), value);
    }

    /** Keeps a ticket that is there, and looks after it from then on. */
    void opened(String thing, Ticket ticket, TicketDraft draft) {
        // What others look for is kept last: until then the next attempt finds the ticket by its mark.
        if (ticket.address().length() <= ChannelReferences.MAX_LENGTH) {
            keep(thing, Fact.ADDRESS, ticket.address());
        }
        keep(thing, Fact.WROTE, draft.digest());
        keep(thing, Fact.WATCH, WATCHED);
        put(thing, ticket.reference());
    }

    boolean isWatched(String thing) {
        return find(thing, Fact.WATCH).filter(WATCHED::equals).isPresent();
    }

    void over(String thing) {
        if (isWatched(thing)) {
            keep(thing, Fact.WATCH, OVER);
        }
    }

    private void put(String name, String value) {
        references.keep(channel, incident, name, value);
        kept.put(name, value);
    }

    private static String name(String thing, Fact fact) {
        return switch (fact) {
            case ADDRESS -> thing + "/address";
            case TRIED -> thing + "/tried";
            case WROTE -> thing + "/wrote";
            case SAID -> thing + "/said";
            case HEARD -> thing + "/heard";
            case WATCH -> thing + "/watch";
        };
    }
}
