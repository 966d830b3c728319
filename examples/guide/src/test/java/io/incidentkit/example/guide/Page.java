package io.incidentkit.example.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, and the blocks of code in it. */
record Page(String name, String text) {
    static final Path ROOT = Path.of("..", "..");
    private static final Pattern FENCED = Pattern.compile("^```(\\S*).*\n((?:.*\n)*?)```$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`([\\w./-]+[.]\\w+)`");

    /**
     * A block of code.
     *
     * @param page the page that it is on
     * @param language what its fence says; empty if that says nothing
     * @param text its lines
     * @param intro the paragraph before it
     */
    record Block(String page, String language, String text, String intro) {
        /** The file that the paragraph before it names. */
        Optional<String> file() {
            Matcher named = NAMED.matcher(intro);
            return named.find() ? Optional.of(named.group(1)) : Optional.empty();
        }

        boolean is(String which) {
            return language.equals(which);
        }

        @Override
        public String toString() {
            return page + ": " + text.lines().findFirst().orElse("");
        }
    }

    static Page of(String name) {
        try {
            return new Page(name, Files.readString(ROOT.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All pages for those who use the library or work on it. */
    static List<Page> all() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> examples = Files.list(ROOT.resolve("examples"));
                Stream<Path> root = Files.list(ROOT)) {
            return Stream.of(docs, examples.map(example -> example.resolve("README.md")), root)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md") && Files.isRegularFile(file))
                    .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .map(Page::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher fenced = FENCED.matcher(text);
        while (fenced.find()) {
            String before = text.substring(0, fenced.start()).stripTrailing();
            String intro = before.substring(before.lastIndexOf("\n\n") + 1);
            blocks.add(new Block(name, fenced.group(1), fenced.group(2), intro));
        }
        return blocks;
    }

    /** The blocks below a heading of the second level, up to the next. */
    List<Block> blocks(String heading) {
        // What looks like a heading within a block is none.
        String headings = FENCED.matcher(text).replaceAll(block -> "-".repeat(block.end() - block.start()));
        int from = headings.indexOf("\n## " + heading + "\n");
        if (from < 0) {
            throw new AssertionError(name + " has no chapter " + heading);
        }
        int to = headings.indexOf("\n## ", from + 4);
        return new Page(name, text.substring(from, to < 0 ? text.length() : to)).blocks();
    }
}
