package io.incidentkit.blameless;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words the check knows, read once from the two resources beside this class. Immutable. */
final class Vocabulary {
    private static final Vocabulary STANDARD = new Vocabulary();

    /** By class and first word: the entries as words in a row. */
    private final Map<WordClass, Map<String, List<List<String>>>> entries = new EnumMap<>(WordClass.class);

    /** By word: the classes that have it as an entry, and those with an entry that begins with it. */
    private final Map<String, Set<WordClass>> alone = new HashMap<>();

    private final Map<String, Set<WordClass>> first = new HashMap<>();
    private final Set<String> givenNames = new HashSet<>(2_000);

    private Vocabulary() {
        for (WordClass each : WordClass.values()) {
            entries.put(each, new HashMap<>());
        }
        readEntries();
        entries.forEach((kind, byFirst) -> byFirst.forEach((word, all) -> {
            first.computeIfAbsent(word, any -> EnumSet.noneOf(WordClass.class)).add(kind);
            if (all.stream().anyMatch(entry -> entry.size() == 1)) {
                alone.computeIfAbsent(word, any -> EnumSet.noneOf(WordClass.class))
                        .add(kind);
            }
        }));
        content("given-names.txt").forEach(line -> givenNames.addAll(List.of(line.split(" "))));
    }

    static Vocabulary standard() {
        return STANDARD;
    }

    boolean isGivenName(String word) {
        return givenNames.contains(word);
    }

    /** Returns the classes that have the word as an entry by itself. */
    Set<WordClass> classesOf(String word) {
        return alone.getOrDefault(word, Set.of());
    }

    /** Returns the classes that have an entry which begins with the word. */
    Set<WordClass> classesFrom(String word) {
        return first.getOrDefault(word, Set.of());
    }

    boolean has(WordClass kind, String word) {
        return classesOf(word).contains(kind);
    }

    /** Returns the class's entries that begin with the word. */
    List<List<String>> entriesOf(WordClass kind, String first) {
        Map<String, List<List<String>>> ofClass = entries.get(kind);
        return ofClass == null ? List.of() : ofClass.getOrDefault(first, List.of());
    }

    private void readEntries() {
        Map<String, WordClass> sections = new HashMap<>();
        Arrays.stream(WordClass.values()).forEach(each -> sections.put("[" + each.section() + "]", each));
        Map<String, List<List<String>>> current = new HashMap<>();
        for (String line : content("vocabulary.txt")) {
            if (line.startsWith("[")) {
                WordClass section = sections.get(line);
                if (section == null) {
                    throw new IllegalStateException("vocabulary.txt has the unknown section " + line);
                }
                current = entries.getOrDefault(section, current);
            } else {
                add(current, line);
            }
        }
    }

    private static void add(Map<String, List<List<String>>> entries, String line) {
        for (String entry : line.split(",", -1)) {
            List<String> words = List.of(entry.strip().split(" "));
            if (!words.get(0).isEmpty()) {
                entries.computeIfAbsent(words.get(0), first -> new ArrayList<>())
                        .add(words);
            }
        }
    }

    /** Returns the lines of a resource in lower case, without comments and blank ones. */
    private static List<String> content(String resource) {
        try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
