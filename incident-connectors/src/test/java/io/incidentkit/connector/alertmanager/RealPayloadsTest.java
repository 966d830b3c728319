package io.incidentkit.connector.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.RealData;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads payloads that tools really sent ({@link RealData}). */
class RealPayloadsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Test
    void readsEveryRealWebhookAndRefusesEverythingElse() {
        List<Path> read = new ArrayList<>();
        for (Path file : RealData.files(RealData.at("webhooks"))) {
            byte[] body = RealData.bytes(file);
            if (isWebhook(body)) {
                opensOneIncident(file, AlertmanagerWebhook.read(body));
                read.add(file);
            } else {
                assertThatThrownBy(() -> AlertmanagerWebhook.read(body))
                        .as("%s", file)
                        .isInstanceOf(InvalidInputException.class);
            }
        }
        assertThat(read).hasSizeGreaterThan(10);
    }

    private static void opensOneIncident(Path file, AlertGroup group) {
        Incidents incidents = Incidents.inMemory();
        Actor source = Actor.system(group.source());
        Optional<Incident> opened = incidents.receive(source, group);
        assertThat(opened.isPresent()).as("%s", file).isEqualTo(group.firing());
        assertThat(incidents.receive(source, group).map(Incident::id))
                .as("repeated: %s", file)
                .isEqualTo(opened.map(Incident::id));
    }

    /** Said in other words than the reader's: a list of alerts that all have a status and labels. */
    private static boolean isWebhook(byte[] body) {
        try {
            JsonNode alerts = MAPPER.readTree(body).path("alerts");
            return !alerts.isEmpty()
                    && alerts.isArray()
                    && StreamSupport.stream(alerts.spliterator(), false)
                            .allMatch(alert -> alert.path("labels").isObject()
                                    && alert.path("status").asString("").matches("firing|resolved"));
        } catch (JacksonException e) {
            return false;
        }
    }
}
