package io.incidentkit.console.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files that pages ask for besides themselves: style sheet, script, sign. Each has an address that changes with its content, so that
 * browsers keep it. The host's colours are added to the style sheet.
 */
public final class Assets {
    /** Where the files are, below the console's path. */
    public static final String FOLDER = "/assets/";

    private static final String STYLES = "console.css";

    /** The files, with the parts that they are put together from. */
    private static final List<Source> SOURCES = List.of(
            new Source(
                    STYLES,
                    "text/css;charset=UTF-8",
                    List.of(
                            "base.css",
                            "board.css",
                            "incident.css",
                            "document.css",
                            "postmortem.css",
                            "insight.css",
                            "admin.css",
                            "small.css")),
            new Source(
                    "console.js",
                    "text/javascript;charset=UTF-8",
                    List.of("live.js", "dialogs.js", "kept.js", "keys.js", "postmortem.js", "insight.js")),
            new Source("icon.svg", "image/svg+xml", List.of("icon.svg")));

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern COLOUR = Pattern.compile("[#a-zA-Z0-9(),.% /-]{1,64}");

    private final Map<String, Asset> all = new LinkedHashMap<>();

    private Assets() {}

    private record Source(String name, String type, List<String> parts) {}

    /** A file. Immutable. */
    public static final class Asset {
        private final String type;
        private final String text;
        private final byte[] squeezed;
        private final String address;

        private Asset(String type, String text, String address) {
            this.type = type;
            this.text = text;
            this.squeezed = squeeze(text);
            this.address = address;
        }

        /** Returns its media type. */
        public String type() {
            return type;
        }

        /** Returns its content. */
        public String text() {
            return text;
        }

        /** Returns its content as gzip has it, a quarter as long. */
        public byte[] squeezed() {
            return squeezed.clone();
        }

        /** Returns its address below the console's path. */
        public String address() {
            return address;
        }

        private static byte[] squeeze(String text) {
            ByteArrayOutputStream squeezed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(squeezed)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return squeezed.toByteArray();
        }
    }

    /**
     * Reads the files.
     *
     * @param colours the host's colours by the names of variables; one for light and one for dark with {@code /} between
     * @throws IllegalArgumentException if one of these is none
     */
    public static Assets with(Map<String, String> colours) {
        Assets assets = new Assets();
        for (Source source : SOURCES) {
            String parts = source.parts().stream().map(Assets::read).collect(Collectors.joining("\n"));
            String text = parts + (source.name().equals(STYLES) ? css(colours) : "");
            String address = FOLDER + source.name() + "?v=" + hash(text);
            assets.all.put(source.name(), new Asset(source.type(), text, address));
        }
        return assets;
    }

    /** Returns a file, or null if there is none of that name. */
    public @Nullable Asset find(String name) {
        return all.get(name);
    }

    /** Returns the address of a file below the console's path. */
    public String address(String name) {
        return Objects.requireNonNull(all.get(name), name).address();
    }

    private static String css(Map<String, String> colours) {
        StringBuilder light = new StringBuilder();
        StringBuilder dark = new StringBuilder();
        colours.forEach((name, value) -> {
            String[] both = value.split("/", 2);
            for (String colour : both) {
                if (!NAME.matcher(name).matches()
                        || !COLOUR.matcher(colour.strip()).matches()) {
                    throw new IllegalArgumentException(
                            "incident.console.colors." + name + ": '" + value
                                    + "' is no colour such as #1f4fbf, nor two of them with a slash between, for light and dark");
                }
            }
            light.append("--").append(name).append(':').append(both[0].strip()).append(';');
            dark.append("--")
                    .append(name)
                    .append(':')
                    .append(both[both.length - 1].strip())
                    .append(';');
        });
        return light.isEmpty()
                ? ""
                : "\n:root{" + light + "}\n@media (prefers-color-scheme: dark){:root{" + dark + "}}\n";
    }

    private static String read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream("/io/incidentkit/console/assets/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The console lacks its file " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String content) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)),
                            0,
                            6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
