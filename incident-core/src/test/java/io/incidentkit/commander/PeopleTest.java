package io.incidentkit.commander;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
    private static final Person ALICE = new Person("alice");
    private static final Person BOB = new Person("bob");
    private static final Person CAROL = new Person("carol");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void whoJoinsComesAfterThoseWhoAreThere() {
        People people = People.NONE.joined(ALICE).joined(BOB).joined(ALICE);

        assertThat(people.responders()).containsExactly(ALICE, BOB);
    }

    @Test
    void whoJoinsWatchesNoMoreAndTheOthersDo() {
        People people = People.NONE.watched(ALICE).watched(BOB).watched(CAROL).joined(BOB);

        assertThat(people.observers()).containsExactly(ALICE, CAROL);
        assertThat(people.responders()).containsExactly(BOB);
    }

    @Test
    void whoWasOnItAndThenWatchesCanComeBack() {
        People people = People.NONE.joined(ALICE).watched(ALICE).joined(ALICE);

        assertThat(people.observers()).isEmpty();
        assertThat(people.responders()).containsExactly(ALICE);
    }

    @Test
    void completingOneAssignmentLeavesTheOthersOpen() {
        People people = People.NONE
                .assigned(ALICE, "the logs", NOON, 5)
                .assigned(BOB, "the dashboards", NOON, 6)
                .completed(1, NOON.plusSeconds(60), 7);

        assertThat(people.open()).containsExactly(new Assignment(2, BOB, "the dashboards", NOON, null, 6, 0));
        assertThat(people.assignment(1)).get().extracting(Assignment::until).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void onlyTheSameWorkIsDoneTwice() {
        People people = People.NONE
                .assigned(ALICE, "the  Logs ", NOON, 5)
                .assigned(BOB, "the dashboards", NOON, 6)
                .assigned(CAROL, "the logs", NOON, 7);

        assertThat(people.duplicates()).extracting(Assignment::person).containsExactly(ALICE, CAROL);
        assertThat(people.sameWork("the dashboards")).hasSize(1);
    }

    @Test
    void whoDidItLastIsWhoDidItWhenAllWorkEnded() {
        People people = People.NONE
                .assigned(ALICE, "scribe", NOON, 5)
                .completed(1, NOON.plusSeconds(60), 6)
                .assigned(BOB, "Scribe", NOON, 7);
        assertThat(people.didLast("SCRIBE")).contains(ALICE);

        assertThat(people.ended(NOON.plusSeconds(90), 8).didLast("SCRIBE")).contains(BOB);
        assertThat(people.didLast("deputy")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the\u00a0caf\u00e9",
                "The cafe\u0301",
                "\u2003the \u202fCAF\u00c9 ",
                "the ca\u200bf\u00e9",
                "the \uff43\uff41\uff46\u00e9"
            })
    void theSameWorkIsTheSameHoweverItIsTyped(String typed) {
        People people = People.NONE.assigned(ALICE, "the caf\u00e9", NOON, 5).assigned(BOB, typed, NOON, 6);

        assertThat(people.duplicates()).extracting(Assignment::person).containsExactly(ALICE, BOB);
    }

    @Test
    void wordsThatRunTogetherAreOtherWork() {
        People people = People.NONE.assigned(ALICE, "log in", NOON, 5).assigned(BOB, "login", NOON, 6);

        assertThat(people.duplicates()).isEmpty();
    }
}
