package io.incidentkit.blameless.english;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.blameless.english.LabelledSentences.Labelled;
import io.incidentkit.markdown.MarkdownProse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether persons are told from things by themselves, whatever is said of them. */
class NounPhrasesTest {
    private static final double PERSONS = 0.9;
    private static final double THINGS = 0.05;

    @Test
    void tellsPersonsFromThings() {
        agrees(LabelledSentences.resource("/blameless/phrases.txt").all());
    }

    @Test
    void tellsThemAlsoWhereItWasNotBuiltOn() {
        agrees(LabelledSentences.resource("/blameless/phrases-kept-back.txt").all());
    }

    private static void agrees(List<Labelled> phrases) {
        List<Labelled> wrong = phrases.stream()
                .filter(each -> isPerson(each) != each.label().equals("PERSON"))
                .toList();
        String why = String.join("\n", wrong.stream().map(Labelled::sentence).toList());
        assertThat(1 - share(wrong, phrases, "PERSON")).as(why).isGreaterThanOrEqualTo(PERSONS);
        assertThat(share(wrong, phrases, "THING")).as(why).isLessThanOrEqualTo(THINGS);
    }

    private static double share(List<Labelled> some, List<Labelled> all, String label) {
        return (double) count(some, label) / count(all, label);
    }

    private static long count(List<Labelled> phrases, String label) {
        return phrases.stream().filter(each -> each.label().equals(label)).count();
    }

    /** What stands in braces; somebody or nobody, for an act that went wrong. */
    private static boolean isPerson(Labelled phrase) {
        int from = phrase.sentence().indexOf('{');
        String written = phrase.sentence().replace("{", "").replace("}", "");
        List<Sentence> sentences = MarkdownProse.read(written).stream()
                .flatMap(prose -> Sentence.Reader.read(prose).stream())
                .toList();
        assertThat(sentences).as(written).hasSize(1);
        Sentence sentence = sentences.get(0);
        int start = 0;
        while (sentence.at(start).start() < from) {
            start++;
        }
        PersonNames names = new PersonNames(List.of()).with(sentences);
        Agent agent = ParsedSentence.of(sentence, names).phrases().following(start);
        return agent.isBlamedFor(Agent.Certainty.SLIP) || agent.kind() == Agent.Kind.NOBODY;
    }
}
