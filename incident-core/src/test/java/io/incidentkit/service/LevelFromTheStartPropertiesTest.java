package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.rule.Rule;
import io.incidentkit.severity.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@link Rule#LEVEL_FROM_THE_START}, read plainly beside the one that is under test. */
class LevelFromTheStartPropertiesTest {
    private static final String RULE = Rule.LEVEL_FROM_THE_START.id();
    private static final Actor SOURCE = Actor.system("monitoring");
    private static final Map<String, Severity> LEVELS =
            Map.of("critical", Severity.SEV1, "ERROR", Severity.SEV2, "Warning", Severity.SEV3, "info", Severity.SEV4);

    @Property(tries = 300)
    void whateverAnAlertOpensHasTheHighestLevelOfThoseThatFire(@ForAll("groups") AlertGroup group) {
        Optional<Incident> opened = Incidents.inMemory().receive(SOURCE, group);

        assertThat(opened.isPresent()).isEqualTo(group.firing());
        opened.ifPresent(incident -> assertThat(incident.severity()).as(RULE).contains(highest(group)));
    }

    /** Nothing that is sent later takes a level away, or lowers it. */
    @Property(tries = 300)
    void noAlertThatJoinsLowersIt(@ForAll("groups") AlertGroup first, @ForAll("groups") AlertGroup second) {
        Incidents incidents = Incidents.inMemory();
        incidents.receive(SOURCE, first).ifPresent(opened -> {
            Incident joined = incidents.receive(SOURCE, second).orElseThrow();

            assertThat(joined.id()).isEqualTo(opened.id());
            assertThat(rank(joined.severity().orElseThrow()))
                    .as(RULE)
                    .isLessThanOrEqualTo(rank(opened.severity().orElseThrow()));
        });
    }

    @Provide
    Arbitrary<AlertGroup> groups() {
        Arbitrary<String> values = Arbitraries.of("critical", "ERROR", "Warning", "info", "purple", "");
        return Combinators.combine(Arbitraries.of(true, false), values, Arbitraries.of("a", "b", "c"))
                .as((firing, value, name) ->
                        new Alert(firing, Map.of("alertname", name, "severity", value), Map.of(), null, null))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(alerts -> new AlertGroup("monitoring", "key", "title", List.of(), alerts, 0));
    }

    private static Severity highest(AlertGroup group) {
        return group.alerts().stream()
                .filter(Alert::firing)
                .map(alert -> LEVELS.getOrDefault(alert.labels().get("severity"), Severity.SEV2))
                .min(Comparator.comparingInt(LevelFromTheStartPropertiesTest::rank))
                .orElseThrow();
    }

    private static int rank(Severity severity) {
        return IncidentPolicy.standard().severities().rank(severity);
    }
}
