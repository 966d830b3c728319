package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.severity.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The board while more is open than one page shows. */
class FullBoardTest {
    private static final Actor ADA = Actor.person("ada");
    private static final int MANY = 70;

    /** What its style sheet and script weigh as they are sent: {@link EmbeddingTest} looks at them beside other pages. */
    private static final int FILES = 30_000;

    @Test
    void isLightAndHidesTheWorstOnNoOtherPage() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            Incident worst = declare(console, 0, Severity.SEV1);
            IntStream.rangeClosed(1, MANY).forEach(number -> declare(console, number, Severity.SEV3));

            String first = console.as("ada").page("/incidents");

            assertThat(first)
                    .containsSubsequence(worst.reference() + "</span>", "INC-" + (MANY + 1) + "</span>", "before=")
                    .doesNotContain("INC-2</span>");
            assertThat(console.as("ada").page("/incidents?severity=SEV3"))
                    .doesNotContain(worst.reference() + "</span>");
            assertThat(console.as("ada").page("/incidents?before=12"))
                    .containsOnlyOnce(worst.reference() + "</span>")
                    .contains("INC-11</span>")
                    .doesNotContain("INC-12</span>");
            assertThat(first.getBytes(StandardCharsets.UTF_8).length + FILES).isLessThan(100_000);
        }
    }

    private static Incident declare(RunningConsole console, int number, Severity severity) {
        return console.incidents()
                .declare(
                        ADA,
                        Declare.builder("Checkout answers with errors 5xx for the " + number + "th time")
                                .services(List.of("checkout", "payments"))
                                .team("Payments")
                                .severity(severity)
                                .commander(new Person("alice"))
                                .build());
    }
}
