package io.incidentkit.connector.alertmanager;

import static io.incidentkit.connector.alertmanager.Webhooks.bare;
import static io.incidentkit.connector.alertmanager.Webhooks.firing;
import static io.incidentkit.connector.alertmanager.Webhooks.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad alert in a body loses nothing (jordigilh/kubernaut#1032). */
class BrokenAlertsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"firing\"}",
                "{\"status\":\"firing\",\"labels\":null}",
                "{\"status\":\"firing\",\"labels\":[\"x\"]}",
                "null",
                "7",
                "\"firing\"",
                "[]",
                "{}"
            })
    void whatCanBeReadIsReadAndTheRestIsCountedAndNamed(String broken) {
        AlertGroup group = read(bare(firing("\"alertname\":\"a\""), broken, firing("\"alertname\":\"c\"")));

        assertThat(group.alerts())
                .extracting(alert -> alert.labels().get("alertname"))
                .containsExactly("a", "c");
        assertThat(group.omitted()).isEqualTo(1);
        assertThat(group.remarks())
                .isNotEmpty()
                .allSatisfy(remark -> assertThat(remark).startsWith("Not read: alerts[1]"));
        assertThat(group.describe()).contains("2 firing, 1 not listed", "alerts[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"labels\":null", ",\"labels\":\"none\""})
    void anIncidentOpensWithWhatCanBeRead(String labels) {
        String first =
                "{\"status\":\"Firing\",\"labels\":{\"alertname\":\"a\"},\"startsAt\":\"2026-03-01T15:32:00+0100\"}";
        String second = "{\"status\":\"pending\"" + labels + "}";
        String third = "{\"labels\":{\"alertname\":\"c\"},\"startsAt\":\"2026-02-28T23:59:60Z\"}";
        String body = bare(first, second, third).replaceFirst("\\{", "{\"status\":\"firing\",");
        Incidents incidents = Incidents.inMemory();

        Incident opened =
                incidents.receive(Actor.system("alertmanager"), read(body)).orElseThrow();

        assertThat(opened.began()).contains(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(incidents.timeline(opened.id()).get(1).event().describe())
                .contains("2 firing, 1 not listed", "alerts[1].labels", "alerts[2].status is not given");
    }

    @Test
    void countsThemBesideThoseThatTheSourceLeftOut() {
        String body = bare(firing("\"a\":\"b\""), "{}").replace("\"alerts\"", "\"truncatedAlerts\":12,\"alerts\"");

        assertThat(read(body).omitted()).isEqualTo(13);
    }

    @Test
    void namesTheFirstOfThousands() {
        AlertGroup group = read(bare(firing("\"a\":\"b\""), String.join(",", Collections.nCopies(5_000, "1"))));

        assertThat(group.omitted()).isEqualTo(5_000);
        assertThat(group.remarks()).hasSizeLessThanOrEqualTo(AlertGroup.MAX_REMARKS);
    }

    @ParameterizedTest
    @CsvSource({
        "Firing, true",
        "FIRING, true",
        "' firing ', true",
        "Resolved, false",
        "RESOLVED, false",
        "alerting, true",
        "ok, false"
    })
    void aStatusIsReadInAnyCase(String status, boolean fires) {
        AlertGroup group = read(group("", alert("\"status\":\"" + status + "\",")));

        assertThat(group.firing()).isEqualTo(fires);
        assertThat(group.remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"status\":\"pending\",", "\"status\":\"\",", "\"status\":null,", "\"status\":{},", ""})
    void aStatusThatIsNotKnownIsTheGroups(String status) {
        AlertGroup fires = read(group("\"status\":\"firing\",", alert(status)));
        assertThat(fires.firing()).isTrue();
        assertThat(fires.remarks()).singleElement().asString().contains("alerts[0].status", "firing, as the group is");

        assertThat(read(group("\"status\":\"Resolved\",", alert(status))).firing())
                .isFalse();
    }

    @Test
    void aStatusThatNobodySaysIsFiringInDoubt() {
        AlertGroup group = read(group("", alert("\"status\":\"pending\",")));

        assertThat(group.firing()).isTrue();
        assertThat(group.remarks()).containsExactly("alerts[0].status is \"pending\": read as firing");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2026-03-01T15:32:00+0100\"', 2026-03-01T14:32:00Z",
        "'\"2026-03-01T15:32:00+01\"', 2026-03-01T14:32:00Z",
        "'\"2026-03-01T15:32:00.25+01:00\"', 2026-03-01T14:32:00.250Z",
        "'\"2026-03-01 14:32:00Z\"', 2026-03-01T14:32:00Z",
        "'\"2026-03-01t14:32:00z\"', 2026-03-01T14:32:00Z",
        "'\"2026-03-01T14:32Z\"', 2026-03-01T14:32:00Z",
        "'\"2026-03-01 14:32:00.123456789 +0000 UTC m=+0.1\"', 2026-03-01T14:32:00.123456Z",
        "'\"Sun, 01 Mar 2026 14:32:00 GMT\"', 2026-03-01T14:32:00Z",
        "'\"2026-06-30T23:59:60Z\"', 2026-07-01T00:00:00Z",
        "1772375520, 2026-03-01T14:32:00Z",
        "1772375520.5, 2026-03-01T14:32:00.500Z",
        "1.77237552E9, 2026-03-01T14:32:00Z",
        "1772375520000, 2026-03-01T14:32:00Z",
        "'\"1772375520000\"', 2026-03-01T14:32:00Z",
        "1772375520000000, 2026-03-01T14:32:00Z",
        "1772375520000000000, 2026-03-01T14:32:00Z"
    })
    void aMomentIsReadAsSendersWriteIt(String startsAt, Instant moment) {
        AlertGroup group = read(group("", alert("\"status\":\"firing\",\"startsAt\":" + startsAt + ",")));

        assertThat(group.alerts()).extracting(Alert::startsAt).containsExactly(moment);
        assertThat(group.remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"yesterday\"",
                "\"2026-02-30T14:32:00Z\"",
                "\"2026-03-01T14:32:00\"",
                "\"2026-03-01T14:32:00+99:00\"",
                "12",
                "-5",
                "1e99",
                "true",
                "{}",
                "[1]"
            })
    void aMomentThatCanNotBeReadIsUnknownAndSaid(String startsAt) {
        AlertGroup group = read(group("", alert("\"status\":\"firing\",\"startsAt\":" + startsAt + ",")));

        assertThat(group.alerts()).extracting(Alert::startsAt).containsOnlyNulls();
        assertThat(group.remarks()).singleElement().asString().startsWith("alerts[0].startsAt is no moment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"0001-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00.000Z\""})
    void aMomentThatIsNotGivenIsNothingToRemark(String startsAt) {
        AlertGroup group = read(group("", alert("\"status\":\"firing\",\"startsAt\":" + startsAt + ",")));

        assertThat(group.alerts()).extracting(Alert::startsAt).containsOnlyNulls();
        assertThat(group.remarks()).isEmpty();
    }

    @Test
    void aGroupOfMuchTextKeepsWhatATimelineCanHold() {
        String text = "\"annotations\":{" + String.join(",", many(20)) + "},\"labels\"";
        String resolved = firing("\"n\":\"r\"").replace("firing", "resolved").replace("\"labels\"", text);
        String fires = firing("\"n\":\"f\"").replace("\"labels\"", text);
        AlertGroup group = read(bare(String.join(",", Collections.nCopies(10, resolved)), fires));

        assertThat(group.alerts()).hasSize(5);
        assertThat(group.alerts().get(0).firing()).isTrue();
        assertThat(group.omitted()).isEqualTo(6);
    }

    private static List<String> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"a" + i + "\":\"" + "x".repeat(4_900) + "\"")
                .toList();
    }

    private static String alert(String members) {
        return "{" + members + "\"labels\":{\"alertname\":\"Down\"}}";
    }

    private static String group(String members, String alert) {
        return "{" + members + "\"receiver\":\"hook\",\"alerts\":[" + alert + "]}";
    }
}
