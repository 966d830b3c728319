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
                "11:02 Ada runs the script in production by mistake",
                "A team member did 'destroy', meaning a test cluster, but it was on the manager cluster by mistake.",
                "Ada ran the job, intending the copy, but was connected to production.",
                "Ada meant db1 but typed db2.",
                "Ada wanted to stop one host and stopped them all.",
                "Ada rebooted the primary when she meant to reboot the standby.",
                "Ada was logged in to the wrong host.",
                "Ada's shell was in the wrong directory.",
                "Ada had the wrong window open.",
                "Ada ran the cleanup of the old invoices against the wrong host.",
                "Ada stopped db1 instead of db2.",
                "Ada applied a change meant for the lab to the shop.",
                "Instead of the test cluster, Ada deleted the live one.",
                "Ada restored the wrong snapshot.",
                "Ada deleted the table in the belief that it was a copy.",
                "Ada deleted the table, not knowing that it was shared.",
                "Ada restarted the broker, unaware that the copy was behind.",
                "Ada thought the host was a spare.",
                "The accidental deletion of a table by an administrator went unseen.",
                "Ada set the limit for all tenants although only one had asked for it.",
                "Ada, whose change caused the outage, was on call.",
                "The change that Ada made caused the outage.",
                "The deploy by Ada that broke the login was small.",
                "Ada merged the patch that broke the login.",
                "Ada stopped the job, which broke the login.",
                "An error introduced by an engineer hid the alert.",
                "The step I skipped was the backup, and this is on me.",
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
                "Ada rolled back the release that caused the outage.",
                "Ada reverted the patch that introduced the bug.",
                "Engineers looked for deployments that may have triggered the failure.",
                "Ada reverted the change to the proxy that broke the login.",
                "Ada stopped the job triggering the alerts.",
                "Ada rolled back the deploy behind the outage.",
                "Ada wrote a test for the input that crashed the parser.",
                "Ada deployed a change that disabled the feature causing the load.",
                "Ada listed every change made that day that could have caused the alert.",
                "Ada asked who had deployed the change that broke the login.",
                "Two engineers worked on the failure caused by the switch.",
                "The outage was due to I/O saturation on the volume.",
                "The outage was caused by Phase I of the migration.",
                "A Type I error hid the regression.",
                "The stalls were due to dropped I-frames.",
                "The node that was broken, i.e. the primary, recovered.",
                "Ada then brought down node 3 to replace its disk.",
                "Engineers broke the dependency between queue and cache, and service returned.",
                "To stop the double charges, the engineers took the billing system down.",
                "Ada broke the restart loop.",
                "Ada took the primary offline to stop the writes.",
                "Ada left the old cluster running until the copy was made.",
                "Ada skipped the canary as the runbook says.",
                "Ada restarted all brokers at once to restore service.",
                "Ada ran the script on the copy instead of the primary to keep load away.",
                "Ada stopped before she ran it on the wrong cluster.",
                "Ada deployed a fix for the wrong value.",
                "Ada removed the wrong entry that the import had added.",
                "Ada replaced the wrong value.",
                "The alert left the operators unaware of the fault.",
                "That is not necessarily our fault.",
                "Users might have misread the page.",
                "The trigger was Ada's test suite.",
                "Side effects of a fix for wrong timestamps lost data.",
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
