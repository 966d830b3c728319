package io.incidentkit.connector.statuspage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.loop.Step;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusPageHistoryTest {
    static final String CHECKOUT = """
            {"id": "abc123", "name": "Checkout is slow", "status": "resolved", "impact": "major", "new_field": {"a": [1]},
             "created_at": "2026-01-10T10:00:00.123456789Z", "updated_at": "2026-01-10T11:00:00Z", "resolved_at": null,
             "shortlink": "https://status.example/abc123",
             "components": [{"name": "Checkout", "status": "operational"}, {"name": "Cart"}, {"name": "Cart"}],
             "incident_updates": [
               {"id": "u3", "status": "resolved", "body": "Back to normal.", "display_at": "2026-01-10T11:00:00Z",
                "affected_components": null},
               {"id": "u2", "status": "monitoring", "body": "Rolled <b>back</b>.", "created_at": "2026-01-10T02:40:00-08:00"},
               {"id": "u1", "status": "investigating", "body": "We look into it.", "display_at": "2026-01-10T10:05:00Z"}]}""";
    static final String UPGRADE = """
            {"id": "m1", "name": "Upgrade", "status": "scheduled", "impact": "maintenance",
             "created_at": "2026-01-10T10:00:00Z",
             "scheduled_for": "2026-01-12T10:00:00Z", "scheduled_until": "2026-01-12T12:00:00Z", "incident_updates": []}""";

    @Test
    void readsAnIncident() {
        PastIncident incident = only(read("{\"page\": {\"id\": \"p\"}, \"incidents\": [" + CHECKOUT + "]}"));

        assertThat(incident.source()).isEqualTo("shop");
        assertThat(incident.sourceId()).isEqualTo("abc123");
        assertThat(incident.title()).isEqualTo("Checkout is slow");
        assertThat(incident.services()).containsExactly("Checkout", "Cart");
        assertThat(incident.impact()).contains("major");
        assertThat(incident.severity()).isEmpty();
        assertThat(incident.began()).isEmpty();
        assertThat(incident.detectedAt()).contains(Instant.parse("2026-01-10T10:00:00.123456Z"));
        assertThat(incident.endedAt()).isEmpty();
        assertThat(incident.link()).contains("https://status.example/abc123");
        assertThat(incident.updates())
                .containsExactly(
                        new PastUpdate(Instant.parse("2026-01-10T10:05:00Z"), Step.DETECTED, "We look into it."),
                        new PastUpdate(Instant.parse("2026-01-10T10:40:00Z"), Step.MITIGATED, "Rolled <b>back</b>."),
                        new PastUpdate(Instant.parse("2026-01-10T11:00:00Z"), Step.RESOLVED, "Back to normal."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "[%s]",
                "{\"incidents\": [%s]}",
                "{\"summary\": {\"page\": {}, \"incidents\": [%s]}, \"polled_at\": \"2026-01-10T10:00:00Z\"}",
                "{\"first_seen\": \"2026-01-10T10:00:00Z\", \"incident\": %s}",
                "[{\"incident\": %s}]"
            })
    void findsTheIncidentInWhateverItIsWrapped(String form) {
        assertThat(only(read(form.formatted(CHECKOUT))).sourceId()).isEqualTo("abc123");
    }

    @Test
    void readsOneIncidentALine() {
        String line = CHECKOUT.replace("\n", " ");

        StatusPageHistory history = read(line + "\n\n{\"incident\": " + line.replace("abc123", "def456") + "}\r\n");

        assertThat(history.incidents()).extracting(PastIncident::sourceId).containsExactly("abc123", "def456");
        assertThat(history.faults()).isEmpty();
    }

    @Test
    void readsOtherPagesFields() {
        PastIncident incident = only(read("""
                {"number": 20008, "external_desc": "Metrics are late", "service_name": "Metrics", "severity": "high",
                 "begin": "2026-01-10T09:00:00+00:00", "created": "2026-01-10T09:30:00Z", "end": "2026-01-10T12:00:00Z",
                 "uri": "/incident/metrics/20008", "affected_products": [{"title": "Dashboards"}],
                 "updates": [{"when": "2026-01-10T09:40:00Z", "text": "Description: late", "status": "SERVICE_OUTAGE"}]}"""));

        assertThat(incident.sourceId()).isEqualTo("/incident/metrics/20008");
        assertThat(incident.services()).containsExactly("Metrics", "Dashboards");
        assertThat(incident.impact()).contains("high");
        assertThat(incident.began()).contains(Instant.parse("2026-01-10T09:00:00Z"));
        assertThat(incident.endedAt()).contains(Instant.parse("2026-01-10T12:00:00Z"));
        assertThat(incident.link()).isEmpty();
        assertThat(incident.updates())
                .containsExactly(new PastUpdate(Instant.parse("2026-01-10T09:40:00Z"), null, "Description: late"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"maintenance\": %s}", "{\"scheduled_maintenances\": [%s], \"incidents\": []}", "[%s]", "%s"})
    void tellsMaintenancesFromIncidents(String form) {
        StatusPageHistory history = read(form.formatted(UPGRADE));

        assertThat(history.incidents()).isEmpty();
        assertThat(history.faults()).isEmpty();
        assertThat(history.maintenances())
                .containsExactly(new Maintenance(
                        "m1", "Upgrade", Instant.parse("2026-01-12T10:00:00Z"), Instant.parse("2026-01-12T12:00:00Z")));
    }

    @Test
    void readsAPageWithoutIncidents() {
        StatusPageHistory history = read("{\"page\": {\"id\": \"p\"}, \"components\": []}");

        assertThat(history.incidents()).isEmpty();
        assertThat(history.faults()).isEmpty();
    }

    @Test
    void keepsATitleThatIsTooLongForOneLineAndMakesNoUpdateOfIt() {
        String title = "very ".repeat(60) + "slow";

        PastIncident incident = only(read(CHECKOUT.replace("Checkout is slow", title)));

        assertThat(incident.title()).hasSizeLessThanOrEqualTo(200).endsWith("…");
        assertThat(incident.fullTitle()).contains(title);
        assertThat(incident.updates()).isEqualTo(only(read(CHECKOUT)).updates());
    }

    @Test
    void readsATitleOfSeveralLinesAsOne() {
        PastIncident incident = only(read(CHECKOUT.replace("Checkout is slow", "Checkout\\r\\n  is slow")));

        assertThat(incident.title()).startsWith("Checkout").endsWith("is slow").doesNotContain("\n");
        assertThat(incident.fullTitle()).isEmpty();
        assertThat(incident.updates()).hasSize(3);
    }

    @Test
    void keepsTheIdsAndTheEditsOfUpdates() {
        PastIncident incident = only(read(CHECKOUT.replace(
                "\"body\": \"Back to normal.\"",
                "\"body\": \"Back to normal.\", \"updated_at\": \"2026-01-11T00:00:00Z\"")));

        assertThat(incident.updates()).extracting(PastUpdate::id).containsExactly("u1", "u2", "u3");
        assertThat(incident.updates().get(2).lastEdited()).isEqualTo("2026-01-11T00:00:00Z");
        assertThat(incident.lastEdited()).isEqualTo("2026-01-10T11:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"incidents\": [%s]}", "{\"incident\": %s}", "[%s]", "%s"})
    void readsAnIncidentWhoseImpactIsSaidToBeMaintenance(String form) {
        String maintenance = CHECKOUT.replace("\"major\"", "\"maintenance\"")
                .replace("\"status\": \"resolved\"", "\"status\": \"identified\"")
                .replace("\"status\": \"monitoring\"", "\"status\": \"identified\"");

        PastIncident incident = only(read(form.formatted(maintenance)));

        assertThat(incident.impact()).contains("maintenance");
        assertThat(incident.updates())
                .extracting(PastUpdate::says)
                .containsExactly(Step.DETECTED, Step.DIAGNOSED, Step.DIAGNOSED);
    }

    @Test
    void takesWhatIsListedAmongIncidentsForOneUnlessItsStatusIsThatOfAMaintenance() {
        String quiet = UPGRADE.replace("\"status\": \"scheduled\"", "\"status\": \"unheard of\"")
                .replace("scheduled_", "planned_");

        assertThat(read("{\"incidents\": [" + quiet + "]}").incidents()).hasSize(1);
        assertThat(read("[" + quiet + "]").maintenances()).hasSize(1);
        assertThat(read("{\"incidents\": [" + UPGRADE + "]}").maintenances()).hasSize(1);
    }

    @Test
    void cleansWhatCannotBeStored() {
        PastIncident incident = only(read(CHECKOUT.replace("Checkout is slow", "Check\\u0000out\\ud800 is\\nslow")
                .replace("Back to normal.", "Back\\u0007 to\\r\\nnormal.")));

        assertThat(incident.title()).isEqualTo("Check out\uFFFD is slow");
        assertThat(incident.updates().get(2).text()).isEqualTo("Back  to\nnormal.");
    }

    @Nested
    class OfWhatIsBroken {
        @Test
        void losesOnlyTheBrokenIncident() {
            StatusPageHistory history =
                    read("[{\"id\": \"x\", \"incident_updates\": [{\"body\": \"a\"}]}, 7, " + CHECKOUT + "]");

            assertThat(history.incidents()).extracting(PastIncident::sourceId).containsExactly("abc123");
            assertThat(history.faults())
                    .extracting(FieldError::field)
                    .containsExactly(
                            "document[0].name",
                            "document[0].incident_updates[0].created_at",
                            "document[0].created_at",
                            "document[1]");
        }

        @Test
        void losesOnlyTheBrokenLine() {
            String line = CHECKOUT.replace("\n", " ");

            StatusPageHistory history = read(line.substring(0, 40) + "\n" + line + "\n{}\n");

            assertThat(history.incidents()).hasSize(1);
            assertThat(history.faults())
                    .containsExactly(
                            new FieldError("line 1", "is not JSON"),
                            new FieldError("line 3", "is neither an incident with updates nor a list of them"));
        }

        @Test
        void saysWhatAnIncidentHasTooMuchOf() {
            StatusPageHistory history = read(CHECKOUT.replace("abc123", "x".repeat(201)));

            assertThat(history.incidents()).isEmpty();
            assertThat(history.faults())
                    .hasSize(1)
                    .first()
                    .satisfies(fault -> assertThat(fault.field()).endsWith(".sourceId"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "null", "7", "\"text\"", "{", "[", "[[[]]]", "{}", "not json", "\u0000"})
        void findsNothingInWhatIsNoHistory(String document) {
            StatusPageHistory history = read(document);

            assertThat(history.incidents()).isEmpty();
            assertThat(history.faults()).hasSize(1);
        }

        @Test
        void stopsAfterAHundredFaults() {
            assertThat(read("7\n".repeat(10_000)).faults()).hasSize(100);
        }

        @Test
        void refusesADocumentThatIsTooLongAndASourceWithoutAName() {
            assertThatThrownBy(() -> StatusPageHistory.read(" ", new byte[StatusPageHistory.MAX_BYTES + 1]))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            refused -> assertThat(refused.faults())
                                    .extracting(FieldError::field)
                                    .containsExactly("source", "document"));
        }
    }

    @Nested
    class OfSeveralTimes {
        private final String early = CHECKOUT.replace("11:00:00Z\", \"resolved_at", "10:30:00Z\", \"resolved_at")
                .replace("Checkout is slow", "Slow");

        @Test
        void addsUpToTheSameInAnyOrderAndHoweverOften() {
            StatusPageHistory one = read(early.replace("u3", "u9"));
            StatusPageHistory two = read(CHECKOUT);

            List<PastIncident> expected = one.plus(two).incidents();

            assertThat(expected.get(0).title()).isEqualTo("Checkout is slow");
            assertThat(expected.get(0).updates()).hasSize(4);
            assertThat(describe(two.plus(one).plus(two).plus(one))).isEqualTo(describe(one.plus(two)));
        }

        @Test
        void keepsTheLastFormOfAnUpdate() {
            StatusPageHistory edited = read(CHECKOUT.replace(
                    "\"body\": \"Back to normal.\"",
                    "\"body\": \"All is well.\", \"updated_at\": \"2026-01-11T00:00:00Z\""));

            assertThat(only(edited.plus(read(CHECKOUT))).updates().get(2).text())
                    .isEqualTo("All is well.");
        }

        @Test
        void refusesThatOfAnotherPage() {
            StatusPageHistory shop = read(CHECKOUT);
            StatusPageHistory other = StatusPageHistory.read("other", CHECKOUT.getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> shop.plus(other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** All that an incident says. */
    static List<String> describe(StatusPageHistory history) {
        return history.incidents().stream()
                .map(past -> past + " " + past.services() + past.impact() + past.began() + past.detectedAt()
                        + past.endedAt() + past.link() + past.updates())
                .toList();
    }

    private static PastIncident only(StatusPageHistory history) {
        assertThat(history.faults()).isEmpty();
        assertThat(history.incidents()).hasSize(1);
        return history.incidents().get(0);
    }

    private static StatusPageHistory read(String document) {
        return StatusPageHistory.read("shop", document.getBytes(StandardCharsets.UTF_8));
    }
}
