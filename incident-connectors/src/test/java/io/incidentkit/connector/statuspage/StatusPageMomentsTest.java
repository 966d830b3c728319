package io.incidentkit.connector.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.backfill.PastIncident;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An update whose moment is written otherwise loses neither itself nor its incident. */
class StatusPageMomentsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'\"2026-01-10T11:05:00+0100\"'; 2026-01-10T10:05:00Z",
                "'\"2026-01-10 10:05:00 UTC\"'; 2026-01-10T10:05:00Z",
                "'\"2026-01-10 10:05:00+00:00\"'; 2026-01-10T10:05:00Z",
                "'\"Sat, 10 Jan 2026 10:05:00 GMT\"'; 2026-01-10T10:05:00Z",
                "1768039500; 2026-01-10T10:05:00Z",
                "1768039500000; 2026-01-10T10:05:00Z"
            })
    void areReadAsAlertsAre(String written, Instant moment) {
        String document = "{\"id\":\"a\",\"name\":\"Down\",\"created_at\":" + written
                + ",\"incident_updates\":[{\"id\":\"u\",\"status\":\"investigating\",\"body\":\"x\",\"created_at\":"
                + written + "}]}";
        StatusPageHistory history = StatusPageHistory.read("shop", document.getBytes(StandardCharsets.UTF_8));

        assertThat(history.faults()).isEmpty();
        PastIncident incident = history.incidents().get(0);
        assertThat(incident.detectedAt()).contains(moment);
        assertThat(incident.updates()).extracting(update -> update.at()).containsExactly(moment);
    }
}
