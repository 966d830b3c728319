package io.incidentkit.example.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.example.guide.Page.Block;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Getting started, as somebody follows it: the files of the page, its commands in their order, and what it says of the answers. */
@Timeout(300)
class GettingStartedTest {
    private static final Page PAGE = Page.of("docs/getting-started.md");
    private static final String APPLICATION = "1. The application";
    private static final String LOGIN = "4. PostgreSQL, a login and a metric";
    private static final List<Block> WALK = Stream.of("2. An incident", "3. The postmortem")
            .flatMap(chapter -> PAGE.blocks(chapter).stream())
            .toList();

    private static final Set<String> WHOLE = Set.of("missing", "violations");

    @TempDir
    private Path folder;

    @Test
    void anEmptyFolderBecomesAPublishedPostmortem() throws Exception {
        try (NewApplication application = new NewApplication(folder, "spring-security", "spring-boot-security")) {
            write(application, PAGE.blocks(APPLICATION));
            application.compile();
            // The README's alert is for the portal, which takes alerts from everybody.
            application.start("com.example.Portal", "--incident.alerts.open=true");

            walk(application, WALK, false);
            walk(application, alertOfTheReadme(), false);
        }
    }

    /** The README's alert is one that an application takes. */
    private static List<Block> alertOfTheReadme() {
        List<Block> alert = Page.of("README.md").blocks().stream()
                .filter(block -> block.is("sh") && block.text().startsWith("curl"))
                .toList();
        assertThat(alert).hasSize(1);
        return alert;
    }

    @Test
    void withAPostgresAndALoginItGoesOnAfterAKill() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                NewApplication application = new NewApplication(folder)) {
            write(application, PAGE.blocks(APPLICATION));
            write(application, PAGE.blocks(LOGIN));
            application.compile();
            String[] database = {
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres"
            };
            application.start("com.example.Portal", database);
            Block diagnosis = WALK.stream()
                    .filter(block -> block.text().contains("/diagnose"))
                    .findFirst()
                    .orElseThrow();
            int middle = WALK.indexOf(diagnosis) + 1;

            walk(application, WALK.subList(0, middle), true);
            application.kill();
            application.start("com.example.Portal", database);
            walk(application, WALK.subList(middle, WALK.size()), true);
            List<Block> rest = PAGE.blocks(LOGIN).stream()
                    .filter(block -> block.is("sh") || block.is("json"))
                    .toList();
            assertThat(rest).hasSize(2);
            walk(application, rest, true);
        }
    }

    @Test
    void itIsStartedByTheCommandThatThePomIsMadeFor() {
        assertThat(PAGE.blocks(APPLICATION))
                .filteredOn(block -> block.is("sh"))
                .extracting(Block::text)
                .containsExactly("mvn spring-boot:run\n");
        assertThat(PAGE.blocks(APPLICATION))
                .filteredOn(block -> block.is("xml"))
                .singleElement()
                .satisfies(pom -> assertThat(pom.text()).contains("<artifactId>spring-boot-maven-plugin</artifactId>"));
    }

    private static void write(NewApplication application, List<Block> blocks) throws Exception {
        for (Block block : blocks) {
            if (block.file().isPresent() && !block.is("xml")) {
                application.write(block.file().get(), block.text());
            }
        }
    }

    private static void walk(NewApplication application, List<Block> blocks, boolean isLoggedIn) throws Exception {
        HttpResponse<String> last = null;
        for (Block block : blocks) {
            switch (block.language()) {
                case "markdown" -> application.write(block.file().orElseThrow(), block.text());
                case "text" -> {
                    for (String line : block.text().lines().toList()) {
                        application.awaitLine(line);
                    }
                }
                case "json" -> {
                    assertThat(last).isNotNull();
                    assertThat(shows(json(last.body()), json(block.text())))
                            .as("%s\nas the page says: %s", last.body(), block.text())
                            .isTrue();
                }
                case "sh" -> {
                    for (String line : Curl.lines(block.text())) {
                        last = Curl.parse(isLoggedIn ? loggedIn(line) : line)
                                .send(application.port(), application.folder());
                        boolean isRefusal = blocks.indexOf(block) + 1 < blocks.size()
                                && blocks.get(blocks.indexOf(block) + 1).text().contains("\"status\": 409");
                        assertThat(last.statusCode())
                                .as("%s\n%s", line, last.body())
                                .isIn(isRefusal ? List.of(409) : List.of(200, 201));
                    }
                }
                default -> throw new AssertionError("Nobody runs " + block);
            }
        }
    }

    /** What the page says to do once there is a login; reading needs one as well then. */
    private static String loggedIn(String line) {
        String changed = line.replaceAll("-H 'X-Actor: (\\w+)'", "-u $1:secret");
        return changed.equals(line) ? line + " -u ada:secret" : changed;
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** Whether an answer has all that is said of it: each field, and of a list each element somewhere. What is in the way is said whole. */
    private static boolean shows(JsonNode answer, JsonNode said) {
        if (said.isObject()) {
            return said.properties().stream()
                    .allMatch(field -> answer.has(field.getKey())
                            && shows(answer.get(field.getKey()), field.getValue())
                            && (!WHOLE.contains(field.getKey())
                                    || answer.get(field.getKey()).size()
                                            == field.getValue().size()));
        }
        if (said.isArray()) {
            return StreamSupport.stream(said.spliterator(), false)
                    .allMatch(element ->
                            StreamSupport.stream(answer.spliterator(), false).anyMatch(one -> shows(one, element)));
        }
        return answer.equals(said);
    }
}
