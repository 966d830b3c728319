package io.incidentkit.blameless.english;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.RealData;
import io.incidentkit.blameless.english.LabelledSentences.Labelled;
import io.incidentkit.markdown.MarkdownProse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The weights of {@link Lexicon.Tone}, and how they are learned anew with {@code -Dtone.write=true}, where real documents are
 * ({@link RealData}): from the labelled sentences, and from real sentences that are harmless but for those that a reader judged.
 */
class ToneWeightsTest {
    private static final Path WEIGHTS =
            Path.of("src/main/resources/io/incidentkit/blameless/english/tone-weights.properties");

    private static final int MOST = 14_000;
    private static final double OLDER = 0.5;
    private static final double SEVENTH = 1.5;
    private static final double DOCUMENTS = 0.5;
    private static final double RUNBOOKS = 0.3;
    private static final int EVERY = 3;

    private static final List<String> HANDS = List.of(
            "sentences-2026-11-30-hand-1",
            "sentences-2026-11-30-hand-2",
            "sentences-2026-11-30-hand-3",
            "sentences-2026-11-30-hand-4");

    /** Not among them: the fourth, the sixth, the unread part of the seventh and the eighth, which stay unread. */
    private static final List<String> OLDER_SETS = List.of(
            "acts-kept-back",
            "acts",
            "sentences-2026-11-29-fifth",
            "sentences-2026-11-29-second",
            "sentences-2026-11-29-third",
            "sentences-2026-11-29",
            "sentences-blind",
            "sentences-dev",
            "sentences-heldout",
            "sentences-judgement",
            "sentences-kinds",
            "sentences-reproach");

    private static double tone(String text) {
        List<Sentence> sentences = MarkdownProse.read(text).stream()
                .flatMap(prose -> Sentence.Reader.read(prose).stream())
                .toList();
        PersonNames names = new PersonNames(List.of()).with(sentences);
        return Lexicon.Tone.standard()
                .of(ToneDetector.Features.of(ParsedSentence.of(sentences.get(0), names)))
                .value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The pager rang six times and the manager turned up the music.",
                "My grandmother guards her biscuits better than this team guards its keys."
            })
    void isHighWhereSomebodyIsMocked(String sentence) {
        assertThat(tone(sentence)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks to the manager, who turned up at six and brought breakfast for the team.",
                "The team guards its keys with two people, as the policy asks."
            })
    void isLowWhereTheSameWordsPraiseOrTell(String sentence) {
        assertThat(tone(sentence)).isNegative();
    }

    @Test
    void areLearnedFromTheSentencesOfTheTests() throws IOException {
        ToneTraining training = new ToneTraining();
        OLDER_SETS.forEach(set -> learn(training, set, OLDER));
        learn(training, "sentences-tone", 1);
        learn(training, "sentences-2026-11-29-seventh", SEVENTH);
        HANDS.forEach(set -> learn(training, set, 1));
        JudgedSentences judged = new JudgedSentences();
        for (Path document : RealData.files(RealData.at("postmortems/real"))) {
            training.harmless(RealData.text(document), judged::isBlame, DOCUMENTS);
        }
        List<Path> runbooks = RealData.files(RealData.at("runbooks"));
        for (int i = 0; i < runbooks.size(); i += EVERY) {
            if (runbooks.get(i).toString().endsWith(".md")) {
                training.harmless(RealData.text(runbooks.get(i)), any -> false, RUNBOOKS);
            }
        }
        String weights = training.weights(MOST).entrySet().stream()
                .filter(each -> each.getValue() != 0)
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining("|\\\n    "));
        String learned =
                "# What each feature of a sentence adds to its tone, in thousandths. Learned, not written: ToneWeightsTest.\n"
                        + "weights = \\\n    " + weights + "\n";
        if (Boolean.getBoolean("tone.write")) {
            Files.writeString(WEIGHTS, learned);
        }
        assertThat(Files.readString(WEIGHTS).equals(learned))
                .as("learned anew they are others; write them with -Dtone.write=true, and count all sets")
                .isTrue();
    }

    private static void learn(ToneTraining training, String set, double weight) {
        for (Labelled each :
                LabelledSentences.resource("/blameless/" + set + ".txt").all()) {
            training.learn(each.sentence(), each.isBlame(), weight);
        }
    }
}
