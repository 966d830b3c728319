package io.incidentkit.console.page;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionTicket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ticket of an action item in a tracker.
 *
 * @param label its key or its number
 * @param address where it is, or null if that is no web address
 * @param state how it stands there
 * @param proposed whether it is finished there and the item is not finished here
 */
public record TicketView(String label, @Nullable String address, String state, boolean proposed) {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/\\s]+/\\S+");
    private static final Pattern KEY = Pattern.compile("/([A-Z][A-Z0-9_]*-[0-9]+)(?:/|$)");
    private static final Pattern NUMBER = Pattern.compile("/([0-9]+)/?$");

    public static @Nullable TicketView of(ActionItem item) {
        ActionTicket ticket = item.ticket();
        if (ticket == null) {
            return null;
        }
        boolean isAddress = ADDRESS.matcher(ticket.reference()).matches();
        return new TicketView(
                isAddress ? label(ticket.reference()) : ticket.reference(),
                isAddress ? ticket.reference() : null,
                ticket.state().code().replace('-', ' '),
                item.proposal().isPresent());
    }

    private static String label(String address) {
        Matcher key = KEY.matcher(address);
        if (key.find()) {
            return key.group(1);
        }
        Matcher number = NUMBER.matcher(address);
        return number.find() ? "#" + number.group(1) : address;
    }
}
