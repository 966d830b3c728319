package io.incidentkit.insight;

import static io.incidentkit.insight.FigureFormat.count;
import static io.incidentkit.insight.FigureFormat.percent;
import static io.incidentkit.insight.FigureFormat.title;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionStanding;
import io.incidentkit.actionitem.WeeklyReview;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.markdown.MarkdownBuilder;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a weekly digest: a sentence, what needs attention, then tables. What there is nothing to say of is left out. */
final class WeeklyDigestPage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_OTHER_YEAR =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    /** A longer list is no glance; the rest is counted. */
    private static final int LONGEST_LIST = 10;

    private final WeeklyDigest digest;
    private final Scope scope;
    private final MarkdownBuilder page = new MarkdownBuilder();

    WeeklyDigestPage(WeeklyDigest digest, Scope scope) {
        this.digest = digest;
        this.scope = scope;
    }

    String render() {
        page.heading(
                1,
                "Incidents from " + day(digest.firstDay()) + " to " + day(digest.lastDay()) + " "
                        + digest.lastDay().getYear());
        page.paragraph(summary());
        if (digest.countsPrivate()) {
            page.paragraph("Private incidents are in these figures: pass this page on to nobody who may not see them.");
        }
        attention();
        incidents();
        figures();
        postmortems();
        actions();
        return page.toMarkdown();
    }

    private String summary() {
        Figures week = digest.week();
        int before = digest.before().incidents();
        if (week.incidents() == 0) {
            return "No incident (" + before + " the week before).";
        }
        List<String> parts = new ArrayList<>();
        week.bySeverity().forEach((severity, count) -> parts.add(count + " " + severity));
        int known =
                week.bySeverity().values().stream().mapToInt(Integer::intValue).sum();
        int unknown = week.incidents() - week.falseAlarms() - known;
        if (unknown > 0) {
            parts.add(unknown + " without a severity yet");
        }
        if (week.falseAlarms() > 0) {
            parts.add(count(week.falseAlarms(), "false alarm", "false alarms"));
        }
        String open = week.open() == 0 ? "" : " Still open: " + week.open() + ".";
        String again = digest.repeats().isEmpty()
                ? ""
                : " Seen before: " + digest.repeats().size() + ".";
        return count(week.incidents(), "incident", "incidents") + " (" + before + " the week before): "
                + String.join(", ", parts) + "." + open + again;
    }

    private void attention() {
        List<String> lines = new ArrayList<>(digest.attention());
        if (!lines.isEmpty()) {
            page.heading(2, "Needs attention");
            page.bullets(shortened(lines));
        }
        if (!scope.runbookFaults().isEmpty()) {
            page.heading(3, "Runbooks to mend");
            page.bullets(shortened(scope.runbookFaults()));
        }
    }

    private void incidents() {
        if (digest.incidents().isEmpty()) {
            return;
        }
        page.heading(2, "What happened");
        page.table(
                List.of("Incident", "Severity", "Services", "Detected", "Mitigated after", "State"),
                rows(digest.incidents(), this::row));
        rest(digest.incidents().size());
        if (!digest.repeats().isEmpty()) {
            page.heading(3, "Seen before");
            page.bullets(shortened(digest.repeats().stream()
                    .map(repeat -> repeat.incident().reference() + " repeats "
                            + repeat.earlier().reference() + " of "
                            + day(repeat.earlier().detectedAt()) + ": " + repeat.because()
                            + ". It came back with " + repeat.lessons().words() + ".")
                    .toList()));
        }
    }

    private List<String> row(Incident incident) {
        boolean alarm = !Scope.times(incident);
        String name = incident.reference() + (incident.isPrivate() ? " (private) " : " ") + title(incident.title());
        return List.of(
                name,
                incident.severity().map(Severity::name).orElse(alarm ? "" : "not set"),
                String.join(", ", incident.services()),
                incident.detectedAt().atZone(scope.zone()).format(MOMENT),
                alarm ? "" : mitigated(incident),
                alarm
                        ? "false alarm"
                        : incident.isOpen() ? "open (" + incident.step().code() + ")" : "resolved");
    }

    private static String mitigated(Incident incident) {
        Optional<Duration> time = Scope.timed(incident).stream()
                .map(episode -> Measure.TIME_TO_MITIGATE.of(incident, episode))
                .reduce(Optional.of(Duration.ZERO), (sum, next) -> sum.flatMap(one -> next.map(one::plus)));
        return time.map(DurationWords::figure).orElse("not yet");
    }

    private void figures() {
        List<List<String>> rows = new WeekComparison(digest.week(), digest.before()).rows();
        if (!rows.isEmpty()) {
            page.heading(2, "In figures");
            page.table(WeekComparison.HEADER, rows);
        }
        List<String> budgets = digest.errorBudgets().stream()
                .filter(spent -> !spent.usedUp() && !spent.down().isZero())
                .map(spent -> spent.objective().name() + ": " + spent(spent) + ".")
                .toList();
        if (!budgets.isEmpty()) {
            page.heading(3, "Error budgets");
            page.bullets(budgets);
        }
    }

    static String spent(BudgetSpent spent) {
        return (spent.exact() ? "" : "at least ") + percent(spent.share()) + " of the "
                + DurationWords.figure(spent.objective().budget()) + " of "
                + DurationWords.figure(spent.objective().window())
                + switch (spent.basis()) {
                    case MEASURED -> ", measured";
                    case PARTLY_MEASURED -> ", measured in part";
                    case UNKNOWN -> ", reckoned from time as nobody knows";
                    case RECKONED -> "";
                };
    }

    private void postmortems() {
        if (digest.postmortems().isEmpty()) {
            return;
        }
        page.heading(2, "Postmortems due");
        page.table(
                List.of("Incident", "Due", "State", "Owner"),
                rows(
                        digest.postmortems(),
                        owed -> List.of(
                                owed.incident().reference() + " "
                                        + title(owed.incident().title()),
                                day(owed.due()) + (owed.overdue(scope.now()) ? ", overdue" : ""),
                                owed.incident().postmortemWork().status().code().replace('-', ' '),
                                owner(owed.incident().postmortemWork().owner()))));
        rest(digest.postmortems().size());
    }

    private void actions() {
        WeeklyReview review = digest.review();
        if (review.lines().isEmpty() && digest.actionsByTeam().isEmpty()) {
            return;
        }
        page.heading(2, "Action items");
        page.paragraph("Open: " + review.lines().size() + ". Stale: "
                + review.stale().size() + "."
                + (review.incomplete() == 0 ? "" : " Without an owner or a due date: " + review.incomplete() + "."));
        items("Stale item", review.stale());
        items("Item without an owner or a due date", review.standing(ActionStanding.INCOMPLETE));
        if (!digest.actionsByTeam().isEmpty()) {
            page.table(
                    List.of("Team", "Fell due since " + day(digest.actionsSince()), "Of these done"),
                    digest.actionsByTeam().entrySet().stream()
                            .map(team -> List.of(
                                    team.getKey(),
                                    Integer.toString(team.getValue().counted()),
                                    percent(team.getValue().completionRate())))
                            .toList());
        }
    }

    private void items(String name, List<WeeklyReview.Line> lines) {
        if (!lines.isEmpty()) {
            page.table(List.of(name, "What", "Owner", "Why"), rows(lines, line -> {
                ActionItem item = line.item().item();
                return List.of(
                        line.item().name(),
                        title(item.description()),
                        owner(item.owner()),
                        line.why().stream().map(Violation::message).collect(Collectors.joining(" ")));
            }));
            rest(lines.size());
        }
    }

    private static String owner(@Nullable Person owner) {
        return owner == null ? "nobody" : owner.name();
    }

    private String day(Instant at) {
        return day(at.atZone(scope.zone()).toLocalDate());
    }

    /** The year is said where it is not the digest's own. */
    private String day(LocalDate day) {
        return day(day, digest.lastDay());
    }

    static String day(LocalDate day, LocalDate ofYear) {
        return day.format(day.getYear() == ofYear.getYear() ? DAY : DAY_OF_OTHER_YEAR);
    }

    private static <T> List<List<String>> rows(List<T> all, Function<T, List<String>> row) {
        return all.stream().limit(LONGEST_LIST).map(row).toList();
    }

    private void rest(int size) {
        if (size > LONGEST_LIST) {
            page.paragraph("And " + (size - LONGEST_LIST) + " more.");
        }
    }

    static List<String> shortened(List<String> lines) {
        if (lines.size() <= LONGEST_LIST) {
            return lines;
        }
        List<String> bounded = new ArrayList<>(lines.subList(0, LONGEST_LIST));
        bounded.add("and " + (lines.size() - LONGEST_LIST) + " more");
        return bounded;
    }
}
