package io.incidentkit.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingWordsTest {
    @ParameterizedTest
    @CsvSource({
        "Symptoms, SYMPTOMS",
        "How to recognise it, SYMPTOMS",
        "What you see, SYMPTOMS",
        "2. Diagnosis, DIAGNOSIS",
        "Possible causes, DIAGNOSIS",
        "How do I troubleshoot this?, DIAGNOSIS",
        "Steps to resolve the issue, MITIGATION",
        "What to do, MITIGATION",
        "Recommended actions, MITIGATION",
        "What not to do, DONTS",
        "Don'ts, DONTS",
        "Things to avoid, DONTS",
        "Likely suspects, DIAGNOSIS",
        "Reason, MEANING",
        "What does this alert mean?, MEANING",
        "Blast radius, IMPACT",
        "What you should do, MITIGATION",
        "What should I do when it fires?, MITIGATION",
        "What to do next, MITIGATION",
        "How to respond, MITIGATION",
        "How do I proceed?, MITIGATION",
        "Steps to take, MITIGATION",
        "Dealing with the alert, MITIGATION",
        "What you should not do, DONTS",
        "Things you should never do, DONTS",
        "What makes it worse, DONTS",
        "What customers see, SYMPTOMS",
        "How do you know?, SYMPTOMS",
        "What went wrong, DIAGNOSIS",
        "What to look at, DIAGNOSIS",
        "Possible reasons, DIAGNOSIS",
        "How to make it stop, MITIGATION",
        "Manual intervention, MITIGATION",
        "What now?, MITIGATION",
        "Warnings, DONTS",
        "What can you do about it?, MITIGATION",
        "Reacting to it, MITIGATION",
        "Bringing it back, MITIGATION",
    })
    void namesAKindAndNothingElse(String heading, SectionKind kind) {
        assertThat(HeadingWords.of(heading).plain()).containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "Procedure",
        "Steps",
        "The procedure",
        "Manual steps",
        "Instructions",
        "Standard operating procedure",
        "Playbook"
    })
    void saysOnlyThatSomethingIsDone(String heading) {
        assertThat(HeadingWords.of(heading).plain()).isEmpty();
        assertThat(HeadingWords.of(heading).named()).containsExactly(SectionKind.MITIGATION);
    }

    @ParameterizedTest
    @CsvSource({
        "Check the queue's depth on each node, DIAGNOSIS",
        "Network diagnosis, DIAGNOSIS",
        "2. Verify that the exporter runs, DIAGNOSIS",
        "Review the recent errors, DIAGNOSIS",
        "How to fix a replica that lags, MITIGATION",
        "Restart procedure, MITIGATION",
        "Emergency steps, MITIGATION",
        "Do not restart the primary, DONTS",
    })
    void leansToAKind(String heading, SectionKind kind) {
        assertThat(HeadingWords.of(heading).plain()).isEmpty();
        assertThat(HeadingWords.of(heading).leaning()).containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "Logging",
        "Escalation procedure",
        "Steps to reproduce",
        "Signing certificates",
        "The expected state of it after a recovery",
        "Alerts",
        "2026",
        "How do I",
        "What does it do?",
        "Step 2",
        "Where can I",
        "''"
    })
    void saysNothing(String heading) {
        assertThat(HeadingWords.of(heading).plain()).isEmpty();
        assertThat(HeadingWords.of(heading).leaning()).isEmpty();
    }
}
