package io.incidentkit.spring.boot.properties;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationUnit;

/** The properties {@code incident.retention.*}. */
public class RetentionProperties {
    /**
     * How long after their end incidents are kept of which nothing is left to do; without it for ever.
     */
    @DurationUnit(ChronoUnit.DAYS)
    private @Nullable Duration after;

    /**
     * Folder that takes a sealed document of each incident before it is deleted; shared by all nodes.
     */
    private @Nullable String location;

    /**
     * Whether incidents are deleted without a document of them, where no folder is set.
     */
    private boolean withoutDocument;

    /**
     * When it is done each week, by one of all nodes; in the team's time zone.
     */
    private String at = "sunday 03:00";

    /** Creates properties with their defaults. */
    public RetentionProperties() {}

    /** Returns how long ended incidents are kept, or null for ever. */
    public @Nullable Duration getAfter() {
        return after;
    }

    /**
     * Sets how long ended incidents are kept.
     *
     * @param after the time since their end, in days if no unit is said; null for ever
     */
    public void setAfter(@Nullable Duration after) {
        this.after = after;
    }

    /** Returns the folder that takes their documents, or null for none. */
    public @Nullable String getLocation() {
        return location;
    }

    /**
     * Sets the folder that takes their documents.
     *
     * @param location its path
     */
    public void setLocation(@Nullable String location) {
        this.location = location;
    }

    /** Returns whether they are deleted without a document. */
    public boolean isWithoutDocument() {
        return withoutDocument;
    }

    /**
     * Sets whether they are deleted without a document.
     *
     * @param withoutDocument true if no folder is to be asked for
     */
    public void setWithoutDocument(boolean withoutDocument) {
        this.withoutDocument = withoutDocument;
    }

    /** Returns when it is done. */
    public String getAt() {
        return at;
    }

    /**
     * Sets when it is done.
     *
     * @param at a weekly moment, such as {@code sunday 03:00}
     */
    public void setAt(String at) {
        this.at = at;
    }
}
