package io.incidentkit.blameless.english;

import io.incidentkit.blameless.BlamelessCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Sentences with the label that a reader gave them, and how far the check agrees. */
record LabelledSentences(List<Labelled> all) {
    private static final BlamelessCheck CHECK = BlamelessCheck.english();

    record Labelled(String label, String sentence) {
        boolean isBlame() {
            return label.startsWith("BLAME");
        }

        boolean isFlagged() {
            return !CHECK.check(sentence).isBlameless();
        }
    }

    /** Reads a resource: a label in brackets, then its sentences, one a line. */
    static LabelledSentences resource(String name) {
        List<Labelled> all = new ArrayList<>();
        String label = "";
        for (String line : content(name).lines().toList()) {
            if (line.startsWith("[") && line.endsWith("]")) {
                label = line.substring(1, line.length() - 1);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                all.add(new Labelled(label, line));
            }
        }
        return new LabelledSentences(all);
    }

    private static String content(String name) {
        try (InputStream in = LabelledSentences.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which share of the sentences that blame is flagged. */
    double recall() {
        return share(Labelled::isBlame);
    }

    /** Which share of the sentences with that label is flagged; 0 if there are none. */
    double flagged(String label) {
        return share(each -> each.label().equals(label));
    }

    private double share(Predicate<Labelled> which) {
        List<Labelled> some = all.stream().filter(which).toList();
        return some.isEmpty()
                ? 0
                : (double) some.stream().filter(Labelled::isFlagged).count() / some.size();
    }

    /** What is flagged and should not be, and what should be and is not. */
    List<String> disagreements() {
        return all.stream()
                .filter(each -> each.isBlame() != each.isFlagged())
                .map(each -> each.label() + ": " + each.sentence())
                .toList();
    }
}
