package io.incidentkit.example.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.postmortem.ImportedPostmortem;
import io.incidentkit.connector.postmortem.PostmortemImport;
import io.incidentkit.connector.postmortem.PostmortemPart;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.Runbooks;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The files to copy are in order as they are. */
class TemplatesTest {
    private static final String RUNBOOK = Page.of("docs/templates/runbook.md").text();
    private static final String POSTMORTEM =
            Page.of("docs/templates/postmortem.md").text();

    @Test
    void theRunbookIsReadWithoutAFinding() {
        Runbooks runbooks = Runbooks.from(() -> Map.of("runbook.md", RUNBOOK));

        assertThat(runbooks.check()).isEmpty();
        Runbook runbook = runbooks.get("runbook.md").orElseThrow();
        assertThat(runbook.services()).containsExactly("checkout");
        assertThat(runbook.alertNames()).contains("CheckoutErrors");
        assertThat(runbook.branches()).hasSize(3);
        assertThat(runbook.remarks()).isEmpty();
    }

    @Test
    void thePostmortemIsReadWithoutLoss() {
        ImportedPostmortem read = PostmortemImport.read(POSTMORTEM, ZoneOffset.UTC);
        Postmortem postmortem = read.postmortem();

        assertThat(read.remarks()).isEmpty();
        // A short one needs no summary, and services are the incident's.
        assertThat(read.missing()).containsOnly(PostmortemPart.SUMMARY, PostmortemPart.SERVICES);
        assertThat(postmortem.others()).isEmpty();
        assertThat(postmortem.timeline()).hasSize(5);
        assertThat(postmortem.phases()).hasSize(4);
        assertThat(postmortem.actions()).hasSize(3);
        assertThat(postmortem.duration()).contains(Duration.ofMinutes(38));
        ImportedPostmortem again = PostmortemImport.read(postmortem.toMarkdown(ZoneOffset.UTC), ZoneOffset.UTC);
        assertThat(again.inForm()).isTrue();
        assertThat(again.postmortem()).isEqualTo(postmortem);
    }

    /** Each word that somebody wrote is somewhere in what was read. */
    @Test
    void noWordOfThePostmortemIsLost() {
        String read = words(
                PostmortemImport.read(POSTMORTEM, ZoneOffset.UTC).postmortem().toMarkdown(ZoneOffset.UTC));

        assertThat(POSTMORTEM.lines().filter(line -> line.matches("(- |[A-Z]).*")))
                .hasSizeGreaterThan(15)
                .allSatisfy(line -> assertThat(read).contains(sentence(line)));
    }

    /** A line without its mark, its label or the moment that it begins with. */
    private static String sentence(String line) {
        return words(line.replaceFirst("^- (\\[\\w+] |\\d\\d:\\d\\d )?", "")
                .replaceFirst("^(Date|Duration|Severity|Owner|Impact|Triage|Diagnosis|Mitigation|Verification): ", "")
                .replaceFirst("^\\d+ minutes, ", "")
                .replaceFirst(" — .*", ""));
    }

    private static String words(String text) {
        return String.join(" ", text.split("[^\\p{L}\\p{N}]+"));
    }
}
