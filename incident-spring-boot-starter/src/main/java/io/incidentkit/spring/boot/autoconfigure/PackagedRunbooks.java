package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.runbook.RunbookSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The Markdown files of a folder that is no folder of a file system, such as one in a packaged jar, each named by its path from there.
 * They are read once, as what is packaged does not change. Immutable and thread-safe.
 */
record PackagedRunbooks(Map<String, String> pages) implements RunbookSource {

    PackagedRunbooks {
        pages = Map.copyOf(pages);
    }

    /**
     * Reads a folder.
     *
     * @throws IOException if it is none that can be read
     */
    static PackagedRunbooks in(Resource location) throws IOException {
        String address = location.getURL().toString();
        String folder = address.endsWith("/") ? address : address + "/";
        Map<String, String> pages = new HashMap<>();
        Resource[] files = new PathMatchingResourcePatternResolver().getResources(folder + "**/*");
        if (files.length == 0) {
            throw new FileNotFoundException("There is nothing in " + folder);
        }
        for (Resource file : files) {
            String path = file.getURL().toString();
            if (path.toLowerCase(Locale.ROOT).endsWith(".md") && path.startsWith(folder)) {
                // A plus sign of an address is one, and no blank.
                String encoded = path.substring(folder.length()).replace("+", "%2B");
                pages.put(
                        URLDecoder.decode(encoded, StandardCharsets.UTF_8),
                        file.getContentAsString(StandardCharsets.UTF_8));
            }
        }
        return new PackagedRunbooks(pages);
    }
}
