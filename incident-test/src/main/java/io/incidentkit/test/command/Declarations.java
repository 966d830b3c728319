package io.incidentkit.test.command;

import io.incidentkit.command.Declare;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.test.Texts;
import io.incidentkit.test.alert.Alerts;
import io.incidentkit.test.commander.Actors;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators of declarations that the rules accept. */
public final class Declarations {
    private Declarations() {}

    /**
     * Returns declarations of all kinds: by a title alone, triaged in the same call, back-dated, opened by alerts.
     *
     * @param policy the levels
     * @param now when they are recorded
     */
    public static Arbitrary<Declare> any(SeverityPolicy policy, Instant now) {
        Arbitrary<Declare.Builder> what = Combinators.combine(
                        Texts.lines(),
                        Texts.lines().list().ofMaxSize(3),
                        Texts.textsOrNull(),
                        Arbitraries.of(policy.severities()).injectNull(0.5),
                        Actors.people().injectNull(0.5),
                        Alerts.firingGroups().injectNull(0.8))
                .as((title, services, impact, severity, commander, alerts) -> Declare.builder(title)
                        .services(services)
                        .impact(impact)
                        .severity(severity)
                        .commander(commander)
                        .alerts(alerts));
        return Combinators.combine(
                        what,
                        minutes().injectNull(0.5),
                        minutes().injectNull(0.5),
                        minutes().injectNull(0.5),
                        Arbitraries.of(DetectionSource.class).injectNull(0.5))
                .as((builder, triaged, detected, began, source) -> {
                    Instant triagedAt = triaged == null ? now : now.minus(triaged);
                    Instant detectedAt = detected == null ? triagedAt : triagedAt.minus(detected);
                    return builder.triagedAt(triaged == null ? null : triagedAt)
                            .detectedAt(detectedAt.equals(now) ? null : detectedAt)
                            .detectionSource(source)
                            .began(began == null ? null : detectedAt.minus(began))
                            .build();
                });
    }

    private static Arbitrary<Duration> minutes() {
        return Arbitraries.integers().between(0, 180).map(Duration::ofMinutes);
    }
}
