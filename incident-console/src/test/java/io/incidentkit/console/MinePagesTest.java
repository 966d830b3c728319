package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What somebody has to do, over all incidents, and nothing of what others have. */
class MinePagesTest {

    @Test
    void hasWhatOneCommandsOwesAndWasAssigned() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            assertThat(ada.page("/incidents/mine")).contains("Nothing waits for you");
            String incident = ada.post(
                            "/incidents/declare",
                            Form.with("title", "Checkout is down")
                                    .and("severity", "SEV1")
                                    .and("commander", "ada"))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            ada.command(incident, "assign", Form.with("person", "Grace").and("what", "scribe"));
            ada.command(incident, "assign", Form.with("person", "grace").and("what", "the connection pool"));
            ada.command(
                    incident,
                    "add-action",
                    Form.with("kind", "prevent")
                            .and("description", "Bound the pool")
                            .and("owner", "grace")
                            .and("due", "2020-01-01"));
            ada.command(incident, "assign-postmortem", Form.with("owner", "grace"));

            assertThat(ada.page("/incidents/mine"))
                    .contains("You command", "Messages that you owe", "To status page: first update")
                    .doesNotContain("Bound the pool", "scribe");
            String work = console.as("grace").page("/incidents/mine");
            assertThat(work)
                    .contains(
                            "Roles that you hold",
                            "scribe",
                            "Work that you were assigned",
                            "the connection pool",
                            "Your action items",
                            "Bound the pool",
                            "overdue since 1 Jan 2020",
                            "href=\"" + incident + "/postmortem#action-1\"")
                    .doesNotContain("You command", "Messages that you owe");
            ada.command(incident, "offer-handover", Form.with("to", "grace"));
            assertThat(console.as("grace").page("/incidents/mine")).contains("Command is offered to you");
            assertThat(console.as("").page("/incidents/mine")).contains("Log in to see");
        }
    }

    @Test
    void hasPostmortemsThatOneOwnsAndThoseThatNeedAReaderFromOutside() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            String incident = Quarter.of(ada, 1, 3).get(0);
            ada.command(incident, "assign-postmortem", Form.with("owner", "ada"));
            ada.command(incident, "request-review", new Form());

            assertThat(ada.page("/incidents/mine")).contains("Postmortems that you own", "In review");
            assertThat(console.as("mallory").page("/incidents/mine"))
                    .contains("Postmortems that a reviewer from outside can read")
                    .doesNotContain("Postmortems that you own");
        }
    }

    @Test
    void hasNothingOfAnIncidentThatOneMayNotSee() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            ConsoleClient ada = console.as("ada");
            ada.post(
                    "/incidents/declare",
                    Form.with("title", "Keys leaked")
                            .and("severity", "SEV1")
                            .and("commander", "ada")
                            .and("private", "yes"));

            assertThat(ada.page("/incidents/mine")).contains("Keys leaked");
            assertThat(console.as("bob").page("/incidents/mine")).doesNotContain("Keys leaked");
        }
    }
}
