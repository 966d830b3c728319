package io.incidentkit.example.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.effect.EffectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/connectors.md is about the tools that there are, and the tests that it names are there. */
class ConnectorsPageTest {
    private static final Path ROOT = Path.of("../..");
    private static final String PREFIX = "incident.channels.";

    /** Of the connectors in general, and the channel that tells nobody. */
    private static final Set<String> NO_TOOLS = Set.of("call-deadline", "check-at-start", "log");

    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)(?:#(\\w+))?`((?:, `#\\w+`)*)");
    private static final Pattern METHOD = Pattern.compile("#(\\w+)");

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/connectors.md"));
    }

    private static List<String> rows() throws IOException {
        return page().lines().filter(line -> line.startsWith("| ")).toList();
    }

    @Test
    void hasARowForEachToolThatPropertiesConnect() throws IOException {
        Set<String> tools = PropertiesPageTest.names().stream()
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()).replaceAll("[.].*", ""))
                .filter(tool -> !NO_TOOLS.contains(tool))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> rows = rows();

        assertThat(tools).hasSizeGreaterThan(10);
        assertThat(tools).allSatisfy(tool -> assertThat(rows).as(tool).anyMatch(row -> row.contains(PREFIX + tool)));
    }

    @Test
    void namesEffectsThatThereAre() throws IOException {
        Set<String> codes = Stream.of(EffectKind.values()).map(EffectKind::code).collect(Collectors.toSet());
        Matcher named =
                Pattern.compile("`(page|close|ask|remind|[a-z]+(?:-[a-z]+)+)`").matcher(String.join("\n", rows()));
        Set<String> effects = new TreeSet<>();
        while (named.find()) {
            if (named.group(1)
                    .matches("open-.*|send-.*|page|close|ask|remind|surface-.*|.*-owed|weekly-(digest|review)")) {
                effects.add(named.group(1));
            }
        }

        assertThat(effects).isNotEmpty();
        assertThat(codes).containsAll(effects);
    }

    @Test
    void namesTestsThatThereAre() throws IOException {
        Matcher named = TEST.matcher(page());
        int found = 0;
        while (named.find()) {
            String source = source(named.group(1));
            Matcher methods = METHOD.matcher(named.group());
            while (methods.find()) {
                assertThat(source).as(named.group()).contains("void " + methods.group(1) + "(");
            }
            found++;
        }
        assertThat(found).isGreaterThan(10);
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("incident-connectors/src/test/java"))) {
            Path file = files.filter(each -> each.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no " + test));
            return Files.readString(file);
        }
    }
}
