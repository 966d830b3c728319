package io.incidentkit.store;

import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.validation.InputValidator;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Which incidents to list, the newest number first, page by page. A page goes on after the last number of the one before,
 * so each page costs the same.
 *
 * @param state which incidents
 * @param before only numbers below this one, or 0 for all
 * @param limit at most so many, 1 to {@link #MAX_LIMIT}
 * @param filter which of them, such as those of a team
 */
public record IncidentQuery(State state, long before, int limit, IncidentFilter filter) {
    /** The longest page. */
    public static final int MAX_LIMIT = 500;

    /** The usual page. */
    public static final int DEFAULT_LIMIT = 50;

    /** Which incidents to list. */
    public enum State {
        /** Those that are worked on. */
        OPEN("open"),
        /** Those that have ended. */
        ENDED("ended"),
        /** All. */
        ALL("all");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** Returns the stable code. */
        public String code() {
            return code;
        }
    }

    /**
     * Checks the numbers.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public IncidentQuery {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(filter, "filter");
        InputValidator faults = new InputValidator();
        if (before < 0) {
            faults.add("before", "is " + before + "; it is the last number of the page before, or 0");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            faults.add("limit", "is " + limit + "; from 1 to " + MAX_LIMIT);
        }
        faults.throwIfAny();
    }

    /**
     * Creates a query for incidents of any team, service, severity and label.
     *
     * @param state which incidents
     * @param before only numbers below this one, or 0 for all
     * @param limit at most so many
     */
    public IncidentQuery(State state, long before, int limit) {
        this(state, before, limit, IncidentFilter.ALL);
    }

    /** Returns a query for the newest open incidents: one page of {@value #DEFAULT_LIMIT}, not all. */
    public static IncidentQuery open() {
        return new IncidentQuery(State.OPEN, 0, DEFAULT_LIMIT);
    }

    /** Returns the bound of the numbers, if there is one. */
    public OptionalLong bound() {
        return before == 0 ? OptionalLong.empty() : OptionalLong.of(before);
    }
}
