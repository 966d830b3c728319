package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.archive.InMemoryPostmortemArchive;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.JdbcPostmortemArchive;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.store.IncidentStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The archive over HTTP: documents of incidents that happened elsewhere go in, and are found with those of here. */
class ArchiveApiTest {
    private static final String ARCHIVE = API + "/archive";
    private static final String DOCUMENT = ARCHIVE + "/wiki/pm-7";
    private static final String PAYMENTS = """
            # Payments fail

            Date: 2026-02-03
            Severity: SEV-2
            Services: payments

            ## Impact
            One in ten payments.

            ## Timeline
            - 14:32 alert fires
            - 15:10 verified normal

            ## Root cause
            A certificate had expired.

            ## Glossary
            CA: the authority that signs.
            """;

    @AutoClose
    private static final RunningHost host = RunningHost.start("incident.time-zone=Europe/Berlin");

    private static RunningHost withOwnArchive(String... hidden) {
        return RunningHost.start(
                new FilteredClassLoader(hidden), List.of(Archive.class), "incident.time-zone=Europe/Berlin");
    }

    @BeforeEach
    void reset() {
        host.reset();
    }

    private Answer put(String path, String markdown) {
        return put(host, path, markdown);
    }

    private static Answer put(RunningHost to, String path, String markdown) {
        return to.put(
                path,
                markdown.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "text/markdown; charset=utf-8",
                "X-Actor",
                "ana");
    }

    /** The incident of the document, as somebody keeps it for themselves. */
    private void declarePrivately(String actor) {
        String declaration = "{\"title\": \"Payments\", \"private\": true, \"kind\": \"backfill\", \"id\": \""
                + IncidentId.ofSource("wiki", "pm-7") + "\", \"detectedAt\": \"2026-02-03T13:32:00Z\"}";
        host.post(API, declaration, "Content-Type", "application/json", "X-Actor", actor)
                .is(201);
    }

    private List<String> found(String query) {
        return host.get(ARCHIVE + query).is(200).each("/matches", "title");
    }

    @Nested
    class ADocumentOfElsewhere {

        @Test
        void isFoundAndItsIncidentIsImported() {
            Answer answer = put(DOCUMENT, PAYMENTS).is(200);

            answer.assertThatAt("/incident").isEqualTo("INC-1");
            answer.assertThatAt("/inForm").isEqualTo("false");
            answer.assertThatAt("/changed").isEqualTo("true");
            assertThat(answer.each("/left", "name")).contains("Glossary");
            assertThat(answer.each("/missing", "rule")).isNotEmpty();
            answer.assertThatAt("/remarks").contains("Europe/Berlin");
            Answer incident = host.get(API + "/1").is(200);
            incident.assertThatAt("/kind").isEqualTo("backfill");
            incident.assertThatAt("/detectedAt").isEqualTo("2026-02-03T13:32:00Z");
            Answer search = host.get(ARCHIVE + "?q=certificate").is(200);
            search.assertThatAt("/matches/0/id").isEqualTo(incident.at("/id"));
            search.assertThatAt("/matches/0/incident").isEqualTo("INC-1");
            search.assertThatAt("/matches/0/score").isEqualTo("0.75");
            search.assertThatAt("/matches/0/because").isEqualTo("certificate in the root cause");
            search.assertThatAt("/matches/0/excerpts/0/where").isEqualTo("root cause");
            int from = Integer.parseInt(search.at("/matches/0/excerpts/0/marks/0/from"));
            int to = Integer.parseInt(search.at("/matches/0/excerpts/0/marks/0/to"));
            assertThat(search.at("/matches/0/excerpts/0/text").substring(from, to))
                    .isEqualToIgnoringCase("certificate");
            search.assertThatAt("/capped").isEqualTo("false");
        }

        @Test
        void isThereOnce() {
            Answer first = put(DOCUMENT, PAYMENTS).is(200);

            Answer again = put(DOCUMENT, PAYMENTS).is(200);

            again.assertThatAt("/changed").isEqualTo("false");
            again.assertThatAt("/commands").isEqualTo("[]");
            again.assertThatAt("/id").isEqualTo(first.at("/id"));
            again.assertThatAt("/version").isEqualTo(first.at("/version"));
            assertThat(found("?q=certificate")).hasSize(1);
            assertThat(host.get(API + "?state=all").each("/incidents", "reference"))
                    .containsExactly("INC-1");
        }

        @Test
        void isReplacedByItsNextVersion() {
            put(DOCUMENT, PAYMENTS).is(200);

            put(DOCUMENT, PAYMENTS.replace("A certificate had", "The domain had"))
                    .is(200)
                    .assertThatAt("/changed")
                    .isEqualTo("true");

            assertThat(found("?cause=domain")).containsExactly("Payments fail");
            assertThat(found("?cause=certificate")).isEmpty();
        }

        @Test
        void isAnotherOneUnderAnotherName() {
            String first =
                    put(ARCHIVE + "/wiki/pm%207%20%C3%BC", PAYMENTS).is(200).at("/id");
            String second = put(ARCHIVE + "/drive/pm-7", PAYMENTS).is(200).at("/id");

            assertThat(first)
                    .isEqualTo(IncidentId.ofSource("wiki", "pm 7 \u00fc").toString());
            assertThat(second).isEqualTo(IncidentId.ofSource("drive", "pm-7").toString());
            assertThat(found("")).hasSize(2);
        }

        @Test
        void hasToSayWhenItWasAndUnderWhichName() {
            Answer answer =
                    put(ARCHIVE + "/%20/%20", "# Down\n\n## Impact\n\nAll.\n").isProblem(422, "invalid-input");

            assertThat(answer.each("/faults", "field")).containsExactlyInAnyOrder("source", "sourceId", "detectedAt");
            put(DOCUMENT, PAYMENTS.replace("2026", "2027")).isProblem(422, "invalid-input");
            put(DOCUMENT, " ").isProblem(422, "invalid-input");
            assertThat(found("")).isEmpty();
            assertThat(host.get(API + "?state=all").json().at("/incidents").isEmpty())
                    .isTrue();
        }

        @Test
        void isTakenOnceItIsMended() {
            Answer refused = put(DOCUMENT, PAYMENTS.replace("One in ten payments.", "word ".repeat(2_100)))
                    .isProblem(422, "invalid-input");

            assertThat(refused.each("/faults", "field")).containsExactly("impact.markdown");
            assertThat(found("")).isEmpty();
            put(DOCUMENT, PAYMENTS).is(200).assertThatAt("/incident").isEqualTo("INC-1");
            assertThat(found("")).hasSize(1);
        }

        @Test
        void isMarkdownInUtf8AndBounded() {
            byte[] document = PAYMENTS.getBytes(StandardCharsets.UTF_8);
            host.put(DOCUMENT, document, "Content-Type", "application/json", "X-Actor", "ana")
                    .isProblem(415, "unsupported-media-type");
            host.put(DOCUMENT, document, "X-Actor", "ana").isProblem(415, "unsupported-media-type");
            host.put(DOCUMENT, new byte[] {'#', ' ', (byte) 0xff}, "Content-Type", "text/markdown", "X-Actor", "ana")
                    .isProblem(400, "malformed-body");
            put(DOCUMENT, "x".repeat(RequestBody.MAX_BYTES + 1)).isProblem(413, "too-large");
        }

        @Test
        void needsAnActor() {
            host.put(DOCUMENT, PAYMENTS.getBytes(StandardCharsets.UTF_8), "Content-Type", "text/markdown")
                    .isProblem(401, "actor-required");
        }

        @Test
        void doesNotReachAPrivateIncidentOfOthers() {
            declarePrivately("eve");

            put(DOCUMENT, PAYMENTS).isProblem(404, "unknown-incident");

            host.get(API + "/1/postmortem", "X-Actor", "eve")
                    .assertThatAt("/rootCause")
                    .isEmpty();
            assertThat(found("")).isEmpty();
        }
    }

    @Nested
    class ASearch {

        @Test
        void isNarrowedByWhatIsGiven() {
            put(DOCUMENT, PAYMENTS).is(200);
            put(
                            ARCHIVE + "/wiki/pm-8",
                            PAYMENTS.replace("# Payments fail", "# Search is slow")
                                    .replace("Services: payments", "Services: search")
                                    .replace("SEV-2", "SEV-3")
                                    .replace("2026-02-03", "2026-01-04"))
                    .is(200);

            assertThat(found("")).containsExactly("Payments fail", "Search is slow");
            assertThat(found("?q=slow%20certificate")).containsExactly("Search is slow");
            assertThat(found("?service=payments")).containsExactly("Payments fail");
            assertThat(found("?service=payments&service=search")).hasSize(2);
            assertThat(found("?severity=SEV3")).containsExactly("Search is slow");
            assertThat(found("?from=2026-02-01T00:00:00Z")).containsExactly("Payments fail");
            assertThat(found("?until=2026-02-01T00:00:00Z")).containsExactly("Search is slow");
            assertThat(found("?q=certificate&order=newest")).containsExactly("Payments fail", "Search is slow");
            Answer capped = host.get(ARCHIVE + "?limit=1").is(200);
            assertThat(capped.each("/matches", "title")).containsExactly("Payments fail");
            capped.assertThatAt("/capped").isEqualTo("true");
        }

        @Test
        void isRefusedWithEverythingThatIsWrong() {
            Answer answer = host.get(ARCHIVE + "?q=" + "a".repeat(201)
                            + "&severity=high&from=2026-02-01T00:00:00Z&until=2026-01-01T00:00:00Z&order=odd&limit=0")
                    .isProblem(422, "invalid-input");

            assertThat(answer.each("/faults", "field"))
                    .containsExactlyInAnyOrder("q", "severity", "until", "order", "limit");
        }

        @Test
        void findsAPrivateIncidentForThoseOnItAlone() {
            declarePrivately("ana");
            put(DOCUMENT, PAYMENTS).is(200);

            assertThat(found("?q=certificate")).isEmpty();
            assertThat(host.get(ARCHIVE + "?q=certificate", "X-Actor", "eve").each("/matches", "title"))
                    .isEmpty();
            assertThat(host.get(ARCHIVE + "?q=certificate", "X-Actor", "ana").each("/matches", "title"))
                    .containsExactly("Payments fail");
        }

        @Test
        void findsWhatWasPublishedHere() {
            host.post(API, "{\"title\": \"Checkout is down\", \"severity\": \"SEV1\", \"commander\": \"ana\"}")
                    .is(201);
            give("diagnose", "{\"hypothesis\": \"the pool\"}", "ana");
            give("mitigate", "{\"action\": \"restarted\", \"kind\": \"other\"}", "ana");
            give("resolve", "{\"verification\": \"normal\"}", "ana");
            give("assign-postmortem", "{\"owner\": \"bo\"}", "ana");
            for (String section : List.of("impact", "root-cause", "went-well", "went-badly")) {
                give("write-section", "{\"section\": \"" + section + "\", \"markdown\": \"The pool.\"}", "ana");
            }
            give("request-review", "{}", "ana");
            give("review-postmortem", "{\"comment\": \"fine\"}", "zoe");
            assertThat(found("?cause=pool")).isEmpty();

            give("publish-postmortem", "{}", "ana");

            assertThat(found("?cause=pool")).containsExactly("Checkout is down");
        }

        private void give(String command, String json, String actor) {
            host.post(API + "/1/" + command, json, "Content-Type", "application/json", "X-Actor", actor)
                    .is(200);
        }
    }

    @Nested
    class Absent {

        @Test
        void isTheArchiveWithAStoreOfTheHostsOwnAndNoBean() {
            try (RunningHost bare = RunningHost.start(
                    new FilteredClassLoader("org.springframework.security"), List.of(OwnStore.class))) {
                bare.get(ARCHIVE).isProblem(404, "unknown-incident");
                put(bare, DOCUMENT, PAYMENTS).is(404);
            }
        }

        @Test
        void isWhatAQueryAsksForWithoutAWord() {
            put(DOCUMENT, PAYMENTS).is(200);
            for (String query : List.of("?q=%E2%80%8B", "?cause=%E2%80%8B", "?q=%2B%2B")) {
                assertThat(host.get(ARCHIVE + query).is(200).each("/matches", "title"))
                        .as(query)
                        .isEmpty();
            }
        }

        @Test
        void isTheWayInWithoutTheConnectors() {
            try (RunningHost bare = withOwnArchive("org.springframework.security", "io.incidentkit.connector")) {
                bare.get(ARCHIVE).is(200).assertThatAt("/matches").isEqualTo("[]");
                put(bare, DOCUMENT, PAYMENTS).is(404);
            }
        }
    }

    @Test
    void isInTheDatabaseUnlessTheHostHasItsOwn() {
        assertThat(host.bean(PostmortemArchive.class)).isInstanceOf(JdbcPostmortemArchive.class);
        put(DOCUMENT, PAYMENTS).is(200);
        assertThat(found("")).hasSize(1);
        assertThat(new JdbcTemplate(host.bean(DataSource.class))
                        .queryForObject("select count(*) from incident_postmortem", Integer.class))
                .isOne();
    }

    @Test
    void isTheHostsOwnWhereItHasOne() {
        try (RunningHost own = withOwnArchive("org.springframework.security")) {
            assertThat(own.bean(PostmortemArchive.class)).isInstanceOf(InMemoryPostmortemArchive.class);
            put(own, DOCUMENT, PAYMENTS).is(200);
            assertThat(own.get(ARCHIVE + "?cause=certificate").is(200).each("/matches", "title"))
                    .containsExactly("Payments fail");
            assertThat(new JdbcTemplate(own.bean(DataSource.class))
                            .queryForObject("select count(*) from incident_postmortem", Integer.class))
                    .isZero();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnStore {
        @Bean
        IncidentStore store() {
            return new InMemoryIncidentStore();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Archive {
        @Bean
        PostmortemArchive archive() {
            return new InMemoryPostmortemArchive();
        }
    }
}
