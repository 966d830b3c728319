package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.commander.Actor;
import io.incidentkit.console.insight.SimilarIncident;
import io.incidentkit.console.insight.SimilarIncidents;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Earlier incidents that were like one, and what restored service then. */
class SimilarIncidentsTest {

    @Test
    void thoseOfTheSameServiceSayWhatRestoredService() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            Quarter.of(ada, 7, 4);
            String open = ada.declare("Checkout answers 500 once more");
            ada.command(open, "set-services", Form.with("services", "Checkout"));

            List<SimilarIncident> similar = to(console, "mallory", open);

            assertThat(similar).extracting(SimilarIncident::reference).containsExactly("INC-7", "INC-1", "INC-4");
            assertThat(similar.get(0).mitigation()).isEqualTo("Went back to the release before");
            assertThat(similar.get(0).because()).contains("service checkout", "title: checkout, answers, 500");
            assertThat(similar.get(0).published()).isFalse();
        }
    }

    @Test
    void whatTheReaderMayNotSeeIsNotNamed() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            String earlier = Quarter.of(ada, 1, 4).get(0);
            ada.command(earlier, "make-private", Form.with("reason", "It names a customer"));
            String open = ada.declare("Checkout answers 500");
            ada.command(open, "set-services", Form.with("services", "checkout"));

            assertThat(to(console, "ada", open)).hasSize(1);
            assertThat(to(console, "mallory", open)).isEmpty();
        }
    }

    @Test
    void neitherALaterOneNorAFalseAlarmNorOneThatSharesNothingIsNamed() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            String open = ada.declare("Search is slow");
            ada.command(open, "set-services", Form.with("services", "search"));
            String dismissed = ada.declare("Search is slow");
            ada.command(dismissed, "set-services", Form.with("services", "search"));
            ada.command(dismissed, "dismiss", Form.with("reason", "Nothing was wrong"));
            Quarter.of(ada, 3, 4);
            String last = ada.declare("Nothing in common");

            assertThat(to(console, "ada", open)).isEmpty();
            assertThat(to(console, "ada", last)).isEmpty();
        }
    }

    @Test
    void withASearchTheWordsOfTheTitleFindThemWithoutAService() {
        try (RunningConsole console = RunningConsole.searching()) {
            ConsoleClient ada = console.as("ada");
            Incidents incidents = console.bean(Incidents.class);
            Quarter.of(ada, 3, 4).forEach(each -> {
                Incident incident = incidents.find(reference(each)).orElseThrow();
                console.bean(IncidentSearch.class).keep(incident, incidents.postmortem(incident.id()));
            });
            String open = ada.declare("Mails are late for some");

            assertThat(to(console, "ada", open))
                    .extracting(SimilarIncident::title)
                    .containsExactly("Mails are late");
            assertThat(ada.page("/incidents/archive?in=incidents&q=pool&team=shop"))
                    .contains("all that is written", "<a href=\"/incidents/INC-1\">")
                    .doesNotContain("INC-2", "INC-3");
        }
    }

    private static List<SimilarIncident> to(RunningConsole console, String reader, String incident) {
        Incident looked =
                console.bean(Incidents.class).find(reference(incident)).orElseThrow();
        return console.bean(SimilarIncidents.class).to(Actor.person(reader), looked);
    }

    private static String reference(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
