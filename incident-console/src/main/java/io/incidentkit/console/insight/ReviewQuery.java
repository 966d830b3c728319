package io.incidentkit.console.insight;

import io.incidentkit.actionitem.TrackedItem;
import io.incidentkit.console.page.Address;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * Which action items are gone through, as the address of the page says it. A form of the page takes it along, so that it comes back to
 * the same list.
 *
 * @param team the team that answers for them; empty for any
 * @param owner who sees to them; empty for anybody
 * @param show which of them
 * @param from how many of them are passed over: those of the pages before
 */
public record ReviewQuery(String team, String owner, Show show, int from) {
    /** How many stand on a page. */
    public static final int PAGE = 20;

    private static final String CARRIED = "in-";
    private static final int MOST = 100_000;
    private static final int LONGEST = 255;
    private static final Pattern ROW = Pattern.compile("[A-Z]{1,10}-\\d{1,18}-\\d{1,9}");

    /** Which items are shown. */
    public enum Show {
        /** All that are not finished. */
        ALL("all"),
        /** Those that no review looked at this week. */
        LEFT("left"),
        /** Those past their day. */
        OVERDUE("overdue"),
        /** Those that nobody sees to. */
        UNOWNED("unowned");

        private final String code;

        Show(String code) {
            this.code = code;
        }

        /** Returns its name in the address. */
        public String code() {
            return code;
        }

        static Show of(String code) {
            return Arrays.stream(values())
                    .filter(show -> show.code.equals(code))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    /** Reads what the address asks; what there is not, is not asked. */
    public static ReviewQuery read(MultiValueMap<String, String> asked) {
        return read(asked, "");
    }

    /** Reads what a form of the page took along. */
    public static ReviewQuery carried(MultiValueMap<String, String> values) {
        return read(values, CARRIED);
    }

    private static ReviewQuery read(MultiValueMap<String, String> values, String prefix) {
        return new ReviewQuery(
                text(values, prefix + "team"),
                text(values, prefix + "owner"),
                Show.of(text(values, prefix + "show")),
                number(text(values, prefix + "from")));
    }

    /** Returns what a form takes along. */
    Map<String, String> carried() {
        Map<String, String> carried = new LinkedHashMap<>();
        address().asked().forEach((name, value) -> carried.put(CARRIED + name, value));
        return carried;
    }

    /** Returns the address of the same list. */
    public Address address() {
        return Address.of("/actions")
                .with("team", team)
                .with("owner", owner)
                .with("show", show == Show.ALL ? "" : show.code())
                .with("from", from == 0 ? "" : from);
    }

    /** Returns where a form leads that was taken: to the next row of the same list. */
    public String after(String command, String reference, MultiValueMap<String, String> values) {
        String next = text(values, "next");
        return address().with("done", command).with("of", reference + "-" + number(text(values, "item")))
                + (ROW.matcher(next).matches() ? "#" + next : "");
    }

    /** Returns the same list from another place on. */
    ReviewQuery from(int place) {
        return new ReviewQuery(team, owner, show, Math.max(0, place));
    }

    /** Returns whether less than all is shown. */
    public boolean narrow() {
        return !team.isEmpty() || !owner.isEmpty() || show != Show.ALL;
    }

    boolean isOf(TrackedItem tracked) {
        return (team.isEmpty() || tracked.team().equalsIgnoreCase(team))
                && (owner.isEmpty()
                        || (tracked.item().owner() != null
                                && tracked.item().owner().name().equalsIgnoreCase(owner)));
    }

    private static String text(MultiValueMap<String, String> values, String name) {
        String value = values.getFirst(name);
        return value == null || value.length() > LONGEST ? "" : value.strip();
    }

    private static int number(String text) {
        try {
            return Math.min(MOST, Math.max(0, Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
