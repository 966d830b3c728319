package io.incidentkit.example.policy;

import io.incidentkit.playbook.IncidentPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The payments team's policy, kept as a file that everybody can read. */
public final class PaymentsPolicy {
    private PaymentsPolicy() {}

    /** Reads the policy in force; a broken file is refused whole, with all its faults at once. */
    public static IncidentPolicy read() {
        return IncidentPolicy.fromJson(resource("policy.json"));
    }

    static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(PaymentsPolicy.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
