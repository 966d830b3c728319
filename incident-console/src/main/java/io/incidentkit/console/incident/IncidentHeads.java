package io.incidentkit.console.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.commander.Tenure;
import io.incidentkit.console.form.Place;
import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.Presence;
import io.incidentkit.console.page.Times;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.playbook.Permission;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.VisibleIncidents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes the head of an incident's pages. */
@Component
public final class IncidentHeads {
    /** Of these somebody relies on it that they happen. */
    private static final List<EffectKind> FELT = List.of(EffectKind.PAGE, EffectKind.REMIND, EffectKind.SEND_UPDATE);

    private final Incidents incidents;
    private final Presence presence;
    private final Times times;

    public IncidentHeads(Incidents incidents, Presence presence, Times times) {
        this.incidents = incidents;
        this.presence = presence;
        this.times = times;
    }

    /** Returns the head of a page as it is now. */
    public IncidentHead now(Incident incident, Place tab, Optional<Actor> reader) {
        List<Permission> permissions =
                reader.map(actor -> incidents.mayI(actor, incident)).orElse(List.of());
        return of(incident, tab, reader, permissions, times);
    }

    /**
     * Returns the head of a page.
     *
     * @param incident the incident
     * @param tab the page
     * @param reader who reads
     * @param permissions what they may do
     * @param at the moment at which it is looked at
     */
    public IncidentHead of(
            Incident incident, Place tab, Optional<Actor> reader, List<Permission> permissions, Times at) {
        VisibleIncidents visible = incidents.visibleTo(reader.orElse(Actor.ANYBODY));
        Tenure commander = Facts.shown(incident);
        List<IncidentHead.Owed> owed = at == times ? owed(incident) : List.of();
        return new IncidentHead(
                incident.reference(),
                incident.version(),
                incident.title(),
                "/" + incident.reference() + tab.path(),
                tab.code(),
                incident.isPrivate(),
                incident.kind() == IncidentKind.REAL ? null : incident.kind().code(),
                Badge.of(incident.severity(), incidents.policy()),
                incident.outcome().map(Outcome::code).orElse(incident.step().code()),
                incident.isOpen(),
                age(incident, at),
                at.when(incident.detectedAt()),
                incident.episode().number(),
                StepView.of(incident, at),
                commander == null ? null : commander.commander().name(),
                commander == null ? null : at.when(commander.from()),
                Optional.ofNullable(incident.commandership().offer())
                        .map(offer -> offer.to().name())
                        .orElse(null),
                owed.isEmpty() ? null : owed.get(0),
                Math.max(0, owed.size() - 1),
                incident.mergedInto()
                        .flatMap(visible::find)
                        .map(LinkedIncident::of)
                        .orElse(null),
                incident.duplicates().stream()
                        .flatMap(id -> visible.find(id).stream())
                        .map(LinkedIncident::of)
                        .toList(),
                at == times ? ActionBar.of(incident, permissions, times.texts()) : ActionBar.NONE,
                presence.others(
                        incident.id(),
                        reader.flatMap(Actor::person).map(Person::name).orElse("")),
                at == times && incident.isOpen() ? untold(incident) : List.of());
    }

    private List<String> untold(Incident incident) {
        Set<EffectKind> untaken = incidents.untaken();
        return FELT.stream()
                .filter(untaken::contains)
                .filter(kind -> incident.kind() == IncidentKind.REAL
                        || (incident.kind() == IncidentKind.DRILL && kind.inDrills()))
                .map(EffectKind::code)
                .toList();
    }

    /** Messages and duties together, the most urgent first. */
    private List<IncidentHead.Owed> owed(Incident incident) {
        record Line(Instant due, IncidentHead.Owed owed) {}
        String page = "/" + incident.reference();
        List<Line> lines = new ArrayList<>();
        incident.communication()
                .obligations(times.now())
                .pending()
                .forEach(each -> lines.add(new Line(
                        each.due(),
                        owed(
                                each.audience() + ": " + Due.what(each, times.texts()),
                                each.due(),
                                page + Place.COMMUNICATION.path()))));
        incidents.duties(incident).stream()
                .filter(OwedDuty::isUnsettled)
                .forEach(each -> lines.add(new Line(each.due(), owed(each.words(), each.due(), page))));
        return lines.stream()
                .sorted(Comparator.comparing(Line::due))
                .map(Line::owed)
                .toList();
    }

    private IncidentHead.Owed owed(String what, Instant due, String page) {
        return new IncidentHead.Owed(what, times.due(due), times.urgency(due), times.when(due), page);
    }

    private static String age(Incident incident, Times at) {
        return incident.endedAt()
                .map(end -> at.words(Duration.between(incident.detectedAt(), end)))
                .orElseGet(() -> at.since(incident.detectedAt()));
    }
}
