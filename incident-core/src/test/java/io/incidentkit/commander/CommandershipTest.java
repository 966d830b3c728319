package io.incidentkit.commander;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tenures and their corrections: entry 1 declares, so what follows an incident's beginning has an entry above it. */
class CommandershipTest {
    private static final Person ALICE = new Person("alice");
    private static final Person BOB = new Person("bob");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int BEGUN = 1;

    private final Commandership handedOver =
            Commandership.NONE.taken(ALICE, NOON, 2).taken(BOB, at(10), 5);

    @Test
    void aHandoverEndsOneTenureWhereTheNextBegins() {
        assertThat(handedOver.tenures())
                .containsExactly(new Tenure(ALICE, NOON, at(10), 2), new Tenure(BOB, at(10), null, 5));
    }

    @Test
    void whoCommandedAtTriageDidSoThenAlsoWhenRecordedLater() {
        Commandership late = Commandership.NONE.taken(ALICE, at(5), 2);

        assertThat(late.presentAt(at(3), BEGUN).tenures()).containsExactly(new Tenure(ALICE, at(3), null, 2));
        assertThat(late.presentAt(at(5), BEGUN)).isSameAs(late);
        assertThat(handedOver.presentAt(at(10), BEGUN)).isSameAs(handedOver);
        assertThat(Commandership.NONE.presentAt(NOON, BEGUN)).isSameAs(Commandership.NONE);
    }

    @Test
    void aTenureOfAnEarlierEpisodeIsLeftAlone() {
        Commandership again = handedOver.ended(at(20)).taken(ALICE, at(60), 9);

        assertThat(again.presentAt(at(55), 9)).isSameAs(again);
        assertThat(again.presentAt(at(55), 8).tenures()).element(2).isEqualTo(new Tenure(ALICE, at(55), null, 9));
    }

    @Test
    void aCorrectedHandoverMovesTheEndOfTheOneBefore() {
        assertThat(handedOver.corrected(5, at(12), BEGUN).tenures())
                .containsExactly(new Tenure(ALICE, NOON, at(12), 2), new Tenure(BOB, at(12), null, 5));
        assertThat(handedOver.corrected(5, at(12), 2).tenures())
                .as("the one before belongs to an earlier episode")
                .containsExactly(new Tenure(ALICE, NOON, at(10), 2), new Tenure(BOB, at(12), null, 5));
        assertThat(handedOver.corrected(4, at(12), BEGUN)).isSameAs(handedOver);
    }

    @Test
    void aCorrectedEndMovesTheLastTenureBeforeIt() {
        Commandership ended = handedOver.ended(at(20));

        assertThat(ended.endCorrected(8, at(25), BEGUN).tenures()).last().isEqualTo(new Tenure(BOB, at(10), at(25), 5));
        assertThat(ended.endCorrected(5, at(25), BEGUN).tenures())
                .as("an entry ends what came before it")
                .containsExactly(new Tenure(ALICE, NOON, at(25), 2), new Tenure(BOB, at(10), at(20), 5));
        assertThat(ended.endCorrected(8, at(25), 5)).isSameAs(ended);
        assertThat(Commandership.NONE.endCorrected(8, at(25), BEGUN)).isSameAs(Commandership.NONE);
    }

    private static Instant at(int minutes) {
        return NOON.plusSeconds(60L * minutes);
    }
}
