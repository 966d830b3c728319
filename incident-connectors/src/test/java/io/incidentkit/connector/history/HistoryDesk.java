package io.incidentkit.connector.history;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.timeline.PostmortemRows;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Incidents of a test that histories are imported into, on the thread of the test. */
final class HistoryDesk {
    static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final Incidents incidents =
            new Incidents(new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    Incidents incidents() {
        return incidents;
    }

    List<Duration> pauses() {
        return pauses;
    }

    HistoryRuns.Builder runs() {
        return HistoryRuns.builder(incidents)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .executor(waiting::add)
                .pause(pauses::add);
    }

    /** Does what waits. */
    void work() {
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    static HistorySetting setting(String source, Map<String, String> severities) {
        return new HistorySetting(source, SeverityScale.of(IncidentPolicy.standard(), severities));
    }

    static HistorySetting setting() {
        return setting("acme", Map.of());
    }

    static HistoryPage read(HistoryForm form, String document) {
        return form.read(document.getBytes(StandardCharsets.UTF_8), setting());
    }

    /** Reads a source to its end. */
    static List<HistoryPage> all(HistorySource source) throws NotDeliveredException, InterruptedException {
        List<HistoryPage> pages = new ArrayList<>();
        String cursor = null;
        do {
            HistoryPage page = source.read(cursor);
            pages.add(page);
            cursor = page.next();
        } while (cursor != null);
        return pages;
    }

    Incident incident(String source, String id) {
        return incidents.find(IncidentId.ofSource(source, id)).orElseThrow();
    }

    static PastIncident only(HistoryPage page) {
        return page.incidents().get(0).past();
    }

    /** All that is kept, by what each incident is called where it happened. */
    Set<String> state(List<PastIncident> pasts) {
        Set<String> all = new TreeSet<>();
        for (PastIncident past : pasts) {
            incidents
                    .find(IncidentId.ofSource(past.source(), past.sourceId()))
                    .ifPresent(incident -> all.addAll(state(incident)));
        }
        return all;
    }

    long count() {
        return incidents
                .list(new IncidentQuery(IncidentQuery.State.ALL, 0, IncidentQuery.MAX_LIMIT))
                .incidents()
                .size();
    }

    private Set<String> state(Incident incident) {
        String id = incident.id() + " ";
        Set<String> all = new TreeSet<>();
        all.add(id + incident.title() + incident.services() + incident.impact() + incident.began());
        all.add(id + incident.severity() + incident.outcome() + incident.endedAt());
        all.add(id + incident.hypothesis() + incident.mitigation() + incident.verification());
        incident.commandership()
                .tenures()
                .forEach(tenure -> all.add(id + tenure.commander() + tenure.from() + tenure.until()));
        for (Step step : Step.values()) {
            all.add(id + step + incident.episode().moment(step).map(moment -> moment.at()));
        }
        for (ActionItem item : incident.actionItems()) {
            all.add(id + item.description() + item.owner() + item.due() + item.state());
        }
        PostmortemRows.written(incidents.timeline(incident.id())).stream()
                .filter(row -> row.entry().event() instanceof NoteAdded)
                .forEach(row -> all.add(id + row.at() + " " + row.text()));
        return all;
    }
}
