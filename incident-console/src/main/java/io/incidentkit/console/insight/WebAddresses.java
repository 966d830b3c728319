package io.incidentkit.console.insight;

import io.incidentkit.console.insight.ReviewRow.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the web addresses in a text, such as that of a ticket. */
final class WebAddresses {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]}']");

    private WebAddresses() {}

    /** Returns the text in pieces, in its order and with nothing left out. */
    static List<Piece> in(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher address = ADDRESS.matcher(text);
        int at = 0;
        while (address.find()) {
            add(pieces, text.substring(at, address.start()));
            pieces.add(new Piece(address.group(), true));
            at = address.end();
        }
        add(pieces, text.substring(at));
        return pieces;
    }

    private static void add(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, false));
        }
    }
}
