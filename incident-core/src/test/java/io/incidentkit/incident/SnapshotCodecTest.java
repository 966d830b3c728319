package io.incidentkit.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.playbook.Scenario;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotCodecTest {

    static Stream<Scenario> scenarios() {
        return Stream.of(
                Scenario.detected(),
                Scenario.triaged().accept(Scenario.alice, new OfferHandover(Scenario.BOB, "go on", null)),
                Scenario.mitigated().accept(Scenario.alice, new ReportMitigationFailed("errors again", null)),
                Scenario.resolved(),
                Scenario.dismissed(),
                Scenario.reopened());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void readsWhatItWrote(Scenario scenario) {
        Incident incident = scenario.incident();

        assertThat(SnapshotCodec.read(SnapshotCodec.SNAPSHOT_FORMAT, 42, SnapshotCodec.write(incident)))
                .contains(incident);
    }

    @Test
    void givesTheIncidentTheNumberOfTheStore() {
        String json = SnapshotCodec.write(Scenario.detected().incident().numbered(0));

        assertThat(SnapshotCodec.read(SnapshotCodec.SNAPSHOT_FORMAT, 7, json))
                .hasValueSatisfying(incident -> assertThat(incident.number()).isEqualTo(7));
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() {
        Incident incident = Scenario.mitigated().incident();
        String json = SnapshotCodec.write(incident).replaceFirst("\\{", "{\"later\":{\"a\":1},");

        assertThat(SnapshotCodec.read(SnapshotCodec.SNAPSHOT_FORMAT, 42, json)).contains(incident);
    }

    @Test
    void leavesOtherFormatsToTheFold() {
        String json = SnapshotCodec.write(Scenario.detected().incident());

        assertThat(SnapshotCodec.read(SnapshotCodec.SNAPSHOT_FORMAT - 1, 42, json))
                .isEmpty();
        assertThat(SnapshotCodec.read(SnapshotCodec.SNAPSHOT_FORMAT + 1, 42, json))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"id\":", "\"x\"", "7"})
    void leavesWhatItCannotReadToTheFold(String json) {
        assertThat(SnapshotCodec.read(SnapshotCodec.SNAPSHOT_FORMAT, 42, json)).isEmpty();
    }

    /** An empty text is no absent id: what was read has to be written again as it was. */
    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void leavesAnIncidentWithoutAnIdToTheFold(String id) {
        Incident incident = Scenario.detected().incident();
        String json = SnapshotCodec.write(incident).replace(incident.id().toString(), id);

        assertThat(SnapshotCodec.read(SnapshotCodec.SNAPSHOT_FORMAT, 42, json)).isEmpty();
    }
}
