package io.incidentkit.blameless.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LexiconTest {
    private static final ResourceBundle RESOURCE =
            ResourceBundle.getBundle("io.incidentkit.blameless.english.lexicon", Locale.ROOT);

    @ParameterizedTest
    @EnumSource(WordClass.class)
    void findsEveryEntryOfEachClass(WordClass kind) {
        for (String entry : RESOURCE.getString(kind.key()).split(",", -1)) {
            List<String> words = List.of(entry.strip().split(" ", -1));

            assertThat(words).as(kind.key()).doesNotContain("");
            assertThat(entry).isEqualTo(entry.toLowerCase(Locale.ROOT));
            assertThat(Lexicon.standard().entriesOf(kind, words.get(0))).contains(words);
            assertThat(Lexicon.standard().classesFrom(words.get(0))).contains(kind);
        }
    }

    @Test
    void hasNoClassThatNothingUses() {
        Set<String> keys = Arrays.stream(WordClass.values()).map(WordClass::key).collect(Collectors.toSet());

        assertThat(RESOURCE.keySet()).isEqualTo(keys);
    }

    @Test
    void knowsGivenNamesOfManyScripts() {
        assertThat(List.of("ada", "łukasz", "ayşe", "oluwaseun", "jean-luc")).allMatch(Lexicon.standard()::isGivenName);
    }
}
