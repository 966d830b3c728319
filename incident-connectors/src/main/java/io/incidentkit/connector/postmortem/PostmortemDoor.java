package io.incidentkit.connector.postmortem;

import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastIncidentBuilder;
import io.incidentkit.command.CommandType;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Permission;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Violation;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.Recorded;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a document into an incident, by commands that are decided as all others are. */
final class PostmortemDoor {
    private static final int ATTEMPTS = 5;

    private final Incidents incidents;
    private final Actor actor;

    PostmortemDoor(Incidents incidents, Actor actor) {
        this.incidents = incidents;
        this.actor = actor;
    }

    /** Plans anew on what others have changed meanwhile, unless the caller has said which version is meant. */
    PlacedPostmortem put(ImportedPostmortem imported, IncidentId id, @Nullable Integer version) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(imported, incidents.visibleTo(actor).get(id), version);
            } catch (ConcurrentUpdateException e) {
                if (version != null || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** The document of an incident that happened elsewhere: the incident is imported for it, and both are kept. */
    PlacedPostmortem add(ImportedPostmortem imported, PostmortemArchive archive, String source, String sourceId) {
        PastIncident past = PastPostmortem.incident(imported.postmortem(), source, sourceId, incidents.policy());
        IncidentId id = incidents.importHistory(actor, past).incident().id();
        PlacedPostmortem placed = put(imported, id, null);
        archive.add(placed.incident(), imported.postmortem());
        return placed;
    }

    private PlacedPostmortem once(ImportedPostmortem imported, Incident incident, @Nullable Integer version) {
        List<TimelineEntry> timeline = incidents.timeline(incident.id());
        PlacementPlan plan = PostmortemPlacement.of(imported, incident, timeline, incidents.postmortem(incident.id()));
        Recorded recorded = new Recorded(incident, since(timeline, version));
        if (!plan.commands().isEmpty()) {
            requireUnpublished(incident);
            recorded = incidents
                    .handle(actor, incident.id())
                    .seen(version == null ? incident.version() : version)
                    .giveAllSince(plan.commands());
        }
        Incident after = recorded.incident();
        return new PlacedPostmortem(
                after,
                plan.commands(),
                plan.left(),
                missing(after),
                plan.remarks(),
                version == null ? List.of() : recorded.since());
    }

    /** A document that changes nothing tells what others recorded all the same: it may be there already because of them. */
    private List<TimelineEntry> since(List<TimelineEntry> timeline, @Nullable Integer version) {
        return timeline.stream()
                .filter(entry -> version != null && entry.sequence() > version)
                .filter(entry -> !entry.actor().equals(actor))
                .toList();
    }

    /** A published postmortem stays as it is: notes and action items, which can still be added, do not come in by this door then. */
    private void requireUnpublished(Incident incident) {
        List<Violation> violations = standingInTheWayOf(CommandType.WRITE_SECTION, incident);
        if (!violations.isEmpty()) {
            throw new RefusedException("the document of " + incident.reference(), violations);
        }
    }

    private List<Violation> missing(Incident incident) {
        return incident.postmortemWork().status() == PostmortemStatus.PUBLISHED
                ? List.of()
                : standingInTheWayOf(CommandType.PUBLISH_POSTMORTEM, incident);
    }

    private List<Violation> standingInTheWayOf(CommandType command, Incident incident) {
        return incidents.mayI(actor, incident).stream()
                .filter(permission -> permission.command() == command)
                .map(Permission::violations)
                .flatMap(List::stream)
                .toList();
    }

    /** Makes the incident that a document of elsewhere is about. */
    static final class PastPostmortem {
        private PastPostmortem() {}

        static PastIncident incident(Postmortem document, String source, String sourceId, IncidentPolicy policy) {
            PastIncidentBuilder past = PastIncident.builder(source, sourceId, document.title())
                    .services(document.services())
                    .severity(severity(document, policy).orElse(null));
            detected(document).ifPresent(past::detectedAt);
            document.endedAt().ifPresent(past::endedAt);
            detectionSource(document).ifPresent(past::detectionSource);
            return past.build();
        }

        /** The moment of detection, else the first of the timeline, else the day as a whole, which begins at midnight. */
        private static Optional<Instant> detected(Postmortem document) {
            return document.detectedAt()
                    .or(() -> document.timeline().stream()
                            .map(TimelineLine::at)
                            .flatMap(Optional::stream)
                            .min(Comparator.naturalOrder()))
                    .or(() -> document.date(ZoneOffset.UTC).map(PastPostmortem::midnight));
        }

        /** The one word that our own form writes; what a document tells of it in prose is not guessed at. */
        private static Optional<DetectionSource> detectionSource(Postmortem document) {
            return document.facts().stream()
                    .filter(fact -> fact.name().equalsIgnoreCase("Detected by")
                            || fact.name().equalsIgnoreCase("Detection source"))
                    .flatMap(fact -> DetectionSource.find(fact.value()).stream())
                    .findFirst();
        }

        private static Instant midnight(LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        /** The level of the policy that the document names, whatever blanks and dashes it writes. */
        private static Optional<Severity> severity(Postmortem document, IncidentPolicy policy) {
            return document.severity()
                    .flatMap(level -> policy.severities().severities().stream()
                            .filter(known -> bare(known.name()).equals(bare(level)))
                            .findFirst());
        }

        static String bare(String level) {
            return level.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        }
    }
}
