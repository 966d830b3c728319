package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.runbook.RunbookSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * The Markdown files of a folder and the folders in it, each named by its path from there. Read anew whenever somebody asks, so
 * that an edited page counts at once; a file that has not changed is not read again. Thread-safe.
 */
final class RunbookFolder implements RunbookSource {
    static final String PROPERTY = "incident.runbooks.location";

    private final Path folder;
    private volatile Map<Path, Page> pages = Map.of();

    /** A file as it was read: what it said, and how it is known that it has not changed. */
    private record Page(FileTime modified, long size, String markdown) {
        boolean isOf(FileTime nowModified, long nowSize) {
            return modified.equals(nowModified) && size == nowSize;
        }
    }

    private RunbookFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens a folder, also one on the class path of a packaged application.
     *
     * @throws UnusableLocationException if it is none that can be read
     */
    static RunbookSource at(Resource location) {
        try {
            if (!location.isFile()) {
                // What is packaged does not change: it is read once.
                Map<String, String> pages = Map.copyOf(PackagedFiles.in(location, RunbookFolder::isMarkdown));
                return () -> pages;
            }
            Path folder = location.getFile().toPath();
            if (Files.isDirectory(folder) && Files.isReadable(folder)) {
                return new RunbookFolder(folder);
            }
        } catch (IOException e) {
            throw unusable(location, e);
        }
        throw unusable(location, null);
    }

    @Override
    public Map<String, String> pages() {
        Map<Path, Page> now = new HashMap<>();
        Map<String, String> byId = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> isMarkdown(file.toString()))
                    .toList()) {
                read(file, now, byId);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The runbooks in " + folder + " can't be read", e);
        }
        pages = now;
        return byId;
    }

    private void read(Path file, Map<Path, Page> now, Map<String, String> byId) throws IOException {
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            Page before = pages.get(file);
            // Bytes that are no UTF-8 are replaced: one page in another encoding takes none of the others away.
            Page page = before != null && before.isOf(modified, size)
                    ? before
                    : new Page(modified, size, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            now.put(file, page);
            byId.put(folder.relativize(file).toString().replace('\\', '/'), page.markdown());
        } catch (NoSuchFileException e) {
            // It was deleted while the folder was gone through, and is no runbook any more.
            now.remove(file);
        }
    }

    private static boolean isMarkdown(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".md");
    }

    private static UnusableLocationException unusable(Resource location, @Nullable IOException cause) {
        return new UnusableLocationException(
                PROPERTY, location.getDescription(), List.of("It is no folder that can be read."), cause);
    }
}
