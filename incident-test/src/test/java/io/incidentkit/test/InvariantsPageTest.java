package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/invariants.md} lists what is checked, in the words in which a failing check says it. */
class InvariantsPageTest {
    private static final Path CHECKS = Path.of("src", "main", "java", "io", "incidentkit", "test");
    private static final Path PAGE = Path.of("..", "docs", "invariants.md");

    /** What a check says when it fails, without the history that it then adds. */
    private static final Pattern CHECKED = Pattern.compile("\\.as\\(\\s*\"(.+?)(: %s.*?)?\"\\s*[,)]");

    private static final Pattern LISTED = Pattern.compile("(?m)^- \\*\\*(.+?)\\*\\*");

    @Test
    void thePageListsEveryInvariantThatIsCheckedAndNoOther() throws IOException {
        Set<String> checked;
        try (Stream<Path> files = Files.list(CHECKS)) {
            checked = files.filter(file -> file.getFileName().toString().endsWith("Invariants.java"))
                    .flatMap(file -> found(CHECKED, file))
                    .map(words -> words.replace("%s", "…"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> listed = found(LISTED, PAGE).collect(Collectors.toCollection(TreeSet::new));

        assertThat(checked).hasSizeGreaterThan(50);
        assertThat(listed).as("the invariants of docs/invariants.md").isEqualTo(checked);
    }

    private static Stream<String> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().map(match -> match.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
