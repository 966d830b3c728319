package io.incidentkit.blameless.english;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.blameless.BlamelessCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is somebody in hasty notes and at other trades, and what takes the blame off them. */
class PeopleInSentencesTest {
    private static boolean blames(String sentence) {
        return !BlamelessCheck.english().check(sentence).isBlameless();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09:12 qz merged it without reading the diff",
                "09:12 merged w/o review by marek, who forgot the flag",
                "The switch is dead because Min-jung forgot the cable.",
                "The bursar forgot to renew the domain.",
                "The controller on duty forgot the second line.",
                "A forklift driver forgot to look behind him.",
                "Ngozi set the limit without asking anybody.",
                "The lead engineer should have foreseen the rush.",
                "Without testing it, Ada put the kernel on the fleet.",
                "The midwife read the wrong label.",
            })
    void areBlamedHoweverTheyAreCalled(String sentence) {
        assertThat(blames(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The network controller forgot its neighbours after the restart.",
                "The worker running on node 3 failed to drain.",
                "A kernel driver ignored the second interrupt.",
                "Data is being written to the archive, and nothing is lost.",
                "by db and vm the load is equal",
            })
    void areNotMeantByTheNamesOfPrograms(String sentence) {
        assertThat(blames(sentence)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The apprentice did nothing wrong.",
                "Ada was asleep, as she was entitled to be after two nights.",
                "Ada was tired and said so, and Ben took over.",
                "The fitter refused to touch the phase until it had been tested.",
                "We discarded the heading \"operator error\", as the form has no other.",
                "It was running for as long as it took Ada to notice the beep.",
                "Three engineers helped on their own time.",
            })
    void areNotBlamedWhereItIsTakenBack(String sentence) {
        assertThat(blames(sentence)).isFalse();
    }
}
