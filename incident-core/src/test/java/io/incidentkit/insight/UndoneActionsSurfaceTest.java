package io.incidentkit.insight;

import static io.incidentkit.playbook.Histories.declare;
import static io.incidentkit.playbook.Histories.numbered;
import static io.incidentkit.playbook.Histories.resolved;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.carol;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionFinding;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.actionitem.SurfacingPolicy;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What does not get done is shown to leadership, by a rule, as effects. */
class UndoneActionsSurfaceTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private static ActionBoard board(Instant now) {
        Scenario scenario = resolved(declare("2026-02-10T08:00", "Search index is stale", "search"), Severity.SEV3, 90);
        for (String what : List.of("alert on the age", "rebuild at night", "show the age")) {
            scenario.accept(carol, new AddAction(ActionType.PREVENT, what, BOB, LocalDate.of(2026, 2, 20), null));
        }
        return ActionBoard.of(List.of(numbered(37, scenario)), Scope.at(now).build());
    }

    private static List<Effect> effects(Instant now) {
        return board(now).effects(SurfacingPolicy.STANDARD);
    }

    @Test
    void eachFindingIsOneEffect() {
        List<ActionFinding> findings = board(MONDAY).surfaced(SurfacingPolicy.STANDARD);

        assertThat(findings).isNotEmpty();
        assertThat(effects(MONDAY))
                .hasSameSizeAs(findings)
                .allMatch(effect -> effect.kind() == EffectKind.SURFACE_TO_LEADERSHIP)
                .extracting(Effect::target)
                .containsExactlyElementsOf(
                        findings.stream().map(ActionFinding::name).toList());
        assertThat(effects(MONDAY).get(0).body())
                .isEqualTo(findings.get(0).violation().message());
    }

    @Test
    void theSameFindingHasTheSameKeyAllWeek() {
        List<String> keys = effects(MONDAY).stream().map(Effect::key).toList();

        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.endsWith("/2026-W10"));
        assertThat(effects(MONDAY.plus(Duration.ofDays(1))))
                .extracting(Effect::key)
                .containsAll(keys);
        assertThat(effects(MONDAY.plus(Duration.ofDays(7))))
                .extracting(Effect::key)
                .doesNotContainAnyElementsOf(keys);
    }
}
