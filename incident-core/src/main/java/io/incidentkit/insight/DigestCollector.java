package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Goes over incidents once and keeps those that a {@link WeeklyDigest} names. Not thread-safe. */
final class DigestCollector {
    private static final int WEEK = 7;

    private final Scope scope;
    private final DigestAttention attention;
    private final FigureCollector ever;
    private final ActionBoard.Pass board;
    private final Instant before;
    private final Instant from;
    private final Instant until;
    private final Instant soon;
    private final List<Incident> week = new ArrayList<>();
    private final List<Incident> weekBefore = new ArrayList<>();
    private final List<Incident> stillOpen = new ArrayList<>();
    private final List<OwedPostmortem> postmortems = new ArrayList<>();
    private final List<String> standsOut = new ArrayList<>();
    private boolean countsPrivate;

    DigestCollector(Scope scope, LocalDate firstDay) {
        this.scope = scope;
        this.attention = new DigestAttention(scope);
        this.ever = new FigureCollector(scope);
        this.board = new ActionBoard.Pass(scope);
        this.before = begin(firstDay.minusDays(WEEK));
        this.from = begin(firstDay);
        this.until = begin(firstDay.plusDays(WEEK));
        this.soon = scope.now().atZone(scope.zone()).plusDays(WEEK).toInstant();
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(scope.zone()).toInstant();
    }

    void add(Incident incident) {
        board.add(incident);
        countsPrivate |= incident.isPrivate() && scope.sees(incident);
        if (!scope.counts(incident)) {
            return;
        }
        ever.add(incident);
        Instant detected = incident.detectedAt();
        if (isInWeek(detected)) {
            week.add(incident);
        } else if (detected.isBefore(from)) {
            if (!detected.isBefore(before)) {
                weekBefore.add(incident);
            }
            if (incident.isOpen()) {
                stillOpen.add(incident);
            }
        }
        owed(incident);
        standsOut.addAll(attention.lines(incident));
    }

    private void owed(Incident incident) {
        PostmortemPunctuality.due(incident, scope.policy())
                .filter(due -> !due.isAfter(soon))
                .ifPresent(due -> postmortems.add(new OwedPostmortem(incident, due)));
    }

    boolean isInWeek(Instant detected) {
        return !detected.isBefore(from) && detected.isBefore(until);
    }

    /** The most severe first; a false alarm comes last, behind those of which the severity is not known yet. */
    List<Incident> week() {
        return ranked(week);
    }

    List<Incident> weekBefore() {
        return ranked(weekBefore);
    }

    private List<Incident> ranked(List<Incident> some) {
        return some.stream()
                .sorted(Comparator.<Incident>comparingInt(this::rank).thenComparing(Incident::detectedAt))
                .toList();
    }

    private int rank(Incident incident) {
        return Scope.times(incident)
                ? incident.severity().map(scope.policy().severities()::rank).orElse(Integer.MAX_VALUE - 1)
                : Integer.MAX_VALUE;
    }

    List<Incident> stillOpen() {
        return stillOpen.stream()
                .sorted(Comparator.comparing(Incident::detectedAt))
                .toList();
    }

    List<OwedPostmortem> postmortems() {
        return postmortems.stream()
                .sorted(Comparator.comparing(OwedPostmortem::due))
                .toList();
    }

    List<String> standsOut() {
        return List.copyOf(standsOut);
    }

    Figures ever() {
        return new Figures(ever);
    }

    ActionBoard board() {
        return board.board();
    }

    boolean countsPrivate() {
        return countsPrivate;
    }
}
