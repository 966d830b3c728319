package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommunicationPagesTest {
    @AutoClose
    private static final RunningConsole console = RunningConsole.inMemory();

    private static final ConsoleClient ada = console.as("ada");

    @Nested
    class WhatIsOwed {

        @Test
        void standsOnThePageAndOnTheBoard() {
            String incident = declared("Nobody can pay", "SEV1");

            assertThat(text(ada.page(incident))).contains("status page: first update due in ");
            assertThat(ada.page(incident + "/communication"))
                    .contains("Who has to be told", "status page", "first update", "due in ");
            assertThat(text(ada.page("/incidents"))).contains("status page: first update due in ");
        }

        @Test
        void saysWhatIsOverdueAndThatItWasMissedBefore() {
            String late = location(ada.post(
                    "/incidents/declare", Form.with("title", "Told too late").and("detectedAt", "2026-03-01T14:00")));
            ada.command(
                    late,
                    "triage",
                    Form.with("severity", "SEV1").and("commander", "ada").and("occurredAt", "2026-03-01T14:01"));

            assertThat(ada.page(late + "/communication"))
                    .contains("class=\"due overdue\"")
                    .containsPattern("next update missed for good, (at least )?\\d+ times");
        }

        @Test
        void standsInAPartOfItsOwnUntilItIsSettled() {
            String late = location(ada.post(
                    "/incidents/declare",
                    Form.with("title", "Not fixed in time").and("detectedAt", "2026-03-01T14:00")));
            ada.command(
                    late,
                    "triage",
                    Form.with("severity", "SEV1").and("commander", "ada").and("occurredAt", "2026-03-01T14:01"));

            assertThat(owed(ada.page(late))).contains("fixed-in-time", "overdue");

            location(ada.command(late, "dismiss", Form.with("reason", "It was the test system")));

            assertThat(owed(ada.page(late))).doesNotContain("overdue");
        }

        /** What is owed of an incident, and what stands out; nothing where the page has no such part. */
        private String owed(String page) {
            int from = page.indexOf("What is owed, and what stands out");
            return from < 0 ? "" : page.substring(from, page.indexOf("</section>", from));
        }

        @Test
        void isShownToWhoeverReadsAlongWithoutForms() {
            String incident = declared("Read along", "SEV1");

            assertThat(console.as("").page(incident + "/communication"))
                    .contains("due in ")
                    .doesNotContain("Send to status page", "Write to status page");
        }

        @Test
        void isNothingWhereTheLevelAsksForNothing() {
            String incident = declared("A pixel is off", "SEV4");

            assertThat(text(ada.pages(incident))).doesNotContain("due in ", "overdue");
        }
    }

    @Nested
    class AnUpdate {

        @Test
        void promisesTheNextOneSooner() {
            String incident = declared("Back with news soon", "SEV1");
            String soon = LocalDateTime.now(ZoneOffset.UTC)
                    .plusMinutes(12)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();

            location(ada.command(
                    incident,
                    "send-update",
                    Form.with("audience", "internal chat").and("nextDue", soon)));
            iSentIt(incident);

            assertThat(text(ada.page(incident + "/communication"))).containsPattern("next update due in 1[12] min");
        }

        @Test
        void promisesNothingByAMomentThatIsNone() {
            String incident = declared("When is that", "SEV1");

            HttpResponse<String> answer = ada.command(
                    incident,
                    "send-update",
                    Form.with("audience", "internal chat").and("nextDue", "noon"));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Promise the next one sooner is not a date and time", "value=\"noon\"");
        }

        @Test
        void isWrittenFromTheTemplateAndMeetsWhatIsOwedOnceSomebodySentIt() {
            String incident = declared("Cards are declined", "SEV1");

            HttpResponse<String> answer = send(incident, "We look at the card provider.");

            assertThat(location(answer)).isEqualTo(incident + "?done=send-update");
            assertThat(text(ada.pages(incident)))
                    .contains("To be sent by hand to the status page, first update", "I sent it")
                    .contains("We are investigating: A problem with our service", "We look at the card provider.")
                    .contains("Nothing is connected that sends it.", "status page: first update due")
                    .doesNotContain("Told the status page", "in time");

            assertThat(location(iSentIt(incident))).isEqualTo(incident + "?done=confirm-sent");

            assertThat(text(ada.pages(incident)))
                    .contains("Told the status page, first update", "in time")
                    .doesNotContain("status page: first update due", "first update, to be sent by hand");
        }

        @Test
        void thatSomebodyElseSentInTheMeantimeIsNotSentTwice() {
            String incident = declared("Two are faster than one", "SEV1");
            String seen = ada.version(incident);
            console.as("grace").command(incident, "send-update", Form.with("audience", "status page"));

            HttpResponse<String> answer = ada.post(
                    incident + "/commands/send-update",
                    Form.with("audience", "status page").and("line", "Me too").and("version", seen));

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("Someone was faster.", "value=\"Me too\"");
        }

        @Test
        void thatIsSaidToBeSentByTwoIsSentOnce() {
            String incident = declared("Who sends it", "SEV1");
            send(incident, "We look at it.");
            String page = ada.page(incident + "/communication");
            String seen = ada.version(incident);
            Form sent = Form.with("entry", entry(page));
            console.as("grace").command(incident, "confirm-sent", sent);

            HttpResponse<String> late = ada.post(incident + "/commands/confirm-sent", sent.and("version", seen));

            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.body()).contains("Someone was faster.", "Told the status page, first update");
        }

        @Test
        void keepsNobodyFromTheNextStep() {
            String incident = declared("Told while diagnosing", "SEV1");
            String seen = ada.version(incident);
            console.as("grace").command(incident, "send-update", Form.with("audience", "status page"));

            HttpResponse<String> answer = ada.post(
                    incident + "/commands/diagnose",
                    Form.with("hypothesis", "The deploy").and("version", seen));

            assertThat(ada.page(location(answer))).contains("While you had the form open, others recorded:");
        }

        @Test
        void toSomebodyWithoutATemplateKeepsWhatWasTyped() {
            String incident = declared("An audience of none", "SEV1");

            HttpResponse<String> answer = ada.command(
                    incident, "send-update", Form.with("audience", "the moon").and("line", "Hello up there"));

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("Refused.", "value=\"Hello up there\"", "templates-are-ready");
        }

        @Test
        void closesAfterTheEnd() {
            String incident = declared("It was nothing", "SEV1");
            send(incident, "We look at it.");
            iSentIt(incident);
            ada.command(incident, "dismiss", Form.with("reason", "A test"));
            assertThat(text(ada.page(incident + "/communication"))).contains("closing message due in ");

            send(incident, "Nothing was wrong.");
            iSentIt(incident);

            assertThat(text(ada.pages(incident)))
                    .contains("Told the status page, closing message", "Nothing was wrong.")
                    .doesNotContain("status page: closing message due in");
        }
    }

    @Test
    void waivesAMessageWithAReason() {
        String incident = declared("Nobody is hit", "SEV1");

        HttpResponse<String> nothing = ada.command(incident, "waive-obligation", Form.with("obligation", ""));
        HttpResponse<String> waived = ada.command(
                incident,
                "waive-obligation",
                Form.with("obligation", "status page/first/1").and("reason", "Nobody outside saw it"));

        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("What is owed is required", "Why it is not done is required");
        assertThat(location(waived)).isEqualTo(incident + "?done=waive-obligation");
        assertThat(text(ada.pages(incident)))
                .contains("first update waived by ada: Nobody outside saw it")
                .doesNotContain("status page: first update due");
    }

    private static HttpResponse<String> send(String incident, String line) {
        return ada.command(
                incident, "send-update", Form.with("audience", "status page").and("line", line));
    }

    /** The message that is to be sent, which is the one of the page. */
    private static HttpResponse<String> iSentIt(String incident) {
        return ada.command(incident, "confirm-sent", Form.with("entry", entry(ada.page(incident + "/communication"))));
    }

    private static String entry(String page) {
        Matcher entry = Pattern.compile("name=\"entry\" value=\"(\\d+)\"").matcher(page);
        assertThat(entry.find()).as(page).isTrue();
        return entry.group(1);
    }

    private static String declared(String title, String severity) {
        Form form = Form.with("title", title).and("severity", severity).and("commander", "ada");
        return location(ada.post("/incidents/declare", form));
    }

    /** What a person reads: without tags, and with one space where there are many. */
    private static String text(String page) {
        return page.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void showsWhatWasToldOutsideBeforeAnIncidentIsMadePrivate() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            String page = ada.post(
                            "/incidents/declare",
                            Form.with("title", "Orders fail")
                                    .and("severity", "SEV1")
                                    .and("commander", "ada"))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            assertThat(ada.page(page + "/people?do=make-private"))
                    .contains("Make it private", "Nobody outside was told so far.");

            ada.command(
                    page,
                    "send-update",
                    Form.with("audience", "status page")
                            .and("line", "We look into <it>")
                            .and("sentByHand", "true"));
            assertThat(ada.page(page + "/people?do=make-private"))
                    .contains("Told outside so far", "We look into &lt;it&gt;");

            ada.command(page, "make-private", Form.with("reason", "keys are in the log"));
            assertThat(ada.page(page)).contains("private: only those on it see it");
            assertThat(ada.page(page + "/people")).contains("Make it public");
            assertThat(console.as("bob").get(page).statusCode()).isEqualTo(404);
            assertThat(console.as("bob").page("/incidents")).doesNotContain("Orders fail");

            ada.command(page, "make-public", Form.with("reason", "the keys are changed"));
            assertThat(console.as("bob").page(page + "/timeline"))
                    .contains("Orders fail", "Made private: keys are in the log");
        }
    }
}
