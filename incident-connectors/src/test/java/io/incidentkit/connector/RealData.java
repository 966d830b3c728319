package io.incidentkit.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds real inputs in a folder that is not part of this project: {@code INCIDENT_DATA}, or {@code shared/data} beside it. */
public final class RealData {
    private RealData() {}

    /** The part of the folder, or empty after saying in one line that it is not here. */
    public static Optional<Path> find(Class<?> asker, String part) {
        Optional<Path> found = folder().map(data -> data.resolve(part)).filter(Files::exists);
        if (found.isEmpty()) {
            System.out.println(asker.getSimpleName() + ": no " + part + " here (INCIDENT_DATA), nothing was read");
        }
        return found;
    }

    /** All files below a folder, in order. */
    public static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> folder() {
        String given = System.getProperty("INCIDENT_DATA", System.getenv("INCIDENT_DATA"));
        if (given != null) {
            return Optional.of(Path.of(given));
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                .map(at -> at.resolve("shared/data"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
