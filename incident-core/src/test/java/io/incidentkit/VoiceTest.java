package io.incidentkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the contracts speak: the subject of a summary line is the type or a noun of the playbook, not a relative pronoun. */
class VoiceTest {
    /** A comment whose first words are a relative pronoun, ahead of what users see: a public declaration or a package. */
    private static final Pattern PRONOUN =
            Pattern.compile("/\\*\\*\\s+(?:\\*\\s+)?((?:What|Who|Whoever|Whatever|Whichever) (?:(?!\\*/)[^\\n])*)"
                    + "(?:(?!\\*/)[\\s\\S])*\\*/\\s+(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:public|protected|package) ");

    @Test
    void aSummaryLineOfWhatUsersSeeBeginsWithItsSubject() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            List<Path> sources = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(VoiceTest::sources)
                    .toList();

            assertThat(sources).hasSizeGreaterThan(400);
            assertThat(sources.stream().flatMap(VoiceTest::offences)).isEmpty();
        }
    }

    @Test
    void anOffenceIsFound() {
        assertThat(PRONOUN.matcher("/** What came of it. */\n@Foo(1)\npublic record A() {}")
                        .find())
                .isTrue();
        assertThat(PRONOUN.matcher("/**\n * Who commands.\n *\n * @param a b\n */\npublic void a(int a) {}")
                        .find())
                .isTrue();
        assertThat(PRONOUN.matcher("/** The outcome. What came of it. */\npublic record A() {}")
                        .find())
                .isFalse();
        assertThat(PRONOUN.matcher("/** What is private. */\nrecord A() {}\n/** The b. */\npublic record B() {}")
                        .find())
                .isFalse();
    }

    private static Stream<String> offences(Path file) {
        try {
            return PRONOUN.matcher(Files.readString(file))
                    .results()
                    .map(match -> file.getFileName() + ": " + match.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
