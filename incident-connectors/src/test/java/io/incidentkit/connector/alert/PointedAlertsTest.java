package io.incidentkit.connector.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.connector.alert.AlertAnswer.Kind;
import io.incidentkit.connector.alert.AlertFields.Part;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Any tool that sends JSON, read by the places of its parts. */
class PointedAlertsTest {
    private static AlertDesk desk(AlertFields.Builder fields, StateWords words, Map<String, String> severities) {
        return AlertDesk.of(PointedAlerts.builder("probe", fields.build())
                .words(words)
                .severities(severities)
                .build());
    }

    @Test
    void readsEachPartAtItsPlaceAndTheFirstPlaceThatHasSomething() {
        AlertDesk desk = desk(
                AlertFields.builder()
                        .at(Part.KEY, List.of("/check/id"))
                        .at(Part.TITLE, List.of("/check/long", "/check/name"))
                        .at(Part.STATE, List.of("/now"))
                        .at(Part.SEVERITY, List.of("/importance"))
                        .at(Part.SERVICE, List.of("/services"))
                        .at(Part.BEGAN, List.of("/since"))
                        .label("region", List.of("/where/0"))
                        .label("all", List.of("/labels")),
                StateWords.of(List.of("kaputt"), List.of("heil"), List.of("egal")),
                Map.of("5", "critical"));

        desk.send(
                "{\"check\":{\"id\":17,\"long\":\" \",\"name\":\"Checkout\"},\"now\":\"KAPUTT\",\"importance\":5,"
                        + "\"services\":[\"checkout\",\"cart\"],\"since\":1793954400,\"where\":[\"eu\"],\"labels\":{\"a\":\"b\"}}");

        assertThat(desk.only()).satisfies(incident -> {
            assertThat(incident.title()).isEqualTo("Checkout");
            assertThat(incident.severity()).contains(Severity.SEV1);
            assertThat(incident.services()).containsExactly("checkout");
            assertThat(incident.began()).contains(Instant.ofEpochSecond(1_793_954_400L));
        });
        assertThat(desk.send("{\"check\":{\"id\":17},\"now\":\"egal\"}").kind()).isEqualTo(Kind.IGNORED);
        assertThat(desk.send("{\"check\":{\"id\":17},\"now\":\"heil\"}").incidents())
                .hasSize(1);
    }

    @Test
    void putsAlertsOfOneKeyIntoOneGroupAndLooksInTheWholeForWhatAnAlertLacks() {
        AlertDesk desk = desk(
                AlertFields.builder()
                        .at(Part.ALERTS, List.of("/list"))
                        .at(Part.KEY, List.of("/key"))
                        .at(Part.TITLE, List.of("/title"))
                        .label("host", List.of("/host")),
                StateWords.standard(),
                Map.of());

        desk.send(
                "{\"key\":\"one for all\",\"title\":\"Disks are full\",\"list\":[{\"host\":\"a\"},{\"host\":\"b\"}]}");

        assertThat(desk.texts().toString()).contains("2 firing (Disks are full)");
    }

    @Test
    void takesAWordThatIsNotKnownForFiringAndSaysSo() {
        AlertDesk desk = desk(
                AlertFields.builder().at(Part.KEY, List.of("/key")).at(Part.STATE, List.of("/state")),
                StateWords.standard(),
                Map.of());
        desk.send("{\"key\":\"a\",\"state\":\"wobbly\"}");
        assertThat(desk.texts().toString()).contains("/state is \"wobbly\": read as firing");
        assertThat(desk.only().title()).as("without a title").isEqualTo("a");
    }

    @Test
    void replacesAKeyThatNoIncidentCanHaveByItsDigest() {
        assertThat(ToolAlert.boundedKey("a b")).isEqualTo("a b");
        assertThat(ToolAlert.boundedKey("a\nb")).startsWith("sha256:").hasSize(71);
        assertThat(ToolAlert.boundedKey("x".repeat(2_000))).startsWith("sha256:");
    }

    @Test
    void saysEverythingThatIsWrongWithItsSettingsAtOnce() {
        AlertFields.Builder fields = AlertFields.builder()
                .at(Part.KEY, List.of("key"))
                .at(Part.TITLE, List.of("$.title"))
                .label("host", List.of("host"));
        assertThatThrownBy(fields::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("key: ", "title: ", "labels.host: ", "JSON pointer");
        assertThatThrownBy(() -> PointedAlerts.builder(
                                "Not One", AlertFields.builder().build())
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("name: ", "key: ");
    }
}
