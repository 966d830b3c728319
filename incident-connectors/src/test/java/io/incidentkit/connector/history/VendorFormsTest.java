package io.incidentkit.connector.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.backfill.PastFollowUp;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastLead;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.connector.firehydrant.FireHydrantForm;
import io.incidentkit.connector.incidentio.IncidentIoForm;
import io.incidentkit.connector.opsgenie.OpsgenieForm;
import io.incidentkit.connector.pagerduty.PagerDutyForm;
import io.incidentkit.connector.rootly.RootlyForm;
import io.incidentkit.connector.statuspage.StatusPageForm;
import io.incidentkit.loop.Step;
import io.incidentkit.severity.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each tool tells of its incidents, as files of what its API answers. */
class VendorFormsTest {
    private static final String INCIDENT_IO = "specs/incident-io/incident-io-subset.openapi.json";
    private static final String PAGERDUTY = "specs/pagerduty/REST__openapiv3.json";

    private static HistoryPage read(HistoryForm form, String... documents) {
        return HistoryDesk.read(form, String.join("\n", documents));
    }

    private static String said(PastUpdate update) {
        return update.at() + " " + update.says() + " " + update.text();
    }

    @Test
    void ofIncidentIoAreItsOwnExamplesPutTogether() {
        HistoryPage page = read(
                new IncidentIoForm(),
                VendorExamples.of(INCIDENT_IO, "/v2/incidents"),
                VendorExamples.of(INCIDENT_IO, "/v1/severities"),
                VendorExamples.of(INCIDENT_IO, "/v2/incident_updates")
                        .replace("01FCNDV6P870EA6S7TK1DSYDG0\",\"merged", "01FDAG4SAP5TYPT98WGR2N7W91\",\"merged"),
                VendorExamples.of(INCIDENT_IO, "/v2/follow_ups")
                        .replaceAll("(\"incident_id\":\")[^\"]*", "$101FDAG4SAP5TYPT98WGR2N7W91"));

        assertThat(page.faults()).isEmpty();
        PastIncident past = HistoryDesk.only(page);
        assertThat(past.sourceId()).isEqualTo("01FDAG4SAP5TYPT98WGR2N7W91");
        assertThat(past.title()).isEqualTo("Our database is sad");
        assertThat(past.link()).contains("https://app.incident.io/incidents/123");
        assertThat(past.began()).contains(Instant.parse("2021-08-17T13:28:57.801578Z"));
        assertThat(past.severity()).contains(new Severity("SEV1"));
        assertThat(past.leads()).extracting(PastLead::person).hasToString("[Lisa Karlin Curtis]");
        assertThat(past.followUps())
                .singleElement()
                .returns(ActionState.OPEN, PastFollowUp::state)
                .satisfies(followUp -> assertThat(followUp.description()).contains("Cat is stuck in the tree"));
        assertThat(past.updates())
                .anySatisfy(update -> assertThat(update.text()).startsWith("We're working on a fix"));
    }

    @Test
    void ofIncidentIoAreTestsAndPrivateOnesLeftOutAndUnknownKindsKept() {
        String incident = "{\"id\":\"%s\",\"name\":\"N\",\"mode\":\"%s\",\"visibility\":\"%s\","
                + "\"created_at\":\"2026-03-01T10:00:00Z\",\"updated_at\":\"2026-03-01T12:00:00Z\","
                + "\"incident_status\":{\"category\":\"%s\",\"name\":\"S\"}}";
        HistoryPage page = read(
                new IncidentIoForm(),
                incident.formatted("1", "test", "public", "closed"),
                incident.formatted("2", "tutorial", "public", "closed"),
                incident.formatted("3", "standard", "private", "closed"),
                incident.formatted("4", "standard", "public", "declined"),
                incident.formatted("5", "standard", "public", "brand_new"));

        assertThat(page.leftOut()).extracting(HistoryNote::record).containsExactly("1", "2", "3");
        assertThat(page.incidents()).hasSize(2);
        assertThat(page.incidents().get(0).dismissed()).contains("declined");
        assertThat(page.incidents().get(1).remarks()).singleElement().asString().contains("brand_new");
    }

    @Test
    void ofIncidentIoAreTheMomentsThatItsCustomerNames() {
        PastIncident past = HistoryDesk.only(read(new IncidentIoForm(), """
                {"id":"1","name":"N","mode":"retrospective","visibility":"public","created_at":"2026-05-01T10:00:00Z",
                 "incident_timestamp_values":[
                   {"incident_timestamp":{"name":"Impact started"},"value":{"value":"2026-03-01T09:00:00Z"}},
                   {"incident_timestamp":{"name":"Reported at"},"value":{"value":"2026-03-01T10:00:00Z"}},
                   {"incident_timestamp":{"name":"Fixed at"},"value":{"value":"2026-03-01T11:00:00Z"}},
                   {"incident_timestamp":{"name":"Resolved at"},"value":{"value":"2026-03-01T12:00:00Z"}},
                   {"incident_timestamp":{"name":"Vendor called"},"value":{"value":"2026-03-01T10:30:00Z"}},
                   {"incident_timestamp":{"name":"Closed at"}}]}""".replace("\n", " ")));

        assertThat(past.began()).contains(Instant.parse("2026-03-01T09:00:00Z"));
        assertThat(past.detectedAt()).contains(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(past.updates())
                .extracting(VendorFormsTest::said)
                .containsExactly(
                        "2026-03-01T10:30:00Z null Vendor called.",
                        "2026-03-01T11:00:00Z MITIGATED Fixed at.",
                        "2026-03-01T12:00:00Z RESOLVED Resolved at.");
    }

    @Test
    void ofFireHydrantAreMilestonesRolesTasksAndARetrospective() {
        HistoryPage page = read(
                new FireHydrantForm(),
                """
                {"data":[{"slug":"SEV2","position":1,"type":"unexpected_downtime"},{"slug":"SEV1","position":0,"type":"unexpected_downtime"},
                         {"slug":"DAY","position":2,"type":"gameday"}],"pagination":{"next":null}}""".replace("\n", " "),
                """
                {"data":[{"id":"i1","name":"Checkout is slow","created_at":"2026-03-01T10:00:00Z","severity":"SEV2",
                 "incident_url":"https://app.firehydrant.io/incidents/i1","customer_impact_summary":"Half of all",
                 "services":[{"id":"s","name":"checkout"}],
                 "lifecycle_phases":[{"milestones":[{"slug":"started","occurred_at":"2026-03-01T09:50:00Z"},
                   {"slug":"detected","occurred_at":"2026-03-01T10:01:00Z"},{"slug":"mitigated","occurred_at":"2026-03-01T11:00:00Z"},
                   {"slug":"resolved","occurred_at":"2026-03-01T12:00:00Z"},{"slug":"coffee","occurred_at":"2026-03-01T10:30:00Z"}]}],
                 "role_assignments":[{"status":"active","created_at":"2026-03-01T10:05:00Z","incident_role":{"name":"Commander"},"user":{"name":"ana"}},
                   {"status":"active","created_at":"2026-03-01T10:06:00Z","incident_role":{"name":"Communication"},"user":{"name":"ben"}}],
                 "tasks":[{"id":"t1","title":"Bound the pool","state":"done","assignee":{"name":"ben"},"due_at":"2026-04-01T00:00:00Z",
                   "created_at":"2026-03-01T13:00:00Z","updated_at":"2026-03-20T13:00:00Z"}]},
                 {"id":"i2","name":"Game day","severity":"DAY"},{"id":"i3","name":"Gone","discarded_at":"2026-03-01T10:00:00Z"}]}""".replace("\n", " "),
                """
                {"data":[{"id":"e1","incident_id":"i1","type":"note","occurred_at":"2026-03-01T10:20:00Z","data":{"body":"The pool is full"},"author":{}},
                  {"id":"e2","incident_id":"i1","type":"add_task","occurred_at":"2026-03-01T10:21:00Z","data":{}}]}""".replace("\n", " "),
                """
                {"data":[{"id":"r1","incident_id":"i1","name":"Retro","summary":"The pool was full.",
                  "questions":[{"title":"Root cause","body":"A bound was missing."}]}]}""".replace("\n", " "));

        assertThat(page.faults()).isEmpty();
        assertThat(page.leftOut())
                .extracting(HistoryNote::toString)
                .containsExactly("i2: is a gameday there", "i3: was discarded there");
        PastIncident past = HistoryDesk.only(page);
        assertThat(past.severity()).contains(new Severity("SEV2"));
        assertThat(past.began()).contains(Instant.parse("2026-03-01T09:50:00Z"));
        assertThat(past.detectedAt()).contains(Instant.parse("2026-03-01T10:01:00Z"));
        assertThat(past.impact()).contains("Half of all");
        assertThat(past.services()).containsExactly("checkout");
        assertThat(past.leads()).hasToString("[PastLead[person=ana, since=2026-03-01T10:05:00Z]]");
        assertThat(past.updates())
                .extracting(VendorFormsTest::said)
                .containsExactly(
                        "2026-03-01T10:00:00Z null Severity there: SEV2.",
                        "2026-03-01T10:20:00Z null The pool is full",
                        "2026-03-01T10:30:00Z null Milestone there: coffee.",
                        "2026-03-01T11:00:00Z MITIGATED Milestone there: mitigated.",
                        "2026-03-01T12:00:00Z RESOLVED Milestone there: resolved.");
        assertThat(past.followUps())
                .singleElement()
                .returns(LocalDate.of(2026, 4, 1), PastFollowUp::due)
                .returns(ActionState.DONE, PastFollowUp::state);
        HistoricIncident historic = page.incidents().get(0);
        assertThat(historic.postmortem()).contains("# Retro", "## Root cause", "A bound was missing.");
        assertThat(historic.remarks()).containsExactly("has events without words, of the kinds [add_task]");
    }

    @Test
    void ofRootlyAreWhatWasIncludedAndItsOwnRank() {
        HistoryPage page = read(new RootlyForm(), """
                {"data":[{"id":"i1","type":"incidents","attributes":{"title":"Checkout is slow","kind":"normal","slug":"s",
                   "severity":{"data":{"id":"v","type":"severities","attributes":{"name":"Sev-Zwei","severity":"high"}}},
                   "services":[{"data":{"id":"s","type":"services","attributes":{"name":"checkout"}}}],
                   "url":"https://rootly.com/account/incidents/1","started_at":"2026-03-01T09:50:00Z","detected_at":"2026-03-01T10:01:00Z",
                   "acknowledged_at":"2026-03-01T10:05:00Z","mitigated_at":"2026-03-01T11:00:00Z","mitigation_message":"Rolled back",
                   "resolved_at":"2026-03-01T12:00:00Z","created_at":"2026-03-01T10:02:00Z","updated_at":"2026-03-09T10:00:00Z"},
                   "relationships":{"events":{"data":[{"id":"e1","type":"incident_events"}]},"action_items":{"data":[{"id":"a1","type":"incident_action_items"}]},
                     "roles":{"data":[{"id":"r1","type":"incident_role_assignments"}]},"incident_post_mortem":{"data":{"id":"p1","type":"incident_post_mortems"}}}},
                  {"id":"i2","type":"incidents","attributes":{"title":"T","kind":"test"}},
                  {"id":"i3","type":"incidents","attributes":{"title":"T","kind":"normal","private":true}},
                  {"id":"i4","type":"incidents","attributes":{"title":"Not one","kind":"normal","created_at":"2026-03-01T10:02:00Z",
                    "cancelled_at":"2026-03-01T10:12:00Z","cancellation_message":"A false alarm"}}],
                 "included":[{"id":"e1","type":"incident_events","attributes":{"event":"<p>The pool is <b>full</b> &amp; locked</p>","occurred_at":"2026-03-01T10:20:00Z"}},
                  {"id":"a1","type":"incident_action_items","attributes":{"summary":"Bound the pool","kind":"follow_up","status":"cancelled","due_date":"2026-04-01",
                    "assigned_to":{"data":{"attributes":{"full_name":"Ben"}}},"created_at":"2026-03-01T13:00:00Z","updated_at":"2026-03-02T13:00:00Z"}},
                  {"id":"r1","type":"incident_role_assignments","attributes":{"created_at":"2026-03-01T10:03:00Z","user":{"data":{"attributes":{"name":"Ana"}}},
                    "incident_role":{"data":{"attributes":{"name":"Incident Commander"}}}}},
                  {"id":"p1","type":"incident_post_mortems","attributes":{"title":"Retro","content":"<h2>Root cause</h2><p>A bound was missing.</p>"}}]}""");

        assertThat(page.faults()).isEmpty();
        assertThat(page.leftOut()).extracting(HistoryNote::record).containsExactly("i2", "i3");
        PastIncident past = HistoryDesk.only(page);
        assertThat(past.severity()).contains(new Severity("SEV2"));
        assertThat(past.services()).containsExactly("checkout");
        assertThat(past.leads()).hasToString("[PastLead[person=Ana, since=2026-03-01T10:03:00Z]]");
        assertThat(past.updates())
                .extracting(VendorFormsTest::said)
                .containsExactly(
                        "2026-03-01T10:02:00Z null Severity there: Sev-Zwei.",
                        "2026-03-01T10:05:00Z null Acknowledged.",
                        "2026-03-01T10:20:00Z null The pool is full & locked",
                        "2026-03-01T11:00:00Z MITIGATED Rolled back",
                        "2026-03-01T12:00:00Z RESOLVED ");
        assertThat(past.followUps())
                .singleElement()
                .returns(ActionState.DROPPED, PastFollowUp::state)
                .satisfies(followUp -> assertThat(followUp.owner()).hasToString("Ben"));
        assertThat(page.incidents().get(0).postmortem()).isEqualTo("# Retro\n\n## Root cause\n\nA bound was missing.");
        assertThat(page.incidents().get(1).dismissed()).isEqualTo("A false alarm");
    }

    @Test
    void ofPagerDutyAreItsOwnExamplesPutTogether() {
        HistoryPage page = read(
                new PagerDutyForm(),
                VendorExamples.of(PAGERDUTY, "/incidents"),
                VendorExamples.of(PAGERDUTY, "/incidents/{id}/log_entries"),
                VendorExamples.of(PAGERDUTY, "/incidents/{id}/notes")
                        .replace("{\"id\":\"PWL7QXS\"", "{\"incident_id\":\"PT4KHLK\",\"id\":\"PWL7QXS\""),
                VendorExamples.of(PAGERDUTY, "/priorities"));

        assertThat(page.faults()).isEmpty();
        PastIncident past = HistoryDesk.only(page);
        assertThat(past.title()).isEqualTo("The server is on fire.");
        assertThat(past.services()).containsExactly("My Mail Service");
        assertThat(past.endedAt()).contains(Instant.parse("2015-10-06T21:38:23Z"));
        assertThat(past.leads()).isEmpty();
        assertThat(past.updates())
                .extracting(PastUpdate::text)
                .contains("Firefighters are on the scene.", "Triggered through the API");
    }

    @Test
    void ofOpsgenieIsTheEndAsFarAsItIsTold() {
        HistoryPage page = read(new OpsgenieForm(), """
                {"data":[{"id":"a","message":"down","status":"closed","priority":"P2","createdAt":"2026-03-01T10:00:00Z","updatedAt":"2026-03-02T10:00:00Z",
                   "report":{"closeTime":3600000}},
                  {"id":"b","message":"down","status":"resolved","priority":"P5","createdAt":"2026-03-01T10:00:00Z","updatedAt":"2026-03-02T10:00:00Z"},
                  {"id":"c","message":"down","status":"open","createdAt":"2026-03-01T10:00:00Z"},
                  {"id":"d","message":"down","status":"snoozed","createdAt":"2026-03-01T10:00:00Z"},
                  {"message":"no id"}],"took":0.1,"requestId":"x"}""");

        assertThat(page.faults()).hasSize(1);
        List<PastIncident> pasts =
                page.incidents().stream().map(HistoricIncident::past).toList();
        assertThat(pasts.get(0).severity()).contains(new Severity("SEV2"));
        assertThat(pasts.get(1).severity()).contains(new Severity("SEV4"));
        assertThat(pasts)
                .extracting(past -> past.updates().stream()
                        .filter(update -> update.says() == Step.RESOLVED)
                        .map(VendorFormsTest::said)
                        .toList()
                        .toString())
                .containsExactly(
                        "[2026-03-01T11:00:00Z RESOLVED Closed there.]",
                        "[2026-03-02T10:00:00Z RESOLVED Closed there by this moment; when exactly is not told.]",
                        "[]",
                        "[]");
        assertThat(page.incidents().get(3).remarks()).singleElement().asString().contains("snoozed");
    }

    @Test
    void ofAStatusPageIsTheImpactALevelOnlyWhereItWasSaidWhich() {
        byte[] document = """
                {"page":{"id":"p"},"incidents":[{"id":"a","name":"Slow","impact":"major","created_at":"2026-03-01T10:00:00Z","incident_updates":[]}],
                 "scheduled_maintenances":[{"id":"m","name":"Upgrade","created_at":"2026-03-01T10:00:00Z","incident_updates":[]}]}""".getBytes(StandardCharsets.UTF_8);

        HistoryPage unsaid = StatusPageForm.create().read(document, HistoryDesk.setting());
        HistoryPage said = StatusPageForm.create().read(document, HistoryDesk.setting("acme", Map.of("Major", "sev2")));

        assertThat(HistoryDesk.only(unsaid).severity()).isEmpty();
        assertThat(HistoryDesk.only(said).severity()).contains(new Severity("SEV2"));
        assertThat(said.leftOut()).containsExactly(new HistoryNote("m", "is a maintenance and no incident"));
    }

    @Test
    void thatAreNoJsonOrNoRecordsAreFaultsWithTheirPlace() {
        assertThat(read(new PagerDutyForm(), "nothing").faults())
                .containsExactly(new HistoryNote("document", "is not JSON"));
        assertThat(read(
                                new PagerDutyForm(),
                                "{\"id\":\"1\",\"title\":\"T\",\"created_at\":\"2026-03-01T10:00:00Z\"}",
                                "{broken",
                                "7")
                        .faults())
                .extracting(HistoryNote::record)
                .containsExactly("line 2", "line 3");
    }
}
