package io.incidentkit.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {
    @Test
    void knowsItsReservedNamesHoweverTheyAreSpelled() {
        assertThat(Ladder.of("Commander", "ON-CALL + Leadership", "On call", "oncall", "on_call", "Everyone ", "ＯＷＮＥＲ")
                        .rungs())
                .containsExactly(
                        List.of("commander"),
                        List.of("on-call", "leadership"),
                        List.of("on-call"),
                        List.of("on-call"),
                        List.of("on-call"),
                        List.of("everyone"),
                        List.of("owner"));
    }

    @Test
    void leavesTheNamesOfPeopleAndRolesAsTheyAre() {
        assertThat(Ladder.of("Data Protection Officer", "Ada Owner", "on-call lead")
                        .texts())
                .containsExactly("Data Protection Officer", "Ada Owner", "on-call lead");
    }
}
