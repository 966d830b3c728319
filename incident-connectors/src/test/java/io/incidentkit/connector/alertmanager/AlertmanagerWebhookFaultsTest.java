package io.incidentkit.connector.alertmanager;

import static io.incidentkit.connector.alertmanager.Webhooks.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertmanagerWebhookFaultsTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"alerts\":", "{} {}", "nonsense", "{'alerts': []}", "\u0000"})
    void saysThatABodyIsNotJson(String body) {
        assertThat(faults(body)).extracting(FieldError::field).containsExactly("body");
        assertThat(faults(body).get(0).message()).startsWith("is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void saysThatABodyIsEmpty(String body) {
        assertThat(faults(body)).containsExactly(new FieldError("body", "is empty"));
    }

    @Test
    void saysWhereABodyBreaks() {
        assertThat(faults("{\"alerts\": [\n nonsense"))
                .containsExactly(new FieldError("body", "is not JSON: it breaks at line 2, column 2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "4", "null"})
    void saysThatABodyIsNotAnObject(String body) {
        assertThat(faults(body)).extracting(FieldError::field).containsExactly("body");
        assertThat(faults(body).get(0).message()).contains("not a JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"alerts\":[]}", "{\"alerts\":{}}", "{\"alerts\":null}", "{\"Alerts\":[{}]}"})
    void asksForAlerts(String body) {
        assertThat(faults(body)).extracting(FieldError::field).containsExactly("alerts");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        String body = """
                {"alerts": [
                  {"labels": {}},
                  {"status": "firing"},
                  7,
                  {"status": "FIRING", "labels": [], "startsAt": "yesterday", "endsAt": 12}
                ]}
                """;
        assertThat(faults(body))
                .extracting(FieldError::field)
                .containsExactly("alerts[0].status", "alerts[1].labels", "alerts[2]", "alerts[3].labels");
    }

    @Test
    void stopsCountingBrokenAlerts() {
        String body = "{\"alerts\":[" + String.join(",", Collections.nCopies(5_000, "1")) + "]}";
        assertThat(faults(body))
                .hasSize(21)
                .last()
                .satisfies(fault -> assertThat(fault.message()).contains("5000 alerts"));
    }

    @Test
    void namesTheBoundOfABodyThatIsTooLong() {
        InvalidInputException thrown = catchThrowableOfType(
                InvalidInputException.class,
                () -> AlertmanagerWebhook.read(new byte[AlertmanagerWebhook.MAX_BYTES + 1]));
        assertThat(thrown.faults())
                .containsExactly(new FieldError("body", "has 8388609 bytes; at most 8388608 are read"));
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThat(faults("{\"alerts\":" + "[".repeat(100_000))).containsExactly(new FieldError("body", "is not JSON"));
    }

    private static List<FieldError> faults(String body) {
        InvalidInputException thrown = catchThrowableOfType(InvalidInputException.class, () -> read(body));
        assertThat(thrown).as("refused: %s", body).isNotNull();
        return thrown.faults();
    }
}
