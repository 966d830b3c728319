package io.incidentkit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentDocumentTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00.123456Z");
    private static final Actor ANA = Actor.person("ana");

    private final InMemoryIncidentStore store = new InMemoryIncidentStore();
    private final Incidents incidents =
            new Incidents(store, IncidentPolicy.standard(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final IncidentTransfer transfer = new IncidentTransfer(store, IncidentPolicy.standard(), null);
    private final Incident incident =
            incidents.declare(ANA, Declare.builder("Checkout is down").build());
    private final IncidentDocument document = noted();

    private IncidentDocument noted() {
        incidents.handle(ANA, incident.id()).timeline().note("the first note");
        incidents.handle(ANA, incident.id()).timeline().note("the second note");
        return transfer.export(incident.id());
    }

    @Test
    void isReadAsItIsWritten() {
        String json = document.toJson();

        assertThat(IncidentDocument.fromJson(json)).isEqualTo(document);
        assertThat(document.incident()).isEqualTo(store.find(incident.id()).orElseThrow());
        assertThat(json).contains(document.seal());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            the first note,     the last note,     1
            the second note,    the last note,     2
            Checkout is down,   Checkout is slow,  0
            """)
    void theFirstEntryThatWasChangedIsNamed(String was, String is, int entry) {
        assertThat(faults(document.toJson().replace(was, is))).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("timeline[" + entry + "].seal");
            assertThat(fault.message()).startsWith("is broken: this entry was changed");
        });
    }

    @Test
    void theFirstOfTwoEntriesThatWereChangedIsNamed() {
        assertThat(faults(document.toJson().replace("note\"", "mark\"")))
                .extracting(FieldError::field)
                .containsExactly("timeline[1].seal");
    }

    @Test
    void aChangedActorOrMomentBreaksTheSealToo() {
        assertThat(faults(document.toJson().replaceFirst("\"ana\"", "\"ben\"")))
                .extracting(FieldError::field)
                .containsExactly("timeline[0].seal");
        assertThat(faults(document.toJson().replaceFirst("00\\.123456Z", "01.123456Z")))
                .extracting(FieldError::field)
                .contains("timeline[0].seal");
    }

    @Test
    void anEntryThatWasTakenOutIsMissed() {
        String json = document.toJson();
        int from = json.indexOf("{", json.indexOf("\"timeline\""));
        int second = json.indexOf("\"sequence\" : 2");
        String without = json.substring(0, from) + json.substring(json.lastIndexOf("{", second));

        assertThat(faults(without)).extracting(FieldError::toString).anyMatch(fault -> fault.contains("sequence"));
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThat(faults("""
                {"format": 7, "number": "x", "timeline": [{"sequence": 1, "type": "no-such-type", "version": 1,
                 "occurredAt": "yesterday", "recordedAt": "2026-03-01T14:32:00Z", "event": 5}], "more": 1}
                """))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "format",
                        "id",
                        "number",
                        "timeline[0].occurredAt",
                        "timeline[0].actor",
                        "timeline[0].event",
                        "more");
    }

    @Test
    void anIncidentThatIsThereIsTheSame() {
        assertThat(transfer.take(document, NOW))
                .isEqualTo(store.find(incident.id()).orElseThrow());
    }

    @Test
    void anotherOneOfItsIdentityIsRefusedAndNothingIsWritten() {
        incidents.handle(ANA, incident.id()).timeline().note("the third note");
        Incident there = store.find(incident.id()).orElseThrow();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> transfer.take(document, NOW))
                .withMessageContaining("is that of INC-1, which is another from entry 4 on");
        assertThat(store.find(incident.id())).contains(there);
    }

    private static List<FieldError> faults(String json) {
        try {
            IncidentDocument.fromJson(json);
            return List.of();
        } catch (InvalidInputException e) {
            return e.faults();
        }
    }
}
