package io.incidentkit.insight;

import static io.incidentkit.playbook.Histories.declare;
import static io.incidentkit.playbook.Histories.diagnosed;
import static io.incidentkit.playbook.Histories.resolved;
import static io.incidentkit.playbook.Scenario.alice;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.insight.Repeats.Occurrence;
import io.incidentkit.insight.Repeats.Recurrence;
import io.incidentkit.insight.Repeats.Sign;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** By which signs an incident repeats an earlier one. */
class RepeatSignsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Scope SCOPE = Scope.at(NOW).build();

    private static Figures figures(Scope scope, Scenario... scenarios) {
        return Figures.of(Stream.of(scenarios).map(Scenario::incident).toList(), scope);
    }

    private static Scenario diskFull(String detected, String service) {
        Scenario diagnosed = diagnosed(declare(detected, "slow", service), Severity.SEV3)
                .accept(alice, new UseRunbook("disk-full.md", "The disk is full", null));
        return resolved(diagnosed, MitigationKind.BLOCK, 20);
    }

    @Test
    void shareTheRunbookThatWasUsed() {
        Scenario first = diskFull("2026-02-10T10:00", "search");
        Scenario second = diskFull("2026-02-20T10:00", "mail");

        Repeats repeats = figures(SCOPE, second, first).repeats();

        assertThat(repeats.all())
                .containsExactly(new Repeats.Repeat(
                        Occurrence.of(second.incident()),
                        Occurrence.of(first.incident()),
                        Sign.CAUSE,
                        "The disk is full"));
        assertThat(repeats.all().get(0).because()).isEqualTo("cause The disk is full");
        assertThat(repeats.by(Sign.SERVICE)).isEmpty();
        assertThat(repeats.share()).hasValue(0.5);
        assertThat(repeats.most(5))
                .containsExactly(new Recurrence(Sign.CAUSE, "The disk is full", 2, Occurrence.of(second.incident())));
    }

    @Test
    void shareTheCauseThatTheHostNames() {
        Scope named = Scope.at(NOW)
                .causes(incident -> List.of(incident.title().replace("again ", "")))
                .build();
        Scenario first = resolved(declare("2026-02-10T10:00", "Expired certificate"), Severity.SEV3, 20);
        Scenario second = resolved(declare("2026-02-20T10:00", "again expired certificate"), Severity.SEV3, 20);

        assertThat(figures(named, first, second).repeats().by(Sign.CAUSE)).hasSize(1);
    }

    @Test
    void repeatNothingThatTheReaderMayNotSee() {
        Scenario secret = resolved(declare("2026-02-10T10:00", "leak", "login").makePrivate(), Severity.SEV1, 20);
        Scenario open = resolved(declare("2026-02-20T10:00", "slow", "login"), Severity.SEV1, 20);

        assertThat(figures(SCOPE, secret, open).repeats().all()).isEmpty();
        assertThat(Repeats.of(List.of(secret.incident(), open.incident()), SCOPE)
                        .share())
                .hasValue(0);
    }
}
