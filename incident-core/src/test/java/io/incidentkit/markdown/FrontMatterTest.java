package io.incidentkit.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.markdown.FrontMatter.Fact;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FrontMatterTest {
    @Test
    void hasFactsAndKeepsTheOtherLines() {
        String page = "---\ntitle: \"Disk: full\"\n# a remark\nalerts: [a, 'b']\n  - deep\n---\n# Page\n";

        FrontMatter facts = FrontMatter.of(page);

        assertThat(facts.facts()).containsExactly(new Fact("title", "Disk: full"), new Fact("alerts", "[a, 'b']"));
        assertThat(facts.other()).isEqualTo("# a remark\n  - deep\n");
        assertThat(page.substring(facts.end())).isEqualTo("# Page\n");
    }

    @Test
    void givesTheValuesOfTheFirstNameThatHasAny() {
        FrontMatter facts = FrontMatter.of("+++\nService = \"\"\nservices = [\"a\", b]\n+++\n");

        assertThat(facts.values("service", "services")).containsExactly("a", "b");
        assertThat(facts.values("alerts")).isEmpty();
    }

    @Test
    void readsListsThatAreWrittenLineByLine() {
        FrontMatter facts = FrontMatter.of("---\nalerts:\n  - DiskFull\n  - 'DiskSlow'\ntitle: x\n  - deep\n---\n");

        assertThat(facts.values("alerts")).containsExactly("DiskFull", "DiskSlow");
        assertThat(facts.values("title")).containsExactly("x");
        assertThat(facts.other()).isEqualTo("  - deep\n");
    }

    @Test
    void isNoneWhereALineAcrossThePageBeginsIt() {
        assertThat(FrontMatter.of("---\nThe disk was full\n---\n").end()).isZero();
        assertThat(FrontMatter.of("---\ntitle: never ends\n").end()).isZero();
        assertThat(FrontMatter.of("----\ntitle: x\n---\n").end()).isZero();
    }

    @Test
    void mayEndInOtherLineBreaksAndBeginWithAMark() {
        String page = "\uFEFF---\r\ntitle: x\r\n...\r\nText";

        assertThat(page.substring(FrontMatter.of(page).end())).isEqualTo("Text");
    }

    @Property
    void losesNothingOfAnyText(@ForAll String text) {
        String page = "---\na: b\n" + text;

        assertThat(FrontMatter.of(page).end()).isBetween(0, page.length());
        assertThat(FrontMatter.of(text).end()).isBetween(0, text.length());
    }

    @Test
    void aHeadingBetweenTwoLinesAcrossThePageIsNone() {
        assertThat(FrontMatter.of("---\n# Disk is full\n---\nx").end()).isZero();
        assertThat(FrontMatter.of("---\n# a comment\ntitle: x\n---\ny").facts()).hasSize(1);
    }
}
