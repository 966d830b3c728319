package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The page of what would have been sent. */
class ShownPagesTest {

    @Test
    void showsAMessageAndThatNobodyWasTold() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            assertThat(ada.page("/incidents/shown")).contains("Nothing yet");
            String incident = ada.declare("Checkout <b>is down</b>");
            ada.command(incident, "triage", Form.with("severity", "SEV1").and("commander", "ada"));

            ada.command(incident, "send-update", Form.with("audience", "customers"));

            assertThat(ada.page("/incidents/shown"))
                    .contains("send update customers", "Nobody was told", "You may notice a problem")
                    .contains("SEV1 Checkout &lt;b&gt;is down&lt;/b&gt;", "href=\"/incidents/INC-1\"")
                    .doesNotContain("<b>is down");
            assertThat(ada.page(incident)).contains("To be sent by hand", "href=\"/incidents/shown\"");
        }
    }

    @Test
    void showsNothingOfAPrivateIncidentToWhoeverMayNotSeeIt() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            String incident = ada.declare("Checkout is down");
            ada.command(incident, "triage", Form.with("severity", "SEV1").and("commander", "ada"));
            ada.command(incident, "send-update", Form.with("audience", "internal chat"));
            assertThat(console.as("mallory").page("/incidents/shown")).contains("INC-1");

            ada.command(incident, "make-private", Form.with("reason", "A key leaked"));

            assertThat(console.as("mallory").page("/incidents/shown"))
                    .contains("Nothing yet")
                    .doesNotContain("INC-1", "Checkout");
            assertThat(console.as("").page("/incidents/shown")).doesNotContain("INC-1");
            assertThat(ada.page("/incidents/shown")).contains("INC-1");
        }
    }

    @Test
    void isNotThereWhereNothingIsOnlyShown() {
        try (RunningConsole console = RunningConsole.with(
                "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(), "--incident.channels.log.enabled=false")) {
            assertThat(console.as("ada").get("/incidents/shown").statusCode()).isEqualTo(404);
            assertThat(console.as("ada").page("/incidents")).doesNotContain("would have been sent");
        }
    }
}
