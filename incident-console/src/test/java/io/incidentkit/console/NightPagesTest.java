package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** A night with the console, as people had one who tried it: what the pages show and take. */
class NightPagesTest {
    private static final List<String> TABS = List.of("", "/timeline", "/people", "/communication", "/postmortem");

    private static String declare(ConsoleClient who, Form form) {
        return who.post("/incidents/declare", form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static String severe(ConsoleClient who) {
        return declare(
                who,
                Form.with("title", "pg-7 primary OOM-killed by k8s")
                        .and("severity", "SEV1")
                        .and("commander", "ada"));
    }

    @Test
    void anIncidentSaysThatNothingIsConnectedSoThatNobodyIsPaged() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            String page = severe(ada);

            for (String tab : TABS) {
                assertThat(ada.page(page + tab))
                        .as(tab)
                        .contains("No channel is connected", "nobody is paged", "nobody is reminded");
            }
        }
    }

    @Test
    void aDrillIsDeclaredInTheConsoleAndMarkedWhereverItStands() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            assertThat(ada.page("/incidents/declare")).contains("value=\"drill\"");
            String page = declare(
                    ada,
                    Form.with("title", "Region is gone")
                            .and("kind", "drill")
                            .and("severity", "SEV1")
                            .and("commander", "ada"));

            assertThat(ada.page("/incidents")).contains("chip drill");
            for (String tab : TABS) {
                assertThat(ada.page(page + tab)).as(tab).contains("chip drill");
            }
            assertThat(ada.page(page + "/communication?do=send-update")).containsIgnoringCase("[drill]");
        }
    }

    @Test
    void customersReadTheTitleThatWasMadeForThem() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            String page = severe(ada);
            ada.command(page, "set-public-title", Form.with("title", "Payments are slow"));

            String preview = ada.page(page + "/communication");
            assertThat(preview).contains("Payments are slow");
            ada.command(page, "rename", Form.with("title", "Payments database restarted"));
            ada.command(page, "set-services", Form.with("services", "payments, ledger"));
            assertThat(ada.page("/incidents"))
                    .contains("Payments database restarted", ">payments<", ">ledger<")
                    .doesNotContain("OOM-killed");
        }
    }

    @Test
    void commandIsTakenInAbsenceWithAReasonThatStays() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient grace = console.as("grace");
            String page = severe(console.as("ada"));

            assertThat(grace.page(page + "/people?do=take-command")).contains("name=\"reason\"");
            grace.command(page, "take-command", Form.with("reason", "ada does not answer"));

            assertThat(grace.page(page)).containsPattern("<b>grace</b>");
            assertThat(grace.page(page + "/timeline")).contains("ada does not answer");
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class HostWithPeople extends TestHost {
        @Bean
        Directory people() {
            return Directory.of(List.of(KnownPerson.of("Grace Hopper"), KnownPerson.of("Ada Lovelace")));
        }
    }

    @Test
    void aPersonIsChosenFromTheHostsList() {
        try (RunningConsole console = RunningConsole.of(HostWithPeople.class)) {
            ConsoleClient ada = console.as("ada");
            assertThat(ada.page("/incidents/declare")).contains("<option value=\"Grace Hopper\"");
        }
    }

    @Test
    void afterTheEndTheForgottenRunbookResponderAndLevelAreTaken() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            String page = severe(ada);
            ada.command(page, "diagnose", Form.with("hypothesis", "memory"));
            ada.command(page, "mitigate", Form.with("action", "restarted").and("kind", "other"));
            String meanwhile = LocalDateTime.now(ZoneOffset.UTC).toString();
            ada.command(page, "resolve", Form.with("verification", "errors are gone"));

            assertThat(ada.page(page)).contains(">resolved<");
            assertThat(ada.command(page, "use-runbook", used()).body())
                    .contains("If it happened before the end, give the moment, up to");
            assertThat(taken(ada, page, "use-runbook", used().and("occurredAt", meanwhile)))
                    .isTrue();
            Form work = Form.with("person", "bert").and("what", "restarted pg-7");
            assertThat(taken(ada, page, "assign", work.and("occurredAt", meanwhile)))
                    .isTrue();
            Form level = Form.with("severity", "SEV2")
                    .and("reason", "less than thought")
                    .and("occurredAt", meanwhile);
            assertThat(taken(ada, page, "set-severity", level)).isTrue();
            assertThat(ada.page(page + "/people")).contains("bert");
        }
    }

    private static Form used() {
        return Form.with("runbook", "failover.md").and("name", "Failover of pg");
    }

    private static boolean taken(ConsoleClient who, String page, String command, Form form) {
        return who.command(page, command, form).statusCode() == 303;
    }
}
