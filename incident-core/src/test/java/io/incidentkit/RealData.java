package io.incidentkit;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Real inputs in a folder that is not part of this project: {@code INCIDENT_DATA}, or {@code shared/data} beside it. A test
 * that finds none is skipped; with {@code INCIDENT_REQUIRE_DATA=true} it fails. The connectors have the same.
 */
public final class RealData {
    private RealData() {}

    /** Returns a part of the folder, such as a file. */
    public static Path at(String part) {
        Optional<Path> found = folder().map(data -> data.resolve(part)).filter(Files::exists);
        if (found.isPresent()) {
            return found.get();
        }
        String missing = "No real " + part + " here (set INCIDENT_DATA)";
        return "true".equals(System.getenv("INCIDENT_REQUIRE_DATA")) ? fail(missing) : abort(missing);
    }

    /** Returns all files below a folder, in order. */
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

    public static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static Optional<Path> folder() {
        String named = System.getenv("INCIDENT_DATA");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                .map(at -> at.resolve("shared/data"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
