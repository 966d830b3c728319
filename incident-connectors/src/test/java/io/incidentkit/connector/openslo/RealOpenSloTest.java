package io.incidentkit.connector.openslo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.connector.RealData;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of OpenSLO itself, and the inputs of the tests of its own tool ({@link RealData}). */
class RealOpenSloTest {
    private static final String FOLDER = "specs/openslo";

    private static Map<String, String> documents(String... names) {
        return Stream.of(names)
                .collect(Collectors.toMap(name -> name, name -> RealData.text(RealData.at(FOLDER + "/" + name))));
    }

    private static List<String> faults(String... names) {
        InvalidInputException[] refused = new InvalidInputException[1];
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> OpenSlo.read(documents(names)))
                .satisfies(thrown -> refused[0] = thrown);
        return refused[0].faults().stream().map(FieldError::toString).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "examples__budgeting-method__occurences-slo.yaml,web-shop,search-slo,0.99,PT336H",
        "examples__budgeting-method__ratio-timeslices.yaml,web-shop,main-page,0.99,PT336H",
        "examples__treat-low-traffic-as-equally-important__timeslices-slo.yaml,web-availability,service-availability,0.9995,PT168H",
        "oslo-tests/test__inputs__validate__v1.yaml,web,web-availability,0.995,PT168H"
    })
    void itsExamplesAreRead(String file, String service, String name, double target, Duration window) {
        assertThat(OpenSlo.read(documents(file)).byService())
                .isEqualTo(Map.of(service, List.of(new ServiceObjective(service + "/" + name, target, window))));
    }

    /** It writes 1m for a month, which is a minute. */
    @Test
    void theExampleWithAMinuteForAMonthIsToldOf() {
        assertThat(faults("examples__budgeting-method__timeslices-slo.yaml"))
                .containsExactly(
                        "examples__budgeting-method__timeslices-slo.yaml:27 spec.timeWindow[0].duration: is 1m,"
                                + " less than a day by the calendar; a month is 1M, as 1m is a minute");
    }

    @Test
    void slosOfOtherVersionsAreToldOf() {
        assertThat(faults("oslo-tests/test__inputs__validate__v1alpha.yaml"))
                .hasSize(2)
                .allMatch(fault -> fault.endsWith(
                        " apiVersion: is openslo/v1alpha, of which nothing is read; write the SLO as openslo/v1"));
        assertThat(faults("oslo-tests/test__inputs__validate__v2alpha.yaml"))
                .containsExactly("oslo-tests/test__inputs__validate__v2alpha.yaml:1 apiVersion: is openslo.com/v2alpha,"
                        + " of which nothing is read; write the SLO as openslo/v1");
    }

    /** Each of the others has services alone. */
    @Test
    void noFileOfTheFolderFailsInAnyOtherWay() {
        Path folder = RealData.at(FOLDER);
        List<Path> files = RealData.files(folder).stream()
                .filter(file -> file.toString().endsWith(".yaml"))
                .toList();

        assertThat(files).hasSizeGreaterThan(15).allSatisfy(file -> {
            try {
                assertThat(OpenSlo.read(Map.of("f.yaml", RealData.text(file))).byService())
                        .isNotEmpty();
            } catch (InvalidInputException e) {
                assertThat(e.faults())
                        .extracting(FieldError::message)
                        .allMatch(message -> message.contains("of openslo/v1")
                                || message.contains("write the SLO as openslo/v1")
                                || message.contains("a month is 1M"));
            }
        });
    }
}
