package io.incidentkit.actionitem;

import io.incidentkit.actionitem.WeeklyReview.Line;
import io.incidentkit.commander.Person;
import io.incidentkit.markdown.MarkdownBuilder;
import io.incidentkit.rule.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the agenda of a weekly review. */
final class WeeklyReviewPage {
    private WeeklyReviewPage() {}

    static String render(WeeklyReview review) {
        MarkdownBuilder page = new MarkdownBuilder();
        page.heading(1, "Action items to review on " + review.day());
        List<Line> stale = review.stale();
        if (review.lines().isEmpty()) {
            page.paragraph("Nothing is open.");
            return page.toMarkdown();
        }
        int incomplete = review.incomplete();
        page.paragraph("Open: " + review.lines().size() + ". Stale: " + stale.size() + "."
                + (incomplete == 0 ? "" : " Without an owner or a due date: " + incomplete + "."));
        section(page, "Stale", stale);
        section(page, "Without an owner or a due date", review.standing(ActionStanding.INCOMPLETE));
        section(page, "On time", review.standing(ActionStanding.ON_TIME));
        return page.toMarkdown();
    }

    private static void section(MarkdownBuilder page, String title, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        page.heading(2, title);
        boolean explained = !lines.get(0).why().isEmpty();
        page.table(
                explained
                        ? List.of("Item", "What", "Team", "Owner", "Due", "Why")
                        : List.of("Item", "What", "Team", "Owner", "Due"),
                lines.stream()
                        .map(line -> explained ? withWhy(line) : cells(line))
                        .toList());
    }

    private static List<String> withWhy(Line line) {
        List<String> cells = new ArrayList<>(cells(line));
        cells.add(line.why().stream().map(Violation::message).collect(Collectors.joining(" ")));
        return cells;
    }

    private static List<String> cells(Line line) {
        ActionItem item = line.item().item();
        return List.of(
                line.item().name(), item.description(), line.item().team(), owner(item.owner()), due(item.due()));
    }

    private static String owner(@Nullable Person owner) {
        return owner == null ? "nobody" : owner.name();
    }

    private static String due(@Nullable LocalDate due) {
        return due == null ? "not set" : due.toString();
    }
}
