package io.incidentkit.connector.slack;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandField;
import io.incidentkit.command.FieldChoice;
import io.incidentkit.command.FieldChoices;
import io.incidentkit.command.FieldKind;
import io.incidentkit.connector.call.CutText;
import io.incidentkit.incident.Incident;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The modal of a command, made from the command's description as forms are, and what comes back from it. A field of it has the same
 * name as that of the command.
 *
 * <p>Immutable and thread-safe.
 */
final class SlackModal {
    static final String VALUE = "value";
    private static final int MOST_TITLE = 24;
    private static final int MOST_LABEL = 2_000;
    private static final int MOST_HINT = 2_000;
    private static final int MOST_INPUT = 3_000;
    private static final int MOST_OPTIONS = 100;
    private static final int MOST_OPTION = 75;
    private static final int MOST_OPTION_VALUE = 150;

    private final FieldChoices choices;

    SlackModal(FieldChoices choices) {
        this.choices = choices;
    }

    /**
     * Makes the modal of a command.
     *
     * @param incident the incident that it is for; null for a declaration
     * @param typed values to begin with, by the names of fields
     * @param metadata what comes back with it
     */
    JsonNode of(
            CommandDescription<?> command,
            @Nullable Incident incident,
            Map<String, String> typed,
            String metadata,
            Instant now) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("type", "modal").put("callback_id", command.code()).put("private_metadata", metadata);
        view.set("title", plain(command.label(), MOST_TITLE));
        view.set("submit", plain("Do it", MOST_TITLE));
        view.set("close", plain("Leave it", MOST_TITLE));
        ArrayNode blocks = view.putArray("blocks");
        String about = incident == null ? "" : "*" + SlackBlocks.escaped(incident.reference()) + "* ";
        blocks.add(section(about + SlackBlocks.escaped(command.purpose())));
        for (CommandField<?> field : command.fields()) {
            if (isAsked(field, incident)) {
                String begin = typed.getOrDefault(
                        field.name(),
                        incident == null ? "" : field.known(incident).orElse(""));
                blocks.add(input(field, incident, begin, now));
            }
        }
        return view;
    }

    /** At three in the morning few fields are filled: what few people fill is left out, unless it has to be. */
    private static boolean isAsked(CommandField<?> field, @Nullable Incident incident) {
        boolean isNeeded = field.isRequired() || (incident != null && field.isRequiredFor(incident));
        boolean fits = incident == null || field.fits(incident);
        return isNeeded || (fits && !field.isSeldom() && !field.isForPrograms());
    }

    private ObjectNode input(CommandField<?> field, @Nullable Incident incident, String begin, Instant now) {
        boolean isNeeded = field.isRequired() || (incident != null && field.isRequiredFor(incident));
        ObjectNode block = JsonNodeFactory.instance.objectNode();
        block.put("type", "input")
                .put("block_id", field.name())
                .put("optional", !isNeeded || field.kind() == FieldKind.YES_NO);
        block.set("label", plain(field.label(), MOST_LABEL));
        List<FieldChoice> offered = incident == null ? choices.of(field) : choices.of(field, incident, now);
        String hint = field.help()
                .orElse(field.blank().map(means -> "Blank: " + means).orElse(""));
        if (!hint.isEmpty()) {
            block.set("hint", plain(hint, MOST_HINT));
        }
        block.set("element", element(field, offered, begin).put("action_id", VALUE));
        return block;
    }

    private static ObjectNode element(CommandField<?> field, List<FieldChoice> offered, String begin) {
        return switch (field.kind()) {
            case PERSON -> element("users_select");
            case DAY -> element("datepicker");
            case MOMENT -> element("datetimepicker");
            case YES_NO -> {
                ObjectNode box = element("checkboxes");
                box.putArray("options").add(option(new FieldChoice("true", field.label())));
                yield box;
            }
            case TEXT, MARKDOWN -> text(begin).put("multiline", true);
            case WEB_ADDRESS -> element("url_text_input");
            case SUGGESTION, WORK, SERVICES, LABELS, CLASSIFICATION -> text(begin);
            default -> canBeOffered(offered) ? select(offered, begin) : text(begin);
        };
    }

    private static boolean canBeOffered(List<FieldChoice> offered) {
        return !offered.isEmpty()
                && offered.size() <= MOST_OPTIONS
                && offered.stream().allMatch(choice -> choice.code().length() <= MOST_OPTION_VALUE);
    }

    private static ObjectNode select(List<FieldChoice> offered, String begin) {
        ObjectNode select = element("static_select");
        ArrayNode options = select.putArray("options");
        for (FieldChoice choice : offered) {
            options.add(option(choice));
            if (choice.code().equals(begin)) {
                select.set("initial_option", option(choice));
            }
        }
        return select;
    }

    private static ObjectNode option(FieldChoice choice) {
        ObjectNode option = JsonNodeFactory.instance.objectNode();
        option.set("text", plain(choice.label(), MOST_OPTION));
        return option.put("value", choice.code());
    }

    private static ObjectNode text(String begin) {
        ObjectNode input = element("plain_text_input").put("max_length", MOST_INPUT);
        if (!begin.isEmpty() && begin.codePointCount(0, begin.length()) <= MOST_INPUT) {
            input.put("initial_value", begin);
        }
        return input;
    }

    private static ObjectNode element(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static ObjectNode section(String mrkdwn) {
        ObjectNode section = element("section");
        section.putObject("text").put("type", "mrkdwn").put("text", CutText.to(mrkdwn, MOST_INPUT));
        return section;
    }

    private static ObjectNode plain(String text, int most) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "plain_text")
                .put("text", CutText.lineTo(text.isBlank() ? "-" : text, most));
    }

    /** A modal that says why something was not done. */
    static JsonNode saying(String title, String words) {
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("type", "modal");
        view.set("title", plain(title, MOST_TITLE));
        view.set("close", plain("Close", MOST_TITLE));
        view.putArray("blocks").add(section(words));
        return view;
    }

    /** Names of people of Slack's here. */
    @FunctionalInterface
    interface People {
        String name(String slackId);
    }

    /** Reads what was filled in, as a form sends it: a text for each field. */
    static Map<String, String> filled(JsonNode state, People people) {
        Map<String, String> filled = new LinkedHashMap<>();
        state.at("/values").properties().forEach(block -> {
            String value = value(block.getValue().at("/" + VALUE), people);
            if (!value.isBlank()) {
                filled.put(block.getKey(), value);
            }
        });
        return filled;
    }

    private static String value(JsonNode element, People people) {
        return switch (element.at("/type").asString("")) {
            case "users_select" -> {
                String id = element.at("/selected_user").asString("");
                yield id.isEmpty() ? "" : people.name(id);
            }
            case "static_select" -> element.at("/selected_option/value").asString("");
            case "checkboxes" -> element.at("/selected_options/0/value").asString("");
            case "datepicker" -> element.at("/selected_date").asString("");
            case "datetimepicker" -> {
                long at = element.at("/selected_date_time").asLong(0);
                yield at == 0 ? "" : Instant.ofEpochSecond(at).toString();
            }
            default -> element.at("/value").asString("");
        };
    }
}
