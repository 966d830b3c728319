package io.incidentkit.blameless.english;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.incidentkit.blameless.english.LabelledSentences.Labelled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How far the check agrees with readers: on sentences it was developed with, on sentences that were kept back, and on
 * sentences from real postmortems in a folder that is not part of this project ({@code INCIDENT_DATA}, or {@code
 * shared/data} beside the project).
 */
class BlameSentencesTest {
    private static final double RECALL = 0.9;
    private static final double FALSE_ALARMS = 0.1;

    @Test
    void agreesWithTheSentencesItWasDevelopedWith() {
        agrees(LabelledSentences.resource("/blameless/sentences-dev.txt"));
    }

    @Test
    void agreesWithTheSentencesThatWereKeptBack() {
        agrees(LabelledSentences.resource("/blameless/sentences-heldout.txt"));
    }

    @Test
    void agreesWithTheSentencesThatItReadOnceItWasFinished() {
        agrees(LabelledSentences.resource("/blameless/sentences-blind.txt"));
    }

    @Test
    void agreesWithTheReaderOfRealPostmortems() {
        Optional<Path> file = data("postmortems/blame-sentences.tsv").filter(Files::isRegularFile);
        if (file.isEmpty()) {
            say("no labelled sentences here (INCIDENT_DATA), none were read");
            return;
        }
        List<Labelled> labelled = lines(file.get()).stream()
                .skip(1)
                .map(line -> line.split("\t", 3))
                .map(fields -> new Labelled(fields[0], fields[2]))
                .toList();
        assertThat(labelled).hasSize(42);
        LabelledSentences sentences = new LabelledSentences(labelled);
        say(String.format(
                Locale.ROOT,
                "%d sentences, recall %.2f, false alarms %.2f on systems and %.2f on people who act",
                labelled.size(),
                sentences.recall(),
                sentences.flagged("SYSTEM"),
                sentences.flagged("NAME_NEUTRAL")));
        agrees(sentences);
    }

    @Test
    void readsEveryRealPostmortem() {
        Optional<Path> folder = data("postmortems/real").filter(Files::isDirectory);
        if (folder.isEmpty()) {
            say("no real postmortems here (INCIDENT_DATA), none were read");
            return;
        }
        List<Path> files = files(folder.get());
        assertThat(files).hasSizeGreaterThan(50);
        for (Path file : files) {
            String text = String.join("\n", lines(file));
            assertThatCode(() -> BlamelessPropertyTest.pointsAtItsWords(text))
                    .as("%s", file)
                    .doesNotThrowAnyException();
        }
    }

    private static void agrees(LabelledSentences sentences) {
        String why = String.join("\n", sentences.disagreements());
        assertThat(sentences.recall()).as(why).isGreaterThanOrEqualTo(RECALL);
        assertThat(sentences.flagged("SYSTEM")).as(why).isLessThanOrEqualTo(FALSE_ALARMS);
        assertThat(sentences.flagged("NAME_NEUTRAL")).as(why).isLessThanOrEqualTo(FALSE_ALARMS);
    }

    private static void say(String what) {
        System.out.println("BlameSentencesTest: " + what);
    }

    private static Optional<Path> data(String path) {
        String given = System.getProperty("INCIDENT_DATA", System.getenv("INCIDENT_DATA"));
        if (given != null) {
            return Optional.of(Path.of(given, path));
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data").resolve(path))
                .filter(Files::exists)
                .findFirst();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
