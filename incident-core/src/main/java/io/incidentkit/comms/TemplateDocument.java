package io.incidentkit.comms;

import io.incidentkit.rule.Violation;
import io.incidentkit.validation.InvalidInputException;
import io.incidentkit.validation.ObjectReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Templates as data: each with its text, or all of an audience at once as those of another one. */
final class TemplateDocument {
    private static final String MOMENTS =
            Arrays.stream(MessageMoment.values()).map(MessageMoment::code).collect(Collectors.joining(", "));

    private TemplateDocument() {}

    static @Nullable MessageTemplates read(ObjectReader document, String field) {
        List<ObjectReader> objects = document.objects(field);
        if (objects == null) {
            return null;
        }
        MessageTemplates templates = MessageTemplates.of(List.of());
        Set<String> named = new HashSet<>();
        for (ObjectReader object : objects) {
            for (MessageTemplate template : templates(object, templates)) {
                if (!named.add(template.name())) {
                    object.note(object.at("audience"), "has two for " + template.name() + "; keep one");
                }
                templates = templates.with(template);
            }
        }
        return templates;
    }

    private static List<MessageTemplate> templates(ObjectReader object, MessageTemplates earlier) {
        Audience audience = object.value("audience", name -> Optional.of(new Audience(name)), "");
        if (audience == null) {
            object.missing("audience");
        }
        Audience like = object.value("like", name -> Optional.of(new Audience(name)), "");
        MessageMoment moment = object.value("moment", TemplateDocument::moment, "is one of " + MOMENTS);
        String text = object.text("text");
        if (like != null && (moment != null || text != null)) {
            object.note(object.at("like"), "stands alone; leave out moment and text");
        } else if (like != null) {
            return audience == null ? List.of() : like(object, audience, like, earlier);
        }
        if (moment == null) {
            object.missing("moment");
        }
        if (text == null) {
            object.missing("text");
        }
        if (audience == null || moment == null || text == null) {
            return List.of();
        }
        return template(object, audience, moment, text);
    }

    private static List<MessageTemplate> template(
            ObjectReader object, Audience audience, MessageMoment moment, String text) {
        try {
            MessageTemplate template = MessageTemplate.of(audience, moment, text);
            template.violations().stream()
                    .map(Violation::toString)
                    .forEach(wrong -> object.noteAlso(object.at("text"), wrong));
            return List.of(template);
        } catch (InvalidInputException e) {
            e.faults().forEach(fault -> object.note(object.at(fault.field()), fault.message()));
            return List.of();
        }
    }

    private static List<MessageTemplate> like(
            ObjectReader object, Audience audience, Audience like, MessageTemplates earlier) {
        List<MessageTemplate> found = new ArrayList<>(of(like, earlier));
        if (found.isEmpty()) {
            found.addAll(of(like, MessageTemplates.standard()));
        }
        if (found.isEmpty()) {
            object.note(object.at("like"), "has no templates, neither above nor in the playbook");
        }
        return found.stream()
                .map(template -> MessageTemplate.of(audience, template.moment(), template.text()))
                .toList();
    }

    private static List<MessageTemplate> of(Audience audience, MessageTemplates templates) {
        return templates.all().stream()
                .filter(template -> template.audience().equals(audience))
                .toList();
    }

    static List<Map<String, Object>> write(MessageTemplates templates) {
        return templates.all().stream().map(TemplateDocument::write).toList();
    }

    private static Map<String, Object> write(MessageTemplate template) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("audience", template.audience().name());
        object.put("moment", template.moment().code());
        object.put("text", template.text());
        return object;
    }

    private static Optional<MessageMoment> moment(String code) {
        return Arrays.stream(MessageMoment.values())
                .filter(each -> each.code().equals(code))
                .findFirst();
    }
}
