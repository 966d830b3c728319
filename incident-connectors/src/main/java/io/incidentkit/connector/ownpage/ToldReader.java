package io.incidentkit.connector.ownpage;

import io.incidentkit.comms.Audience;
import io.incidentkit.connector.page.ComponentState;
import io.incidentkit.connector.page.Components;
import io.incidentkit.connector.page.PageState;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.severity.Severity;
import io.incidentkit.text.Digests;
import io.incidentkit.timeline.CorrectedEntry;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what was told of an incident, an episode at a time. Pure. */
final class ToldReader {
    private static final int ID_LENGTH = 16;

    private final String pageId;
    private final Set<Audience> audiences;
    private final Components components;

    ToldReader(String pageId, Set<Audience> audiences, Components components) {
        this.pageId = pageId;
        this.audiences = audiences;
        this.components = components;
    }

    /** Whether anything of it can be on the page, ahead of its timeline: what it keeps in short does not know what was told after the end. */
    static boolean mayShow(Incident incident) {
        return !incident.isPrivate() && incident.kind() == IncidentKind.REAL;
    }

    List<PageIncident> read(Incident incident, List<TimelineEntry> timeline) {
        if (!mayShow(incident)) {
            return List.of();
        }
        Map<Integer, List<PageUpdate>> byEpisode = told(incident, timeline);
        List<PageIncident> all = new ArrayList<>();
        byEpisode.forEach((number, updates) -> all.add(shown(incident, episode(incident, number), updates)));
        return all;
    }

    /** Puts each message that was sent into its episode. */
    private Map<Integer, List<PageUpdate>> told(Incident incident, List<TimelineEntry> timeline) {
        Map<Integer, List<PageUpdate>> byEpisode = new TreeMap<>();
        Map<Integer, CorrectedEntry> written = new HashMap<>();
        for (CorrectedEntry each : Timeline.of(timeline).inOrder()) {
            written.put(each.entry().sequence(), each);
        }
        // A message is sent once: that it was sent can be said again.
        Map<Integer, Instant> sent = new TreeMap<>();
        for (CorrectedEntry each : written.values()) {
            if (each.entry().event() instanceof MessageSent message && message.carrier() == null) {
                sent.merge(each.entry().sequence(), each.at(), ToldReader::earlier);
            } else if (each.entry().event() instanceof MessageConfirmed confirmed) {
                sent.merge(confirmed.entry(), each.at(), ToldReader::earlier);
            }
        }
        sent.forEach((entry, at) -> {
            CorrectedEntry message = written.get(entry);
            if (message != null && message.entry().event() instanceof MessageSent told) {
                add(incident, message, told, at, byEpisode);
            }
        });
        return byEpisode;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void add(
            Incident incident,
            CorrectedEntry message,
            MessageSent sent,
            Instant at,
            Map<Integer, List<PageUpdate>> byEpisode) {
        if (!audiences.contains(sent.audience())) {
            return;
        }
        int entry = message.entry().sequence();
        Episode episode = incident.episodeAt(entry);
        boolean isOver = isOver(incident, entry) || episode.stepAt(entry) == Step.RESOLVED;
        boolean isAsWritten = message.text().equals(sent.describe());
        byEpisode
                .computeIfAbsent(episode.number(), number -> new ArrayList<>())
                .add(new PageUpdate(
                        id(incident, "update/" + entry),
                        isOver ? PageState.RESOLVED : PageState.of(episode.stepAt(entry)),
                        isAsWritten ? sent.text() : message.text(),
                        at));
    }

    private static boolean isOver(Incident incident, int entry) {
        return incident.ended().filter(end -> end.entry() <= entry).isPresent();
    }

    private PageIncident shown(Incident incident, Episode episode, List<PageUpdate> told) {
        List<PageUpdate> updates = new ArrayList<>(told);
        updates.sort(Comparator.comparing(PageUpdate::at).thenComparing(PageUpdate::state));
        Instant end = end(incident, episode);
        PageUpdate last = updates.get(updates.size() - 1);
        if (end != null && last.state() != PageState.RESOLVED) {
            // Nobody said that it is over: the page does, as it would else show it as open for ever.
            Instant at = end.isBefore(last.at()) ? last.at() : end;
            updates.add(new PageUpdate(
                    id(incident, "end/" + episode.number()), PageState.RESOLVED, words(incident, episode), at));
        }
        Map<String, ComponentState> hit = components.of(
                incident.services(), incident.severity().map(Severity::toString).orElse(null));
        ComponentState worst =
                components.state(incident.severity().map(Severity::toString).orElse(null));
        return new PageIncident(
                id(incident, "episode/" + episode.number()),
                incident.titleForOutsiders(),
                worst,
                List.copyOf(hit.keySet()),
                updates);
    }

    private static @Nullable Instant end(Incident incident, Episode episode) {
        if (episode.number() == incident.episode().number()) {
            return incident.endedAt().orElse(null);
        }
        Moment resolved = episode.resolved();
        return resolved == null ? episode.since() : resolved.at();
    }

    private static String words(Incident incident, Episode episode) {
        Outcome outcome = episode.number() == incident.episode().number()
                ? incident.outcome().orElse(Outcome.RESOLVED)
                : Outcome.RESOLVED;
        return switch (outcome) {
            case RESOLVED -> "This incident is over.";
            case DISMISSED -> "This was a false alarm.";
            case MERGED -> "This goes on as part of another incident.";
        };
    }

    private static Episode episode(Incident incident, int number) {
        return incident.episodes().stream()
                .filter(episode -> episode.number() == number)
                .findFirst()
                .orElseGet(incident::episode);
    }

    /** The same each time, and nothing of ours can be read in it. */
    private String id(Incident incident, String thing) {
        return Digests.sha256(pageId + "/" + incident.id() + "/" + thing).substring(0, ID_LENGTH);
    }
}
