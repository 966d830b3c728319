package io.incidentkit.loop;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ways to restore service before the cause is fixed. */
public enum MitigationKind {
    /** The last change is taken back. */
    ROLLBACK("rollback"),
    /** Traffic goes to another instance, zone or region. */
    FAILOVER("failover"),
    /** A feature flag is switched off. */
    FLAG_OFF("flag-off"),
    /** More capacity. */
    SCALE_OUT("scale-out"),
    /** The source of the harm is kept out: a client, a query, a job. */
    BLOCK("block"),
    /** Something else that restored service, such as a restart. */
    OTHER("other");

    private final String code;

    MitigationKind(String code) {
        this.code = code;
    }

    /** Returns the stable code under which the kind is stored. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Returns the kind in words, such as {@code scale out}. */
    public String label() {
        return code.replace('-', ' ');
    }

    /**
     * Finds a kind by its code; case is ignored, and space and underscore are read as a hyphen.
     *
     * @param text the text
     * @return the kind, or empty if there is none of that name
     */
    public static Optional<MitigationKind> find(String text) {
        String code = text.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** Returns all codes, for messages to people. */
    public static String codes() {
        return Arrays.stream(values()).map(MitigationKind::code).collect(Collectors.joining(", "));
    }
}
