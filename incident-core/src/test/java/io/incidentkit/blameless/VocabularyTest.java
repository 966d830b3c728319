package io.incidentkit.blameless;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VocabularyTest {
    @ParameterizedTest
    @EnumSource(WordClass.class)
    void hasASectionWithWordsForEachClass(WordClass kind) throws IOException {
        List<String> lines = lines("vocabulary.txt");
        int section = lines.indexOf("[" + kind.section() + "]");

        assertThat(section).isNotNegative();
        String first = lines.get(section + 1).split(",", -1)[0].split(" ", -1)[0];
        assertThat(Vocabulary.standard().entriesOf(kind, first)).isNotEmpty();
    }

    /** An entry of several words that is broken at a line's end would become two. */
    @Test
    void breaksNoEntryAtALinesEnd() throws IOException {
        List<String> lines = lines("vocabulary.txt");
        for (int i = 0; i + 1 < lines.size(); i++) {
            boolean goesOn = isWords(lines.get(i)) && isWords(lines.get(i + 1));
            assertThat(goesOn && !lines.get(i).endsWith(",")).as(lines.get(i)).isFalse();
        }
    }

    @Test
    void isWrittenInLowerCase() throws IOException {
        for (String line : lines("vocabulary.txt")) {
            assertThat(isWords(line) && !line.equals(line.toLowerCase(Locale.ROOT)))
                    .as(line)
                    .isFalse();
        }
    }

    private static boolean isWords(String line) {
        return !line.isBlank() && !line.startsWith("#") && !line.startsWith("[");
    }

    private static List<String> lines(String resource) throws IOException {
        try (var in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
