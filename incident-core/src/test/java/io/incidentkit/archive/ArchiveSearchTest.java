package io.incidentkit.archive;

import static io.incidentkit.playbook.Histories.declare;
import static io.incidentkit.playbook.Histories.published;
import static io.incidentkit.playbook.Histories.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.playbook.Histories;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import io.incidentkit.text.FoldedText;
import io.incidentkit.text.SearchTerm;
import io.incidentkit.text.SearchText;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words of a query are found in which text: each word of the query has to be there. */
class ArchiveSearchTest {
    private static boolean finds(String query, String... texts) {
        SearchText text = SearchText.of(List.of(texts));
        var terms = SearchTerm.of(query).values();
        return !terms.isEmpty() && terms.stream().allMatch(term -> term.isIn(text));
    }

    private static PostmortemArchive archive(String... causes) {
        PostmortemArchive archive = new InMemoryPostmortemArchive();
        for (String cause : causes) {
            Scenario scenario =
                    published(resolved(declare("2026-01-10T10:00", "Orders wait", "shop"), Severity.SEV1, 20), cause);
            archive.keep(scenario.incident(), Histories.postmortem(scenario));
        }
        return archive;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c++         | the c++ client leaks            | a c client, c+ or c#",
                "c++         | C++, and C++: (c++) c++/c       | c++17, since c++20.",
                "c++17       | of C++17.                       | c++, c++1, c++170",
                "C#          | written in c#.                  | c sharp",
                "C#          | c#-client                       | c#10",
                "/var/log/   | in /var/log/syslog              | /var/logs",
                "2.3.1       | since 2.3.1, of v2.3.1          | 2.3.10 or 12.3.1 or 2.3.1.4",
                "2.3.1       | (v2.3.1)                        | v12.3.1",
                "v2.3.1      | release 2.3.1.                  | v2.3.11",
                "2.3         | 2.3 and 2.3.x                   | 2.3.1, 12.3",
                "node.js     | Node.JS is down                 | the node has js",
                "node.js,c++ | a node.js with c++              | node.js",
                "I/O         | I/O waits                       | i and o",
                "k8s         | the K8s-master                  | k8 s, k8sx",
                "v1.2.3-rc1  | is v1.2.3-rc1.                  | v1.2.3",
                "checkout-api | the checkout\u2013api fails     | the checkout",
                "checkout\u2013api | the checkout-api fails     | the api",
                "web-1       | at web-1:                       | web-10",
                "10.0.0.1    | host 10.0.0.1:5432              | 10.0.0.12",
                "pg-7        | the node PG-7                   | pg-71, xpg-7, pg 7",
                "5xx         | many 5xx, HTTP5xxRate           | 5 and xx, 15xx",
                "#42         | closes #42                      | 42, #421, #142x",
                "42          | closes #42                      | 421, 4.42",
                ".net        | the .NET runtime                | a net",
                "...pool     | the pool                        | a spool",
                "a           | plan A                          | an apple",
                "the         | the pool                        | a pool",
                "root-cause  | the root cause                  | the root",
                "don't       | we don’t                        | do not",
                "queue_depth | `queue_depth` rose              | depth",
                "cafe        | Café                            | cave",
                "cafe        | Cafe\u00AD\u0301                | cave",
                "STRASSE     | Straße                          | Stra",
                "istanbul    | İSTANBUL                        | stanbul",
                "ISTANBUL    | ıstanbul                        | stanbul",
                "disk        | Ｄｉｓｋ full                     | di sk",
                "５xx        | 5xx                             | 5",
                "ΟΔΟΣ        | οδός                            | οδο",
                "restarting  | it restarts                     | it rests",
                "ReplicaLag  | the replica has a lag           | the replica",
                "pod         | KubePodNotReady                 | Podium",
                "c\\+\\+     | c\\+\\+                         | c",
                "数据库       | 主数据库连接池耗尽                 | 数据",
                "データベース  | 本番のデータベースが落ちた          | データ",
                "ﾃﾞｰﾀ        | データ                           | テータ",
                "が          | 障害が                           | 障害か",
                "ฐานข้อมูล     | เพราะฐานข้อมูลล่ม                  | ฐาน",
                "데이터베이스  | 데이터베이스가 멈춤                | 데이터",
                "pg-7障害     | pg-7で障害                       | pg-7",
            })
    void findsAWordWhereItStandsAndNowhereElse(String query, String with, String without) {
        assertThat(finds(query, with)).as("%s in %s", query, with).isTrue();
        assertThat(finds(query, without)).as("%s in %s", query, without).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"数据库", "データベース"})
    void aLineBreakInsideOfAWordOfAScriptWithoutSpacesIsNone(String word) {
        assertThat(finds(word, word.substring(0, 2) + "\n" + word.substring(2))).isTrue();
        assertThat(finds(word, word.substring(0, 2), word.substring(2)))
                .as("two texts are not one")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+++", "?", "- -", "\"\"", "&", "\u200B", "…"})
    void aQueryThatHasNoWordFindsNothing(String query) {
        PostmortemArchive archive = archive("A pool & its bound - +++ ?");

        assertThat(archive.search(ArchiveQuery.words(query), incident -> true).matches())
                .isEmpty();
        assertThat(archive.search(ArchiveQuery.builder().cause(query).build(), incident -> true)
                        .matches())
                .isEmpty();
        assertThat(archive.search(ArchiveQuery.words("pool " + query), incident -> true)
                        .matches())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"c++, 1", "2.3.1, 1", "c++ 2.3.1, 0", "orders c++, 1", "client, 2"})
    void findsThosePostmortemsThatHaveEveryWord(String query, int found) {
        PostmortemArchive archive = archive("The c++ client leaks.", "The client 2.3.1 leaks.", "A pool is empty.");

        assertThat(archive.search(ArchiveQuery.words(query), incident -> true).matches())
                .hasSize(found);
    }

    @Property
    void aTextIsFoundByEachOfItsWords(@ForAll @Size(min = 1, max = 8) List<@From("words") String> words) {
        String text = String.join(" ", words);

        assertThat(words).allSatisfy(word -> {
            assertThat(finds(word, text)).isTrue();
            assertThat(finds(word.toUpperCase(Locale.ROOT), text)).isTrue();
        });
        assertThat(finds(text, text)).isTrue();
    }

    /** A store looks up keys and then reads what it has found: it must not lose anything by them. */
    @Property
    void aTextHasTheKeysOfWhateverStandsInIt(@ForAll("texts") String text, @ForAll("texts") String query) {
        assertThat(SearchTerm.of(query)).allSatisfy((word, term) -> {
            SearchText place = SearchText.of(List.of(text));
            boolean hasKeys = term.keys().stream().anyMatch(place.keys()::containsAll);
            assertThat(hasKeys || !term.isIn(place)).as(word).isTrue();
            if (term.isItsKey()) {
                assertThat(term.isIn(place)).as(word).isEqualTo(hasKeys);
            }
        });
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                words(),
                Arbitraries.of(
                        "v", "2.3", "1", ".", "-", "_", "pod", "Kube", "HTTP", "ʼ", "'", "\u0301", "\n", "据", "ー"),
                Arbitraries.strings().ofMaxLength(3));
        Arbitrary<String> gaps = Arbitraries.of("", "", " ", "-");
        return Combinators.combine(pieces, gaps)
                .as((piece, gap) -> piece + gap)
                .list()
                .ofMaxSize(6)
                .map(all -> String.join("", all));
    }

    @Property
    void nothingIsFoundWithoutAllWords(
            @ForAll @Size(min = 1, max = 5) List<@From("words") String> words, @ForAll("words") String other) {
        String text = String.join(" ", words);

        assertThat(finds(text + " zzyzx", text)).isFalse();
        assertThat(finds(other + " " + text, text)).isEqualTo(finds(other, text));
    }

    @Property
    void foldingTwiceChangesNothingAndComparesBothWays(@ForAll String one, @ForAll("words") String word) {
        assertThat(FoldedText.of(FoldedText.of(one))).isEqualTo(FoldedText.of(one));
        String folded = FoldedText.of(word);
        assertThat(finds(word, folded)).isTrue();
        assertThat(finds(folded, word)).isTrue();
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                "pool",
                "Straße",
                "café",
                "İzmir",
                "c++",
                "2.3.1",
                "v1.4",
                "pg-7",
                "5xx",
                "#42",
                "x",
                "7",
                "数据库",
                "障害",
                "データ",
                "ระบบ",
                "서버",
                "Ｄｉｓｋ",
                "KubePodOOMKilled",
                "queue_depth",
                "don't",
                "naïve",
                "ΣΟΦΟΣ",
                "ёж",
                "🔥",
                "restarts",
                "a/b",
                "10:05");
    }
}
