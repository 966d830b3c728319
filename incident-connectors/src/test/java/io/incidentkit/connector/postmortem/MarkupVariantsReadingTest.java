package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.postmortem.ActionLine;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.TimelineLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The playbook's template as editors, wikis and other keyboards leave it: every part is in its place all the same. */
class MarkupVariantsReadingTest {
    private static final String TEMPLATE = """
            # Incident: Checkout down

            Date: 2026-03-05
            Duration: 38 minutes
            Severity: SEV1
            Impact: everyone

            ## Timeline
            - 14:32 alert fires
            - 14:40 IC paged

            ## Why it took 38 minutes
            - Detection: late

            ## What didn't
            - Alert

            ## Action items
            - [Prevent] Add a canary \u2014 Bob \u2014 2026-03-15
            """;

    static Stream<Named<UnaryOperator<String>>> variants() {
        return Stream.of(
                variant("as it is", text -> text),
                variant("CRLF", text -> text.replace("\n", "\r\n")),
                variant("a byte order mark", text -> "\uFEFF" + text),
                variant("tabs behind marks", text -> text.replace("# ", "#\t").replace("- ", "-\t")),
                variant(
                        "blanks that do not break",
                        text -> text.replace(": ", ":\u00A0")
                                .replace(" \u2014 ", "\u00A0\u2014\u00A0")
                                .replace("What didn", "What\u00A0didn")),
                variant("wide colons", text -> text.replace(": ", "\uFF1A").replace("14:", "14\uFF1A")),
                variant(
                        "pictures",
                        text -> text.replace("Incident:", "\uD83D\uDD25 Incident:")
                                .replace("Date:", "- \uD83D\uDCC5 Date:")
                                .replace("Duration:", "- \u23F1\uFE0F Duration:")
                                .replace("Severity:", "- \uD83D\uDEA8 Severity:")
                                .replace("Impact:", "- \uD83D\uDC65 Impact:")),
                variant("numbers", text -> text.replace("## ", "## 1. ")),
                variant("closed headings", text -> text.replaceAll("(?m)^(## .*)$", "$1 ##")),
                variant("bold headings", text -> text.replaceAll("(?m)^## (.*)$", "**$1**\n")),
                variant("stars", text -> text.replaceAll("(?m)^- ", "* ")),
                variant("curly", text -> text.replace("'", "\u2019")));
    }

    private static Named<UnaryOperator<String>> variant(String name, UnaryOperator<String> change) {
        return Named.of(name, change);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void haveEveryPartInItsPlace(UnaryOperator<String> change) {
        Postmortem read =
                PostmortemImport.read(change.apply(TEMPLATE), ZoneOffset.UTC).postmortem();

        assertThat(read.title()).isEqualTo("Checkout down");
        assertThat(read.severity()).contains("SEV1");
        assertThat(read.duration()).contains(Duration.ofMinutes(38));
        assertThat(read.impact()).isEqualTo("everyone");
        assertThat(read.timeline())
                .extracting(TimelineLine::at)
                .containsExactly(
                        Optional.of(Instant.parse("2026-03-05T14:32:00Z")),
                        Optional.of(Instant.parse("2026-03-05T14:40:00Z")));
        assertThat(read.timeline()).extracting(TimelineLine::text).containsExactly("alert fires", "IC paged");
        assertThat(read.phases()).extracting(PhaseReport::phase).containsExactly(Phase.DETECTION);
        assertThat(read.phases()).extracting(PhaseReport::why).containsExactly("late");
        assertThat(read.wentBadly()).contains("Alert");
        assertThat(read.actions())
                .containsExactly(new ActionLine(
                        "Prevent", "Add a canary", "Bob", Optional.of(LocalDate.parse("2026-03-15")), ""));
    }

    @Test
    void codeKeepsItsBlanksAndColons() {
        String code = "```\nKey\uFF1A\u00A0value\n```";

        assertThat(PostmortemImport.read("# Down\n\n## Notes\n\nSee\u00A0this:\n\n" + code + "\n", ZoneOffset.UTC)
                        .postmortem()
                        .others()
                        .get(0)
                        .markdown())
                .endsWith(code)
                .startsWith("See this:");
    }
}
