package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.connector.openslo.OpenSlo;
import io.incidentkit.insight.Objectives;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;

/** The service level objectives that a file says, or those of a folder and the folders in it. They are read once, at the start. */
final class SloFiles {
    static final String PROPERTY = "incident.slos.location";

    private static final List<String> NEEDED =
            List.of("io.incidentkit.connector.openslo.OpenSlo", "org.yaml.snakeyaml.Yaml");

    private SloFiles() {}

    /**
     * Reads the objectives.
     *
     * @param location the file or folder
     * @param loader has the classes of the application
     * @return the objectives by their services
     * @throws UnusableLocationException with everything that is wrong with them, or if nothing can read them
     */
    static Objectives read(Resource location, @Nullable ClassLoader loader) {
        if (!NEEDED.stream().allMatch(type -> ClassUtils.isPresent(type, loader))) {
            throw unusable(
                    location,
                    List.of(
                            "Nothing can read it: add incident-connectors to the dependencies, and SnakeYAML if it was taken out."),
                    null);
        }
        try {
            return OpenSlo.read(documents(location));
        } catch (InvalidInputException e) {
            throw unusable(
                    location, e.faults().stream().map(FieldError::toString).toList(), e);
        } catch (IOException e) {
            throw unusable(location, List.of("It can't be read: " + e.getMessage()), e);
        }
    }

    private static Map<String, String> documents(Resource location) throws IOException {
        String name = String.valueOf(location.getFilename());
        if (isYaml(name)) {
            return Map.of(name, location.getContentAsString(StandardCharsets.UTF_8));
        }
        if (!location.isFile()) {
            return PackagedFiles.in(location, SloFiles::isYaml);
        }
        Path folder = location.getFile().toPath();
        Map<String, String> documents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (isYaml(file.toString())) {
                    documents.put(
                            folder.relativize(file).toString().replace('\\', '/'),
                            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
            }
        }
        return documents;
    }

    private static boolean isYaml(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml");
    }

    private static UnusableLocationException unusable(
            Resource location, List<String> faults, @Nullable Exception cause) {
        return new UnusableLocationException(PROPERTY, location.getDescription(), faults, cause);
    }
}
