package io.incidentkit.test.archive;

import static io.incidentkit.test.archive.ArchiveScenario.ANA;
import static io.incidentkit.test.archive.ArchiveScenario.BEGIN;
import static io.incidentkit.test.archive.ArchiveScenario.BEN;
import static io.incidentkit.test.archive.ArchiveScenario.imported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.archive.ArchiveMatch;
import io.incidentkit.archive.ArchiveMatch.Place;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.Excerpt;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every promise of {@link PostmortemArchive}. Extend it with a class that gives archives, and run it with JUnit Jupiter. It skips
 * nothing: an archive that can't do something fails.
 */
public abstract class PostmortemArchiveContract {
    private static final String TOKEN = "swordfish";
    private static final String SECRET = "swordfish_1*|x";

    /**
     * A word of a query.
     *
     * @param query the word
     * @param with a text that it stands in
     * @param without a text that it doesn't stand in
     */
    private record Word(String query, String with, String without) {}

    private static final List<Word> WORDS = List.of(
            new Word("c++", "the c++ client leaks", "a c client, c+ or c#, c++17"),
            new Word("2.3.1", "(v2.3.1)", "2.3.10 or 12.3.1 or 2.3.1.4"),
            new Word("pg-7", "the node PG-7", "pg-71, xpg-7, pg 7"),
            new Word("5xx", "many 5xx, HTTP5xxRate", "5 and xx, 15xx"),
            new Word("7", "node 7", "node 77"),
            new Word("a", "plan A", "an apple"),
            new Word(".net", "the .NET runtime", "a net"),
            new Word("root-cause", "the root cause", "the root"),
            new Word("queue_depth", "`queue_depth` rose", "depth"),
            new Word("cafe", "Café", "cave"),
            new Word("STRASSE", "Straße", "Stra"),
            new Word("istanbul", "İSTANBUL", "stanbul"),
            new Word("ReplicaLag", "the replica has a lag", "the replica"),
            new Word("replicalag", "REPLICALAG", "the replica has a lag"),
            new Word("数据库", "主数据库连接池耗尽", "数据"),
            new Word("が", "障害が", "障害か"),
            new Word("🔥", "it is 🔥 now", "it is fire"),
            new Word("100%", "100% full", "100 full"));

    private PostmortemArchive archive;
    private ArchiveScenario scenario;

    /** Creates the contract. */
    protected PostmortemArchiveContract() {}

    /**
     * Gives an archive without postmortems, that no other test uses. It is asked once a test.
     *
     * @return the archive
     */
    protected abstract PostmortemArchive emptyArchive();

    /**
     * Gives everything that the archive under test keeps, as text, so that it shows what is left of a text that was struck out. What
     * a search shows is looked through by default; an archive with tables gives each value of each row.
     *
     * @param under the archive that was given last
     * @return its texts, in any order
     */
    protected List<String> storedTexts(PostmortemArchive under) {
        return under.search(ArchiveQuery.builder().build(), incident -> true).matches().stream()
                .flatMap(match -> Stream.of(
                        SnapshotCodec.write(match.found().incident()),
                        match.found().postmortem().toMarkdown(ZoneOffset.UTC)))
                .toList();
    }

    @BeforeEach
    void beginWithAnEmptyArchive() {
        archive = emptyArchive();
        scenario = new ArchiveScenario(archive);
    }

    @Test
    void findsNothingInAnEmptyArchive() {
        assertThat(search(ArchiveQuery.builder()).matches()).isEmpty();
        assertThat(search(ArchiveQuery.builder().words("pool")).capped()).isFalse();
    }

    @Test
    void findsAllTheLatestFirstIfNothingIsAskedFor() {
        keepThree();

        ArchivePage page = search(ArchiveQuery.builder());

        assertThat(titles(page)).containsExactly("Pool of workers is empty", "Mails are late", "Checkout answers 5xx");
        assertThat(page.matches()).extracting(ArchiveMatch::score).containsOnly(1.0);
        assertThat(page.capped()).isFalse();
    }

    @Test
    void findsByWordsServiceSeverityTimeAndCause() {
        keepThree();

        assertThat(titles(ArchiveQuery.builder().words("RESTARTING worker"))).containsExactly("Mails are late");
        assertThat(titles(ArchiveQuery.builder().words("pool mails"))).isEmpty();
        assertThat(titles(ArchiveQuery.builder().services(List.of("MAIL", "none"))))
                .containsExactly("Mails are late");
        assertThat(titles(ArchiveQuery.builder().services(List.of("mail", "Checkout"))))
                .containsExactly("Mails are late", "Checkout answers 5xx");
        assertThat(titles(ArchiveQuery.builder().severities(List.of(Severity.SEV1, Severity.SEV3))))
                .containsExactly("Pool of workers is empty", "Checkout answers 5xx");
        assertThat(titles(ArchiveQuery.builder().severities(List.of(Severity.SEV4))))
                .isEmpty();
        assertThat(titles(ArchiveQuery.builder().cause("pool"))).containsExactly("Checkout answers 5xx");
        assertThat(titles(ArchiveQuery.builder().words("checkout").cause("certificates")))
                .isEmpty();
        Instant second = search(ArchiveQuery.builder().words("mails"))
                .matches()
                .get(0)
                .found()
                .incident()
                .detectedAt();
        assertThat(titles(ArchiveQuery.builder().detected(second, null)))
                .containsExactly("Pool of workers is empty", "Mails are late");
        assertThat(titles(ArchiveQuery.builder().detected(null, second))).containsExactly("Checkout answers 5xx");
        assertThat(titles(ArchiveQuery.builder().words("pool").detected(null, second)))
                .containsExactly("Checkout answers 5xx");
    }

    @Test
    void tellsTheBetterPlaceFirstAndWhy() {
        keepThree();

        ArchivePage page = search(ArchiveQuery.builder().words("pools"));

        assertThat(titles(page)).containsExactly("Pool of workers is empty", "Checkout answers 5xx");
        assertThat(page.matches()).extracting(ArchiveMatch::score).containsExactly(1.0, 0.75);
        assertThat(page.matches().get(1).because()).isEqualTo("pools in the root cause");
        ArchiveMatch both =
                search(ArchiveQuery.builder().words("expired deploy")).matches().get(0);
        assertThat(both.words()).containsEntry("expired", Place.CAUSE).containsEntry("deploy", Place.TIMELINE);
    }

    @Test
    void tellsTheNewestFirstIfThatIsAskedFor() {
        keepThree();
        ArchiveQuery.Builder pools = ArchiveQuery.builder().words("deploy").order(ArchiveQuery.Order.NEWEST_FIRST);

        assertThat(titles(ArchiveQuery.builder().words("deploy")))
                .containsExactly("Mails are late", "Pool of workers is empty", "Checkout answers 5xx");
        assertThat(titles(pools)).containsExactly("Pool of workers is empty", "Mails are late", "Checkout answers 5xx");
        ArchivePage two = search(pools.limit(2));
        assertThat(titles(two)).containsExactly("Pool of workers is empty", "Mails are late");
        assertThat(two.capped()).isTrue();
        assertThat(two.matches()).extracting(ArchiveMatch::score).containsExactly(0.25, 0.75);
    }

    @Test
    void showsWhereTheWordsStand() {
        Incident one = imported(1, BEGIN, "Disk is full", false, "storage");
        archive.add(
                one,
                Postmortem.builder("Disk is full")
                        .rootCause("Nobody looked. ".repeat(100) + "The Café's <b>pools</b>\nhad no b\\_ound. "
                                + "It went on. ".repeat(100))
                        .summary("Das ist 主数据库连接池耗尽 gewesen.")
                        .build());

        List<Excerpt> shown = excerpts(ArchiveQuery.builder().words("disk cafe pool 数据库"));

        assertThat(shown).extracting(Excerpt::where).containsExactly("title", "root cause", "text");
        assertThat(marked(shown.get(0))).isEqualTo("[Disk] is full");
        assertThat(marked(shown.get(1)))
                .startsWith("…looked. Nobody looked. Nobody looked. Nobody looked. "
                        + "The [Café]'s <b>[pools]</b> had no b\\_ound. It went on.")
                .endsWith("It went on.…");
        assertThat(marked(shown.get(2))).isEqualTo("Das ist 主[数据库]连接池耗尽 gewesen.");
        assertThat(shown).allMatch(excerpt -> excerpt.text().length() <= Excerpt.LONGEST);
        assertThat(excerpts(ArchiveQuery.builder().cause("pools b_ound")).stream()
                        .flatMap(excerpt -> excerpt.marks().stream().map(mark -> written(excerpt, mark))))
                .containsExactly("pools", "b\\_ound");
        assertThat(excerpts(ArchiveQuery.builder().services(List.of("storage"))))
                .isEmpty();
        archive.strikeOut(one, text -> text.replace("Café", "███"));
        assertThat(titles(ArchiveQuery.builder().words("cafe"))).isEmpty();
        assertThat(excerpts(ArchiveQuery.builder().words("pool")).toString()).doesNotContain("Café");
    }

    private List<Excerpt> excerpts(ArchiveQuery.Builder query) {
        return search(query).matches().get(0).excerpts();
    }

    private static String marked(Excerpt excerpt) {
        StringBuilder text = new StringBuilder(excerpt.text());
        for (int i = excerpt.marks().size() - 1; i >= 0; i--) {
            Excerpt.Mark mark = excerpt.marks().get(i);
            text.insert(mark.to(), ']').insert(mark.from(), '[');
        }
        return text.toString();
    }

    private static String written(Excerpt excerpt, Excerpt.Mark mark) {
        return excerpt.text().substring(mark.from(), mark.to());
    }

    @Test
    void findsNoMoreThanAskedForAndSaysThatThereAreMore() {
        keepThree();

        ArchivePage two = search(ArchiveQuery.builder().limit(2));
        assertThat(titles(two)).containsExactly("Pool of workers is empty", "Mails are late");
        assertThat(two.capped()).isTrue();
        assertThat(search(ArchiveQuery.builder().limit(3)).capped()).isFalse();
        assertThat(search(ArchiveQuery.builder().words("pool").limit(1)).capped())
                .isTrue();
    }

    @Test
    void findsAWordWhereItStandsAndNowhereElse() {
        for (int i = 0; i < WORDS.size(); i++) {
            Word word = WORDS.get(i);
            // Each has a service of its own, so that the texts of the others are none of its.
            String own = "service " + i;
            archive.add(
                    imported(2 * i, BEGIN, "with", false, own),
                    Postmortem.builder("with").rootCause(word.with()).build());
            archive.add(
                    imported(2 * i + 1, BEGIN, "without", false, own),
                    Postmortem.builder("without").summary(word.without()).build());
            String query = word.query();

            assertThat(titles(of(own).words(query))).as(query).containsExactly("with");
            assertThat(excerpts(of(own).words(query)))
                    .as(query)
                    .hasSize(1)
                    .allSatisfy(excerpt -> assertThat(excerpt.marks()).isNotEmpty());
            assertThat(titles(of(own).cause(query))).as(query).containsExactly("with");
            assertThat(titles(of(own).words(query + " zzyzx"))).as(query).isEmpty();
        }
    }

    private static ArchiveQuery.Builder of(String service) {
        return ArchiveQuery.builder().services(List.of(service));
    }

    @Test
    void findsNothingByAQueryThatHasNoWord() {
        keepThree();

        for (String query : List.of("+++", "?", "- -", "&", "\u200B")) {
            assertThat(titles(ArchiveQuery.builder().words(query))).isEmpty();
            assertThat(titles(ArchiveQuery.builder().cause(query))).isEmpty();
            assertThat(titles(ArchiveQuery.builder().words("mails " + query))).hasSize(1);
        }
    }

    @Test
    void keepsWhatIsPublishedAlone() {
        Incident written = scenario.written(Declare.builder("slow"), Severity.SEV1, "No bound.");
        archive.keep(written, scenario.incidents().postmortem(written.id()));
        assertThat(titles(ArchiveQuery.builder())).isEmpty();

        scenario.publish(written);
        assertThat(titles(ArchiveQuery.builder().words("bound"))).containsExactly("slow");

        scenario.incidents().execute(ANA, written.id(), new Reopen("again", null));
        assertThat(titles(ArchiveQuery.builder())).isEmpty();
    }

    @Test
    void keepsTheLaterOfTwoVersions() {
        Incident old = scenario.published(Declare.builder("slow"), Severity.SEV1, "No bound.");
        Incident later = scenario.incidents().execute(ANA, old.id(), new AddNote("see INC-3", null));
        Postmortem page = scenario.incidents().postmortem(old.id());
        archive.keep(later, page);

        archive.keep(old, Postmortem.builder("older").build());
        archive.see(old);

        ArchiveMatch kept = search(ArchiveQuery.builder()).matches().get(0);
        assertThat(kept.found().incident()).isEqualTo(later);
        assertThat(kept.found().postmortem()).isEqualTo(page);
    }

    /** A host can keep all incidents from somebody, such as from whoever is not logged in. */
    @Test
    void findsNothingForWhoMayReadNone() {
        keepThree();

        ArchivePage none = archive.search(ArchiveQuery.builder().build(), incident -> false);

        assertThat(none.matches()).isEmpty();
        assertThat(none.capped()).isFalse();
    }

    @Test
    void hidesWhatIsPrivateFromWhoMayNotSeeIt() {
        Incident secret = scenario.published(
                Declare.builder("A leaked key").makePrivate(), Severity.SEV1, "Keys lie in the repository.");
        scenario.published(Declare.builder("slow"), Severity.SEV1, "No bound.");

        ArchivePage hidden = search(ArchiveQuery.builder().limit(1));
        assertThat(titles(hidden)).containsExactly("slow");
        assertThat(hidden.capped()).as("it is not counted either").isFalse();
        assertThat(titles(ArchiveQuery.builder().words("leaked"))).isEmpty();
        Predicate<Incident> onIt = scenario.incidents().visibleTo(ANA).filter();
        assertThat(archive.search(ArchiveQuery.words("leaked"), onIt).matches()).hasSize(1);
        assertThat(archive.search(
                                ArchiveQuery.words("leaked"),
                                scenario.incidents().visibleTo(BEN).filter())
                        .matches())
                .isEmpty();

        scenario.incidents().handle(ANA, secret.id()).communication().makePublic("the keys are changed");
        assertThat(titles(ArchiveQuery.builder().words("leaked"))).containsExactly("A leaked key");

        scenario.incidents().handle(ANA, secret.id()).communication().makePrivate("not all of them");
        assertThat(titles(ArchiveQuery.builder().words("leaked"))).isEmpty();
        assertThat(archive.search(ArchiveQuery.words("leaked"), onIt).matches()).hasSize(1);
    }

    @Test
    void forgetsWhatIsStruckOut() {
        Incident one = scenario.published(
                Declare.builder("The key " + SECRET + " leaked"), Severity.SEV1, "It is " + SECRET + " everywhere.");
        assertThat(storedTexts(archive)).as("the texts that are looked through").anyMatch(text -> text.contains(TOKEN));
        assertThat(titles(ArchiveQuery.builder().words(TOKEN))).hasSize(1);

        scenario.incidents().execute(ANA, one.id(), new StrikeOut(SECRET, "a password"));

        assertThat(titles(ArchiveQuery.builder().words(TOKEN))).isEmpty();
        assertThat(titles(ArchiveQuery.builder().words("leaked everywhere"))).hasSize(1);
        assertThat(storedTexts(archive)).isNotEmpty().noneMatch(text -> text.contains(TOKEN));

        archive.keep(one, Postmortem.builder(SECRET).build());
        assertThat(storedTexts(archive)).as("an old state comes late").noneMatch(text -> text.contains(TOKEN));
    }

    @Test
    void keepsWhatWasPublishedElsewhereUntilItIsPublishedHere() {
        Incident incident = imported(7, BEGIN, "Disk is full", false, "storage");
        Postmortem page = Postmortem.builder("Disk is full")
                .rootCause("Logs were never deleted.")
                .services(List.of("storage"))
                .build();
        archive.add(incident, Postmortem.builder("An earlier one").build());
        archive.add(incident, page);
        archive.keep(incident, Postmortem.builder("Not published").build());

        ArchivePage found = search(ArchiveQuery.builder().words("deleted").services(List.of("storage")));

        assertThat(titles(found)).containsExactly("Disk is full");
        assertThat(found.matches().get(0).found().postmortem()).isEqualTo(page);
        assertThat(found.matches().get(0).found().incident()).isEqualTo(incident);
        archive.strikeOut(incident, text -> text.replace("Logs", "..."));
        assertThat(titles(ArchiveQuery.builder().words("logs"))).isEmpty();
        Incident real = scenario.incidents().declare(ANA, Declare.of("Checkout is down"));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> archive.add(real, page));
    }

    @Test
    void changesNothingOfWhatItDoesNotKeep() {
        Incident other = imported(1, BEGIN, "other", false);

        archive.see(other);
        archive.strikeOut(other, text -> "");

        assertThat(titles(ArchiveQuery.builder())).isEmpty();
    }

    private void keepThree() {
        scenario.published(
                Declare.builder("Checkout answers 5xx").services(List.of("checkout")),
                Severity.SEV1,
                "The pool has no bound.");
        scenario.published(
                Declare.builder("Mails are late").services(List.of("mail")),
                Severity.SEV2,
                "Deploys restart all workers at once.");
        scenario.published(
                Declare.builder("Pool of workers is empty").services(List.of("search")),
                Severity.SEV3,
                "A certificate expired.");
    }

    /** As somebody who may see no private incident. */
    private ArchivePage search(ArchiveQuery.Builder query) {
        return archive.search(query.build(), incident -> !incident.isPrivate());
    }

    private List<String> titles(ArchiveQuery.Builder query) {
        return titles(search(query));
    }

    private static List<String> titles(ArchivePage page) {
        return page.matches().stream()
                .map(match -> match.found().incident().title())
                .toList();
    }
}
