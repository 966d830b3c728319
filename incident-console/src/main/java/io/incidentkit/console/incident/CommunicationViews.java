package io.incidentkit.console.incident;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.FieldChoice;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.MessageTemplate;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligations;
import io.incidentkit.console.form.About;
import io.incidentkit.console.form.CommandForm;
import io.incidentkit.console.form.CommandForms;
import io.incidentkit.console.form.Place;
import io.incidentkit.console.form.Submission;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.playbook.Permission;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows who has to be told about an incident, by when, and who was told. */
@Component
public final class CommunicationViews {
    /** The commands whose forms stand with what is owed, and not among the others. */
    public static final Set<CommandType> GIVEN_THERE =
            Set.of(CommandType.SEND_UPDATE, CommandType.CONFIRM_SENT, CommandType.WAIVE_OBLIGATION);

    private static final About HERE = About.on(Place.COMMUNICATION);

    private final Incidents incidents;
    private final CommandForms forms;
    private final Times times;

    public CommunicationViews(Incidents incidents, CommandForms forms, Times times) {
        this.incidents = incidents;
        this.forms = forms;
        this.times = times;
    }

    /** Returns the most urgent message that is owed, from what the incident itself knows. */
    public Optional<Due> first(Incident incident) {
        return incident.communication().obligations(times.now()).pending().stream()
                .findFirst()
                .map(owed -> Due.of(owed, times));
    }

    /**
     * Makes the view.
     *
     * @param incident the incident
     * @param timeline its whole timeline
     * @param reader who reads
     * @param permissions what the reader may do; empty for one who is not logged in
     * @param submission a form that was sent and not taken, or null
     * @param at the moment at which it is looked at
     */
    public CommunicationView view(
            Incident incident,
            List<TimelineEntry> timeline,
            Actor reader,
            List<Permission> permissions,
            @Nullable Submission submission,
            Times at) {
        Obligations owed = IncidentRules.obligations(incident, timeline, at.now());
        Set<String> kept = audiences(timeline, owed);
        Map<CommandType, Permission> may =
                permissions.stream().collect(Collectors.toMap(Permission::command, Function.identity()));
        Permission send = may.get(CommandType.SEND_UPDATE);
        Permission confirm = may.get(CommandType.CONFIRM_SENT);
        Permission waive = may.get(CommandType.WAIVE_OBLIGATION);
        List<Due> pending =
                owed.pending().stream().map(each -> Due.of(each, at)).toList();
        List<AudienceView> rows = kept.stream()
                .map(audience -> new AudienceView(
                        audience,
                        pending.stream()
                                .filter(due -> due.audience().equals(audience))
                                .toList(),
                        Unsent.to(
                                audience,
                                incident,
                                timeline,
                                at,
                                entry -> confirm(entry, incident, confirm, submission)),
                        Told.to(audience, timeline, owed, at),
                        notSent(audience, owed),
                        may.isEmpty() ? null : preview(audience, incident, reader),
                        incidents.sendsMessages(),
                        sendTo(audience, incident, pending, send, submission)))
                .toList();
        return new CommunicationView(
                pending.isEmpty() ? null : pending.get(0),
                Math.max(0, pending.size() - 1),
                rows,
                send == null ? null : others(incident, kept, send, submission),
                !incidents.sendsMessages(),
                waive == null ? null : waive(incident, pending, waive, submission));
    }

    /** The most urgent first; then whom the level names, and who was told all the same. */
    private static Set<String> audiences(List<TimelineEntry> timeline, Obligations owed) {
        Set<String> names = new LinkedHashSet<>();
        owed.pending().forEach(each -> names.add(each.audience().name()));
        owed.audiences().forEach(audience -> names.add(audience.name()));
        timeline.stream()
                .filter(entry -> entry.event() instanceof MessageSent)
                .forEach(entry ->
                        names.add(((MessageSent) entry.event()).audience().name()));
        return names;
    }

    /** The messages that are missed alike stand there once, with their number: a long silence has many. */
    private List<String> notSent(String audience, Obligations owed) {
        Map<String, Long> times = owed.all().stream()
                .filter(each -> each.audience().name().equals(audience))
                .filter(each -> !owed.pending().contains(each))
                .flatMap(each -> notSent(each).stream())
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        return times.entrySet().stream()
                .map(each -> each.getValue() == 1 ? each.getKey() : each.getKey() + ", " + times(each.getValue()))
                .toList();
    }

    /** Only the last ones are listed. */
    private String times(long listed) {
        return times.texts().of(listed < Obligations.LISTED - 1 ? "notSent.times" : "notSent.timesAtLeast", listed);
    }

    private Optional<String> notSent(Obligation owed) {
        Obligation.Waiver waiver = owed.waiver();
        if (waiver != null) {
            return Optional.of(
                    times.texts().of("notSent.waived", Due.what(owed, times.texts()), waiver.by(), waiver.reason()));
        }
        return owed.state() == Obligation.State.MISSED
                ? Optional.of(times.texts().of("notSent.missed", Due.what(owed, times.texts())))
                : Optional.empty();
    }

    /**
     * Returns a message as its audience would read it now.
     *
     * @param audience whom it would go to
     * @param incident the incident
     * @param reader who would send it
     * @return the text, or null where none can be sent
     */
    public @Nullable String preview(String audience, Incident incident, Actor reader) {
        return preview(audience, null, incident, reader);
    }

    /** Returns a message with a line of somebody's, as its audience would read it now; null where none can be sent. */
    public @Nullable String preview(String audience, @Nullable String line, Incident incident, Actor reader) {
        try {
            SendUpdate update = new SendUpdate(new Audience(audience), line, !incident.isOpen(), null, false, null);
            return incidents.visibleTo(reader).preview(incident.id(), update);
        } catch (RefusedException | InvalidInputException e) {
            return null;
        }
    }

    private @Nullable CommandForm confirm(
            int entry, Incident incident, @Nullable Permission confirm, @Nullable Submission submission) {
        return confirm == null ? null : forms.form(incident, confirm, submission, HERE.of("entry", entry));
    }

    private @Nullable CommandForm sendTo(
            String audience,
            Incident incident,
            List<Due> pending,
            @Nullable Permission send,
            @Nullable Submission submission) {
        if (send == null) {
            return null;
        }
        CommandForm form = forms.form(incident, send, submission, HERE.of("audience", audience));
        boolean owed = pending.stream().anyMatch(due -> due.audience().equals(audience));
        return incident.isOpen() || owed || form.sent() != null
                ? form.named(
                        "send-" + audience.replaceAll("[^A-Za-z0-9]+", "-"),
                        times.texts()
                                .of(
                                        incidents.sendsMessages() ? "communication.sendTo" : "communication.writeTo",
                                        audience))
                : null;
    }

    /** Tells somebody whom nothing is owed: any other audience that the policy has a template for. */
    private @Nullable CommandForm others(
            Incident incident, Set<String> kept, Permission send, @Nullable Submission submission) {
        Submission own = submission != null && !kept.contains(submission.value("audience")) ? submission : null;
        List<FieldChoice> choices = incidents.policy().templates().all().stream()
                .map(MessageTemplate::audience)
                .map(Audience::name)
                .distinct()
                .filter(name -> !kept.contains(name))
                .map(name -> new FieldChoice(name, name))
                .toList();
        CommandForm form = forms.form(incident, send, own, HERE);
        if ((choices.isEmpty() || !incident.isOpen()) && form.sent() == null) {
            return null;
        }
        return form.offering("audience", choices)
                .named("send-others", times.texts().of("communication.sendToOthers"));
    }

    private @Nullable CommandForm waive(
            Incident incident, List<Due> pending, Permission waive, @Nullable Submission submission) {
        CommandForm form = forms.form(incident, waive, submission, HERE);
        if (pending.isEmpty() && form.sent() == null) {
            return null;
        }
        return form.offering(
                "obligation",
                pending.stream()
                        .map(due -> new FieldChoice(due.id(), due.audience() + ": " + due.what() + ", " + due.text()))
                        .toList());
    }
}
