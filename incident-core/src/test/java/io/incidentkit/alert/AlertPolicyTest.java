package io.incidentkit.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertPolicyTest {
    private static final SeverityPolicy LEVELS = SeverityPolicy.standard();

    @ParameterizedTest
    @CsvSource({
        "critical, SEV1",
        "page, SEV1",
        "emergency, SEV1",
        "fatal, SEV1",
        "CRITICAL, SEV1",
        "' Critical ', SEV1",
        "error, SEV2",
        "high, SEV2",
        "major, SEV2",
        "warning, SEV3",
        "medium, SEV3",
        "Minor, SEV3",
        "info, SEV4",
        "low, SEV4",
        "none, SEV4",
        "sev3, SEV3",
        "purple, SEV2",
        "P1, SEV1",
        "p2, SEV2",
        "sev-1, SEV1",
        "'SEV 4', SEV4",
        "crit, SEV1",
        "warn, SEV3",
        "notice, SEV4"
    })
    void aLabelSaysTheLevel(String value, Severity level) {
        assertThat(AlertPolicy.standard().level(group(firing("severity", value)), LEVELS))
                .isEqualTo(level);
    }

    @Test
    void withoutALabelItIsTheDefault() {
        assertThat(AlertPolicy.standard().level(group(firing("team", "critical")), LEVELS))
                .isEqualTo(Severity.SEV2);
        assertThat(AlertPolicy.standard()
                        .withDefault(Severity.SEV1)
                        .level(group(firing("severity", "purple"), firing("severity", "info")), LEVELS))
                .isEqualTo(Severity.SEV1);
    }

    @Test
    void theHighestOfThoseThatFireCounts() {
        Alert resolved = new Alert(false, Map.of("severity", "critical"), Map.of(), null, null);

        assertThat(AlertPolicy.standard()
                        .level(group(firing("severity", "info"), firing("severity", "warning"), resolved), LEVELS))
                .isEqualTo(Severity.SEV3);
    }

    @Test
    void theFirstLabelThatSaysSomethingKnownCounts() {
        AlertPolicy policy = AlertPolicy.standard().withLabels(List.of("priority", "severity"));
        Alert both = new Alert(true, Map.of("priority", "soon", "severity", "low"), Map.of(), null, null);

        assertThat(policy.level(group(both), LEVELS)).isEqualTo(Severity.SEV4);
    }

    /** In doubt the second highest level counts, which is too low for these. */
    @ParameterizedTest
    @ValueSource(strings = {"P0", "p0", "Sev0", "SEV-0", "S0", "blocker", "URGENT", "highest", "emerg", "s1"})
    void whatStandsAboveTheHighestLevelIsTheHighest(String value) {
        assertThat(AlertPolicy.standard().level(group(firing("severity", value)), LEVELS))
                .isEqualTo(Severity.SEV1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"severity", "Severity", "SEVERITY"})
    void theLabelIsFoundInWhateverCapitals(String label) {
        assertThat(AlertPolicy.standard().level(group(firing(label, "critical")), LEVELS))
                .isEqualTo(Severity.SEV1);
    }

    @Test
    void theLabelAsItIsNamedGoesBeforeOthersInItsCapitals() {
        Alert both = new Alert(true, Map.of("Severity", "critical", "severity", "low"), Map.of(), null, null);

        assertThat(AlertPolicy.standard().level(group(both), LEVELS)).isEqualTo(Severity.SEV4);
    }

    @Test
    void levelsOfOnesOwnTakeThePlacesOfThePlaybooks() {
        SeverityPolicy own = renamed();
        assertThat(AlertPolicy.standard().level(group(firing("severity", "critical")), own))
                .isEqualTo(new Severity("P1"));
        assertThat(AlertPolicy.standard().level(group(firing("severity", "p4")), own))
                .isEqualTo(new Severity("P4"));
        assertThat(AlertPolicy.standard().inDoubt(own)).isEqualTo(new Severity("P2"));
        assertThat(IncidentPolicy.builder().severities(own).build().toMarkdown())
                .contains(
                        "P1: blocker, crit, critical, disaster, emerg, emergency, fatal, highest, p0, p1, page, s0, s1, sev0, urgent");
    }

    @Test
    void theNameOfALevelGoesBeforeWhatItSaysElsewhere() {
        SeverityPolicy own = IncidentPolicy.fromJson(IncidentPolicy.standard()
                        .toJson()
                        .replace("SEV1", "P0")
                        .replace("SEV2", "P1")
                        .replace("SEV3", "P2")
                        .replace("SEV4", "P3"))
                .severities();

        assertThat(AlertPolicy.standard().level(group(firing("severity", "p1")), own))
                .isEqualTo(new Severity("P1"));
        assertThat(AlertPolicy.standard()
                        .withLevels(Map.of("p1", new Severity("P0")))
                        .level(group(firing("severity", "p1")), own))
                .isEqualTo(new Severity("P0"));
    }

    @Test
    void isReadFromThePolicysJsonAndWrittenBack() {
        IncidentPolicy read = IncidentPolicy.fromJson("""
                {"alertSeverities": {"labels": ["priority"], "levels": {"Urgent": "SEV1", "whenever": "SEV4"}},
                 "defaultSeverity": "SEV3", "reopenOnAlert": false}
                """);

        assertThat(read.alerts())
                .isEqualTo(new AlertPolicy(
                        List.of("priority"),
                        Map.of("urgent", Severity.SEV1, "whenever", Severity.SEV4),
                        Severity.SEV3,
                        false));
        assertThat(IncidentPolicy.fromJson(read.toJson())).isEqualTo(read);
        assertThat(IncidentPolicy.fromJson(IncidentPolicy.standard().toJson())).isEqualTo(IncidentPolicy.standard());
        assertThat(IncidentPolicy.fromJson("{}").alerts().reopenOnAlert()).isTrue();
    }

    @Test
    void everythingThatIsNoLevelOfThePolicyIsRefusedAtOnce() {
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> IncidentPolicy.fromJson("""
                {"alertSeverities": {"labels": [""], "levels": {"bad": "P1", "worse": "SEV1", "WORSE": "SEV2"}},
                 "defaultSeverity": "P9", "reopenOnAlert": "perhaps"}
                """));

        assertThat(refused.faults())
                .extracting(FieldError::field)
                .contains(
                        "alertSeverities.labels[0]",
                        "alertSeverities.levels.bad",
                        "alertSeverities.levels.WORSE",
                        "defaultSeverity",
                        "reopenOnAlert");
    }

    @Test
    void standsOnThePageOfThePolicy() {
        assertThat(IncidentPolicy.standard().toMarkdown())
                .contains("## Alerts")
                .contains(
                        "SEV1: blocker, crit, critical, disaster, emerg, emergency, fatal, highest, p0, p1, page, s0, s1, sev0, urgent")
                .contains("SEV2: err, error, high, major, p2, s2, and whatever says nothing of these")
                .contains("reopens the incident");
    }

    private static SeverityPolicy renamed() {
        return IncidentPolicy.fromJson(IncidentPolicy.standard().toJson().replace("SEV", "P"))
                .severities();
    }

    private static Alert firing(String label, String value) {
        return new Alert(true, Map.of("alertname", "a" + value, label, value), Map.of(), null, null);
    }

    private static AlertGroup group(Alert... alerts) {
        return new AlertGroup("s", "k", "t", List.of(), List.of(alerts), 0);
    }
}
