package io.incidentkit.blameless.english;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.blameless.BlameFinding;
import io.incidentkit.blameless.BlamelessCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way to blame by an example, and what looks like it and is none. */
class WaysToBlameTest {
    private final BlamelessCheck check = BlamelessCheck.english();

    private BlameFinding finding(String text) {
        assertThat(check.check(text).findings()).hasSize(1);
        return check.check(text).findings().get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada restarted all brokers in one go.",
                "Ada merged the patch before it was reviewed.",
                "Ada merged the patch despite the failing tests.",
                "Ada deleted a volume that was still in use.",
                "Ada deployed a change that took down the site.",
                "An engineer made a change that accidentally removed every route.",
                "The operators triggered the outage.",
                "The site went down when Ada ran the script.",
                "Ada's fix was incomplete.",
                "The outage was the result of a change that Ada made.",
                "Ada was under the impression that the host was spare.",
                "Ada believed the queue was empty, which was not the case.",
                "Ada deleted what she believed to be a copy.",
                "Ada meant to stop one host but stopped the whole row.",
                "Ada's assumption turned out to be wrong.",
                "Ada realised that she had stopped the wrong job.",
                "Ada was the one who removed the rule.",
                "It was Ada who removed the rule.",
                "Ada apologised for breaking the build.",
                "Sorry for breaking the build.",
                "This one is on me.",
                "The mistake was entirely mine.",
                "It was our oversight.",
                "Unbeknownst to the engineer, the table was live.",
                "In hindsight, Ada would have waited.",
                "Ada needs to be more careful.",
                "Ada wasn't watching the graphs.",
                "Neither the author nor the reviewer noticed the typo.",
                "None of the reviewers noticed the typo.",
                "Insufficient care by the reviewer let it through.",
                "It was a misunderstanding between two engineers.",
                "A bad command entered by an operator wiped the disk.",
                "An incorrect manual change by an administrator broke the login.",
                "The engineer performing the upgrade was unaware of the freeze.",
                "The change was deployed by a developer unfamiliar with the service.",
                "11:02 Ada restarts the wrong host",
                "Ada (wrongly) concluded that it was safe."
            })
    void isFound(String blame) {
        assertThat(check.check(blame).isBlameless()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The scheduler restarted all brokers in one go.",
                "Ada restarted the brokers one by one.",
                "Ada merged the patch after it was reviewed.",
                "Ada deleted a volume that was no longer in use.",
                "Ada deployed a change that led to a full recovery.",
                "The errors stopped when Ada rolled back.",
                "Ada's fix was deployed at noon.",
                "Ada believed that it could be the network.",
                "Ada realised that the job had stopped.",
                "We apologise for the inconvenience.",
                "Ada confirmed that she did not open the link.",
                "Ada assumed the role of incident commander.",
                "Ada switched the traffic without losing a request.",
                "We saw a decrease in error rates.",
                "The team was unaware of the outage until a customer called.",
                "Pipeline deployed the wrong version.",
                "There is a risk that an operator runs this on the wrong host.",
                "A researcher submitted a bug report."
            })
    void hasANeighbourThatDoesNot(String harmless) {
        assertThat(check.check(harmless).findings()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithIt() {
        assertThat(finding("Ada was under the impression that the host was spare.")
                        .reason())
                .contains("what a person believed");
        assertThat(finding("Ada restarted all brokers in one go.").suggestion())
                .contains("The tooling did not hold the step back");
    }
}
