package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The timeline: corrected, and as it was known at a moment. */
class TimelinePagesTest {
    @AutoClose
    private static final RunningConsole console = RunningConsole.inMemory();

    private static final ConsoleClient ada = console.as("ada");

    @Test
    void correctsWhatAnEntrySaysAndKeepsWhatItSaid() {
        String incident = ada.declare("A wrong note");
        ada.command(incident, "add-note", Form.with("text", "Node 3 is down"));

        HttpResponse<String> answer = ada.command(incident, "correct-text", entry(2).and("text", "Node <4> is down"));

        assertThat(location(answer)).isEqualTo(incident + "/timeline?done=correct-text#entry-2");
        assertThat(ada.page(incident + "/timeline"))
                .contains("Node &lt;4&gt; is down", "corrected; recorded as “Note: Node 3 is down”")
                .doesNotContain("<4>");
        assertThat(ada.page(incident + "/entries/2")).contains("As it was recorded", "Note: Node 3 is down", "entry 3");
    }

    @Test
    void correctsWhenSomethingHappened() {
        String incident = declaredOn("2026-03-01T14:32", "At another time");
        ada.command(incident, "add-note", Form.with("text", "The call").and("occurredAt", "2026-03-01T15:00"));

        location(ada.command(
                incident,
                "correct-time",
                entry(2).and("moment", "2026-03-01T14:50:00").and("reason", "The phone's list")));

        assertThat(ada.page(incident + "/timeline"))
                .containsPattern("entry note-added\" id=\"entry-2\">\\s*<time datetime=\"2026-03-01T14:50:00Z\"")
                .contains("corrected; recorded at 1 Mar, 15:00");
    }

    /** The time to detect is known from then on. */
    @Test
    void saysSinceWhenItIsSo() {
        String incident = declaredOn("2026-03-01T14:32", "Noticed late");

        location(ada.command(
                incident,
                "describe-impact",
                Form.with("impact", "One payment in five fails").and("began", "2026-03-01T14:20")));

        assertThat(ada.page(incident + "/postmortem")).containsPattern("Detection</[^>]+>\\s*(<[^>]+>)?\\s*12 min");
    }

    @Test
    void refusesATimeThatMakesNoSenseOnThePageOfTheEntry() {
        String incident = ada.declare("Not in the future");
        ada.command(incident, "add-note", Form.with("text", "A note"));

        HttpResponse<String> answer = ada.command(
                incident,
                "correct-time",
                entry(2).and("moment", "2030-01-01T00:00").and("reason", "A wrong clock"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Entry <span>2</span> of the timeline", "time-makes-sense")
                .contains("value=\"2030-01-01T00:00\"", ">A wrong clock</textarea>");
    }

    @Test
    void saysEveryFaultOfACorrection() {
        String incident = ada.declare("Badly corrected");

        HttpResponse<String> answer = ada.command(
                incident, "correct-time", entry(1).and("moment", "noon").and("reason", ""));
        HttpResponse<String> none = ada.command(
                incident,
                "correct-time",
                entry(99).and("moment", "2026-03-01T14:32").and("reason", "x"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("When it happened is not a date and time", "What showed it is required");
        assertThat(none.statusCode()).isEqualTo(422);
    }

    @Test
    void doesNotOfferToCorrectACorrection() {
        String incident = ada.declare("Once is enough");
        ada.command(incident, "correct-text", entry(1).and("text", "Detected: once"));

        assertThat(ada.page(incident + "/entries/2"))
                .contains("It is not corrected itself")
                .doesNotContain("/commands/");
        assertThat(ada.get(incident + "/entries/3").statusCode()).isEqualTo(404);
    }

    @Test
    void showsWhatWasKnownAtAMomentAndNothingToDo() {
        String incident = declaredOn("2026-03-01T14:32", "Seen from then");
        ada.command(incident, "add-note", Form.with("text", "Known since today"));

        String then = ada.page(incident + "/timeline?knownAt=2999-01-01T00:00");
        HttpResponse<String> before = ada.get(incident + "/timeline?knownAt=2026-03-01T14:40");

        assertThat(then).contains("As known at", "Known since today").doesNotContain("/commands/");
        assertThat(before.statusCode()).isEqualTo(422);
        assertThat(before.body()).contains("before anything was recorded of it");
    }

    @Test
    void saysWhatIsWrongWithAMoment() {
        String incident = ada.declare("No such moment");

        HttpResponse<String> answer = ada.get(incident + "/timeline?knownAt=%3Cb%3E");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("is not a date and time", "value=\"&lt;b&gt;\"");
    }

    @Test
    void linksWhereALinkLeads() {
        String incident = ada.declare("A dashboard");
        ada.command(
                incident,
                "add-link",
                Form.with("url", "https://graphs.example/d/1?a=1&b=2").and("title", "Graphs"));

        assertThat(ada.page(incident)).contains("href=\"https://graphs.example/d/1?a=1&amp;b=2\"");
    }

    @Test
    void showsWhoHoldsWhichRoleAndWhoseIncidentItIs() {
        String incident = ada.declare("Whose is it");
        assertThat(ada.page(incident + "/people?do=assign")).contains("<datalist", "value=\"communications lead\"");

        ada.command(incident, "assign", Form.with("person", "grace").and("what", "Scribe"));
        ada.command(incident, "set-team", Form.with("team", "Payments & Co"));
        ada.command(incident, "label", Form.with("key", "region").and("value", "eu-west"));

        assertThat(ada.page(incident + "/people")).contains("scribe: grace");
        assertThat(ada.page(incident)).contains("Payments &amp; Co", "region=eu-west");
        assertThat(ada.page("/incidents")).contains("Payments &amp; Co");
    }

    private static Form entry(int number) {
        return Form.with("place", "entry").and("entry", Integer.toString(number));
    }

    private static String declaredOn(String moment, String title) {
        return location(ada.post("/incidents/declare", Form.with("title", title).and("detectedAt", moment)));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
