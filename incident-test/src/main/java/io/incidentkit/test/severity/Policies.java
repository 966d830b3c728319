package io.incidentkit.test.severity;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.MessageTemplates;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.PostmortemCalendar;
import io.incidentkit.severity.Notification;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.test.Texts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators of policies that are complete and in order, with one to eight levels of any names. */
public final class Policies {
    private static final List<String> NAMES = List.of(
            "SEV0", "SEV1", "SEV2", "SEV3", "SEV4", "SEV5", "P1", "P2", "critical", "major", "minor", "höchste");

    private static final Audience EXECUTIVES = new Audience("executives");

    private static final List<Audience> AUDIENCES =
            List.of(Audience.STATUS_PAGE, Audience.INTERNAL_CHAT, Audience.CUSTOMERS, EXECUTIVES);

    private static final MessageTemplates TEMPLATES =
            MessageTemplates.standard().alsoFor(EXECUTIVES, Audience.INTERNAL_CHAT);

    private static final List<String> ZONES =
            List.of("UTC", "Europe/Zurich", "America/New_York", "America/Santiago", "Asia/Kathmandu", "Pacific/Apia");

    private static final LocalDate FIRST_HOLIDAY = LocalDate.of(2025, 1, 1);

    private static final Duration NEVER = Duration.ofDays(100_000);
    private static final Duration HOUR = Duration.ofHours(1);

    private Policies() {}

    /** Returns whole incident policies: any levels and calendar, and a reopening window from none to four weeks. */
    public static Arbitrary<IncidentPolicy> any() {
        return Combinators.combine(
                        severities(),
                        Arbitraries.integers().between(0, 28 * 24),
                        Arbitraries.of(ZONES).map(ZoneId::of),
                        calendars())
                .as((levels, hours, zone, calendar) -> IncidentPolicy.builder()
                        .severities(levels)
                        .templates(TEMPLATES)
                        .reopenWindow(Duration.ofHours(hours))
                        .zone(zone)
                        .postmortemCalendar(calendar)
                        .build())
                .withoutEdgeCases();
    }

    /** Returns calendars: over every day, or with weekends of up to six days and some holidays. */
    public static Arbitrary<PostmortemCalendar> calendars() {
        return Combinators.combine(
                        Arbitraries.of(DayOfWeek.class).list().uniqueElements().ofMaxSize(6),
                        Arbitraries.integers()
                                .between(0, 6 * 365)
                                .map(FIRST_HOLIDAY::plusDays)
                                .list()
                                .ofMaxSize(60))
                .as((weekend, holidays) ->
                        PostmortemCalendar.everyDay().withWeekend(weekend).withHolidays(holidays));
    }

    /** Returns severity policies with one to eight levels. */
    public static Arbitrary<SeverityPolicy> severities() {
        return Arbitraries.integers()
                .between(1, 8)
                .flatMap(Policies::severities)
                .withoutEdgeCases();
    }

    /**
     * Returns severity policies of a size.
     *
     * @param levels how many levels they have, 1 to 8
     */
    public static Arbitrary<SeverityPolicy> severities(int levels) {
        Arbitrary<List<Severity>> names = Arbitraries.of(NAMES)
                .list()
                .uniqueElements()
                .ofSize(levels)
                .map(chosen -> chosen.stream().map(Severity::new).toList());
        return Combinators.combine(
                        names,
                        Texts.lines().list().ofSize(levels),
                        strictFirst(Arbitraries.of(Notification.class), levels),
                        fixes(levels),
                        strictFirst(Arbitraries.of(true, false), levels, Comparator.<Boolean>reverseOrder()),
                        deadlines(levels, 1),
                        communication(levels))
                .as((severities, words, told, fixed, warRoom, postmortem, duties) -> SeverityPolicy.of(IntStream.range(
                                0, levels)
                        .mapToObj(i -> level(
                                SeverityLevel.builder(severities.get(i))
                                        .meaning(words.get(i))
                                        .notification(told.get(i))
                                        .fixed(words.get(i), fixed.get(i).orElse(null))
                                        .warRoom(warRoom.get(i))
                                        .communication(duties.get(i)),
                                postmortem.get(i)))
                        .toList()));
    }

    private static SeverityLevel level(SeverityLevel.Builder level, Optional<Duration> postmortem) {
        postmortem.ifPresent(level::postmortemWithin);
        return level.build();
    }

    /** For each level, the most severe first, its lines of the communication table. */
    private static Arbitrary<List<List<CommunicationDuty>>> communication(int levels) {
        List<Arbitrary<List<List<CommunicationDuty>>>> audiences =
                AUDIENCES.stream().map(audience -> duties(audience, levels)).toList();
        return Combinators.combine(audiences)
                .as(columns -> IntStream.range(0, levels)
                        .mapToObj(level -> columns.stream()
                                .flatMap(column -> column.get(level).stream())
                                .toList())
                        .toList());
    }

    /** For each level, the one line for an audience; none from some level on. */
    private static Arbitrary<List<List<CommunicationDuty>>> duties(Audience audience, int levels) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, levels),
                        strictFirst(Arbitraries.integers().between(1, 600).map(Duration::ofMinutes), levels),
                        deadlines(levels, 1),
                        strictFirst(Arbitraries.of(true, false), levels, Comparator.<Boolean>reverseOrder()),
                        strictFirst(Arbitraries.of(true, false), levels, Comparator.<Boolean>reverseOrder()))
                .as((told, first, every, atEachStep, closing) -> IntStream.range(0, levels)
                        .mapToObj(i -> i < told
                                ? List.of(new CommunicationDuty(
                                        audience,
                                        first.get(i),
                                        every.get(i).orElse(null),
                                        atEachStep.get(i),
                                        closing.get(i)))
                                : List.<CommunicationDuty>of())
                        .toList());
    }

    /** Deadlines that grow; none, which is the laxest, comes last. */
    private static Arbitrary<List<Optional<Duration>>> deadlines(int levels, int shortest) {
        return strictFirst(
                Arbitraries.integers()
                        .between(shortest, 30 * 24 * 60)
                        .map(Duration::ofMinutes)
                        .optional(0.8),
                levels,
                Comparator.comparing(within -> within.orElse(NEVER)));
    }

    /** Times to fix, in order: one that is fixed now is counted by the hour, so none below it is due sooner. */
    private static Arbitrary<List<Optional<Duration>>> fixes(int levels) {
        return deadlines(levels, 0)
                .map(all -> all.get(0).filter(Duration::isZero).isEmpty()
                        ? all
                        : all.stream()
                                .map(within ->
                                        within.map(time -> time.isZero() || time.compareTo(HOUR) > 0 ? time : HOUR))
                                .toList());
    }

    private static <T extends Comparable<? super T>> Arbitrary<List<T>> strictFirst(Arbitrary<T> values, int levels) {
        return strictFirst(values, levels, Comparator.naturalOrder());
    }

    private static <T> Arbitrary<List<T>> strictFirst(Arbitrary<T> values, int levels, Comparator<? super T> order) {
        return values.list().ofSize(levels).map(list -> {
            List<T> sorted = new ArrayList<>(list);
            sorted.sort(order);
            return sorted;
        });
    }
}
