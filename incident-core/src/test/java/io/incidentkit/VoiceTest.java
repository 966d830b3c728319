package io.incidentkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How the contracts speak: the subject of a summary line is the type or a noun of the playbook, not a relative pronoun. Each
 * comment is held to it, whether it stands at a type, an enum's constant, a method of an interface or a private field.
 */
class VoiceTest {
    private static final Set<String> PRONOUNS =
            Set.of("What", "Who", "Whose", "Whom", "Whoever", "Whatever", "Whichever");
    private static final String BEGINNING = "/**";

    @Test
    void aSummaryLineBeginsWithItsSubject() throws IOException {
        List<Path> sources;
        try (Stream<Path> modules = Stream.concat(Files.list(Path.of("..")), Files.list(Path.of("..", "examples")))) {
            sources = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(VoiceTest::sources)
                    .toList();
        }

        assertThat(sources)
                .hasSizeGreaterThan(400)
                .anySatisfy(file -> assertThat(file.toString()).contains("portal"));
        assertThat(sources.stream().flatMap(VoiceTest::offences)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** What came of it. */\n@Foo(1)\npublic record A() {}",
                "/**\n * Who commands.\n *\n * @param a b\n */\npublic void a(int a) {}",
                "/** Whatever it is,\n * it is kept. */\npackage a;",
                "enum A {\n    /** Who asked. */\n    ASKED,\n    NONE\n}",
                "enum A {\n    NONE, /** What was asked. */ ASKED(1) {}\n}",
                "interface A {\n    /** Whoever asks. */\n    Person asking();\n}",
                "class A {\n\t/**   What is private. */\n\tprivate int a;\n}",
                "/**\n *\n * What comes after an empty line.\n */\nrecord A() {}",
                "/**What has no blank. */\nrecord A() {}"
            })
    void anOffenceIsFound(String source) {
        assertThat(offences(source.lines().toList())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** The outcome. What came of it. */\npublic record A() {}",
                "/** Whole histories. */\npackage a;",
                "/** Whether it is. */\nboolean is();",
                "/**\n * The one\n * who asks.\n */\nrecord A() {}",
                "/* What is no contract. */\n// Who is none either.\nrecord A() {}",
                "/**\n */\n// What follows an empty comment.\nrecord A() {}"
            })
    void otherTextIsNone(String source) {
        assertThat(offences(source.lines().toList())).isEmpty();
    }

    @Test
    void anOffenceIsToldWithItsLine() {
        assertThat(offences(List.of("package a;", "", "/**", " * Who asks. */", "record A() {", "/** What. */")))
                .containsExactly("4: Who asks.", "6: What.");
    }

    private static Stream<String> offences(Path file) {
        try {
            return offences(Files.readAllLines(file)).stream().map(offence -> file.getFileName() + ":" + offence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each summary line that begins with a pronoun, with the number of its line. */
    private static List<String> offences(List<String> lines) {
        List<String> offences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int begins = lines.get(i).indexOf(BEGINNING);
            if (begins < 0) {
                continue;
            }
            int at = i;
            String text = lines.get(i).substring(begins + BEGINNING.length());
            while (words(text).isEmpty() && !text.contains("*/") && at + 1 < lines.size()) {
                at++;
                text = lines.get(at);
            }
            String words = words(text);
            if (PRONOUNS.contains(words.split("\\W", 2)[0])) {
                offences.add((at + 1) + ": " + words);
            }
        }
        return offences;
    }

    /** The words of a line of a comment, without its stars. */
    private static String words(String line) {
        int ends = line.indexOf("*/");
        String inside = (ends < 0 ? line : line.substring(0, ends)).strip();
        return (inside.startsWith("*") ? inside.substring(1) : inside).strip();
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
