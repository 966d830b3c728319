package io.incidentkit.blameless.english;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a reader judged of sentences of real documents, in their context: whether a careful facilitator would ask to reword them.
 * They are known by a hash, so that nothing of the documents stands here.
 */
final class JudgedSentences {
    private static final int BYTES = 8;

    private final Map<String, Boolean> judged = new HashMap<>();

    /** Reads the resource: a hash and "yes" or "no", one a line. */
    JudgedSentences() {
        try (InputStream in = JudgedSentences.class.getResourceAsStream("/blameless/judged-findings.txt")) {
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(" ", -1))
                    .forEach(fields -> judged.put(fields[0], "yes".equals(fields[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the first 16 hex digits of the SHA-256 of a sentence's letters and digits in lower case. */
    static String hash(String sentence) {
        String normal = sentence.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(normal.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isJudged(String sentence) {
        return judged.containsKey(hash(sentence));
    }

    /** Returns whether it is judged as blame; what nobody judged is not. */
    boolean isBlame(String sentence) {
        return judged.getOrDefault(hash(sentence), false);
    }
}
