package io.incidentkit.test.alert;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.test.Texts;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators of alerts and of groups of alerts. Groups have few keys, so that one group often comes again. */
public final class Alerts {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private Alerts() {}

    /** Returns single alerts, firing and resolved. */
    public static Arbitrary<Alert> alerts() {
        Arbitrary<Instant> instants =
                Arbitraries.longs().between(0, 3_600_000_000L).map(micros -> FIRST.plusNanos(micros * 1_000));
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.maps(Arbitraries.of("alertname", "service", "zone"), Texts.lines())
                                .ofMaxSize(3),
                        Arbitraries.maps(Arbitraries.of("summary", "runbook_url"), Texts.texts())
                                .ofMaxSize(2),
                        instants.injectNull(0.2),
                        instants.injectNull(0.5))
                .as(Alert::new);
    }

    /** Returns groups of a few alerts. */
    public static Arbitrary<AlertGroup> groups() {
        return groups(alerts());
    }

    /** Returns groups in which at least one alert fires. */
    public static Arbitrary<AlertGroup> firingGroups() {
        return groups().filter(AlertGroup::firing);
    }

    private static Arbitrary<AlertGroup> groups(Arbitrary<Alert> alerts) {
        return Combinators.combine(
                        Arbitraries.of("alertmanager", "grafana"),
                        Arbitraries.of("{}:{service=\"checkout\"}", "{}:{service=\"search\"}", "{}:{}"),
                        Texts.lines(),
                        Arbitraries.of(List.<String>of(), List.of("checkout"), List.of("search", "checkout")),
                        alerts.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of(0, 0, 3))
                .as(AlertGroup::new);
    }
}
