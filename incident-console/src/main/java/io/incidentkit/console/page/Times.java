package io.incidentkit.console.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments and durations in words, in the team's time zone. */
public final class Times {
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

    private static final String TIME = "HH:mm";
    private static final Duration SOON = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final InstantSource seenFrom;
    private final ZoneId zone;
    private final Texts texts;

    /**
     * Creates times.
     *
     * @param clock what time it is
     * @param zone the team's time zone
     * @param texts the words for them
     */
    public Times(InstantSource clock, ZoneId zone, Texts texts) {
        this(clock, clock, zone, texts);
    }

    private Times(InstantSource clock, InstantSource seenFrom, ZoneId zone, Texts texts) {
        this.texts = texts;
        this.clock = clock;
        this.seenFrom = seenFrom;
        this.zone = zone;
    }

    /** Returns times that count how long ago something was from a moment in the past. */
    public Times seenFrom(Instant moment) {
        return new Times(clock, InstantSource.fixed(moment), zone, texts);
    }

    /** Returns the team's time zone. */
    public ZoneId zone() {
        return zone;
    }

    /** Returns the present moment. */
    public Instant now() {
        return seenFrom.instant();
    }

    /** Returns the moment, ready to be shown. */
    public When when(Instant at) {
        ZonedDateTime then = at.atZone(zone);
        ZonedDateTime now = clock.instant().atZone(zone);
        boolean today = then.toLocalDate().equals(now.toLocalDate());
        String date = then.getYear() == now.getYear() ? "d MMM, HH:mm" : "d MMM uuuu, HH:mm";
        return new When(
                format(today ? TIME : date, then),
                today ? texts.of("time.today") : format("EEEE, d MMMM uuuu", then),
                format(TIME, then),
                format("EEEE, d MMMM uuuu, HH:mm:ss zzz", then),
                at.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** Returns a text of the rules with its moments as people read them: in the team's zone, and to the second where there is one. */
    public String said(String text) {
        return MOMENT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(moment(found.group())));
    }

    private String moment(String written) {
        Instant at;
        try {
            at = Instant.parse(written);
        } catch (DateTimeException e) {
            return written;
        }
        String whole = when(at).text();
        return at.equals(at.truncatedTo(ChronoUnit.MINUTES)) ? whole : whole + format(":ss", at.atZone(zone));
    }

    /**
     * Returns a moment as it is typed into a form, exactly: what is sent back unchanged is the same moment. In an hour that the clock
     * shows twice the offset stands behind it.
     */
    public String typed(Instant at) {
        ZonedDateTime then = at.atZone(zone);
        LocalDateTime local = then.toLocalDateTime();
        boolean twice = zone.getRules().getValidOffsets(local).size() > 1;
        return twice ? local + then.getOffset().getId() : local.toString();
    }

    /** Returns today in the team's zone. */
    public LocalDate today() {
        return now().atZone(zone).toLocalDate();
    }

    /** Returns a day, such as {@code 4 Dec}; with the year if it is another one. */
    public String day(LocalDate day) {
        return format(day.getYear() == today().getYear() ? "d MMM" : "d MMM uuuu", day);
    }

    private String format(String pattern, TemporalAccessor moment) {
        return DateTimeFormatter.ofPattern(pattern, texts.locale()).format(moment);
    }

    /** Returns the words for it. */
    public Texts texts() {
        return texts;
    }

    /** Returns how urgent something is that is due: a CSS class, {@code overdue}, {@code soon} or {@code calm}. */
    public String urgency(Instant at) {
        Duration left = Duration.between(now(), at);
        if (left.isNegative() || left.isZero()) {
            return "overdue";
        }
        return left.compareTo(SOON) <= 0 ? "soon" : "calm";
    }

    /** Returns in how long something is due, or how long it is overdue. */
    public String due(Instant at) {
        Duration left = Duration.between(now(), at);
        boolean isOver = left.isNegative() || left.isZero();
        return isOver ? texts.of("time.overdue", words(left.negated())) : texts.of("time.dueIn", words(left));
    }

    /** Returns how long ago something was, such as {@code 23 min}. */
    public String since(Instant then) {
        return words(Duration.between(then, seenFrom.instant()));
    }

    /** Returns a duration in its two largest units: {@code 23 min}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    public String words(Duration duration) {
        return texts.duration(duration);
    }

    /** Returns a deadline in its largest whole unit: {@code 30 min}, {@code 5 days}. */
    public String exactly(Duration duration) {
        return duration.toHours() >= 24 && duration.toHours() % 24 == 0
                ? texts.of("time.days", duration.toDays())
                : words(duration);
    }
}
