package io.incidentkit.spring.boot.mcp;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandReader;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.FieldChoices;
import io.incidentkit.command.RecordCommand.RecordRefused;
import io.incidentkit.command.VersionedCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.spring.boot.web.http.CommandShape;
import io.incidentkit.validation.ObjectReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tool for each command that an agent may give, made of the command's description. Thread-safe. */
final class CommandTools {
    /** Somebody has to take command themselves. */
    private static final Set<CommandType> OF_PEOPLE =
            EnumSet.of(CommandType.TAKE_COMMAND, CommandType.ACCEPT_HANDOVER, CommandType.REVIEW_POSTMORTEM);

    private final Incidents incidents;
    private final Agents agents;
    private final CommandShape shapes;

    private CommandTools(Incidents incidents, Agents agents) {
        this.incidents = incidents;
        this.agents = agents;
        IncidentPolicy policy = incidents.policy();
        this.shapes = new CommandShape(new FieldChoices(policy.severities(), policy.templates(), policy.dutyBook()));
    }

    /** Returns the tools: declare, and each command but those that are for good or that put somebody in command. */
    static List<Tool> of(Incidents incidents, Agents agents) {
        CommandTools all = new CommandTools(incidents, agents);
        List<Tool> tools = new ArrayList<>();
        tools.add(all.declaration());
        Arrays.stream(CommandType.values())
                .filter(CommandType::isForPeople)
                .filter(type -> Right.of(type) != Right.ADMINISTER && !OF_PEOPLE.contains(type))
                .map(all::command)
                .forEach(tools::add);
        return tools;
    }

    private Tool declaration() {
        CommandDescription<?> declare = CommandDescription.ofDeclaration();
        return new Tool(
                "declare-incident",
                "Declare an incident",
                declare.purpose(),
                shapes.ofDeclaration().schema(),
                false,
                this::declare);
    }

    private Tool command(CommandType type) {
        CommandDescription<?> description = CommandDescription.of(type);
        return new Tool(
                type.code(),
                type.label(),
                description.purpose(),
                ofIncident(shapes.of(description).schema()),
                false,
                arguments -> give(type, arguments));
    }

    private Object declare(ObjectReader arguments) {
        Actor agent = agents.agent();
        return ReadTools.brief(incidents.declare(agent, reader(agent).declaration(arguments)));
    }

    private Object give(CommandType type, ObjectReader arguments) {
        Actor agent = agents.agent();
        Incident incident = ReadTools.incident(incidents.visibleTo(agent), arguments);
        VersionedCommand read = reader(agent).command(type, arguments);
        Integer version = read.version();
        try {
            return ReadTools.brief(
                    version == null
                            ? incidents.execute(agent, incident.id(), read.command())
                            : incidents
                                    .executeSince(agent, incident.id(), read.command(), version)
                                    .incident());
        } catch (RefusedException e) {
            agents.keep(agent, incident, new RecordRefused(type.code(), Tool.rules(e)));
            throw e;
        } catch (NotPermittedException e) {
            agents.keep(agent, incident, new RecordRefused(type.code(), List.of("not-permitted")));
            throw e;
        }
    }

    private CommandReader reader(Actor agent) {
        return new CommandReader(
                incidents.policy().severities(),
                reference -> incidents.visibleTo(agent).find(reference).map(Incident::id));
    }

    /** With the incident that it is for. */
    private static Map<String, Object> ofIncident(Map<String, Object> schema) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(ReadTools.INCIDENT, ReadTools.INCIDENT_SCHEMA);
        if (schema.get("properties") instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> properties.put(String.valueOf(name), field));
        }
        List<Object> required = new ArrayList<>(List.of(ReadTools.INCIDENT));
        if (schema.get("required") instanceof List<?> names) {
            required.addAll(names);
        }
        Map<String, Object> whole = new LinkedHashMap<>(schema);
        whole.put("properties", properties);
        whole.put("required", required);
        return whole;
    }
}
