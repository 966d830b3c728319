package io.incidentkit.connector.slack;

import io.incidentkit.command.CommandType;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.call.CutText;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.VisibleIncidents;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The command {@code /incident}: in a room of an incident it is about that one. Immutable and thread-safe. */
final class SlackCommands {
    private static final int MOST_LISTED = 20;
    private static final int MOST_TITLE = 200;

    /** The words that people use, beside the codes of the commands. */
    private static final Map<String, String> WORDS = Map.of(
            "update", CommandType.SEND_UPDATE.code(),
            "handover", CommandType.OFFER_HANDOVER.code(),
            "note", CommandType.ADD_NOTE.code());

    private final Incidents incidents;
    private final ChannelReferences references;
    private final String channel;
    private final SlackForms forms;

    SlackCommands(Incidents incidents, ChannelReferences references, String channel, SlackForms forms) {
        this.incidents = incidents;
        this.references = references;
        this.channel = channel;
        this.forms = forms;
    }

    /** Answers the command {@code /incident}. */
    SlackReply command(Actor actor, Map<String, String> fields) {
        String[] words = fields.getOrDefault("text", "").strip().split("\\s+", 2);
        String verb = words[0].toLowerCase(Locale.ROOT);
        String rest = words.length == 1 ? "" : words[1];
        Place place = new Place(fields.getOrDefault("channel_id", ""), fields.getOrDefault("trigger_id", ""));
        return switch (verb) {
            case "", "help" -> SlackReply.ephemeral(help());
            case "declare" -> forms.openDeclaration(rest, place.trigger());
            case "status" -> SlackReply.ephemeral(status(actor, rest, place));
            case "ic", "who-is-ic" -> SlackReply.ephemeral(withIncident(actor, rest, place, SlackCommands::commander));
            default -> commandOf(actor, WORDS.getOrDefault(verb, verb), rest, place);
        };
    }

    private record Place(String room, String trigger) {}

    private static String help() {
        return "`/incident declare [what is wrong]`\n`/incident status [INC-7]`\n`/incident who-is-ic [INC-7]`\n"
                + "`/incident triage|update|handover|mitigate|resolve [INC-7]`, or any other command by its name; in the"
                + " room of an incident its name is not needed.";
    }

    private SlackReply commandOf(Actor actor, String code, String rest, Place place) {
        Optional<CommandType> type = SlackForms.people(code);
        if (type.isEmpty()) {
            return SlackReply.ephemeral("'" + SlackBlocks.escaped(code) + "' is no command.\n" + help());
        }
        Optional<Incident> incident = incident(actor, rest, place);
        if (incident.isEmpty()) {
            return SlackReply.ephemeral(unknown(rest));
        }
        return forms.openCommand(actor, type.get(), incident.get(), place.trigger());
    }

    private static String unknown(String named) {
        return named.isBlank()
                ? "This is no room of an incident: name it, such as `INC-7`."
                : "There is no incident '" + SlackBlocks.escaped(named) + "' that you may see.";
    }

    /** The one that is named, else that of the room. */
    private Optional<Incident> incident(Actor actor, String named, Place place) {
        VisibleIncidents seen = incidents.visibleTo(actor);
        if (!named.isBlank()) {
            return seen.find(named.strip());
        }
        return references
                .incidentOf(channel, place.room())
                .flatMap(IncidentId::find)
                .flatMap(seen::find);
    }

    private String withIncident(Actor actor, String named, Place place, Function<Incident, String> words) {
        return incident(actor, named, place).map(words).orElseGet(() -> unknown(named));
    }

    private String status(Actor actor, String named, Place place) {
        if (!named.isBlank() || references.incidentOf(channel, place.room()).isPresent()) {
            return withIncident(actor, named, place, SlackCommands::line);
        }
        List<String> open = incidents
                .visibleTo(actor)
                .open()
                .limit(MOST_LISTED)
                .map(SlackCommands::line)
                .toList();
        return open.isEmpty() ? "No incident is open." : String.join("\n", open);
    }

    private static String line(Incident incident) {
        return "*" + incident.reference() + "* "
                + incident.severity().map(level -> level + " ").orElse("")
                + (incident.isOpen() ? incident.step().code() : "over") + ": "
                + SlackBlocks.escaped(CutText.lineTo(incident.title(), MOST_TITLE)) + " (" + commander(incident) + ")";
    }

    private static String commander(Incident incident) {
        return incident.commander()
                .map(person -> "commander: " + SlackBlocks.escaped(person.name()))
                .orElse(incident.isOpen() ? "nobody commands it yet" : "nobody commands it");
    }
}
