package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.CityBehind;
import io.incidentkit.connector.written.ClockStyle;
import io.incidentkit.connector.written.WrittenDate;
import io.incidentkit.connector.written.WrittenMoment;
import io.incidentkit.validation.InputValidator;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places the times of one document: what day they belong to, and what zone. Not thread-safe. */
final class TimelineClock {
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    /** So far a line may lie before the one ahead of it. */
    private static final Duration OUT_OF_ORDER = Duration.ofHours(2);

    /** The time without summer time, which tells the second of two hours that a clock shows twice. */
    private static final Pattern WINTER =
            Pattern.compile("\\b(?:[CEW]ET|[ECMP]ST|AKST|A[EC]ST|NZST|GMT|[Ss]tandard)\\b");

    private static final Pattern SUMMER =
            Pattern.compile("\\b(?:[CEW]EST|MESZ|[ECMP]DT|AKDT|A[EC]DT|NZDT|BST|[Dd]aylight|[Ss]ummer)\\b");

    private final ClockStyle style;
    private final Optional<Boolean> dayFirst;
    private @Nullable LocalDate day;
    private final @Nullable LocalDate stated;
    private @Nullable LocalDateTime last;
    private @Nullable Instant lastAt;
    private @Nullable Instant origin;
    private boolean isBackwards;
    private boolean hasHalves;
    private boolean guessedHalf;
    private boolean isYearSaid;
    private int year;
    private final ZoneId callers;
    private @Nullable ZoneId said;
    private @Nullable ZoneId carried;
    private @Nullable LocalDate first;
    private boolean unplaced;
    private boolean assumed;
    private final Set<String> unknownZones = new LinkedHashSet<>();
    private final Map<String, Integer> cities = new HashMap<>();
    private final Map<String, String> readCities = new TreeMap<>();
    private final Set<String> places = new TreeSet<>();
    private final Set<String> skipped = new LinkedHashSet<>();

    TimelineClock(ZoneId callers, Optional<LocalDate> day, Optional<Boolean> dayFirst, ClockStyle style) {
        this.style = style;
        this.callers = callers;
        this.day = day.orElse(null);
        this.stated = this.day;
        this.year = day.map(LocalDate::getYear).orElse(0);
        this.dayFirst = dayFirst;
    }

    /** Returns how times are written in the language of the document. */
    ClockStyle style() {
        return style;
    }

    /** Takes note of the zone that the document says all times are in. */
    void zone(ZoneId written) {
        said = written;
    }

    /** Takes note of a zone beside a time; those that have none are in it too, if the document says nothing else. */
    void carry(ZoneId written) {
        carried = written;
    }

    /** Takes note of the cities that stand alone behind the times of one timeline. */
    void cities(List<WrittenMoment> times) {
        cities.clear();
        times.stream()
                .flatMap(found -> found.city().stream())
                .forEach(city -> cities.merge(city.name(), 1, Integer::sum));
    }

    /**
     * Decides what a city behind a time is: its zone, if neither the document nor another time names one, and no other city
     * stands so; behind a sign that rather leads to what happened there, only if it stands so twice.
     */
    WrittenMoment settled(WrittenMoment found) {
        if (found.city().isEmpty()) {
            return found;
        }
        CityBehind city = found.city().get();
        boolean isOnlyOne = cities.keySet().equals(Set.of(city.name()))
                && (!city.isAloof() || cities.getOrDefault(city.name(), 0) > 1);
        boolean isZone = readCities.containsKey(city.name()) || (said == null && carried == null && isOnlyOne);
        if (isZone) {
            readCities.put(city.name(), city.zone().getId());
        } else {
            places.add(city.name());
        }
        return isZone ? found.inCity() : found;
    }

    /** Returns the cities behind times that were read as their zones, each with its zone. */
    Map<String, String> readCities() {
        return readCities;
    }

    /** Returns the cities behind times that were read as places. */
    Set<String> places() {
        return places;
    }

    void year(int written) {
        year = written;
        isYearSaid = true;
    }

    /** Takes note of a date for the times that follow. */
    void day(WrittenDate written) {
        Optional<LocalDate> before = Optional.ofNullable(day);
        Optional<LocalDate> known = before.filter(date -> written.year() == 0 && !isYearSaid)
                .flatMap(date -> written.beside(date, dayFirst))
                .or(() -> written.resolve(year, dayFirst))
                .or(() -> before.flatMap(written::nearest));
        startAt(known.orElse(null));
        known.ifPresent(date -> {
            year = date.getYear();
            isYearSaid = false;
        });
    }

    /** Takes note of the day that a heading names, over the times that follow. */
    void dayOver(WrittenMoment over) {
        LocalDate from = day;
        over.date().ifPresent(this::day);
        if (over.date().isEmpty()) {
            over.daysOn().ifPresent(this::daysOn);
            over.weekday()
                    .filter(name -> from != null)
                    .ifPresent(name -> startAt(from == null ? null : from.with(TemporalAdjusters.nextOrSame(name))));
        }
    }

    /** Counts from the first day. */
    private void daysOn(int days) {
        LocalDate from = first == null ? stated : first;
        startAt(from == null ? null : from.plusDays(days));
    }

    /** Goes on with the first time of a day, whatever was read before. */
    void startAt(@Nullable LocalDate known) {
        day = known;
        last = null;
        lastAt = null;
    }

    /**
     * Begins with a timeline that tells what came last first, or one that does not.
     *
     * @param latestFirst whether it does
     * @param nights how many times it passes midnight without saying so
     */
    void begin(boolean latestFirst, int nights) {
        isBackwards = latestFirst;
        if (latestFirst && day != null) {
            startAt(day.plusDays(nights));
        }
    }

    /** Takes note of a clock beside one of the times that count from the beginning, such as {@code T+5m}. */
    void countFrom(WrittenMoment clocked, Duration elapsed) {
        LocalDate today = day;
        origin = place(clocked).map(at -> at.minus(elapsed)).orElse(origin);
        startAt(today);
    }

    /** Returns the moment that lies so long after the one from which times count; empty if that is not known. */
    Optional<Instant> after(Duration elapsed) {
        unplaced |= origin == null;
        return Optional.ofNullable(origin).map(at -> at.plus(elapsed)).filter(TimelineClock::isKept);
    }

    /** Returns the times that no clock of their zone showed, as clocks went forward over them. */
    Set<String> skipped() {
        return skipped;
    }

    /** Returns the words beside times that look like zones and are not known as such. */
    Set<String> unknownZones() {
        return unknownZones;
    }

    /** Returns whether there was a time that could not be placed. */
    boolean hasUnplaced() {
        return unplaced;
    }

    /** Returns whether there was a time of which only the caller knows the zone. */
    boolean hasAssumedZone() {
        return assumed;
    }

    /** Returns the day of the first time that was placed, where it was. */
    Optional<LocalDate> firstDay() {
        return Optional.ofNullable(first);
    }

    /** Returns whether the text of a time needs no zone to be read again, as it was said or is the caller's. */
    boolean isPlain(WrittenMoment found) {
        return (said == null && carried == null && found.zone().isEmpty())
                || zoneOf(found).getRules().equals(ZoneOffset.UTC.getRules());
    }

    /** Returns the moment of a time; empty if its day is not known. */
    Optional<Instant> place(WrittenMoment found) {
        if (found.date().isPresent() || found.daysOn().isPresent()) {
            dayOver(found);
        }
        if (found.time().isEmpty()) {
            return Optional.empty();
        }
        if (day == null) {
            unplaced = true;
            return Optional.empty();
        }
        LocalDateTime at = at(found, day, found.time().get());
        day = at.toLocalDate();
        last = at;
        first = first == null ? day : first;
        found.zone().ifPresent(this::carry);
        if (found.city().isEmpty()) {
            found.unknownZone().ifPresent(unknownZones::add);
        }
        assumed |= said == null && carried == null;
        ZonedDateTime zoned = at.atZone(zoneOf(found));
        if (!zoned.toLocalDateTime().equals(at)) {
            skipped.add(found.written());
        }
        boolean isLater = WINTER.matcher(found.written()).find() || comesBefore(zoned, found);
        Instant placed = (isLater ? zoned.withLaterOffsetAtOverlap() : zoned).toInstant();
        lastAt = placed;
        return Optional.of(placed).filter(TimelineClock::isKept);
    }

    /** In the hour that a clock shows twice, a time that would lie before the one ahead of it is of the second. */
    private boolean comesBefore(ZonedDateTime zoned, WrittenMoment found) {
        return lastAt != null
                && !isBackwards
                && zoned.toInstant().isBefore(lastAt)
                && !SUMMER.matcher(found.written()).find();
    }

    private LocalDateTime at(WrittenMoment found, LocalDate today, LocalTime time) {
        if (found.endsDay()) {
            // The 24th hour of the day that just ran is the first of the next one.
            return today.plusDays(1).atTime(time);
        }
        if (found.weekday().isPresent()) {
            DayOfWeek name = found.weekday().get();
            boolean isBefore = isBackwards && last != null;
            return today.with(isBefore ? TemporalAdjusters.previousOrSame(name) : TemporalAdjusters.nextOrSame(name))
                    .atTime(time);
        }
        LocalDateTime at = inItsHalf(found, today.atTime(time));
        if (found.date().isPresent() || found.daysOn().isPresent() || last == null) {
            return at;
        }
        if (isBackwards) {
            return at.isAfter(last.plus(HALF_A_DAY)) ? at.minusDays(1) : at;
        }
        // Past midnight the writer goes on without a new date.
        return at.isBefore(last.minus(HALF_A_DAY)) ? at.plusDays(1) : at;
    }

    /** Where halves of the day are said, a time without one goes on from the time ahead of it. */
    private LocalDateTime inItsHalf(WrittenMoment found, LocalDateTime at) {
        boolean isSaid = found.saysHalf();
        hasHalves |= isSaid;
        boolean isOpen = hasHalves && !isSaid && found.date().isEmpty() && at.getHour() > 0 && at.getHour() <= 12;
        if (!isOpen || last == null || isBackwards || !at.isBefore(last)) {
            return at;
        }
        LocalDateTime other = at.plusHours(12);
        boolean isNear = !other.isBefore(last.minus(OUT_OF_ORDER));
        guessedHalf |= isNear;
        return isNear ? other : at;
    }

    /** Returns whether there was a time of which only the one ahead of it tells whether it is before or after noon. */
    boolean hasGuessedHalf() {
        return guessedHalf;
    }

    private static boolean isKept(Instant at) {
        return !at.isBefore(InputValidator.EARLIEST) && at.isBefore(InputValidator.LATEST);
    }

    private ZoneId zoneOf(WrittenMoment found) {
        return found.zone()
                .or(() -> Optional.ofNullable(said))
                .or(() -> Optional.ofNullable(carried))
                .orElse(callers);
    }
}
