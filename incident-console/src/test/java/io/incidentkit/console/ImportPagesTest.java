package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.history.HistoryProgress;
import io.incidentkit.connector.history.HistoryRuns;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Imports of histories, with their progress and what they left out. */
class ImportPagesTest {
    private static final String PAGE = "/incidents/administration/imports";

    @AutoClose
    private static final RunningConsole console = RunningConsole.inMemory();

    private static final ConsoleClient ada = console.as("ada");

    static HttpResponse<String> send(ConsoleClient who, String tool, String source, String document) {
        String boundary = "----part";
        String body = part(boundary, "name=\"tool\"", tool)
                + part(boundary, "name=\"source\"", source)
                + part(boundary, "name=\"document\"; filename=\"history.json\"", document)
                + "--" + boundary + "--\r\n";
        return who.send(who.request(PAGE)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String part(String boundary, String disposition, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    static String outage(String id) {
        return """
                {"id": "%s", "name": "Checkout was slow", "impact": "major", "created_at": "2026-01-10T10:00:00Z",
                 "incident_updates": [{"id": "u1", "status": "resolved", "body": "Over.", "display_at": "2026-01-10T11:00:00Z"}]}""".formatted(id);
    }

    /** Waits until all that was started is at its end. */
    static void end(RunningConsole console) {
        HistoryRuns runs = console.bean(HistoryRuns.class);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (runs.all().stream().map(HistoryProgress::state).anyMatch(HistoryProgress.State::goesOn)
                && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void startWithAFileAndShowHowFarTheyAre() {
        assertThat(ada.page("/incidents/administration")).contains("/incidents/administration/imports");
        HttpResponse<String> started = send(
                ada,
                "statuspage",
                "status.example.org",
                "{\"incidents\":[" + outage("a") + ",{\"name\":\"No id\",\"created_at\":\"2026-01-10T10:00:00Z\"}],"
                        + "\"scheduled_maintenances\":[" + outage("m") + "]}");

        assertThat(started.statusCode()).as(started.body()).isEqualTo(303);
        end(console);
        String run = ada.page(started.headers().firstValue("Location").orElseThrow());
        assertThat(run)
                .contains("Import of status.example.org", "<b>Done</b>", "a file", "ada")
                .contains("Could not be read or kept", "document.incidents[1].id", "is required")
                .contains("Left out on purpose", "is a maintenance and no incident")
                .doesNotContain("data-goes-on");
        assertThat(ada.page(PAGE)).contains("status.example.org", "gcp", "firehydrant", "No tool’s key is set");
        assertThat(ada.page("/incidents?state=ended")).contains("Checkout was slow");
    }

    @Test
    void sayWhatIsMissingAndKeepWhatWasTyped() {
        HttpResponse<String> none = send(ada, "rootly", "acme", "");

        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("Choose a file.", "value=\"acme\"", "value=\"rootly\" selected");
        assertThat(send(ada, "nothing", "acme", "{}").body()).contains("files are read of");
        assertThat(ada.post(PAGE + "/tools/rootly", new Form()).statusCode()).isEqualTo(422);
        assertThat(ada.get(PAGE + "/7").statusCode()).isEqualTo(404);
    }

    @Test
    void areForThoseAloneWhoMayAdminister() {
        assertThat(console.as("").get(PAGE).statusCode()).isEqualTo(403);
        assertThat(send(console.as(""), "statuspage", "x", "[]").statusCode()).isEqualTo(403);
    }
}
