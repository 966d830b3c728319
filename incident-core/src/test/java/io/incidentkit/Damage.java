package io.incidentkit;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Damages good inputs, as a broken disk, a careless edit or an attacker would. */
public final class Damage {
    /** Possessive, so that a long string takes no deep stack. */
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|[0-9.eE+-]++|true|false|null|[\\[\\]{}:,]");

    private static final List<String> ODD = List.of(
            "",
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "-0.0",
            "9".repeat(2_000),
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(20_001) + "\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59.999999999Z\"",
            "\"PT-9223372036854775808S\"",
            "\"system:\"",
            "[]",
            "{}",
            "[null]",
            "{\"a\":null}",
            "[".repeat(5_000),
            "{\"a\":".repeat(5_000),
            "[".repeat(400) + "]".repeat(400),
            ",",
            "}");

    private Damage() {}

    /** The JSON with up to three of its tokens replaced, cut or doubled, or a part of it lost. */
    public static Arbitrary<String> of(String json) {
        Arbitrary<String> edited = Arbitraries.just(json);
        for (int i = 0; i < 3; i++) {
            edited = edited.flatMap(Damage::once);
        }
        return Arbitraries.oneOf(Arbitraries.just(json).flatMap(Damage::once), edited, cut(json));
    }

    private static Arbitrary<String> once(String json) {
        List<MatchResult> tokens = TOKEN.matcher(json).results().toList();
        if (tokens.isEmpty()) {
            return Arbitraries.just(json);
        }
        Arbitrary<String> other =
                Arbitraries.oneOf(Arbitraries.of(ODD), Arbitraries.strings().ofMaxLength(5));
        return Combinators.combine(Arbitraries.of(tokens), Arbitraries.of(true, false), other)
                .as((token, doubled, odd) -> json.substring(0, token.start())
                        + (doubled ? token.group() + token.group() : odd)
                        + json.substring(token.end()));
    }

    private static Arbitrary<String> cut(String json) {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, json.length());
        return Combinators.combine(places, places)
                .as((one, other) -> json.substring(0, Math.min(one, other)) + json.substring(Math.max(one, other)));
    }
}
