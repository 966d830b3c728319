package io.incidentkit.connector.prometheus;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one number that a query came to, or why it came to none. What is not known is never a zero.
 *
 * @param number the number, or null if it is not known
 * @param reason why it is not known, or null if it is
 * @param warnings what Prometheus warned of, such as that a part of the data was not there
 */
public record PrometheusValue(
        @Nullable Double number, @Nullable String reason, List<String> warnings) {

    /** Copies the list, and checks that there is a number or a reason. */
    public PrometheusValue {
        if ((number == null) == (reason == null)) {
            throw new IllegalArgumentException("There is a number, or a reason why there is none");
        }
        warnings = List.copyOf(warnings);
    }

    static PrometheusValue unknown(String reason, List<String> warnings) {
        return new PrometheusValue(null, reason, warnings);
    }

    /** Returns what there is to say beside the number, or null if there is nothing. */
    public @Nullable String note() {
        String words = Stream.concat(
                        Stream.ofNullable(reason), warnings.stream().map(each -> "warning: " + each))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? null : words;
    }
}
