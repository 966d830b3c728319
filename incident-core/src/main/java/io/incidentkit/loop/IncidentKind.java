package io.incidentkit.loop;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of incidents, by how they count in figures. A kind is given with the declaration and never changes. */
public enum IncidentKind {
    /** It happens, or happened, and was handled here. */
    REAL("real"),
    /** An exercise; left out of the figures, and nobody outside is told. */
    DRILL("drill"),
    /** Recorded after the fact, such as imported history; left out of the figures. */
    BACKFILL("backfill");

    private final String code;

    IncidentKind(String code) {
        this.code = code;
    }

    /** Returns the stable code under which the kind is stored. */
    @JsonValue
    public String code() {
        return code;
    }

    /**
     * Finds a kind by its code.
     *
     * @param code the stored code
     * @return the kind, or empty if there is none of that code
     */
    public static Optional<IncidentKind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
