package io.incidentkit.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.validation.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyMomentTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private static WeeklyMoment moment(String text) {
        return WeeklyMoment.find(text).orElseThrow();
    }

    @Test
    void comesOnceAWeekInTheTeamsZone() {
        Instant monday = Instant.parse("2026-11-30T08:00:00Z");

        assertThat(moment("monday 09:00").next(monday.minusSeconds(1), ZURICH)).isEqualTo(monday);
        assertThat(moment("monday 09:00").next(monday, ZURICH)).isEqualTo(monday.plus(Duration.ofDays(7)));
        assertThat(moment("monday 09:00").last(monday, ZURICH)).isEqualTo(monday);
        assertThat(moment("monday 09:00").last(monday.minusSeconds(1), ZURICH))
                .isEqualTo(monday.minus(Duration.ofDays(7)));
    }

    @Test
    void isLaterWhereTheClockLeavesItsTimeOut() {
        assertThat(moment("sunday 02:30").next(Instant.parse("2026-03-28T12:00:00Z"), ZURICH))
                .isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void namesWeeksFromMonday() {
        assertThat(WeeklyMoment.week(Instant.parse("2026-01-04T23:59:59Z"), ZoneOffset.UTC))
                .isEqualTo("2026-W01");
        assertThat(WeeklyMoment.week(Instant.parse("2027-01-01T00:00:00Z"), ZoneOffset.UTC))
                .isEqualTo("2026-W53");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "monday", "09:00", "monday 9:00", "monday 24:00", "mon 09:00", "monday 09:00 UTC"})
    void isReadInOneFormAlone(String text) {
        assertThat(WeeklyMoment.find(text)).isEmpty();
    }

    @Test
    void hasNoSeconds() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new WeeklyMoment(DayOfWeek.MONDAY, LocalTime.of(9, 0, 1)));
    }

    @Property
    void isReadAsItIsWrittenAndComesBeforeAndAfterEachMoment(
            @ForAll DayOfWeek day,
            @ForAll @IntRange(max = 1439) int minute,
            @ForAll @LongRange(max = 4_000_000_000L) long second) {
        WeeklyMoment moment = new WeeklyMoment(day, LocalTime.ofSecondOfDay(minute * 60L));
        Instant now = Instant.ofEpochSecond(second);

        assertThat(moment(moment.toString())).isEqualTo(moment);
        Instant last = moment.last(now, ZURICH);
        Instant next = moment.next(now, ZURICH);
        assertThat(last).isBeforeOrEqualTo(now);
        assertThat(next).isAfter(now).isEqualTo(moment.next(last, ZURICH));
        assertThat(moment.last(next, ZURICH)).isEqualTo(next);
    }
}
