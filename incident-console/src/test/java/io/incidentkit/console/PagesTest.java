package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PagesTest {
    @AutoClose
    private static final RunningConsole console = RunningConsole.inMemory();

    private static final ConsoleClient ada = console.as("ada");

    @Nested
    class TheBoard {

        @Test
        void saysThatAllIsQuietAndHowToDeclare() {
            try (RunningConsole empty = RunningConsole.inMemory()) {
                assertThat(empty.as("ada").page("/incidents")).contains("All is quiet.", "href=\"/incidents/declare\"");
            }
        }

        @Test
        void listsTheWorstFirst() {
            String mild = declared("A pixel is off", "SEV4");
            String bad = declared("Nobody can pay", "SEV1");

            String board = ada.page("/incidents");

            assertThat(board.indexOf("Nobody can pay")).isPositive().isLessThan(board.indexOf("A pixel is off"));
            assertThat(board).contains("href=\"" + mild + "\"", "href=\"" + bad + "\"");
        }

        @Test
        void pagesThroughTheEndedWithoutRepeats() {
            for (int i = 0; i < 27; i++) {
                String incident = ada.declare("False alarm " + i);
                ada.command(incident, "dismiss", Form.with("reason", "A test"));
            }

            String first = ada.page("/incidents?state=ended");
            String older = ada.page(link(first, "Older"));

            assertThat(first).contains("False alarm 26", "False alarm 2<").doesNotContain("False alarm 1<");
            assertThat(older).contains("False alarm 1<", "False alarm 0<").doesNotContain("False alarm 2<");
        }

        private String declared(String title, String severity) {
            Form form = Form.with("title", title).and("severity", severity).and("commander", "ada");
            return location(ada.post("/incidents/declare", form));
        }

        private String link(String page, String text) {
            String before = page.substring(0, page.indexOf(">" + text + "</a>"));
            String address = before.substring(before.lastIndexOf("href=\"") + 6);
            return address.substring(0, address.indexOf('"')).replace("&amp;", "&");
        }
    }

    @Nested
    class ADeclaration {

        @Test
        void isRefusedWithEveryFaultAtOnceAndKeepsWhatWasTyped() {
            HttpResponse<String> answer = ada.post(
                    "/incidents/declare",
                    Form.with("title", " ")
                            .and("severity", "not one word")
                            .and("detectedAt", "yesterday")
                            .and("impact", "One in five"));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("Title is required", "Severity is one word", "is not a date and time", ">One in five<");
        }

        @Test
        void thatIsSentTwiceDeclaresOneIncident() {
            Form form = Form.with("title", "Twice").and("id", "0198f4a2-0000-7000-8000-000000000001");

            assertThat(location(ada.post("/incidents/declare", form)))
                    .isEqualTo(location(ada.post("/incidents/declare", form)));
        }

        @Test
        void thatWasChangedAndSentAgainIsAnotherIncident() {
            Form first = Form.with("title", "First").and("id", "0198f4a2-0000-7000-8000-000000000002");
            Form second = Form.with("title", "Second").and("id", "0198f4a2-0000-7000-8000-000000000002");

            assertThat(location(ada.post("/incidents/declare", first)))
                    .isNotEqualTo(location(ada.post("/incidents/declare", second)));
        }

        /** Another level under the same title pages others: answered as the first one, it would be lost in silence. */
        @Test
        void whoseOtherFieldsWereChangedAndSentAgainIsAnotherIncidentOnce() {
            Form first = Form.with("title", "Severer").and("id", "0198f4a2-0000-7000-8000-000000000003");
            Form changed = Form.with("title", "Severer")
                    .and("severity", "SEV1")
                    .and("id", "0198f4a2-0000-7000-8000-000000000003");
            String before = location(ada.post("/incidents/declare", first));

            String after = location(ada.post("/incidents/declare", changed));

            assertThat(after).isNotEqualTo(before).isEqualTo(location(ada.post("/incidents/declare", changed)));
        }

        @Test
        void ofSomebodyWhoIsNotLoggedInIsNotTakenAndKeepsWhatWasTyped() {
            HttpResponse<String> answer = console.as("").post("/incidents/declare", Form.with("title", "Who said so"));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("Log in to declare it", "value=\"Who said so\"");
            assertThat(ada.page("/incidents")).doesNotContain("Who said so");
        }
    }

    @Nested
    class ACommand {

        @Test
        void thatARuleForbidsIsExplainedAndKeepsWhatWasTyped() {
            String incident = ada.declare("Too early");

            HttpResponse<String> answer =
                    ada.command(incident, "resolve", Form.with("verification", "Looks fine to me"));

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body())
                    .contains(
                            "Refused.", "it is too early to resolve it.", "First triage, then diagnose, then mitigate")
                    .contains("href=\"/incidents/policy#steps-in-order\"", ">Looks fine to me<");
        }

        @Test
        void thatLostARaceShowsWhatHappenedAndKeepsWhatWasTyped() {
            String incident = triaged("A race");
            String seen = ada.version(incident);
            console.as("grace").command(incident, "diagnose", Form.with("hypothesis", "The cable"));

            HttpResponse<String> answer = ada.post(
                    incident + "/commands/diagnose",
                    Form.with("hypothesis", "The deploy").and("version", seen));

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("Someone was faster.", "Diagnosed: The cable", ">The deploy<");
        }

        @Test
        void isRecordedAndShowsWhatCameBetween() {
            String incident = triaged("A note");
            String seen = ada.version(incident);
            console.as("grace").command(incident, "add-note", Form.with("text", "I look at the graphs"));

            String recorded = location(ada.post(
                    incident + "/commands/diagnose",
                    Form.with("hypothesis", "The deploy").and("version", seen)));

            assertThat(recorded).startsWith(incident + "?done=diagnose&from=");
            assertThat(ada.page(recorded))
                    .contains("Recorded: <span>Diagnose</span>", "While you had the form open, others recorded:")
                    .containsPattern("<b>grace</b> <span>Note: I look at the graphs</span>");
        }

        @Test
        void showsNothingOfNumbersThatAreNone() {
            String incident = triaged("Typed by hand");

            assertThat(ada.page(incident + "?done=diagnose&from=9000&to=1"))
                    .doesNotContain("While you had the form open");
            assertThat(ada.page(incident + "?done=diagnose&from=-2147483648&to=2147483647"))
                    .doesNotContain("While you had the form open");
        }

        @Test
        void ofNobodyIsNotGivenAndShowsWhatWasTyped() {
            String incident = ada.declare("Nobody writes");

            HttpResponse<String> answer = console.as("")
                    .post(
                            incident + "/commands/add-note",
                            Form.with("text", "Long words").and("version", "1"));

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("You are not logged in", "Long words");
            assertThat(ada.page(incident)).doesNotContain("Long words");
        }

        @Test
        void canBeBackDatedAndSaysSo() {
            String incident = location(
                    ada.post("/incidents/declare", Form.with("title", "Late").and("detectedAt", "2026-03-01T14:32")));
            ada.command(
                    incident,
                    "add-note",
                    Form.with("text", "The first call came in").and("occurredAt", "2026-03-01T14:33:30"));

            assertThat(ada.page(incident))
                    .contains("datetime=\"2026-03-01T14:33:30Z\"", "The first call came in")
                    .containsPattern("recorded \\d+ d (\\d+ h )?later");
        }

        @Test
        void withoutTheVersionOfThePageIsABadRequest() {
            String incident = ada.declare("No version");

            assertThat(ada.post(incident + "/commands/add-note", Form.with("text", "x"))
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        void thatOnlyAlertSourcesGiveIsNotThere() {
            String incident = ada.declare("Not from here");

            assertThat(ada.command(incident, "receive-alerts", new Form()).statusCode())
                    .isEqualTo(404);
        }

        private String triaged(String title) {
            Form form = Form.with("title", title).and("severity", "SEV2").and("commander", "ada");
            return location(ada.post("/incidents/declare", form));
        }
    }

    @Test
    void thePolicyShowsItsLevelsItsDutiesAndItsRules() {
        assertThat(ada.page("/incidents/policy"))
                .contains("Paying customers are hit, now", "page everyone", "within 5 days")
                .contains("status page", "every 30 min", "id=\"mitigate-before-fix\"");
    }

    @Test
    void thePostmortemCanBeTakenAwayAsMarkdown() {
        String incident = ada.declare("Written down");

        HttpResponse<String> answer = ada.get(incident + "/postmortem.md");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/markdown;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment; filename=\"INC-"));
        assertThat(answer.body()).startsWith("# INC-").contains("Written down", "## Timeline");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
