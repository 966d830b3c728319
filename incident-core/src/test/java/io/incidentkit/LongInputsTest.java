package io.incidentkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.comms.MessageTemplate;
import io.incidentkit.markdown.MarkdownBounds;
import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.RunbookCheck;
import io.incidentkit.validation.InputValidator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The longest inputs that are taken, of what parsers are known to stumble over. Each takes well under a second; the time-out
 * is there for work that grows with the square of the length, which would take many minutes.
 */
@Timeout(120)
class LongInputsTest {
    @ParameterizedTest
    @ValueSource(strings = {"***a", "[x]: y\n", "a\n- b\n", "![", "| a | b |\n|---|---|\n"})
    void ofRunbooksAreRead(String pattern) {
        int lines = Math.max(1, pattern.split("\n", -1).length - 1);
        int length = Math.min(Runbook.MAX_MARKDOWN - 10, (MarkdownBounds.MAX_ROWS - 10) / lines * pattern.length());
        Runbook runbook =
                Runbook.read("a", "# D\n\n" + of(pattern, pattern.contains("\n") ? length : Runbook.MAX_MARKDOWN - 10));

        assertThat(RunbookCheck.check(runbook)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"![", "he forgot to ", "a", "human error. ", "\"", "if "})
    void ofTextsAreChecked(String pattern) {
        assertThat(BlamelessCheck.english()
                        .check(of(pattern, BlamelessCheck.MAX_TEXT))
                        .findings())
                .hasSizeLessThan(BlamelessCheck.MAX_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#a}}", "{{a}}", "{{{", "{{", "{{/a}}", "{{!"})
    void ofTemplatesAreRead(String pattern) {
        assertThat(MessageTemplate.of(Audience.CUSTOMERS, MessageMoment.FIRST, of(pattern, InputValidator.MAX_TEXT))
                        .violations())
                .isNotEmpty();
    }

    private static String of(String pattern, int length) {
        return pattern.repeat(length / pattern.length() + 1).substring(0, length);
    }
}
