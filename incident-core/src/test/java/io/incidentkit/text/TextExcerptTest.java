package io.incidentkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.text.TextExcerpt.Mark;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Short parts of texts with the words that were found in them, each marked as it was written. */
class TextExcerptTest {
    private static List<TextExcerpt> excerpts(String query, String... texts) {
        return TextExcerpt.of(List.of(texts), SearchTerm.of(query).values(), 3);
    }

    private static List<String> marked(TextExcerpt excerpt) {
        return excerpt.marks().stream()
                .map(mark -> excerpt.text().substring(mark.from(), mark.to()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pool        | Pools, pooling and a spool          | Pools,pooling",
                "cafe        | das Cafe\u0301 am Café              | Cafe\u0301,Café",
                "STRASSE     | die Straße                          | Straße",
                "istanbul    | in İSTANBUL                         | İSTANBUL",
                "ガ          | ｶﾞは                                | ｶﾞ",
                "c++         | c++17, C++ and (c++)                | C++,c++",
                "2.3.1       | since v2.3.1, not 2.3.10            | 2.3.1",
                "v2.3.1      | since 2.3.1.                        | 2.3.1",
                "replica     | PgReplicaLagSpike                   | Replica",
                "ReplicaLag  | the replica has a lag               | replica,lag",
                "root-cause  | the root of the cause               | root,cause",
                "数据库      | 主数据库连接池                       | 数据库",
                "queue_depth | the queue\\_depth rose               | queue\\_depth",
                "🔥          | it is 🔥 now                        | 🔥",
            })
    void marksWordsAsTheyAreWritten(String query, String text, String marks) {
        assertThat(excerpts(query, text)).hasSize(1).allSatisfy(excerpt -> {
            assertThat(excerpt.text()).isEqualTo(text);
            assertThat(String.join(",", marked(excerpt))).isEqualTo(marks);
        });
    }

    @Test
    void takesThePartWithTheMostWordsAndOneForEachThatIsLeft() {
        String far = "pool " + "x ".repeat(300) + "the pool of workers was empty " + "y ".repeat(300) + "deploy";

        List<TextExcerpt> shown = excerpts("pool empty deploy", "nothing", far);

        assertThat(shown)
                .extracting(TextExcerptTest::marked)
                .containsExactly(List.of("pool", "empty"), List.of("deploy"));
        assertThat(shown.get(0).text()).startsWith("…x x").endsWith("y…");
        assertThat(shown.get(1).text()).startsWith("…y y").endsWith("deploy");
    }

    @Test
    void cutsNoCharacterApart() {
        String fires = "🔥".repeat(300) + "主" + "e\u0301".repeat(300);

        String text = excerpts("主", fires).get(0).text();

        assertThat(text.codePoints()
                        .filter(c -> c < 0x10000 && Character.isSurrogate((char) c))
                        .count())
                .isZero();
        assertThat(text).endsWith("\u0301…");
        String marks = "a" + "\u0301".repeat(500) + " b";
        assertThat(excerpts("a", marks).get(0).marks()).isNotEmpty();
    }

    @Property(tries = 500)
    void marksEachWordThatIsFound(
            @ForAll @Size(min = 1, max = 3) List<@From("phrases") String> texts,
            @ForAll @From("phrases") String query) {
        Collection<SearchTerm> terms = SearchTerm.of(query).values();
        for (SearchTerm term : terms) {
            boolean isThere = term.isIn(SearchText.of(texts));
            List<TextExcerpt> shown = TextExcerpt.of(texts, List.of(term), 3);

            // Of words that are joined, one alone is marked, too.
            assertThat(isThere && shown.isEmpty())
                    .as("%s in %s", term.keys(), texts)
                    .isFalse();
            assertThat(term.isItsKey() && !isThere && !shown.isEmpty())
                    .as("%s in %s", term.keys(), texts)
                    .isFalse();
            for (TextExcerpt excerpt : shown) {
                assertThat(excerpt.text().length()).isLessThanOrEqualTo(TextExcerpt.LONGEST);
                assertThat(excerpt.marks()).isNotEmpty();
                int last = 0;
                for (Mark mark : excerpt.marks()) {
                    assertThat(mark.from()).isGreaterThanOrEqualTo(last);
                    assertThat(mark.to()).isGreaterThan(mark.from());
                    last = mark.to();
                }
            }
        }
    }

    @Property(tries = 300)
    void readsATextAsTheSearchDoes(@ForAll @From("phrases") String text) {
        String folded = TracedText.of(text).get(0).folded();

        assertThat(SearchText.of(List.of(text)).folded()).startsWith(folded);
    }

    @Provide
    Arbitrary<String> phrases() {
        Arbitrary<String> pieces = Arbitraries.of(
                "pool",
                "Pools",
                "Straße",
                "cafe\u0301",
                "café",
                "c++",
                "c",
                "2.3.1",
                "v2.3.1",
                "pg-7",
                "pg",
                "5xx",
                "HTTP5xx",
                "#42",
                "数据库",
                "数据",
                "障害",
                "ｶﾞ",
                "한글",
                "\u1112\u1161\u11AB",
                "🔥",
                "👩\u200D🚒",
                "KubePod",
                "pod",
                "don’t",
                "\\_",
                "\\",
                "İX",
                "ΣΑΣ",
                "x\u00AD",
                "ก็",
                "\u0301",
                "ﬁn",
                "½",
                "\u05E9\u05C1");
        Arbitrary<String> gaps = Arbitraries.of(" ", " ", "\n", "-", "");
        return Combinators.combine(pieces, gaps)
                .as((piece, gap) -> piece + gap)
                .list()
                .ofMinSize(1)
                .ofMaxSize(80)
                .map(all -> all.stream().collect(Collectors.joining()));
    }
}
