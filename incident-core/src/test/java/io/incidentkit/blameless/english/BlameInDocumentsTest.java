package io.incidentkit.blameless.english;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.RealData;
import io.incidentkit.blameless.BlameFinding;
import io.incidentkit.blameless.BlamelessCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How many of the findings in whole real postmortems ({@link RealData}) a reader agrees with. What nobody judged counts as false.
 * The weights of the tone were learned with these documents as harmless ({@link ToneWeightsTest}), so new ones fare worse.
 */
class BlameInDocumentsTest {
    private static final double PRECISION = 0.85;

    @Test
    void isRightAboutWholeDocuments() {
        List<Path> documents = RealData.files(RealData.at("postmortems/real"));
        JudgedSentences judged = new JudgedSentences();
        List<String> wrong = new ArrayList<>();
        int right = 0;
        int unjudged = 0;
        for (Path document : documents) {
            String text = String.join("\n", RealData.text(document).lines().toList());
            for (BlameFinding finding : BlamelessCheck.english().check(text).findings()) {
                String sentence = finding.sentence();
                right += judged.isBlame(sentence) ? 1 : 0;
                unjudged += judged.isJudged(sentence) ? 0 : 1;
                if (!judged.isBlame(sentence)) {
                    wrong.add(JudgedSentences.hash(sentence) + " " + document.getFileName() + ": " + sentence);
                }
            }
        }
        int all = right + wrong.size();
        System.out.printf(
                Locale.ROOT,
                "BlameInDocumentsTest: %d documents, %d findings, %d right, %d wrong (%d of them unjudged), precision %.2f%n",
                documents.size(),
                all,
                right,
                wrong.size(),
                unjudged,
                (double) right / all);
        assertThat(documents).hasSizeGreaterThan(50);
        assertThat((double) right / all).as(String.join("\n", wrong)).isGreaterThanOrEqualTo(PRECISION);
    }
}
