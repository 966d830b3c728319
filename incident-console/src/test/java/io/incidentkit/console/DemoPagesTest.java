package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A first look at the pages, with the demonstration's incidents. */
class DemoPagesTest {
    private static final String DEMO = "--incident.console.demo=true";

    @AutoClose
    private static final RunningConsole console =
            RunningConsole.with(DEMO, "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID());

    private static final ConsoleClient mira = console.as("Mira Holm");

    @ParameterizedTest
    @CsvSource({
        "/incidents, The order database is read-only",
        "/incidents?state=ended, Card payments time out",
        "/incidents/actions, Decide whether it is done or dropped.",
        "/incidents/archive?q=pool, Card payments time out",
        "/incidents/figures, Platform",
        "/incidents/INC-1, Failed over to the standby",
        "/incidents/INC-1/postmortem, Published",
        "/incidents/INC-1/postmortem/document, replication slot"
    })
    void eachPageHasSomethingToShow(String page, String text) {
        assertThat(mira.get(page).statusCode()).isEqualTo(200);
        assertThat(mira.page(page)).contains(text);
    }

    @Test
    void aStoreWithIncidentsIsLeftAlone() {
        String database = "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (RunningConsole first = RunningConsole.with(database)) {
            first.as("ada").declare("The only one");
        }
        try (RunningConsole second = RunningConsole.with(DEMO, database)) {
            ConsoleClient ada = second.as("ada");
            assertThat(ada.page("/incidents")).contains("The only one").doesNotContain("read-only");
            assertThat(ada.get("/incidents/INC-2").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void isFilledInOnce() {
        String database = "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (RunningConsole first = RunningConsole.with(DEMO, database)) {
            first.as("ada").declare("One of mine");
        }
        try (RunningConsole second = RunningConsole.with(DEMO, database)) {
            assertThat(second.as("ada").page("/incidents")).containsOnlyOnce("One of mine");
        }
    }
}
