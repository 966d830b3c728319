package io.incidentkit.test;

import io.incidentkit.validation.InputValidator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * Generators of texts as people and monitoring write them: words, and every character that has ever broken a store, a
 * page or a document. All of them are well-formed: nothing of them is refused or changed by {@link InputValidator}.
 */
public final class Texts {
    private static final Arbitrary<String> WORDS = Arbitraries.of(
            "checkout",
            "5xx",
            "p99 > 2 s",
            "the last deploy",
            "database",
            "EU",
            "rolled back",
            "café",
            "Zürich",
            "障害",
            "🔥");

    private static final Arbitrary<String> TROUBLE = Arbitraries.of(
            " ",
            "|",
            "`",
            "#",
            "-",
            "*",
            "_",
            "\\",
            "\"",
            "'",
            "<b>",
            "&amp;",
            "%s",
            "%",
            "${x}",
            "{{x}}",
            "1.",
            "[x](y)",
            "~",
            "=",
            "; drop table incident --",
            "\u00a0",
            "\u06e2",
            "e\u0301",
            "👩‍🚒",
            "\u200b");

    private static final Arbitrary<String> BREAKS = Arbitraries.of("\n", "\n\n", "\t");

    private Texts() {}

    /** Returns one-line texts, as a title or a service is. */
    public static Arbitrary<String> lines() {
        return joined(Arbitraries.frequencyOf(Tuple.of(3, WORDS), Tuple.of(2, TROUBLE)), InputValidator.MAX_LINE);
    }

    /** Returns texts of one or more lines, as a note or a hypothesis is. */
    public static Arbitrary<String> texts() {
        return joined(
                Arbitraries.frequencyOf(Tuple.of(3, WORDS), Tuple.of(2, TROUBLE), Tuple.of(1, BREAKS)),
                InputValidator.MAX_TEXT);
    }

    /** Returns {@link #texts()} or null, evenly. */
    // Newer compilers tell NullAway that what injectNull gives may be null; whoever takes it here takes null.
    @SuppressWarnings("NullAway")
    public static Arbitrary<String> textsOrNull() {
        return texts().injectNull(0.5);
    }

    private static Arbitrary<String> joined(Arbitrary<String> pieces, int max) {
        return pieces.list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map((List<String> parts) -> String.join("", parts).strip())
                .filter(text -> !InputValidator.isBlank(text) && text.length() <= max);
    }
}
