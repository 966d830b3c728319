package io.incidentkit.duty;

import io.incidentkit.actionitem.SurfacingPolicy;
import io.incidentkit.validation.DurationText;
import io.incidentkit.validation.ObjectReader;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The duties of a team that come each week and belong to no incident, with their moments in the policy's zone. Immutable and thread-safe.
 *
 * @param digest when the digest of the seven days before is sent; null for never
 * @param review when the agenda of the weekly review is sent: every open action item, and the postmortems that are owed; null for never
 * @param surfacing when leadership is shown what does not get done; null for never
 * @param undone what counts as not getting done
 */
public record WeeklyDuties(
        @Nullable WeeklyMoment digest,
        @Nullable WeeklyMoment review,
        @Nullable WeeklyMoment surfacing,
        SurfacingPolicy undone) {
    private static final String NEVER = "never";
    private static final String DIGEST = "digest";
    private static final String REVIEW = "review";
    private static final String SURFACING = "surfacing";
    private static final String COMPLETION_BELOW = "completionBelow";
    private static final String OVER = "over";
    private static final String LEAST_ITEMS = "leastItems";
    private static final String STALE_FOR = "staleFor";

    private static final WeeklyDuties STANDARD = new WeeklyDuties(
            new WeeklyMoment(DayOfWeek.MONDAY, LocalTime.of(8, 0)),
            new WeeklyMoment(DayOfWeek.MONDAY, LocalTime.of(9, 0)),
            new WeeklyMoment(DayOfWeek.TUESDAY, LocalTime.of(9, 0)),
            SurfacingPolicy.STANDARD);

    /** Checks that what counts as undone is said. */
    public WeeklyDuties {
        Objects.requireNonNull(undone, "undone");
    }

    /** Returns the playbook's own: the digest on Monday at 08:00, the review at 09:00, and on Tuesday what did not get done. */
    public static WeeklyDuties standard() {
        return STANDARD;
    }

    /**
     * Reads the duties, as {@link #write} writes them. What is absent is the playbook's own.
     *
     * @param object the fields, which learn of every fault
     * @return the duties; after a fault the playbook's own in its place
     */
    public static WeeklyDuties read(ObjectReader object) {
        return new WeeklyDuties(
                moment(object, DIGEST, STANDARD.digest),
                moment(object, REVIEW, STANDARD.review),
                moment(object, SURFACING, STANDARD.surfacing),
                undone(object));
    }

    /** The text of a moment: null stands for never. */
    private record When(@Nullable WeeklyMoment moment) {}

    private static @Nullable WeeklyMoment moment(ObjectReader object, String field, @Nullable WeeklyMoment standard) {
        When when = object.value(field, WeeklyDuties::when, WeeklyMoment.EXPECTED);
        return when == null ? standard : when.moment();
    }

    private static Optional<When> when(String text) {
        return text.strip().equalsIgnoreCase(NEVER)
                ? Optional.of(new When(null))
                : WeeklyMoment.find(text).map(When::new);
    }

    private static SurfacingPolicy undone(ObjectReader object) {
        SurfacingPolicy standard = STANDARD.undone;
        Double below = object.value(COMPLETION_BELOW, WeeklyDuties::share, "is no share such as 60%");
        Duration over = object.window(OVER);
        Integer least = object.integer(LEAST_ITEMS);
        Duration stale = object.window(STALE_FOR);
        if (over != null && over.toDays() < 1) {
            object.note(object.at(OVER), "is less than a day");
            over = null;
        }
        if (least != null && least < 1) {
            object.note(object.at(LEAST_ITEMS), "is " + least + "; it is at least 1");
            least = null;
        }
        return new SurfacingPolicy(
                below == null ? standard.completionBelow() : below,
                over == null ? standard.over() : over,
                least == null ? standard.leastItems() : least,
                stale == null ? standard.staleFor() : stale);
    }

    private static Optional<Double> share(String text) {
        String share = text.strip();
        if (!share.matches("\\d{1,3}(\\.\\d{1,20})?\\s?%")) {
            return Optional.empty();
        }
        BigDecimal read = new BigDecimal(share.substring(0, share.length() - 1).strip()).movePointLeft(2);
        return read.compareTo(BigDecimal.ONE) > 0 ? Optional.empty() : Optional.of(read.doubleValue());
    }

    /** Returns the duties as data that {@link #read} reads back: texts and a number. */
    public Map<String, Object> write() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(DIGEST, text(digest));
        object.put(REVIEW, text(review));
        object.put(SURFACING, text(surfacing));
        object.put(
                COMPLETION_BELOW,
                new BigDecimal(Double.toString(undone.completionBelow()))
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString()
                        + "%");
        object.put(OVER, DurationText.iso(undone.over()));
        object.put(LEAST_ITEMS, undone.leastItems());
        object.put(STALE_FOR, DurationText.iso(undone.staleFor()));
        return object;
    }

    /**
     * Returns a moment in words.
     *
     * @param moment the moment; null for never
     */
    public static String text(@Nullable WeeklyMoment moment) {
        return moment == null ? NEVER : moment.toString();
    }
}
