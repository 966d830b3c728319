package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Merged and private incidents: who gets where from which page. */
class LinkedIncidentsTest {
    @AutoClose
    private static final RunningConsole console = RunningConsole.inMemory();

    private static final ConsoleClient ada = console.as("ada");

    @Nested
    class AMerge {

        @Test
        void linksBothIncidents() {
            String duplicate = ada.declare("Payments fail");
            String other = ada.declare("The database is down");

            location(merge(ada, duplicate, reference(other)));

            assertThat(ada.page(duplicate))
                    .contains("Merged into", "href=\"" + other + "\"", "Go to " + reference(other));
            assertThat(ada.page(other)).contains("Duplicate:", "href=\"" + duplicate + "\"", "Payments fail");
        }

        @Test
        void asksForTheIncidentThatGoesOnAndKeepsWhatWasTyped() {
            String incident = ada.declare("The same as what");

            HttpResponse<String> answer = merge(ada, incident, "INC-99999");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("is no incident that you can see", "value=\"INC-99999\"");
        }

        @Test
        void isNotMadeIntoWhatTheReaderDoesNotSee() {
            String hidden = declaredPrivately(ada, "A leak");
            String incident = console.as("bob").declare("A strange login");

            HttpResponse<String> answer = merge(console.as("bob"), incident, reference(hidden));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("is no incident that you can see")
                    .doesNotContain("A leak");
        }

        @Test
        void bySomebodyElseThanTheCommanderAsksForTheReason() {
            String duplicate = location(ada.post(
                    "/incidents/declare",
                    Form.with("title", "Led by ada").and("severity", "SEV3").and("commander", "ada")));

            assertThat(console.as("bob").page(duplicate + "?do=merge")).contains("id=\"merge-overrideReason\"");
            assertThat(ada.page(duplicate + "?do=merge"))
                    .contains("id=\"merge-into\"")
                    .doesNotContain("id=\"merge-overrideReason\"");
        }

        private HttpResponse<String> merge(ConsoleClient who, String incident, String into) {
            return who.command(incident, "merge", Form.with("into", into).and("reason", "The same cause"));
        }
    }

    @Nested
    class APrivateIncident {

        @Test
        void existsForThoseOnItAlone() {
            String incident = declaredPrivately(ada, "Keys were published");

            assertThat(ada.page(incident)).contains("Keys were published", "private: only those on it see it");
            assertThat(ada.page("/incidents")).contains("Keys were published");
            for (ConsoleClient other : new ConsoleClient[] {console.as("bob"), console.as("")}) {
                assertThat(other.page("/incidents")).doesNotContain("Keys were published");
                for (String path : new String[] {
                    "",
                    "/timeline",
                    "/people",
                    "/communication",
                    "/commands",
                    "/preview?audience=status%20page",
                    "/postmortem",
                    "/postmortem/document",
                    "/postmortem.md",
                    "/entries/1",
                    "/commands/resolve"
                }) {
                    assertThat(other.get(incident + path).statusCode()).as(path).isEqualTo(404);
                }
                HttpResponse<String> note = other.post(
                        incident + "/commands/add-note",
                        Form.with("text", "Hello").and("version", "1"));
                assertThat(note.statusCode()).isEqualTo(404);
            }
            assertThat(ada.page(incident)).doesNotContain("Hello");
        }

        @Test
        void isSeenByWhoeverIsBroughtIn() {
            String incident = declaredPrivately(ada, "Bob is needed");

            ada.command(incident, "assign", Form.with("person", "bob").and("what", "the key rotation"));

            assertThat(console.as("bob").page(incident)).contains("Bob is needed");
        }

        @Test
        void isNamedOnNoPageOfAnotherThatItWasMergedInto() {
            String hidden = declaredPrivately(ada, "A quiet duplicate");
            String open = ada.declare("Logins fail");

            location(ada.command(
                    hidden, "merge", Form.with("into", reference(open)).and("reason", "The same")));

            assertThat(ada.page(open)).contains("href=\"" + hidden + "\"");
            assertThat(console.as("bob").page(open)).doesNotContain("A quiet duplicate", "href=\"" + hidden + "\"");
        }

        @Test
        void tellsOthersNothingOfItself() {
            String incident = location(ada.post(
                    "/incidents/declare",
                    Form.with("title", "Nobody reads this outside")
                            .and("severity", "SEV1")
                            .and("commander", "ada")
                            .and("private", "yes")));

            assertThat(ada.page(incident + "/communication"))
                    .contains("its link is sent, and nothing else")
                    .doesNotContain("One line more");
            location(ada.command(incident, "send-update", Form.with("audience", "status page")));

            assertThat(ada.page(incident + "/timeline")).containsPattern("<blockquote[^>]*>INC-\\d+</blockquote>");
        }

        @Test
        void keepsItsCheckedBoxWhenTheFormComesBack() {
            HttpResponse<String> answer =
                    ada.post("/incidents/declare", Form.with("title", " ").and("private", "yes"));

            assertThat(answer.body()).containsPattern("<input type=\"checkbox\"[^>]*checked");
        }
    }

    private static String declaredPrivately(ConsoleClient who, String title) {
        return location(who.post("/incidents/declare", Form.with("title", title).and("private", "yes")));
    }

    private static String reference(String incident) {
        return incident.substring(incident.lastIndexOf('/') + 1);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
