package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.insight.Objectives;
import io.incidentkit.insight.ServiceObjective;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Figures as drawings, and the lists that one learns from: ended incidents, and those that were alike. */
@TestInstance(Lifecycle.PER_CLASS)
class FigurePagesTest {
    private RunningConsole console;
    private ConsoleClient ada;
    private List<String> incidents;

    @BeforeAll
    void start() {
        console = RunningConsole.inMemory();
        ada = console.as("ada");
        incidents = Quarter.of(ada, 7, 9);
    }

    @AfterAll
    void stop() {
        console.close();
    }

    @Test
    void eachIncidentIsAPointThatOpensIt() {
        String page = ada.page("/incidents/figures");

        for (String incident : incidents) {
            String reference = incident.substring(incident.lastIndexOf('/') + 1);
            assertThat(page).contains("<a href=\"" + reference + "\" aria-label=\"" + reference + " ");
        }
        assertThat(page)
                .contains("Checkout answers 500, SEV1: mitigated within 7 min", "role=\"group\"", "<desc id=")
                .doesNotContain("style=\"");
    }

    @Test
    void aTableIsBehindEachDrawingAndItLeadsToTheIncidents() {
        String page = ada.page("/incidents/figures");

        int drawings = Pattern.compile("<svg class=\"chart (points|bars)\"")
                .matcher(page)
                .results()
                .toArray()
                .length;
        int tables = Pattern.compile("<details class=\"behind\" id=")
                .matcher(page)
                .results()
                .toArray()
                .length;
        assertThat(drawings).isEqualTo(tables).isGreaterThan(4);
        assertThat(page).contains("<a href=\"" + incidents.get(0) + "\">INC-1</a>");
    }

    @Test
    void aMedianOfFewSaysOfHowMany() {
        assertThat(ada.page("/incidents/figures"))
                .contains("the same of fewer than 3, which says little")
                .containsPattern("Month from [^<]* half within [^<]*, of (one incident|\\d incidents)");
    }

    @Test
    void theAddressKeepsPeriodTeamAndSeverity() {
        String page = ada.page("/incidents/figures?days=365&team=shop&severity=SEV1");

        assertThat(page)
                .contains(
                        "Figures of the last <span>365</span> days",
                        "href=\"/incidents/figures?days=30&amp;team=shop&amp;severity=SEV1\"",
                        "<option value=\"SEV1\" selected=\"selected\">")
                .contains("INC-1 Checkout answers 500")
                .doesNotContain("INC-2 Search");
        assertThat(ada.page("/incidents/figures?team=nobody")).contains("No incident like that was detected");
        assertThat(ada.page("/incidents/figures?severity=SEV9")).contains("is none of the policy’s levels");
    }

    @Test
    void saysThatNoObjectivesAreConfigured() {
        assertThat(ada.page("/incidents/figures")).contains("No objectives are configured");
    }

    @Test
    void drawsWhatIsSpentOfEachErrorBudgetWhateverIsFiltered() {
        try (RunningConsole budgets =
                RunningConsole.of(WithObjectives.class, "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID())) {
            ConsoleClient reader = budgets.as("ada");
            Quarter.of(reader, 1, 3);

            // Seven minutes of 43.2, from the detection, as nobody knows when it began.
            assertThat(reader.page("/incidents/figures?severity=SEV1"))
                    .contains("Checkout answers", "at least 16% spent", "the time down", "id=\"budgets-chart-title\"")
                    .doesNotContain("No objectives are configured");
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(TestHost.class)
    static class WithObjectives {
        @Bean
        Objectives objectives() {
            ServiceObjective objective = new ServiceObjective("Checkout answers", 0.999, Duration.ofDays(30));
            return Objectives.byService(Map.of("checkout", List.of(objective)));
        }
    }

    @Test
    void endedOnesAreFoundByTeamServiceAndDay() {
        assertThat(ada.page("/incidents?state=ended&service=search"))
                .contains("Search is slow")
                .doesNotContain("Mails are late<");
        assertThat(ada.page("/incidents?state=ended&title=late&team=platform")).contains("Mails are late");
        assertThat(ada.page("/incidents?state=ended&from=2001-01-01&until=2001-12-31"))
                .contains("No ended incident is like that");
    }

    @Test
    void everythingThatIsWrongWithAFilterIsSaidAtOnceAndKept() {
        String page = ada.page("/incidents?state=ended&from=soon&severity=SEV9&label=x&detectionSource=%3Cb%3E");

        assertThat(page)
                .contains(
                        "Nothing is shown",
                        "is not a date",
                        "is none of the policy’s levels",
                        "has something that is no label",
                        "is none that can be chosen",
                        "value=\"soon\"")
                .doesNotContain("<b>\"");
    }

    @Test
    void anotherPageOfEndedOnesKeepsTheFilter() {
        try (RunningConsole many = RunningConsole.inMemory()) {
            ConsoleClient grace = many.as("ada");
            for (int i = 0; i < 27; i++) {
                String incident = grace.declare("False alarm " + i);
                grace.command(incident, "dismiss", Form.with("reason", "Nothing was wrong"));
            }
            String page = grace.page("/incidents?state=ended&title=alarm");

            assertThat(page).contains("href=\"/incidents?state=ended&amp;title=alarm&amp;before=3\"");
            assertThat(grace.page("/incidents?state=ended&title=alarm&before=3"))
                    .contains("False alarm 1", "False alarm 0", "href=\"/incidents?state=ended&amp;title=alarm\"")
                    .doesNotContain("False alarm 5");
        }
    }
}
