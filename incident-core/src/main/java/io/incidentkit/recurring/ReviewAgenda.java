package io.incidentkit.recurring;

import io.incidentkit.commander.Person;
import io.incidentkit.insight.OwedPostmortem;
import io.incidentkit.insight.WeeklyDigest;
import io.incidentkit.markdown.MarkdownBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the agenda of the weekly review: every open action item, and the postmortems that are overdue or due within a week. */
final class ReviewAgenda {
    private ReviewAgenda() {}

    static String page(WeeklyDigest digest, Instant now, ZoneId zone) {
        String items = digest.review().toMarkdown();
        List<OwedPostmortem> owed = digest.postmortems();
        if (owed.isEmpty()) {
            return items;
        }
        MarkdownBuilder page = new MarkdownBuilder();
        page.heading(2, "Postmortems due");
        page.table(
                List.of("Incident", "Due", "Owner"),
                owed.stream()
                        .map(each -> List.of(
                                each.incident().reference(),
                                each.due().atZone(zone).toLocalDate() + (each.overdue(now) ? ", overdue" : ""),
                                owner(each.incident().postmortemWork().owner())))
                        .toList());
        return items + "\n" + page.toMarkdown();
    }

    private static String owner(@Nullable Person owner) {
        return owner == null ? "nobody" : owner.name();
    }
}
