package io.incidentkit.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.Damage;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.playbook.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever lies in the store as a snapshot: it is an incident, or is left to the fold, and nothing else. */
class SnapshotCodecFuzzTest {

    @Property
    void anyTextIsReadOrLeftToTheFold(@ForAll String json) {
        readOrLeft(json);
    }

    @Property
    void anyBytesAreReadOrLeftToTheFold(@ForAll byte[] json) {
        readOrLeft(new String(json, StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void anyDamageIsReadOrLeftToTheFold(@ForAll("damaged") String json) {
        readOrLeft(json);
    }

    @Property
    void anyTextIsAnIdOrNone(@ForAll String text) {
        IncidentId.find(text).ifPresent(id -> assertThat(id.toString()).isEqualToIgnoringCase(text));
        IncidentRef.find(text).ifPresent(ref -> assertThat(ref.number()).isNotNegative());
    }

    @Provide
    Arbitrary<String> damaged() {
        return Arbitraries.of(
                        Scenario.detected(),
                        Scenario.mitigated().accept(Scenario.alice, new ReportMitigationFailed("errors again", null)),
                        Scenario.resolved(),
                        Scenario.reopened())
                .flatMap(scenario -> Damage.of(SnapshotCodec.write(scenario.incident())));
    }

    /** What was read is whole: it can be shown, and is read again as it is written. */
    private static void readOrLeft(String json) {
        Optional<Incident> read = SnapshotCodec.read(SnapshotCodec.SNAPSHOT_FORMAT, 42, json);
        read.ifPresent(incident -> {
            assertThat(incident.toString()).startsWith("INC-42 ");
            assertThat(incident.episodes()).isNotEmpty();
            assertThat(SnapshotCodec.read(SnapshotCodec.SNAPSHOT_FORMAT, 42, SnapshotCodec.write(incident)))
                    .contains(incident);
        });
    }
}
