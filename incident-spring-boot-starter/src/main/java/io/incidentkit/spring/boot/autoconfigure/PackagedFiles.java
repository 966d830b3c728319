package io.incidentkit.spring.boot.autoconfigure;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of a folder that is no folder of a file system, such as one in a packaged jar. */
final class PackagedFiles {
    private PackagedFiles() {}

    /**
     * Reads files of a folder and the folders in it.
     *
     * @param location the folder
     * @param read says by its path which file is read
     * @return their texts by their paths from the folder
     * @throws IOException if it is none that can be read
     */
    static Map<String, String> in(Resource location, Predicate<String> read) throws IOException {
        String address = location.getURL().toString();
        String folder = address.endsWith("/") ? address : address + "/";
        Map<String, String> texts = new HashMap<>();
        Resource[] files = new PathMatchingResourcePatternResolver().getResources(folder + "**/*");
        if (files.length == 0) {
            throw new FileNotFoundException("There is nothing in " + folder);
        }
        for (Resource file : files) {
            String path = file.getURL().toString();
            if (read.test(path) && path.startsWith(folder)) {
                // A plus sign of an address is one, and no blank.
                String encoded = path.substring(folder.length()).replace("+", "%2B");
                texts.put(
                        URLDecoder.decode(encoded, StandardCharsets.UTF_8),
                        file.getContentAsString(StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
