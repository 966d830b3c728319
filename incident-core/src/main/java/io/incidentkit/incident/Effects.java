package io.incidentkit.incident;

import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.severity.Notification;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.timeline.CommanderEvent.Escalated;
import io.incidentkit.timeline.CommanderEvent.HandoverOffered;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Policy and event to effects. Pure; each effect's key comes from the entry that caused it. */
final class Effects {
    private final Incident incident;
    private final IncidentPolicy policy;
    private final List<Effect> effects = new ArrayList<>();

    private Effects(Incident incident, IncidentPolicy policy) {
        this.incident = incident;
        this.policy = policy;
    }

    static List<Effect> of(Incident after, List<TimelineEntry> entries, IncidentPolicy policy) {
        if (after.kind() == IncidentKind.BACKFILL) {
            return List.of();
        }
        Effects effects = new Effects(after, policy);
        entries.forEach(effects::add);
        return List.copyOf(effects.effects);
    }

    private void add(TimelineEntry entry) {
        IncidentEvent event = entry.event();
        if (event instanceof SeveritySet set) {
            severity(entry, null, set.severity());
        } else if (event instanceof SeverityChanged changed) {
            severity(entry, changed.from(), changed.to());
        } else if (event instanceof Escalated escalated) {
            effect(entry, EffectKind.PAGE, escalated.to());
        } else if (event instanceof HandoverOffered offered) {
            effect(entry, EffectKind.ASK, offered.to().name());
        } else if (event instanceof MessageSent sent) {
            effect(entry, EffectKind.SEND_UPDATE, sent.audience().name());
        } else if (event.type() == EventType.RESOLVED && owesPostmortem()) {
            effect(entry, EffectKind.POSTMORTEM_OWED, "");
        }
    }

    /** A level brings what the one before it did not bring already. */
    private void severity(TimelineEntry entry, @Nullable Severity from, Severity to) {
        Optional<SeverityLevel> before = Optional.ofNullable(from).flatMap(policy.severities()::level);
        Optional<SeverityLevel> level = policy.severities().level(to);
        if (level.isEmpty()) {
            return;
        }
        Optional<Notification> told = level.get().notification();
        Optional<Notification> toldBefore = before.flatMap(SeverityLevel::notification);
        if (told.isPresent() && (toldBefore.isEmpty() || told.get().compareTo(toldBefore.get()) < 0)) {
            notify(entry, told.get());
        }
        if (level.get().warRoom() && before.filter(SeverityLevel::warRoom).isEmpty()) {
            effect(entry, EffectKind.OPEN_WAR_ROOM, "");
        }
    }

    private void notify(TimelineEntry entry, Notification notification) {
        switch (notification) {
            case PAGE_EVERYONE -> effect(entry, EffectKind.PAGE, "everyone");
            case PAGE_ON_CALL -> effect(entry, EffectKind.PAGE, "on-call");
            case TICKET -> effect(entry, EffectKind.TICKET, "");
            case BACKLOG -> effect(entry, EffectKind.BACKLOG, "");
        }
    }

    private boolean owesPostmortem() {
        return incident.severity()
                .flatMap(policy.severities()::level)
                .flatMap(SeverityLevel::postmortemWithin)
                .isPresent();
    }

    private void effect(TimelineEntry entry, EffectKind kind, String target) {
        if (incident.kind() == IncidentKind.DRILL && !kind.inDrills()) {
            return;
        }
        String key =
                incident.id() + "/" + entry.sequence() + "/" + kind.code() + (target.isEmpty() ? "" : "/" + target);
        effects.add(new Effect(key, kind, target));
    }
}
