package io.incidentkit.blameless.english;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.incidentkit.RealData;
import io.incidentkit.blameless.english.LabelledSentences.Labelled;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How far the check agrees with readers: on sentences it was developed with, on sentences that were kept back, and on
 * sentences from real postmortems ({@link RealData}).
 */
class BlameSentencesTest {
    private static final double RECALL = 0.9;
    private static final double FALSE_ALARMS = 0.05;

    @Test
    void agreesWithTheSentencesItWasDevelopedWith() {
        agrees(LabelledSentences.resource("/blameless/sentences-dev.txt"));
    }

    @Test
    void agreesWithTheSentencesThatWereKeptBack() {
        agrees(LabelledSentences.resource("/blameless/sentences-heldout.txt"));
    }

    @Test
    void agreesWithTheSentencesThatItReadOnceItWasFinished() {
        agrees(LabelledSentences.resource("/blameless/sentences-blind.txt"));
    }

    @Test
    void agreesWithTheJudgementsItWasDevelopedWith() {
        agrees(LabelledSentences.resource("/blameless/sentences-judgement.txt"));
    }

    /** Free wording by other hands. What was found before it was read stands at the head of each file. */
    @ParameterizedTest
    @ValueSource(
            strings = {"sentences-2026-11-29.txt", "sentences-2026-11-29-second.txt", "sentences-2026-11-29-third.txt"})
    void agreesWithTheSentencesOfOtherHandsSinceTheirKindsAreKnown(String file) {
        agrees(LabelledSentences.resource("/blameless/" + file));
    }

    /** What is said of somebody who is known to be a person, and free wording. What was found at first stands in the files. */
    @ParameterizedTest
    @ValueSource(strings = {"acts.txt", "acts-kept-back.txt", "sentences-reproach.txt"})
    void agreesWithReproachOfAnyWording(String file) {
        agrees(LabelledSentences.resource("/blameless/" + file));
    }

    /** Sets that the check was not mended on: the goal is not reached, and what is reached does not fall. */
    @ParameterizedTest
    @CsvSource({
        "sentences-2026-11-29-fourth.txt, 0.8, 0.05",
        "sentences-2026-11-29-sixth.txt, 0.85, 0.05",
        "sentences-2026-11-29-seventh-unread.txt, 0.61, 0.05",
        "sentences-2026-11-30-eighth.txt, 0.9, 0.05"
    })
    void findsAsMuchOfUnreadSentencesAsIsReached(String file, double recall, double falseAlarms) {
        LabelledSentences unread = LabelledSentences.resource("/blameless/" + file);

        assertThat(unread.recall()).isGreaterThanOrEqualTo(recall);
        assertThat(unread.flagged("NAME_NEUTRAL")).isLessThanOrEqualTo(falseAlarms);
    }

    /** Sets whose sentences the weights of the tone are learned from since they were counted. */
    @ParameterizedTest
    @CsvSource({
        "sentences-2026-11-29-fifth.txt, 0.9, 0.08",
        "sentences-2026-11-29-seventh.txt, 0.84, 0.05",
        "sentences-2026-11-30-hand-1.txt, 0.95, 0.05",
        "sentences-2026-11-30-hand-2.txt, 0.87, 0.05",
        "sentences-2026-11-30-hand-3.txt, 0.85, 0.05",
        "sentences-2026-11-30-hand-4.txt, 0.82, 0.05"
    })
    void agreesWithTheSetsThatItsToneIsLearnedFrom(String file, double recall, double falseAlarms) {
        LabelledSentences read = LabelledSentences.resource("/blameless/" + file);
        String why = String.join("\n", read.disagreements());

        assertThat(read.recall()).as(why).isGreaterThanOrEqualTo(recall);
        assertThat(read.flagged("NAME_NEUTRAL")).as(why).isLessThanOrEqualTo(falseAlarms);
    }

    /** Written while the kinds that the third set showed were mended, each lot before it was measured. */
    @Test
    void agreesWithTheKindsThatItMissed() {
        agrees(LabelledSentences.resource("/blameless/sentences-kinds.txt"));
    }

    @Test
    void agreesWithTheReaderOfRealPostmortems() {
        List<Labelled> labelled = RealData.text(RealData.at("postmortems/blame-sentences.tsv"))
                .lines()
                .skip(1)
                .map(line -> line.split("\t", 3))
                .map(fields -> new Labelled(fields[0], fields[2]))
                .toList();
        assertThat(labelled).hasSize(42);
        LabelledSentences sentences = new LabelledSentences(labelled);
        say(String.format(
                Locale.ROOT,
                "%d sentences, recall %.2f, false alarms %.2f on systems and %.2f on people who act",
                labelled.size(),
                sentences.recall(),
                sentences.flagged("SYSTEM"),
                sentences.flagged("NAME_NEUTRAL")));
        agrees(sentences);
    }

    @Test
    void readsEveryRealPostmortem() {
        List<Path> files = RealData.files(RealData.at("postmortems/real"));
        assertThat(files).hasSizeGreaterThan(50);
        for (Path file : files) {
            String text = String.join("\n", RealData.text(file).lines().toList());
            assertThatCode(() -> BlamelessPropertyTest.pointsAtItsWords(text))
                    .as("%s", file)
                    .doesNotThrowAnyException();
        }
    }

    private static void agrees(LabelledSentences sentences) {
        String why = String.join("\n", sentences.disagreements());
        assertThat(sentences.recall()).as(why).isGreaterThanOrEqualTo(RECALL);
        assertThat(sentences.flagged("SYSTEM")).as(why).isLessThanOrEqualTo(FALSE_ALARMS);
        assertThat(sentences.flagged("NAME_NEUTRAL")).as(why).isLessThanOrEqualTo(FALSE_ALARMS);
    }

    private static void say(String what) {
        System.out.println("BlameSentencesTest: " + what);
    }
}
