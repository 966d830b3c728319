package io.incidentkit.blameless.english;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.blameless.BlameFinding;
import io.incidentkit.blameless.BlamelessCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReproachDetectorTest {
    private static final BlamelessCheck CHECK = BlamelessCheck.english();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There is no excuse for what the platform lead did that night.",
                "With all due respect to Ada, a third restart is no plan.",
                "The ticket lay unread in Ben's inbox for a week.",
                "Two pages were left unanswered by the on-call.",
                "Ben went behind the commander's back.",
                "An amateurish script by tokafor.",
                "Consider taking Ben off the list."
            })
    void findsReproachWhateverTheSentenceIsBuiltLike(String sentence) {
        assertThat(CHECK.check(sentence).findings()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There is no excuse for a page that loads that slowly.",
                "Ada found that the script ignored the warning.",
                "Ben skipped the first step, as the runbook says.",
                "Far from reckless, Ada asked first.",
                "Any other shift would have seen the same picture."
            })
    void leavesThingsAndThoseWhoFoundThem(String sentence) {
        assertThat(CHECK.check(sentence).findings()).isEmpty();
    }

    @Test
    void pointsAtThePersonAndTheWords() {
        assertThat(CHECK.check("With all due respect to Ada, a third restart is no plan.")
                        .findings())
                .extracting(BlameFinding::words)
                .containsExactly("With all due respect to Ada");
    }

    @Test
    void needsNobodyForWordsThatAreSaidOfPeopleOnly() {
        assertThat(CHECK.check("A five-year-old would have noticed the beeping.")
                        .findings())
                .extracting(BlameFinding::words)
                .containsExactly("A five-year-old");
    }

    /** A deed is given as a verb, and read in each of its forms and with words between its parts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The night shift slept straight through four pages.",
                "Ada is dithering.",
                "Our engineer brushes every warning aside.",
                "The platform-on-call bungled the switch.",
                "Priyanka's commit brought the whole site to its knees.",
                "So why did nobody call the customer?",
            })
    void reproachesByADeedInAnyForm(String sentence) {
        assertThat(BlamelessCheck.english().check(sentence).isBlameless()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The worker slept through the page that the timer had queued.",
                "The cluster manager keeps the lock to itself.",
                "Ada saw that the scheduler was dithering between two nodes.",
                "Why was nobody paged?",
            })
    void leavesTheDeedsOfThings(String sentence) {
        assertThat(BlamelessCheck.english().check(sentence).isBlameless()).isTrue();
    }
}
