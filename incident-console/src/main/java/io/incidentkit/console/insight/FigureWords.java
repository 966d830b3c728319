package io.incidentkit.console.insight;

import io.incidentkit.console.page.Texts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says figures in words, small numbers as small ones and what is not known as unknown. Thread-safe. */
final class FigureWords {
    /** Below so many, a median is hardly more than one of the times. */
    static final int FEW = 3;

    private final Texts texts;

    FigureWords(Texts texts) {
        this.texts = texts;
    }

    String of(String key, Object... values) {
        return texts.of(key, values);
    }

    /** Returns what core calls something, in the reader's language where there is a text for it. */
    String named(String kind, String code) {
        return texts.or("figures." + kind + "." + code.replace(' ', '-'), code);
    }

    List<String> heads(String... keys) {
        return Arrays.stream(keys).map(key -> of("figures.head." + key)).toList();
    }

    String time(Optional<Duration> duration) {
        return duration.map(texts::duration).orElseGet(() -> of("figures.unknown"));
    }

    String duration(Duration duration) {
        return texts.duration(duration);
    }

    String share(OptionalDouble share) {
        return share.isEmpty() ? of("figures.unknown") : percent(share.getAsDouble());
    }

    /** A share with what it is of: of two, half is no more than one. */
    String share(OptionalDouble share, int of) {
        return share.isEmpty() ? of("figures.unknown") : of("figures.share.of", percent(share.getAsDouble()), of);
    }

    String percent(double share) {
        return Math.round(share * 100) + "%";
    }
}
