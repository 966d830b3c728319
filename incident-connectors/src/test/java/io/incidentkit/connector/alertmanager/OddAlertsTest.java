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
import io.incidentkit.severity.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One odd value in one alert of a group loses no alert, and is said. */
class OddAlertsTest {
    private static final String GOOD = firing("\"alertname\":\"good\"");

    private static String odd(String member) {
        return firing("\"alertname\":\"odd\"").replaceFirst("}}$", "}," + member + "}");
    }

    private static List<String> names(AlertGroup group) {
        return group.alerts().stream()
                .map(alert -> alert.labels().get("alertname"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 1_500, 4_000})
    void whatLiesDeepLosesNoAlert(int depth) {
        String deep = "[".repeat(depth) + "]".repeat(depth);

        assertThat(names(read(bare(GOOD, odd("\"annotations\":{\"x\":" + deep + "}"), GOOD))))
                .containsExactly("good", "odd", "good");
        assertThat(read(bare(GOOD, odd("\"startsAt\":" + deep))).remarks())
                .containsExactly("alerts[1].startsAt is no moment: is a list");
    }

    @Test
    void aNumberOfThousandsOfFiguresLosesNoAlert() {
        AlertGroup group = read(bare(GOOD, odd("\"startsAt\":" + "1".repeat(5_000))));

        assertThat(names(group)).containsExactly("good", "odd");
        assertThat(group.remarks()).singleElement().asString().startsWith("alerts[1].startsAt is no moment");
    }

    @Test
    void aNameOfAHundredThousandCharactersLosesNoAlert() {
        assertThat(names(read(bare(GOOD, firing("\"alertname\":\"odd\",\"" + "n".repeat(100_000) + "\":\"v\"")))))
                .containsExactly("good", "odd");
    }

    @Test
    void aTextInAnotherEncodingLosesNoAlert() {
        byte[] body = bare(GOOD, odd("\"annotations\":{\"summary\":\"M\u00FCll ist voll\"}"))
                .getBytes(StandardCharsets.ISO_8859_1);
        AlertGroup group = AlertmanagerWebhook.read(body);

        assertThat(names(group)).containsExactly("good", "odd");
        assertThat(group.alerts().get(1).annotations()).containsEntry("summary", "M\uFFFDll ist voll");
    }

    @Test
    void aTextWithALineBreakThatNobodyEscapedLosesNoAlert() {
        AlertGroup group = read(bare(GOOD, odd("\"annotations\":{\"summary\":\"a\nb\tc\"}")));

        assertThat(group.alerts().get(1).annotations()).containsEntry("summary", "a\nb\tc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"pod\":{\"name\":\"a\"} | alerts[0].labels.pod is no text, and was not read",
                "\"pods\":[\"a\"] | alerts[0].labels.pods is no text, and was not read"
            })
    void aLabelThatIsNoTextIsSaid(String label, String remark) {
        AlertGroup group = read(bare(firing("\"alertname\":\"a\"," + label)));

        assertThat(group.alerts().get(0).labels()).containsOnlyKeys("alertname");
        assertThat(group.remarks()).containsExactly(remark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "[\"x\"]", "5"})
    void annotationsThatAreNoneAreSaid(String annotations) {
        assertThat(read(bare(odd("\"annotations\":" + annotations))).remarks())
                .containsExactly("alerts[0].annotations is no object, and was not read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"x\":null}", "{\"x\":\"\"}"})
    void annotationsThatSayNothingAreNothingToRemark(String annotations) {
        assertThat(read(bare(odd("\"annotations\":" + annotations))).remarks()).isEmpty();
    }

    @Test
    void moreLabelsThanAreKeptAreSaid() {
        String labels =
                IntStream.range(0, 80).mapToObj(i -> "\"l" + i + "\":\"v\"").collect(Collectors.joining(","));

        assertThat(read(bare(firing(labels))).remarks())
                .containsExactly("alerts[0].labels has 80 entries; the first 64 were read");
    }

    @Test
    void alertsThatDifferBehindWhatIsKeptOfALabelStayTwo() {
        String path = "/x".repeat(600);
        AlertGroup group = read(bare(firing("\"path\":\"" + path + "a\""), firing("\"path\":\"" + path + "b\"")));

        assertThat(group.alerts().get(0).labels())
                .isNotEqualTo(group.alerts().get(1).labels());
        assertThat(group.remarks())
                .containsExactly(
                        "alerts[0].labels.path has 1201 characters; it was cut",
                        "alerts[1].labels.path has 1201 characters; it was cut");
    }

    @ParameterizedTest
    @CsvSource({"active, true", "firing, true", "resolved, false"})
    void aStatusCanBeAnObjectWithAState(String state, boolean fires) {
        AlertGroup group = read("{\"alerts\":[{\"status\":{\"state\":\"" + state
                + "\",\"silencedBy\":[]},\"labels\":{\"alertname\":\"a\"}}]}");

        assertThat(group.firing()).isEqualTo(fires);
        assertThat(group.remarks()).isEmpty();
    }

    @Test
    void oneAlertCanStandInPlaceOfTheList() {
        assertThat(names(read("{\"receiver\":\"hook\",\"alerts\":" + GOOD + "}")))
                .containsExactly("good");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T15:32:00+01:00[Europe/Berlin], 2026-03-01T14:32:00Z",
        "20260301T143200Z, 2026-03-01T14:32:00Z",
        "20260301T153200+0100, 2026-03-01T14:32:00Z",
        "Sun Mar  1 14:32:00 UTC 2026, 2026-03-01T14:32:00Z",
        "2026/03/01 14:32:00 +0000, 2026-03-01T14:32:00Z",
        "2026-02-28T24:00:00Z, 2026-03-01T00:00:00Z"
    })
    void momentsAreReadAsOtherProgramsPrintThem(String startsAt, Instant moment) {
        AlertGroup group = read(bare(odd("\"startsAt\":\"" + startsAt + "\"")));

        assertThat(group.alerts()).extracting(Alert::startsAt).containsExactly(moment);
        assertThat(group.remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"service\":\"shop,cart\" | shop;cart",
                "\"service\":\"shop; cart\" | shop;cart",
                "\"Service\":\"shop\" | shop",
                "\"SERVICE\":\"shop\",\"namespace\":\"n\" | shop",
                "\"Service\":\"other\",\"service\":\"shop\" | shop",
                "\"service\":\"-\",\"namespace\":\"shop\" | shop"
            })
    void servicesAreThoseThatAPersonWouldName(String labels, String services) {
        assertThat(read(bare(firing(labels))).services()).containsExactly(services.split(";"));
    }

    @Test
    void theHighestPriorityPagesAsTheHighestLevelDoes() {
        Incidents incidents = Incidents.inMemory();

        Incident opened = incidents
                .receive(Actor.system("alertmanager"), read(bare(firing("\"alertname\":\"a\",\"Severity\":\"P0\""))))
                .orElseThrow();

        assertThat(opened.severity()).contains(Severity.SEV1);
    }
}
