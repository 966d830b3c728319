package io.incidentkit.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    @Property
    void literalTextReadsAsItWas(@ForAll("lines") String text) {
        assertThat(MarkdownText.plain(MarkdownText.escape(text))).isEqualTo(text);
    }

    @Property
    void cellsComeBackFromATable(@ForAll("texts") String first, @ForAll("texts") String second) {
        String table = MarkdownText.table(List.of("A", "B"), List.of(List.of(first, second)));

        MarkdownSource source = MarkdownSource.parse(table);

        assertThat(source.blocks()).hasSize(1);
        assertThat(source.blocks().get(0).cells().get(1)).containsExactly(first, second);
    }

    @Test
    void tellsALineBreakFromOneThatIsWritten() {
        assertThat(MarkdownText.toCell("a\nb <br> c <br  > d|e")).isEqualTo("a<br>b <br > c <br   > d\\|e");
        assertThat(MarkdownText.fromCell("a<br>b <br > c <br   > d\\|e")).isEqualTo("a\nb <br> c <br  > d|e");
    }

    @Test
    void escapesLinesAsOneParagraph() {
        assertThat(MarkdownText.escapeLines("- a *b*\n\n  1. c\n# d")).isEqualTo("\\- a \\*b\\*\n1\\. c\n\\# d");
    }

    @Test
    void showsWhatAReaderSees() {
        assertThat(MarkdownText.plain("**Bold** `code` [link](http://x) &amp; <b>x</b>"))
                .isEqualTo("Bold code link & <b>x</b>");
    }

    @Provide
    Arbitrary<String> lines() {
        return texts().map(text -> text.replace("\n", " ").strip());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().withChars("|\\<br>\n` *_#[]()!&;~-+.:19a"),
                        Arbitraries.strings().withCharRange('\u0020', '\uD7FF').ofMaxLength(20))
                .map(String::strip);
    }
}
