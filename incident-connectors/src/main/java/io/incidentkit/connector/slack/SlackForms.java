package io.incidentkit.connector.slack;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandReader;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.FieldChoices;
import io.incidentkit.command.VersionedCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Directory;
import io.incidentkit.connector.call.CutText;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.Step;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Permission;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Violation;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import io.incidentkit.validation.ObjectReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Commands given by modals, which are made from their descriptions. Immutable and thread-safe. */
final class SlackForms {
    private static final Logger LOG = LoggerFactory.getLogger(SlackForms.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_WORDS = 3_000;
    private static final int MOST_FAULT = 150;

    private final Incidents incidents;
    private final SlackApi api;
    private final SlackNames names;
    private final SlackModal modals;

    SlackForms(Incidents incidents, SlackApi api, SlackNames names) {
        this.incidents = incidents;
        this.api = api;
        this.names = names;
        IncidentPolicy policy = incidents.policy();
        // People are chosen among those of Slack.
        this.modals = new SlackModal(new FieldChoices(
                policy.severities(), policy.templates(), policy.dutyBook(), policy.roles(), Directory.NONE));
    }

    /** Opens the modal of a declaration. */
    SlackReply openDeclaration(String title, String trigger) {
        JsonNode view =
                modals.of(CommandDescription.ofDeclaration(), null, Map.of("title", title), "{}", incidents.now());
        return SlackReply.then(() -> open(trigger, view));
    }

    /** Opens the modal of a command, if the rules let it be given. */
    SlackReply openCommand(Actor actor, CommandType type, Incident incident, String trigger) {
        Optional<String> refusal = refusal(actor, type, incident);
        if (refusal.isPresent()) {
            return SlackReply.ephemeral(refusal.get());
        }
        ObjectNode metadata = JsonNodeFactory.instance
                .objectNode()
                .put("incident", incident.id().toString())
                .put("version", incident.version());
        JsonNode view =
                modals.of(CommandDescription.of(type), incident, Map.of(), metadata.toString(), incidents.now());
        return SlackReply.then(() -> open(trigger, view));
    }

    private Optional<String> refusal(Actor actor, CommandType type, Incident incident) {
        Optional<Permission> permission = incidents.mayI(actor, incident).stream()
                .filter(each -> each.command() == type)
                .findFirst();
        if (permission.isEmpty()) {
            return Optional.of("That is not for you on " + incident.reference() + "; somebody who may can.");
        }
        // What stands in the way may be what the modal asks for.
        boolean isHopeless = !permission.get().allowed()
                && CommandDescription.of(type).fields().stream().noneMatch(field -> field.isRequiredFor(incident));
        return isHopeless ? Optional.of(words(permission.get().violations())) : Optional.empty();
    }

    private static String words(List<Violation> violations) {
        return violations.stream()
                .map(each -> each.message() + " " + each.remedy() + " (`" + each.rule() + "`)")
                .map(SlackBlocks::escaped)
                .collect(Collectors.joining("\n"));
    }

    private void open(String trigger, JsonNode view) {
        try {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("trigger_id", trigger);
            fields.put("view", view.toString());
            JsonNode answer = api.ask("views.open", fields);
            if (!SlackApi.isOk(answer)) {
                LOG.warn("Slack opened no modal: {}", SlackApi.error(answer));
            }
        } catch (NotDeliveredException e) {
            LOG.warn("Slack opened no modal: {}", e.delivery());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers a button. */
    SlackReply pressed(Actor actor, JsonNode payload) {
        String action = payload.at("/actions/0/action_id").asString("");
        Optional<CommandType> type = people(action);
        Optional<Incident> incident = IncidentId.find(
                        payload.at("/actions/0/value").asString(""))
                .flatMap(id -> incidents.visibleTo(actor).find(id));
        if (type.isEmpty() || incident.isEmpty()) {
            return SlackReply.OK;
        }
        String trigger = payload.at("/trigger_id").asString("");
        Optional<String> refusal = refusal(actor, type.get(), incident.get());
        if (refusal.isPresent()) {
            // A button is answered by a modal: the body of the answer is not shown.
            return SlackReply.then(() -> open(trigger, SlackModal.saying("Not now", refusal.get())));
        }
        return openCommand(actor, type.get(), incident.get(), trigger);
    }

    /** Gives the command of a modal that was filled in. */
    SlackReply submitted(Actor actor, JsonNode view) {
        JsonNode metadata = JSON.readTree(view.at("/private_metadata").asString("{}"));
        String code = view.at("/callback_id").asString("");
        String given = "slack:" + view.at("/id").asString("");
        Map<String, String> filled = SlackModal.filled(view.at("/state"), names::known);
        Set<String> asked =
                view.at("/state/values").propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
        VisibleIncidents seen = incidents.visibleTo(actor);
        CommandReader reader = new CommandReader(
                incidents.policy().severities(),
                reference -> seen.find(reference).map(Incident::id));
        try {
            if (code.equals(CommandDescription.ofDeclaration().code())) {
                incidents.declare(
                        actor,
                        reader.declaration(ObjectReader.ofForm(filled)).under(IncidentId.ofSource("slack", given)));
                return SlackReply.OK;
            }
            CommandType type = people(code).orElseThrow(() -> new IllegalArgumentException("No command " + code));
            IncidentId id = IncidentId.find(metadata.at("/incident").asString(""))
                    .orElseThrow(() -> new IllegalArgumentException("No incident"));
            VersionedCommand read = reader.command(type, ObjectReader.ofForm(filled));
            incidents.executeOnce(
                    actor, id, read.command(), metadata.at("/version").asInt(), given);
            return SlackReply.OK;
        } catch (InvalidInputException e) {
            return wrong(e, asked);
        } catch (RefusedException e) {
            return saying(words(e.violations()));
        } catch (NotPermittedException | UnknownIncidentException e) {
            return saying(SlackBlocks.escaped(String.valueOf(e.getMessage())));
        } catch (ConcurrentUpdateException e) {
            return saying("Somebody else changed the same meanwhile. Look at the incident, and try again.");
        }
    }

    private static SlackReply saying(String words) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("response_action", "update");
        answer.set("view", SlackModal.saying("Not recorded", CutText.to(words, MOST_WORDS)));
        return SlackReply.of(answer.toString());
    }

    /** Beside each field what is wrong with it; what is wrong elsewhere in words of its own. */
    private static SlackReply wrong(InvalidInputException e, Set<String> asked) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("response_action", "errors");
        ObjectNode errors = answer.putObject("errors");
        List<String> others = new ArrayList<>();
        for (FieldError fault : e.faults()) {
            if (asked.contains(fault.field())) {
                errors.put(fault.field(), CutText.lineTo(fault.message(), MOST_FAULT));
            } else {
                others.add(fault.field() + " " + fault.message());
            }
        }
        return errors.isEmpty()
                ? saying(SlackBlocks.escaped(String.join("\n", others)))
                : SlackReply.of(answer.toString());
    }

    /** Finds a command that people give. */
    static Optional<CommandType> people(String code) {
        return CommandType.find(code).filter(CommandType::isForPeople);
    }

    /** Returns the commands that the pinned message offers at a step. */
    static List<CommandType> offered(@Nullable Step step, boolean isOver) {
        if (isOver || step == null) {
            return List.of();
        }
        CommandType next = switch (step) {
            case DETECTED -> CommandType.TRIAGE;
            case TRIAGED -> CommandType.DIAGNOSE;
            case DIAGNOSED -> CommandType.MITIGATE;
            case MITIGATED, RESOLVED -> CommandType.RESOLVE;
        };
        return List.of(next, CommandType.SEND_UPDATE, CommandType.ASSIGN, CommandType.OFFER_HANDOVER);
    }
}
