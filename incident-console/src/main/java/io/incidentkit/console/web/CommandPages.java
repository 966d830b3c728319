package io.incidentkit.console.web;

import io.incidentkit.command.CommandType;
import io.incidentkit.commander.Actor;
import io.incidentkit.console.form.Place;
import io.incidentkit.console.form.Submission;
import io.incidentkit.console.incident.EntryViews;
import io.incidentkit.console.incident.IncidentHeads;
import io.incidentkit.console.incident.IncidentView;
import io.incidentkit.console.incident.IncidentViews;
import io.incidentkit.console.incident.IncidentViews.Asked;
import io.incidentkit.console.incident.RunbookViews;
import io.incidentkit.console.insight.ActionReview;
import io.incidentkit.console.insight.ReviewPage;
import io.incidentkit.console.insight.ReviewQuery;
import io.incidentkit.console.page.TimelineRow;
import io.incidentkit.console.postmortem.PostmortemView;
import io.incidentkit.console.postmortem.PostmortemViews;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.DeliveryEvent.Delivered;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;

/** The pages of an incident on which forms stand. */
@Component
public final class CommandPages {
    private static final int SINCE = 100;

    private final Incidents incidents;
    private final IncidentHeads heads;
    private final IncidentViews views;
    private final EntryViews entries;
    private final PostmortemViews postmortems;
    private final ActionReview review;

    public CommandPages(
            Incidents incidents,
            IncidentHeads heads,
            IncidentViews views,
            EntryViews entries,
            PostmortemViews postmortems,
            ActionReview review) {
        this.incidents = incidents;
        this.heads = heads;
        this.views = views;
        this.entries = entries;
        this.postmortems = postmortems;
        this.review = review;
    }

    /** Returns one of the pages of an incident. */
    public ModelAndView incident(Incident incident, Asked asked) {
        IncidentView view = views.view(incident, asked);
        return page(view, asked.tab())
                .addObject("submission", asked.submission())
                .addObject("astray", asked.submission() != null && !view.answered());
    }

    /** Returns the timeline as it was known at a moment. */
    public ModelAndView asKnownAt(Incident incident, Asked asked, Instant moment, String typed) {
        return page(views.asKnownAt(incident, asked, moment), asked.tab()).addObject("knownAt", typed);
    }

    private static ModelAndView page(IncidentView view, Place tab) {
        String template = tab == Place.INCIDENT ? "now" : tab.code();
        return new ModelAndView("incident-console/" + template)
                .addObject("incident", view)
                .addObject("head", view.head());
    }

    public ModelAndView postmortem(Incident incident, Optional<Actor> reader, @Nullable Submission submission) {
        PostmortemView view = postmortems.view(incident, reader, submission);
        return new ModelAndView("incident-console/postmortem")
                .addObject("pm", view)
                .addObject("head", heads.now(incident, Place.POSTMORTEM, reader))
                .addObject("submission", submission)
                .addObject("astray", submission != null && !view.answered());
    }

    /** Returns the page of an entry, or empty if there is no such entry. */
    public Optional<ModelAndView> entry(
            Incident incident, Optional<Actor> reader, int number, @Nullable Submission submission) {
        return entries.view(incident, reader, number, submission)
                .map(view -> new ModelAndView("incident-console/entry")
                        .addObject("entry", view)
                        .addObject("submission", submission));
    }

    /**
     * Returns the page of the weekly review.
     *
     * @param reader who reads, or empty if they did not say
     * @param query which items
     * @param tried the incident of a form that was not taken, or null
     * @param submission what was sent with it, or null
     * @param done the command that was taken last, or empty
     */
    public ModelAndView actions(
            Optional<Actor> reader,
            ReviewQuery query,
            @Nullable Incident tried,
            @Nullable Submission submission,
            Optional<CommandType> done) {
        ReviewPage page = review.page(reader, query, tried, submission);
        return new ModelAndView("incident-console/actions")
                .addObject("query", query)
                .addObject("page", page)
                .addObject("submission", submission)
                .addObject("astray", submission != null && !page.answered())
                .addObject("done", done.orElse(null));
    }

    /** Returns the page on which a form stood that was not taken. */
    public ModelAndView again(Incident incident, Optional<Actor> reader, Submission submission) {
        return switch (Place.of(submission)) {
            case ENTRY ->
                entry(incident, reader, number(submission.value("entry")), submission)
                        .orElseGet(() -> incident(incident, Asked.again(reader, submission)));
            case POSTMORTEM -> postmortem(incident, reader, submission);
            case ACTIONS ->
                actions(reader, ReviewQuery.carried(submission.values()), incident, submission, Optional.empty());
            default -> incident(incident, Asked.again(reader, submission));
        };
    }

    /** Returns where a form leads that was taken, which shows what others recorded since it was opened. */
    public static String after(
            String reference, CommandType type, MultiValueMap<String, String> values, List<TimelineEntry> since) {
        String page = "/" + reference;
        String done = "?done=" + type.code() + between(since);
        Place place = Place.find(String.valueOf(values.getFirst("place")));
        return switch (place) {
            case ENTRY ->
                page + Place.TIMELINE.path() + done + "#entry-" + number(String.valueOf(values.getFirst("entry")));
            case INCIDENT ->
                type == CommandType.TICK_STEP || type == CommandType.USE_RUNBOOK
                        ? page + done + "#" + RunbookViews.anchor(String.valueOf(values.getFirst("runbook")))
                        : page + done;
            case ACTIONS -> ReviewQuery.carried(values).after(type.code(), reference, values);
            default -> page + place.path() + done;
        };
    }

    /** The numbers of what is news to somebody who has just written; deliveries alone are none. */
    private static String between(List<TimelineEntry> since) {
        return since.stream().allMatch(entry -> entry.event() instanceof Delivered)
                ? ""
                : "&from=" + since.get(0).sequence() + "&to="
                        + since.get(since.size() - 1).sequence();
    }

    /** Returns a page that a form led to that was taken: it says so, and what others recorded in the meantime. */
    public ModelAndView after(ModelAndView page, Incident incident, String done, int from, int to) {
        CommandType.find(done)
                .filter(CommandType::isForPeople)
                .ifPresent(type -> page.addObject("done", type).addObject("between", between(incident.id(), from, to)));
        return page;
    }

    /** Returns what others recorded in the meantime. */
    public List<TimelineRow> since(IncidentId id, int seen) {
        return views.rows(incidents.timeline(id, seen, SINCE), false);
    }

    /** Returns the entries of these numbers; none if there are no such numbers. */
    public List<TimelineRow> between(IncidentId id, int from, int to) {
        int many = Math.min(SINCE, to - from + 1);
        return from < 1 || many < 1 ? List.of() : views.rows(incidents.timeline(id, from - 1, many), false);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
