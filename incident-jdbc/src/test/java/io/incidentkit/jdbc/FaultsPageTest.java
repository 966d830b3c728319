package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for whoever operates it says of each fault what is seen; that it is so, the test says that the row names. */
class FaultsPageTest {
    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|Contract))[.]([a-z][A-Za-z0-9]+)`");

    @Test
    void eachFaultNamesATestThatIsThere() throws IOException {
        List<MatchResult> named =
                NAMED.matcher(Files.readString(PAGE)).results().toList();

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(named)
                .allSatisfy(test -> assertThat(sources(test.group(1)))
                        .as(test.group())
                        .anySatisfy(source -> assertThat(source).contains("void " + test.group(2) + "(")));
    }

    private static List<String> sources(String type) {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(tests -> named(tests, type + ".java"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> named(Path tests, String file) {
        try (Stream<Path> all = Files.walk(tests)) {
            return all.filter(path -> path.endsWith(file)).map(FaultsPageTest::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
