package io.incidentkit.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.validation.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostmortemCalendarTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Duration FIVE_DAYS = Duration.ofDays(5);
    /** With clocks that change at midnight, at odd hours, by half an hour, in the other half of the year, or never. */
    private static final List<ZoneId> ZONES = List.of(
            ZURICH,
            ZoneId.of("UTC"),
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Santiago"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Asia/Beirut"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Asia/Kathmandu"));

    @ParameterizedTest
    @CsvSource({
        // 2026-03-02 is a Monday; summer time begins in Zurich on Sunday, 2026-03-29, and ends on Sunday, 2026-10-25.
        "2026-03-02T10:00, PT120H, 2026-03-09T10:00",
        "2026-03-06T10:00, PT120H, 2026-03-13T10:00",
        "2026-03-07T10:00, PT120H, 2026-03-16T00:00",
        "2026-03-08T23:59, PT120H, 2026-03-16T00:00",
        "2026-03-09T00:00, PT120H, 2026-03-16T00:00",
        "2026-03-06T23:59, PT1M, 2026-03-09T00:00",
        "2026-03-06T20:00, PT6H, 2026-03-09T02:00",
        "2026-03-04T10:00, PT4H, 2026-03-04T14:00",
        "2026-03-27T10:00, PT24H, 2026-03-30T10:00",
        "2026-10-23T10:00, PT24H, 2026-10-26T10:00",
        "2026-12-23T10:00, PT120H, 2027-01-04T10:00"
    })
    void countsWorkingDays(LocalDateTime resolved, Duration within, LocalDateTime due) {
        PostmortemCalendar calendar = PostmortemCalendar.workingDays()
                .withHolidays(List.of(
                        LocalDate.of(2026, 12, 24),
                        LocalDate.of(2026, 12, 25),
                        LocalDate.of(2026, 12, 26),
                        LocalDate.of(2027, 1, 1)));

        assertThat(calendar.due(at(resolved), within, ZURICH).atZone(ZURICH).toLocalDateTime())
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T10:00, 2026-03-11T10:00",
        "2026-03-27T10:00, 2026-04-01T11:00",
        "2026-10-23T10:00, 2026-10-28T09:00"
    })
    void countsEveryDayAsTwentyFourHours(LocalDateTime resolved, LocalDateTime due) {
        PostmortemCalendar calendar = PostmortemCalendar.everyDay();

        assertThat(calendar.due(at(resolved), FIVE_DAYS, ZURICH)).isEqualTo(at(due));
    }

    @Test
    void looksAtTheDayWhereTheTeamIs() {
        Instant fridayEveningInNewYork = Instant.parse("2026-03-07T02:00:00Z");

        assertThat(PostmortemCalendar.workingDays()
                        .due(fridayEveningInNewYork, Duration.ofHours(1), ZoneId.of("America/New_York")))
                .isEqualTo("2026-03-07T03:00:00Z");
        assertThat(PostmortemCalendar.workingDays().due(fridayEveningInNewYork, Duration.ofHours(1), ZURICH))
                .isEqualTo("2026-03-09T00:00:00Z");
    }

    @Test
    void passesADayThatTheTeamNeverSaw() {
        // Samoa went from Thursday the 29th to Saturday the 31st.
        assertThat(PostmortemCalendar.workingDays()
                        .due(Instant.parse("2011-12-30T09:59:00Z"), Duration.ofMinutes(1), ZoneId.of("Pacific/Apia")))
                .isEqualTo("2012-01-01T10:00:00Z");
    }

    @Test
    void saysWhatItCounts() {
        assertThat(PostmortemCalendar.everyDay()).hasToString("calendar days");
        assertThat(PostmortemCalendar.workingDays().withHolidays(List.of(LocalDate.of(2026, 8, 1))))
                .hasToString("working days, all but Saturday, Sunday, 2026-08-01");
        assertThat(PostmortemCalendar.workingDays()).isNotEqualTo(PostmortemCalendar.everyDay());
    }

    @Test
    void refusesAWeekWithoutAWorkingDay() {
        PostmortemCalendar calendar = PostmortemCalendar.workingDays();

        assertThatThrownBy(() -> calendar.withWeekend(EnumSet.allOf(DayOfWeek.class)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("weekend: is the whole week");
    }

    @Property
    void isNeverDueEarlierThanByTheCalendar(
            @ForAll("calendars") PostmortemCalendar calendar,
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant resolved,
            @ForAll("deadlines") Duration within) {
        assertThat(calendar.due(resolved, within, zone)).isAfterOrEqualTo(resolved.plus(within));
    }

    @Property
    void isDueOnADayThatIsWorked(
            @ForAll("calendars") PostmortemCalendar calendar,
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant resolved,
            @ForAll("deadlines") Duration within) {
        Instant due = calendar.due(resolved, within, zone);

        assertThat(calendar.isWorked(due.atZone(zone).toLocalDate()))
                .as("%s is worked", due.atZone(zone))
                .isTrue();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void isNoEarlierForALaterResolutionOrMoreTime(
            @ForAll("calendars") PostmortemCalendar calendar,
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant resolved,
            @ForAll("deadlines") Duration later,
            @ForAll("deadlines") Duration within,
            @ForAll("deadlines") Duration more) {
        Instant due = calendar.due(resolved, within, zone);

        assertThat(calendar.due(resolved.plus(later), within, zone)).isAfterOrEqualTo(due);
        assertThat(calendar.due(resolved, within.plus(more), zone)).isAfter(due);
    }

    /** The time in between that is worked, minute by minute, is what was given. */
    @Property(tries = 50)
    void givesAsMuchWorkingTimeAsThePolicySays(
            @ForAll("calendars") PostmortemCalendar calendar,
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant resolved,
            @ForAll("deadlines") Duration within) {
        Instant due = calendar.due(resolved, within, zone);
        long minutes = 0;
        for (Instant at = resolved; at.isBefore(due); at = at.plusSeconds(60)) {
            minutes += calendar.isWorked(at.atZone(zone).toLocalDate()) ? 1 : 0;
        }

        assertThat(minutes).isEqualTo(within.toMinutes());
    }

    @Provide
    Arbitrary<PostmortemCalendar> calendars() {
        Arbitrary<List<DayOfWeek>> weekends =
                Arbitraries.of(DayOfWeek.class).list().uniqueElements().ofMaxSize(6);
        Arbitrary<List<LocalDate>> holidays = Arbitraries.longs()
                .between(0, 2_000)
                .map(LocalDate.of(2024, 1, 1)::plusDays)
                .list()
                .ofMaxSize(200);
        return Combinators.combine(weekends, holidays)
                .as((weekend, off) ->
                        PostmortemCalendar.workingDays().withWeekend(weekend).withHolidays(off));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES);
    }

    /** Whole minutes, from 2024 on, among them the hours around a change of the clocks. */
    @Provide
    Arbitrary<Instant> moments() {
        Instant first = Instant.parse("2024-01-01T00:00:00Z");
        return Arbitraries.longs().between(0, 2_000L * 24 * 60).map(minutes -> first.plus(Duration.ofMinutes(minutes)));
    }

    @Provide
    Arbitrary<Duration> deadlines() {
        return Arbitraries.longs().between(1, 20 * 24 * 60).map(Duration::ofMinutes);
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(ZURICH).toInstant();
    }
}
