package io.incidentkit.loop;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The ways in which a team learns of an incident. That which is not known has none, and is no {@link #OTHER}.
 */
public enum DetectionSource {
    /** An alert fired. */
    ALERT("alert"),
    /** A customer told the team, before it knew. */
    CUSTOMER("customer"),
    /** Somebody saw it on a dashboard, in a log or in a report. */
    MONITORING("monitoring"),
    /** Somebody of one's own house noticed it at work. */
    COLLEAGUE("colleague"),
    /** Something else that is known, such as a partner or the press. */
    OTHER("other");

    private final String code;

    DetectionSource(String code) {
        this.code = code;
    }

    /** Returns the stable code under which the source is stored. */
    @JsonValue
    public String code() {
        return code;
    }

    /**
     * Finds a source by its code; case is ignored.
     *
     * @param text the text
     * @return the source, or empty if there is none of that name
     */
    public static Optional<DetectionSource> find(String text) {
        String code = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(source -> source.code.equals(code))
                .findFirst();
    }
}
