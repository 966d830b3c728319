package io.incidentkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationWordsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT29S, 29 s",
        "PT30S, 1 min",
        "PT2H5M, 2 h 5 min",
        "PT24H, 1 day",
        "PT24H5M, 1 day 5 min",
        "PT51H10M, 2 days 3 h"
    })
    void aFigureHasItsTwoLargestUnits(Duration time, String words) {
        assertThat(DurationWords.figure(time)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT59S, less than a minute", "PT1M59S, 1 min", "PT1H, 1 h", "PT2H5M, 2 h 5 min", "PT25H5M, 25 h 5 min"})
    void aMessageCountsHoursAndMinutes(Duration time, String words) {
        assertThat(DurationWords.message(time)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0 min", "PT5S, 0 min 5 s", "PT2H5M, 125 min", "PT1M30.5S, 1 min 30 s"})
    void aRemarkCountsMinutesAndSeconds(Duration time, String words) {
        assertThat(DurationWords.remark(time)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 minutes",
        "PT1S, 1 second",
        "PT0.5S, 0 seconds",
        "PT59.999999S, 59 seconds",
        "PT1M2.5S, 1 minute",
        "PT48M48.131948S, 48 minutes",
        "PT119M, 119 minutes",
        "PT2H, 120 minutes (2 hours)",
        "PT2H1M10S, 121 minutes (2 hours 1 minute)"
    })
    void aPostmortemCountsMinutesAndSecondsBelowOne(Duration time, String words) {
        assertThat(DurationWords.postmortem(time)).isEqualTo(words);
    }
}
