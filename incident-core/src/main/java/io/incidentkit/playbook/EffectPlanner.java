package io.incidentkit.playbook;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Person;
import io.incidentkit.commander.Tenure;
import io.incidentkit.comms.Carrier;
import io.incidentkit.duty.Ladder;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Incident.LevelChange;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.severity.Notification;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.text.MomentWords;
import io.incidentkit.timeline.ActionEvent;
import io.incidentkit.timeline.ActionEvent.ActionReviewed;
import io.incidentkit.timeline.ActionEvent.TicketReported;
import io.incidentkit.timeline.CommanderEvent.CommandTaken;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.CommanderEvent.Escalated;
import io.incidentkit.timeline.CommanderEvent.HandoverAccepted;
import io.incidentkit.timeline.CommanderEvent.HandoverOffered;
import io.incidentkit.timeline.CommanderEvent.HandoverWithdrawn;
import io.incidentkit.timeline.DutyEvent.Reminded;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Dismissed;
import io.incidentkit.timeline.LoopEvent.FixRecorded;
import io.incidentkit.timeline.LoopEvent.Merged;
import io.incidentkit.timeline.LoopEvent.Mitigated;
import io.incidentkit.timeline.LoopEvent.Reopened;
import io.incidentkit.timeline.LoopEvent.Resolved;
import io.incidentkit.timeline.LoopEvent.Triaged;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import io.incidentkit.timeline.PeopleEvent.Assigned;
import io.incidentkit.timeline.PostmortemEvent.PostmortemAssigned;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Policy and event to effects. Pure; each effect's key comes from the entry that caused it. */
final class EffectPlanner {
    private final Incident incident;
    private final IncidentPolicy policy;
    private final List<Effect> effects = new ArrayList<>();

    private EffectPlanner(Incident incident, IncidentPolicy policy) {
        this.incident = incident;
        this.policy = policy;
    }

    static List<Effect> of(Incident after, List<TimelineEntry> entries, IncidentPolicy policy) {
        if (after.kind() == IncidentKind.BACKFILL) {
            return List.of();
        }
        EffectPlanner effects = new EffectPlanner(after, policy);
        entries.forEach(effects::add);
        effects.acknowledge(entries);
        return List.copyOf(effects.effects);
    }

    private void add(TimelineEntry entry) {
        IncidentEvent event = entry.event();
        if (isToldAfterTheEnd(entry)) {
            owed(entry, event);
        } else if (event instanceof SeveritySet set) {
            severity(entry, null, set.severity());
        } else if (event instanceof SeverityChanged changed) {
            severity(entry, changed.from(), changed.to());
        } else if (event instanceof Reopened) {
            incident.severity().ifPresent(level -> severity(entry, null, level));
        } else if (event instanceof Escalated escalated) {
            effect(entry, EffectKind.PAGE, escalated.to(), escalated.reason());
        } else if (event instanceof HandoverOffered offered) {
            effect(entry, EffectKind.ASK, offered.to().name(), "You are asked to take over command.");
        } else if (event instanceof MessageSent sent) {
            // Its text was rendered for that audience, and of a private incident says the link alone.
            if (sent.carrier() == Carrier.CHANNEL) {
                add(entry, EffectKind.SEND_UPDATE, sent.audience().name(), sent.text());
            }
        } else if (event instanceof ObligationMissed missed) {
            remind(entry, missed.told(), "A message to " + missed.audience() + " was due at " + moment(missed.due()));
        } else if (event instanceof Reminded reminded) {
            remind(entry, reminded.told(), reminded.words() + " (due at " + moment(reminded.due()) + ")");
        } else if (event instanceof CommanderAssigned assigned) {
            tell(entry, assigned.commander(), "You are the incident commander.");
        } else if (event instanceof CommandTaken taken) {
            tell(entry, taken.from(), taken.to() + " took command in your absence: " + taken.reason());
        } else if (event instanceof HandoverAccepted accepted) {
            tell(entry, accepted.from(), accepted.to() + " accepted the handover and commands now.");
        } else if (event instanceof HandoverWithdrawn withdrawn) {
            offerEnded(entry, withdrawn);
        } else if (event instanceof Assigned assigned) {
            tell(entry, assigned.person(), "You are assigned: " + assigned.what());
        } else if (event instanceof PostmortemAssigned assigned) {
            tell(entry, assigned.owner(), "You own the postmortem.");
        } else if (event instanceof TicketReported reported) {
            ask(entry, reported);
        } else if (event instanceof ActionEvent action && !(event instanceof ActionReviewed)) {
            effect(entry, EffectKind.TRACK_ACTION, Integer.toString(action.item()), event.describe());
        } else if (event instanceof Mitigated mitigated) {
            effect(entry, EffectKind.TRACK_CHANGE, mitigated.kind().code(), mitigated.action());
        } else if (event instanceof FixRecorded fixed) {
            effect(entry, EffectKind.TRACK_CHANGE, "fix", fixed.description());
        } else if (event instanceof Resolved resolved) {
            calledDone(entry, resolved.overrideReason());
            close(entry, Outcome.RESOLVED);
            if (owesPostmortem(1)) {
                effect(entry, EffectKind.POSTMORTEM_OWED, "", null);
            }
        } else if (event instanceof Dismissed dismissed) {
            calledDone(entry, dismissed.overrideReason());
            close(entry, Outcome.DISMISSED);
        } else if (event instanceof Merged merged) {
            calledDone(entry, merged.overrideReason());
            close(entry, Outcome.MERGED);
        }
    }

    private String moment(Instant due) {
        return MomentWords.minute(due, policy.zone());
    }

    /**
     * The triage answers the pages that were sent before it. Whom the same command pages is not acknowledged for: whoever takes the
     * command and calls for others wants them to come.
     */
    private void acknowledge(List<TimelineEntry> entries) {
        boolean pages = effects.stream().anyMatch(effect -> effect.kind() == EffectKind.PAGE);
        int first = entries.isEmpty() ? 0 : entries.get(0).sequence();
        for (TimelineEntry entry : entries) {
            if (entry.event() instanceof Triaged && !pages && isPagedBefore(first)) {
                String who = incident.commander()
                        .map(Person::name)
                        .orElse(entry.actor().name());
                effect(entry, EffectKind.ACKNOWLEDGE, "", who + " took command.");
            }
        }
    }

    private boolean isPagedBefore(int entry) {
        return incident.isOpen()
                && incident.levels().stream()
                        .filter(change -> change.since().entry() < entry)
                        .flatMap(change -> level(change.severity()).stream())
                        .flatMap(level -> level.notification().stream())
                        .anyMatch(told -> told == Notification.PAGE_EVERYONE || told == Notification.PAGE_ON_CALL);
    }

    /** Of what was forgotten nobody is paged or asked once it is over. */
    private boolean isToldAfterTheEnd(TimelineEntry entry) {
        boolean ofTheTimeBefore = switch (entry.event().type()) {
            case SEVERITY_SET, SEVERITY_CHANGED, ASSIGNED -> true;
            default -> false;
        };
        return ofTheTimeBefore
                && incident.ended()
                        .filter(end -> end.entry() < entry.sequence())
                        .isPresent();
    }

    /** A final level can owe the postmortem that the one before it did not. */
    private void owed(TimelineEntry entry, IncidentEvent event) {
        boolean owedBefore = event instanceof SeverityChanged && owesPostmortem(2);
        boolean resolved = incident.outcome().filter(Outcome.RESOLVED::equals).isPresent();
        if (!(event instanceof Assigned) && resolved && !owedBefore && owesPostmortem(1)) {
            effect(entry, EffectKind.POSTMORTEM_OWED, "", null);
        }
    }

    /** A ticket that is finished elsewhere is a proposal; the owner of the item says whether it is so. */
    private void ask(TimelineEntry entry, TicketReported reported) {
        ActionItem item = incident.actionItems().get(reported.item() - 1);
        Person owner = item.owner();
        if (owner != null && item.proposal().isPresent()) {
            tell(
                    entry,
                    owner,
                    "Action item " + item.number() + " is " + reported.state().code() + " in " + reported.ticket()
                            + ". Complete it here, or drop it with a reason.");
        }
    }

    /** Until it is accepted the commander holds it, and whoever was asked may be on the way: the one of both who did not end it hears it. */
    private void offerEnded(TimelineEntry entry, HandoverWithdrawn withdrawn) {
        Person asked = withdrawn.to();
        HandoverOffer next = incident.commandership().offer();
        String why = withdrawn.reason() == null ? "." : ": " + withdrawn.reason();
        if (entry.actor().is(asked)) {
            incident.commander()
                    .ifPresent(commander ->
                            tell(entry, commander, asked + " does not take over command, and you hold it still" + why));
        } else if (next == null || !next.to().equals(asked)) {
            tell(entry, asked, "You are not asked to take over command any more" + why);
        }
    }

    /** The commander was away when somebody else called it done. */
    private void calledDone(TimelineEntry entry, @Nullable String overrideReason) {
        List<Tenure> tenures = incident.commandership().tenures();
        if (overrideReason != null && !tenures.isEmpty()) {
            tell(
                    entry,
                    tenures.get(tenures.size() - 1).commander(),
                    entry.actor() + " called it done in your absence: " + overrideReason);
        }
    }

    /** A person who took it on need not be told. */
    private void tell(TimelineEntry entry, Person person, String what) {
        if (!entry.actor().is(person)) {
            effect(entry, EffectKind.ASK, person.name(), what);
        }
    }

    /** Groups are paged, leadership is shown it, and people are reminded. */
    private void remind(TimelineEntry entry, List<String> told, String words) {
        for (String name : told) {
            EffectKind kind = switch (name) {
                case Ladder.ON_CALL, Ladder.EVERYONE -> EffectKind.PAGE;
                case Ladder.LEADERSHIP -> EffectKind.SURFACE_TO_LEADERSHIP;
                default -> EffectKind.REMIND;
            };
            effect(entry, kind, name, words);
        }
    }

    /** Without a severity nobody was called and nothing was opened. */
    private void close(TimelineEntry entry, Outcome how) {
        if (incident.severity().isPresent()) {
            effect(entry, EffectKind.CLOSE, how.code(), null);
        }
    }

    /** A level brings what the one before it did not bring already. */
    private void severity(TimelineEntry entry, @Nullable Severity from, Severity to) {
        Optional<SeverityLevel> before = Optional.ofNullable(from).flatMap(policy.severities()::level);
        Optional<SeverityLevel> level = level(to);
        if (level.isEmpty()) {
            return;
        }
        Optional<Notification> told = level.get().notification();
        Optional<Notification> toldBefore = before.flatMap(SeverityLevel::notification);
        if (told.isPresent() && (toldBefore.isEmpty() || told.get().compareTo(toldBefore.get()) < 0)) {
            notify(entry, told.get());
        }
        if (level.get().warRoom() && before.filter(SeverityLevel::warRoom).isEmpty()) {
            effect(entry, EffectKind.OPEN_WAR_ROOM, "", null);
        }
    }

    /** One that the policy does not have any more, which an incident comes back at, counts as one that is in doubt. */
    private Optional<SeverityLevel> level(Severity severity) {
        SeverityPolicy levels = policy.severities();
        return levels.level(levels.has(severity) ? severity : policy.alerts().inDoubt(levels));
    }

    private void notify(TimelineEntry entry, Notification notification) {
        switch (notification) {
            case PAGE_EVERYONE -> effect(entry, EffectKind.PAGE, "everyone", null);
            case PAGE_ON_CALL -> effect(entry, EffectKind.PAGE, "on-call", null);
            case TICKET -> effect(entry, EffectKind.TICKET, "", null);
            case BACKLOG -> effect(entry, EffectKind.BACKLOG, "", null);
        }
    }

    /** Whether a level owes a postmortem, as the policy was when it was set; the last one is the first from the end. */
    private boolean owesPostmortem(int fromTheEnd) {
        List<LevelChange> levels = incident.levels();
        return levels.size() >= fromTheEnd
                && policy.dutyBook()
                        .postmortem(levels.get(levels.size() - fromTheEnd))
                        .isPresent();
    }

    /** Of a private incident the outside is shown a link and nothing else. */
    private void effect(TimelineEntry entry, EffectKind kind, String target, @Nullable String body) {
        add(entry, kind, target, incident.isPrivate() ? null : body);
    }

    private void add(TimelineEntry entry, EffectKind kind, String target, @Nullable String body) {
        if (incident.kind() == IncidentKind.DRILL && !kind.inDrills()) {
            return;
        }
        String key =
                incident.id() + "/" + entry.sequence() + "/" + kind.code() + (target.isEmpty() ? "" : "/" + target);
        effects.add(new Effect(key, kind, target, body));
    }
}
