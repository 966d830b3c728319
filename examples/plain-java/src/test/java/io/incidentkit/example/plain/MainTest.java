package io.incidentkit.example.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {

    private final List<String> lines = printed();

    @Test
    void tellsTheTimelineInOrder() {
        assertThat(lines)
                .containsSubsequence(
                        "2026-03-01T14:32:00Z  ada: Detected: Checkout answers 500",
                        "2026-03-01T14:35:00Z  ada: Triaged",
                        "2026-03-01T14:40:00Z  ada: Diagnosed: The deploy of 14:28",
                        "2026-03-01T14:55:00Z  ada: Mitigated (rollback): Rolled back to 41",
                        "2026-03-01T15:10:00Z  ada: Resolved: Errors under 0.1% for 15 minutes");
    }

    @Test
    void computesHowLongEachPhaseTook() {
        assertThat(lines)
                .containsSubsequence(
                        "|Triage|detected to triaged|3 minutes||",
                        "|Diagnosis|triaged to diagnosed|5 minutes||",
                        "|Mitigation|diagnosed to mitigated|15 minutes||",
                        "|Verification|mitigated to resolved|15 minutes||");
    }

    @Test
    void showsARefusalWithWhatToDoInstead() {
        assertThat(lines)
                .contains("Refused: steps-in-order: INC-1 is only diagnosed; it is too early to resolve it."
                        + " First mitigate it.");
    }

    @Test
    void saysWhoWasToldInTimeAndWhoWasNot() {
        assertThat(lines)
                .contains(
                        "status page: first, due 2026-03-01T14:40:00Z: met",
                        "internal chat: first, due 2026-03-01T14:50:00Z: missed",
                        "status page: closing, due 2026-03-01T15:15:00Z: missed");
    }

    private static List<String> printed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Main.walk(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
