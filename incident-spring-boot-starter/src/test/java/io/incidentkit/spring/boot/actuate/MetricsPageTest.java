package io.incidentkit.spring.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.docs.KeyName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the tables in {@code docs/metrics.md} as the meters and observations are. */
class MetricsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "metrics.md");

    @Test
    void thePageSaysWhatTheCodeSays() throws IOException {
        String wanted = with("observations", observations(), with("meters", meters(), Files.readString(PAGE)));
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, wanted);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/metrics.md does not list what is metered now. Write it anew:"
                        + " mvn -q -pl incident-spring-boot-starter test -Dtest=MetricsPageTest -Ddocs.write=true")
                .isEqualTo(wanted);
    }

    private static String with(String name, String table, String page) {
        String start = "<!-- " + name + ": written by MetricsPageTest -->\n";
        String end = "<!-- end of " + name + " -->\n";
        return page.substring(0, page.indexOf(start) + start.length()) + table + page.substring(page.indexOf(end));
    }

    private static String meters() {
        return "| meter | kind | unit | keys | what it is |\n|---|---|---|---|---|\n"
                + Arrays.stream(IncidentMeter.values())
                        .map(meter -> "| `" + meter.getName() + "` | "
                                + meter.getType().name().toLowerCase(Locale.ROOT) + " | "
                                + (meter.getBaseUnit() == null ? "-" : meter.getBaseUnit()) + " | "
                                + keys(meter.getKeyNames()) + " | " + meter.description() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String observations() {
        return "| observation | keys of few values | in traces alone |\n|---|---|---|\n"
                + Arrays.stream(IncidentObservation.values())
                        .map(each -> "| `" + each.observation() + "` | " + keys(each.getLowCardinalityKeyNames())
                                + " | " + keys(each.getHighCardinalityKeyNames()) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String keys(KeyName... keys) {
        return keys.length == 0
                ? "-"
                : Stream.of(keys).map(key -> "`" + key.asString() + "`").collect(Collectors.joining(", "));
    }
}
