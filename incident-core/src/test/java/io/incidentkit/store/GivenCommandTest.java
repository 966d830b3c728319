package io.incidentkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GivenCommandTest {
    private static final GivenCommand SLOW = GivenCommand.saying("k1", "add-note", "ana: it is slow");

    @Test
    void isTheOneThatWasGivenBeforeIfItSaysTheSame() {
        assertThat(SLOW.mayBe(GivenCommand.saying("k1", "add-note", "ana: it is slow")))
                .isTrue();
        assertThat(SLOW.mayBe(GivenCommand.saying("k1", "add-note", "ana: it is slower")))
                .isFalse();
        assertThat(SLOW.mayBe(GivenCommand.saying("k1", "add-note", "bob: it is slow")))
                .isFalse();
        assertThat(SLOW.mayBe(GivenCommand.saying("k2", "add-note", "ana: it is slow")))
                .isFalse();
    }

    /** Programs that choose their own ids say nothing, and neither did earlier releases. */
    @Test
    void isJudgedByIdAndTypeAloneWhereOneOfThemSaysNothing() {
        assertThat(SLOW.mayBe(new GivenCommand("k1", "add-note"))).isTrue();
        assertThat(new GivenCommand("k1", "add-note").mayBe(SLOW)).isTrue();
        assertThat(new GivenCommand("k1", "rename").mayBe(SLOW)).isFalse();
    }

    @Test
    void isKeptInFewLettersThatSayItsTypeAndNotWhatItSaid() {
        GivenCommand longest = GivenCommand.saying("k1", "report-mitigation-failed", "x".repeat(10_000));

        assertThat(longest.type()).isEqualTo("report-mitigation-failed");
        assertThat(longest.command()).matches("report-mitigation-failed/[0-9a-f]{4}");
    }
}
