package io.incidentkit.spring.boot.properties;

import io.incidentkit.duty.WeeklyDuties;
import io.incidentkit.validation.ObjectReader;
import java.util.Map;
import java.util.Objects;

/** The properties {@code incident.recurring.*}. */
public class RecurringProperties {
    private static final String PREFIX = "incident.recurring";

    /**
     * Whether this node sees to what recurs: the weekly digest, the review, what leadership is shown, and weekly jobs.
     */
    private boolean enabled = true;

    /**
     * When the digest of the week is sent, such as "monday 08:00", or "never"; in the team's time zone. A policy file says it itself.
     */
    private String digest = "monday 08:00";

    /**
     * When the agenda of the weekly review is sent, such as "monday 09:00", or "never"; in the team's time zone. A policy file says it
     * itself.
     */
    private String review = "monday 09:00";

    /**
     * When leadership is shown what does not get done, such as "tuesday 09:00", or "never"; in the team's time zone. A policy file says
     * it itself.
     */
    private String surfacing = "tuesday 09:00";

    /** Creates properties with their defaults. */
    public RecurringProperties() {}

    /** Returns the weekly duties; every fault of them is told at once. */
    public WeeklyDuties duties() {
        ObjectReader all =
                ObjectReader.of(Map.of(PREFIX, Map.of("digest", digest, "review", review, "surfacing", surfacing)));
        WeeklyDuties duties = WeeklyDuties.read(Objects.requireNonNull(all.object(PREFIX)));
        return all.build(() -> duties);
    }

    /** Returns whether this node sees to what recurs. */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Sets whether this node sees to what recurs.
     *
     * @param enabled false to leave it to other nodes, or to do without it
     */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** Returns when the digest is sent. */
    public String getDigest() {
        return digest;
    }

    /**
     * Sets when the digest is sent.
     *
     * @param digest a weekly moment, or never
     */
    public void setDigest(String digest) {
        this.digest = digest;
    }

    /** Returns when the agenda of the review is sent. */
    public String getReview() {
        return review;
    }

    /**
     * Sets when the agenda of the review is sent.
     *
     * @param review a weekly moment, or never
     */
    public void setReview(String review) {
        this.review = review;
    }

    /** Returns when leadership is shown what does not get done. */
    public String getSurfacing() {
        return surfacing;
    }

    /**
     * Sets when leadership is shown what does not get done.
     *
     * @param surfacing a weekly moment, or never
     */
    public void setSurfacing(String surfacing) {
        this.surfacing = surfacing;
    }
}
