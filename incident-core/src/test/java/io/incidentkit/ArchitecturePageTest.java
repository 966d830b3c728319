package io.incidentkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The picture of core's rooms in {@code docs/architecture.md} is drawn from the code. */
class ArchitecturePageTest {
    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final String BEGIN = "<!-- rooms: drawn by ArchitecturePageTest -->\n";
    private static final Pattern DRAWN = Pattern.compile(Pattern.quote(BEGIN) + "```mermaid\n.*?```\n", Pattern.DOTALL);

    /** Packages that are drawn as one room. */
    private static final Map<String, String> TOGETHER = Map.ofEntries(
            Map.entry("actionitem", "values"),
            Map.entry("alert", "values"),
            Map.entry("backfill", "values"),
            Map.entry("commander", "values"),
            Map.entry("comms", "values"),
            Map.entry("loop", "values"),
            Map.entry("postmortem", "values"),
            Map.entry("severity", "values"),
            Map.entry("markdown", "ground"),
            Map.entry("rule", "ground"),
            Map.entry("stored", "ground"),
            Map.entry("text", "ground"),
            Map.entry("validation", "ground"));

    private static final Map<String, String> TITLES = Map.of(
            "values", "values of the chapters",
            "ground", "rule, validation, text, markdown, stored");

    @Test
    void thePictureIsTheCodes() throws IOException {
        String drawn = BEGIN + "```mermaid\n" + draw(reduced(arrows())) + "```\n";
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("docs.write")) {
            page = DRAWN.matcher(page).replaceFirst(Matcher.quoteReplacement(drawn));
            Files.writeString(PAGE, page);
        }

        assertThat(page)
                .as("docs/architecture.md does not draw the rooms as they are. If they are right, draw them anew:"
                        + " mvn -q -pl incident-core test -Dtest=ArchitecturePageTest -Ddocs.write=true")
                .contains(drawn);
    }

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass each : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.incidentkit")) {
            String from = room(each);
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith("io.incidentkit.")
                        && !room(target).equals(from)) {
                    arrows.computeIfAbsent(from, room -> new TreeSet<>()).add(room(target));
                }
            }
        }
        return arrows;
    }

    private static String room(JavaClass each) {
        String name = each.getPackageName().split("\\.")[2];
        return TOGETHER.getOrDefault(name, name);
    }

    /** An arrow that others lead along as well says nothing more. */
    private static Map<String, Set<String>> reduced(Map<String, Set<String>> arrows) {
        Map<String, Set<String>> reduced = new TreeMap<>();
        arrows.forEach((from, targets) -> reduced.put(
                from,
                targets.stream()
                        .filter(to ->
                                targets.stream().noneMatch(other -> !other.equals(to) && reaches(arrows, other, to)))
                        .collect(Collectors.toCollection(TreeSet::new))));
        return reduced;
    }

    private static boolean reaches(Map<String, Set<String>> arrows, String from, String to) {
        return arrows.getOrDefault(from, Set.of()).stream()
                .anyMatch(next -> next.equals(to) || reaches(arrows, next, to));
    }

    private static String draw(Map<String, Set<String>> arrows) {
        StringBuilder picture = new StringBuilder("flowchart TD\n");
        new TreeMap<>(TITLES).forEach((room, title) -> picture.append("    %s[\"%s\"]\n".formatted(room, title)));
        arrows.forEach((from, targets) -> targets.forEach(to -> picture.append("    %s --> %s\n".formatted(from, to))));
        return picture.toString();
    }
}
