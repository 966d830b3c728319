package io.incidentkit.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.rule.Violation;
import io.incidentkit.validation.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a page holds, it is checked and found, or refused with its faults; nothing else is thrown. */
class RunbookFuzzTest {
    @Property
    void anyBytesAreCheckedOrRefused(@ForAll byte[] bytes) {
        checkOrRefuse(new String(bytes, StandardCharsets.UTF_8));
    }

    @Property
    void anyTextIsCheckedOrRefused(@ForAll String text) {
        checkOrRefuse(text);
    }

    @Property
    void anyPiecesOfPagesAreCheckedOrRefused(@ForAll("pieces") String text) {
        checkOrRefuse(text);
    }

    private static void checkOrRefuse(String text) {
        List<Violation> violations;
        try {
            violations = RunbookCheck.check(Runbook.read("a", text));
        } catch (InvalidInputException e) {
            assertThat(e.faults()).isNotEmpty();
            assertThat(Runbooks.from(() -> Map.of("a", text)).check())
                    .containsExactly(new RunbookFinding("a", e.faults(), List.of()));
            return;
        }
        assertThat(violations).extracting(Violation::rule).doesNotHaveDuplicates();
        assertThat(Runbooks.from(() -> Map.of("a", text)).check())
                .isEqualTo(violations.isEmpty() ? List.of() : List.of(new RunbookFinding("a", List.of(), violations)));
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "---\n",
                        "+++\n",
                        "title: x\n",
                        "alerts: [a, \"b\n",
                        "\uFEFF",
                        "# Symptoms\n",
                        "## Don'ts\n",
                        "**Fix:**\n",
                        "1. ",
                        "99999999999. ",
                        "- ",
                        "  ",
                        "> ",
                        "```sh\n",
                        "~~~",
                        "<!--",
                        "-->",
                        "<b>",
                        "| a | b |\n",
                        "|---|---|\n",
                        "[a]: b\n",
                        "\r\n",
                        "\r",
                        "\n\n",
                        "\t",
                        "\\",
                        "`",
                        "\u2028",
                        "\u0000",
                        "\ud83d",
                        "if x then y. ",
                        "e\u0301",
                        "NodeDiskFull ")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
