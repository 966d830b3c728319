package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The page of a postmortem, with all that is left to do after an incident. */
class PostmortemPagesTest {
    @AutoClose
    private static final RunningConsole console = RunningConsole.inMemory();

    private static final ConsoleClient ada = console.as("ada");

    @Nested
    class ThePostmortem {

        @Test
        void saysEverythingThatIsMissingAtOnceAndWhere() {
            String incident = resolved("Nothing written yet");
            ada.command(incident, "add-action", Form.with("kind", "detect").and("description", "Watch the pool"));

            assertThat(ada.page(incident + "/postmortem"))
                    .contains("is draft, not in-review", "Nobody has reviewed the postmortem", "The postmortem lacks")
                    .contains("action item 1 has neither owner nor due date")
                    .contains("href=\"#actions\"", "href=\"#sections\"", "/incidents/policy#postmortem-is-complete");
        }

        @Test
        void isWrittenSectionBySectionAsMarkdown() {
            String incident = resolved("Written down");

            assertThat(location(give(incident, "write-section", section("root-cause", "The pool was *too small*."))))
                    .isEqualTo(incident + "/postmortem?done=write-section");

            assertThat(ada.page(incident + "/postmortem"))
                    .contains("<em>too small</em>", ">The pool was *too small*.</textarea>");
        }

        @Test
        void keepsWhatWasTypedWhenItIsNotTaken() {
            String incident = resolved("Empty words");
            give(incident, "write-section", section("went-well", "The rollback"));

            HttpResponse<String> answer = give(incident, "write-section", section("went-badly", "  "));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("Not taken yet", "href=\"#write-section-went-badly-markdown\"", "Text is required")
                    .contains("<title>Postmortem of")
                    .containsPattern("id=\"write-section-went-well-markdown\"[^>]*>The rollback<");
        }

        @Test
        void saysThatThereIsNoSuchSection() {
            String incident = resolved("Made up");

            HttpResponse<String> answer = give(incident, "write-section", section("blame", "x"));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("section: is none that can be chosen");
        }

        @Test
        void pointsAtWordsThatBlameAndOffersOthers() {
            String incident = resolved("Somebody did it");
            give(incident, "write-section", section("root-cause", "Bob forgot <b>it</b>. No check was there."));

            String page = ada.page(incident + "/postmortem");

            assertThat(page)
                    .contains("This names somebody as the cause", "<mark>Bob forgot</mark>", "The process had no")
                    .contains("&lt;b&gt;")
                    .doesNotContain("<b>it</b>");
        }

        @Test
        void letsASentenceStayWithAReasonAndAsksForTheReason() {
            String incident = resolved("A quotation");
            give(incident, "write-section", section("root-cause", "Bob forgot the switch."));
            Form stay = here("sentence", "Bob forgot the switch.");

            HttpResponse<String> without = give(incident, "waive-blame", stay);
            assertThat(without.statusCode()).isEqualTo(422);
            assertThat(without.body()).contains("Why it may stay is required");

            location(give(incident, "waive-blame", stay.and("reason", "It is what the report says")));
            assertThat(ada.page(incident + "/postmortem"))
                    .doesNotContain("<mark>")
                    .contains("Sentences that may stay", "It is what the report says");
        }

        @Test
        void isWrittenByTwoAtATimeAndOnlyTheSameSectionIsInTheirWay() {
            String incident = resolved("Two pens");
            String seen = ada.version(incident);
            ConsoleClient grace = console.as("grace");
            give(grace, incident, "write-section", section("went-well", "Hers"));

            Form other = section("went-badly", "Mine").and("version", seen);
            Form same = section("went-well", "Mine too").and("version", seen);

            assertThat(ada.page(location(ada.post(incident + "/commands/write-section", other))))
                    .contains("While you had the form open, others recorded:", "Postmortem: What went well written");
            HttpResponse<String> late = ada.post(incident + "/commands/write-section", same);
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.body()).contains("Someone was faster.", ">Mine too</textarea>");
        }

        @Test
        void saysWhyAPhaseTookAsLongAsItDid() {
            String incident = resolved("Slow triage");

            location(give(incident, "explain-phase", phase("triage", "1").and("sentence", "Nobody was on call.")));

            assertThat(ada.page(incident + "/postmortem")).contains("Nobody was on call.");
            HttpResponse<String> wrong = give(incident, "explain-phase", phase("triage", "7"));
            assertThat(wrong.statusCode()).isEqualTo(422);
        }

        @Test
        void tellsWhoReviewedItFromOutside() {
            String incident = resolved("Read by others");
            give(incident, "assign-postmortem", here("owner", "ada"));
            give(incident, "request-review", here("x", ""));
            give(incident, "review-postmortem", here("comment", ""));
            give(console.as("mallory"), incident, "review-postmortem", here("comment", "Clear"));

            assertThat(ada.page(incident + "/postmortem"))
                    .containsPattern("<b>ada</b> <span class=\"quiet\">was on the incident")
                    .containsPattern("<b>mallory</b> <span class=\"quiet\">from outside");
        }

        @Test
        void isRefusedAsLongAsItIsNotComplete() {
            String incident = resolved("Too soon");
            give(incident, "assign-postmortem", here("owner", "ada"));
            give(incident, "request-review", here("x", ""));

            HttpResponse<String> answer = give(incident, "publish-postmortem", here("x", ""));

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("Refused.", "The postmortem lacks", "Nobody has reviewed");
        }

        @Test
        void showsNobodyAForm() {
            String incident = resolved("Read along");

            assertThat(console.as("").page(incident + "/postmortem"))
                    .contains("Log in to write along.")
                    .doesNotContain("/commands/");
        }

        @Test
        void keepsWhatNobodyTyped() {
            String incident = resolved("Who wrote this");

            HttpResponse<String> answer = console.as("")
                    .post(
                            incident + "/commands/write-section",
                            section("root-cause", "Long words").and("version", "1"));

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("<title>Postmortem of", "You are not logged in", "Long words");
        }
    }

    @Nested
    class AnActionItem {

        @Test
        void livesFromItsAdditionToItsEnd() {
            String incident = resolved("Work to do");
            give(incident, "add-action", here("kind", "prevent").and("description", "Check the size"));
            assertThat(ada.page(incident + "/postmortem")).contains("Check the size", "no owner", "no due date");

            give(incident, "change-action", item(1).and("owner", "bob").and("due", "2026-12-04"));
            give(incident, "start-action", item(1));
            give(incident, "review-action", item(1).and("note", "On its way"));
            assertThat(ada.page(incident + "/postmortem"))
                    .contains(">in progress<", ">bob<", "reviewed")
                    .doesNotContain("no owner");

            location(give(incident, "complete-action", item(1)));
            assertThat(ada.page(incident + "/postmortem")).contains(">done<").doesNotContain("complete-action");
        }

        @Test
        void isDroppedWithAReason() {
            String incident = resolved("Not worth it");
            give(incident, "add-action", here("kind", "detect").and("description", "Yet another alert"));

            HttpResponse<String> without = give(incident, "drop-action", item(1));
            assertThat(without.statusCode()).isEqualTo(422);
            assertThat(without.body()).contains("Why it is dropped is required");

            location(give(incident, "drop-action", item(1).and("reason", "The graph is enough")));
            assertThat(ada.page(incident + "/postmortem")).contains(">dropped<", "The graph is enough");
        }

        @Test
        void saysEveryFaultAtOnceAndKeepsWhatWasTyped() {
            String incident = resolved("Badly typed");

            HttpResponse<String> answer = give(
                    incident, "add-action", here("kind", "").and("due", "soon").and("owner", "<i>"));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("Good for is required", "What is to be done is required", "Due is not a date")
                    .contains("value=\"&lt;i&gt;\"");
        }

        @Test
        void thatIsFinishedMeanwhileSaysSo() {
            String incident = resolved("Faster than me");
            give(incident, "add-action", here("kind", "detect").and("description", "One thing"));
            give(incident, "complete-action", item(1));

            HttpResponse<String> answer = give(incident, "start-action", item(1));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("1 is no unfinished action item");
        }
    }

    @Nested
    class ARunbook {

        @Test
        void owesAReviewAfterItsUse() {
            String incident = triaged("By the book");
            location(ada.command(
                    incident, "use-runbook", Form.with("runbook", "pool.md").and("name", "The pool is full")));
            resolve(incident);

            assertThat(ada.page(incident + "/postmortem"))
                    .contains("The pool is full", "not reviewed yet", "Used and not reviewed");

            location(give(incident, "review-runbook", here("runbook", "pool.md").and("changed", "yes")));
            assertThat(ada.page(incident + "/postmortem")).doesNotContain("not reviewed yet", "Used and not reviewed");
        }

        @Test
        void hasToBeNamed() {
            String incident = triaged("Which book");

            HttpResponse<String> answer = ada.command(incident, "use-runbook", Form.with("runbook", " "));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Runbook is required", "Its name is required");
        }
    }

    private static Form here(String field, String value) {
        return Form.with("place", "postmortem").and(field, value);
    }

    private static Form section(String section, String markdown) {
        return here("section", section).and("markdown", markdown);
    }

    private static Form phase(String phase, String episode) {
        return here("phase", phase).and("episode", episode);
    }

    private static Form item(int number) {
        return here("item", Integer.toString(number));
    }

    private static HttpResponse<String> give(String incident, String command, Form form) {
        return give(ada, incident, command, form);
    }

    private static HttpResponse<String> give(ConsoleClient who, String incident, String command, Form form) {
        return who.command(incident, command, form);
    }

    private static String resolved(String title) {
        String incident = triaged(title);
        resolve(incident);
        return incident;
    }

    private static String triaged(String title) {
        return location(ada.post(
                "/incidents/declare",
                Form.with("title", title)
                        .and("severity", "SEV2")
                        .and("commander", "ada")
                        .and("detectedAt", "2026-03-01T14:32")));
    }

    private static void resolve(String incident) {
        location(ada.command(incident, "diagnose", Form.with("hypothesis", "The pool")));
        location(ada.command(incident, "mitigate", Form.with("kind", "rollback").and("action", "Rolled back")));
        location(ada.command(incident, "resolve", Form.with("verification", "All is well")));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
