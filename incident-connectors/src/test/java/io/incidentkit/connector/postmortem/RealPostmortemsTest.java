package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.RealData;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.InvalidInputException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads postmortems that real teams wrote ({@link RealData}). */
class RealPostmortemsTest {
    private static final Pattern WORD = Pattern.compile("\\p{L}+|\\p{N}+");
    private static final Pattern CLOCK = Pattern.compile("\\b\\d{1,2}:\\d{2}\\b");
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s.*");
    private static final Pattern BOLD_NAME = Pattern.compile("-? ?\\*\\*.*");
    private static final Pattern TIMELINE = Pattern.compile("(?i).*(?:time ?line|key events|chronology).*");
    private static final int LOWEST = 9;
    private static final Actor ANA = Actor.person("ana");
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void readsEachAndTheSameAgain() {
        for (Path file : files("")) {
            Postmortem first =
                    PostmortemImport.read(RealData.text(file), ZoneOffset.UTC).postmortem();

            ImportedPostmortem second =
                    PostmortemImport.read(first.toMarkdown(ZoneId.of("Asia/Tokyo")), ZoneId.of("Europe/Berlin"));

            assertThat(second.inForm()).as(file.toString()).isTrue();
            assertThat(second.postmortem()).as(file.toString()).isEqualTo(first);
        }
    }

    @Test
    void readsAllThatAreThere() {
        assertThat(files("real")).hasSize(105);
        assertThat(files("templates")).hasSize(12);
    }

    @Test
    void losesNoWord() {
        for (Path file : files("")) {
            String markdown = PostmortemImport.read(RealData.text(file), ZoneOffset.UTC)
                    .postmortem()
                    .toMarkdown(ZoneOffset.UTC);
            Map<String, Long> kept = words(markdown);

            Map<String, Long> lost = new TreeMap<>(words(withoutMarkup(RealData.text(file))));
            lost.entrySet().removeIf(word -> kept.getOrDefault(word.getKey(), 0L) >= word.getValue());

            assertThat(lost).as(file.toString()).isEmpty();
        }
    }

    @Test
    void findsTheTimelineOfAlmostAllThatWriteTimes() {
        List<Path> writing = files("real").stream()
                .filter(file -> clocks(RealData.text(file)) >= 2)
                .toList();
        List<Path> missed = writing.stream()
                .filter(file ->
                        PostmortemImport.read(RealData.text(file), ZoneOffset.UTC).postmortem().timeline().stream()
                                .noneMatch(line -> line.at().isPresent()))
                .toList();

        assertThat(missed).hasSizeLessThanOrEqualTo(writing.size() / 20);
    }

    @Test
    void arePutIntoAnIncidentOnceAndWithEveryWord() {
        int refused = 0;
        List<Path> real = files("real");
        for (Path file : real) {
            ImportedPostmortem document = PostmortemImport.read(RealData.text(file), ZoneOffset.UTC);
            Incidents incidents = new Incidents(
                    new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.fixed(LATER, ZoneOffset.UTC));
            IncidentId id = incidents.declare(ANA, Declare.of("It is down")).id();
            PlacedPostmortem placed;
            try {
                placed = document.putInto(incidents, ANA, id);
            } catch (InvalidInputException e) {
                refused++;
                continue;
            }
            Map<String, Long> kept = words(incidents.postmortem(id).toMarkdown(ZoneOffset.UTC) + placed.left());
            Set<String> lost = new TreeSet<>(words(said(document.postmortem())).keySet());
            lost.removeAll(kept.keySet());

            assertThat(lost).as(file.toString()).isEmpty();
            assertThat(document.putInto(incidents, ANA, id).commands())
                    .as(file.toString())
                    .isEmpty();
        }
        assertThat(refused).as("sections that are too long").isLessThanOrEqualTo(real.size() / 20);
    }

    /** What a document says in words; times and names of columns are written in our own way. */
    private static String said(Postmortem document) {
        return Stream.of(
                        Stream.of(
                                document.title(),
                                document.summary(),
                                document.impact(),
                                document.rootCause(),
                                document.wentWell(),
                                document.wentBadly()),
                        document.services().stream(),
                        document.facts().stream().map(fact -> fact.name() + " " + fact.value()),
                        document.timeline().stream().map(TimelineLine::text),
                        document.actions().stream()
                                .map(action -> action.type() + " " + action.description() + " " + action.owner()),
                        document.others().stream().map(other -> other.heading() + " " + other.markdown()))
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n"));
    }

    /** Counts lines with a time of the day below a heading that promises a timeline. */
    private static int clocks(String text) {
        int level = 0;
        int clocks = 0;
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int heading = level(lines, i);
            if (heading > 0 && TIMELINE.matcher(lines.get(i)).matches()) {
                level = level == 0 ? heading : level;
            } else if (heading > 0 && heading <= level) {
                level = 0;
            }
            clocks += level > 0 && CLOCK.matcher(lines.get(i)).find() ? 1 : 0;
        }
        return clocks;
    }

    private static int level(List<String> lines, int line) {
        Matcher heading = HEADING.matcher(lines.get(line));
        if (heading.matches()) {
            return heading.group(1).length();
        }
        boolean underlined = line + 1 < lines.size() && lines.get(line + 1).matches("---+\\s*|===+\\s*");
        return underlined ? 2 : BOLD_NAME.matcher(lines.get(line)).matches() ? LOWEST : 0;
    }

    /** Leaves out what only gives a document its shape: heads of tables, numbers of lists, boxes, names of front matter. */
    private static String withoutMarkup(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = lines.size() - 1; i > 0; i--) {
            if (lines.get(i).matches("\\s*\\|?[ :|-]*--[ :|-]*\\|[ :|-]*")) {
                lines.remove(i - 1);
                i--;
            }
        }
        String left = String.join("\n", lines);
        return left.replaceAll("(?m)^\\s*\\d+[.)]\\s", "")
                .replace("[x]", "")
                .replaceFirst("\\A---\\ntitle: .*", "")
                .replaceAll("(?m)^## Summary\\s+##", "##");
    }

    private static Map<String, Long> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static List<Path> files(String folder) {
        return RealData.files(RealData.at("postmortems").resolve(folder)).stream()
                .filter(file -> !file.toString().endsWith(".tsv"))
                .toList();
    }
}
