package io.incidentkit.comms;

import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Violation;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.ObjectReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The templates of a team, at most one for each audience and moment. They are compiled when they are made, and kept compiled
 * as long as this set.
 *
 * <p>Immutable and thread-safe.
 */
public final class MessageTemplates {
    /** The longest message, in characters: what status pages take. */
    public static final int MAX_MESSAGE = 25_000;

    /** The beginning of each message of a drill, so that nobody who reads it takes it for real. */
    public static final String DRILL = "[Drill] ";

    private static final MessageTemplates STANDARD = of(StandardTemplates.all());

    private final Map<String, MessageTemplate> byName;

    private MessageTemplates(Map<String, MessageTemplate> byName) {
        this.byName = byName;
    }

    /** Returns templates for the playbook's own audiences, in plain words. */
    public static MessageTemplates standard() {
        return STANDARD;
    }

    /**
     * Makes a set of templates.
     *
     * @param templates the templates
     * @return the set, which is ready or says why not
     * @throws io.incidentkit.validation.InvalidInputException with every audience and moment that has two of them
     */
    public static MessageTemplates of(Collection<MessageTemplate> templates) {
        Map<String, MessageTemplate> byName = new LinkedHashMap<>();
        InputValidator faults = new InputValidator();
        for (MessageTemplate template : templates) {
            if (byName.put(template.name(), template) != null) {
                faults.add("templates", "has two for " + template.name() + "; keep one");
            }
        }
        faults.throwIfAny();
        return new MessageTemplates(byName);
    }

    /**
     * Reads a set of templates, as {@link #write} writes it, from a field of a larger document. An entry with {@code like} in
     * place of {@code moment} and {@code text} takes over the templates of another audience, from above or from the playbook.
     *
     * @param document the document, which learns of every fault
     * @param field the name of the list of templates
     * @return the set, or null if the field is absent or wrong
     */
    public static @Nullable MessageTemplates read(ObjectReader document, String field) {
        return TemplateDocument.read(document, field);
    }

    /** Returns the templates as data that {@link #read} reads back: texts, lists and maps. */
    public List<Map<String, Object>> write() {
        return TemplateDocument.write(this);
    }

    /**
     * Finds the audience that somebody means, however they spell it: case, and what parts its words, do not matter.
     *
     * @param meant the audience as somebody wrote it
     * @return the one that has templates; empty if none of that name has
     */
    public Optional<Audience> audience(Audience meant) {
        String key = CaselessKey.ofWords(meant.name());
        return all().stream()
                .map(MessageTemplate::audience)
                .filter(audience -> audience.equals(meant)
                        || CaselessKey.ofWords(audience.name()).equals(key))
                .min(Comparator.comparing(audience -> !audience.equals(meant)));
    }

    /**
     * Returns this set with another template, in place of the one for the same audience and moment.
     *
     * @param template the template
     * @return the set with it
     */
    public MessageTemplates with(MessageTemplate template) {
        Map<String, MessageTemplate> changed = new LinkedHashMap<>(byName);
        changed.put(template.name(), template);
        return new MessageTemplates(changed);
    }

    /**
     * Returns this set with templates for another audience, which reads what one that has templates reads.
     *
     * @param audience the audience to add, such as {@code executives}
     * @param like whose templates it takes over
     * @return the set with them
     */
    public MessageTemplates alsoFor(Audience audience, Audience like) {
        MessageTemplates all = this;
        for (MessageTemplate template : byName.values()) {
            if (template.audience().equals(like)) {
                all = all.with(MessageTemplate.of(audience, template.moment(), template.text()));
            }
        }
        return all;
    }

    /** Returns the templates. */
    public List<MessageTemplate> all() {
        return List.copyOf(byName.values());
    }

    /**
     * {@code templates-are-ready}: says everything that would fail at three in the morning.
     *
     * @param duties all lines of all levels of the policy
     * @return each obligation that can arise and has no template, and each fault of each template; empty if all is ready
     */
    public List<Violation> check(Collection<CommunicationDuty> duties) {
        List<Violation> violations = new ArrayList<>();
        Set<String> needed = new LinkedHashSet<>();
        for (CommunicationDuty duty : duties) {
            moments(duty).forEach(moment -> needed.add(MessageTemplate.name(duty.audience(), moment)));
        }
        for (String name : needed) {
            if (!byName.containsKey(name)) {
                violations.add(missing(name));
            }
        }
        byName.values().forEach(template -> violations.addAll(template.violations()));
        return violations;
    }

    /**
     * Insists on {@link #check}.
     *
     * @param duties all lines of all levels of the policy
     * @return this set
     * @throws RefusedException with everything that would fail
     */
    public MessageTemplates requireReady(Collection<CommunicationDuty> duties) {
        List<Violation> violations = check(duties);
        if (!violations.isEmpty()) {
            throw new RefusedException("The set of message templates is", violations);
        }
        return this;
    }

    /**
     * {@code templates-are-ready}, for one message.
     *
     * @param audience who reads it
     * @param moment which message it is
     * @return what stands in the way of {@link #render}, or empty
     */
    public Optional<Violation> check(Audience audience, MessageMoment moment) {
        String name = MessageTemplate.name(audience, moment);
        MessageTemplate template = byName.get(name);
        return template == null
                ? Optional.of(missing(name))
                : template.violations().stream().findFirst();
    }

    /**
     * Writes a message. That of a private incident is its link and nothing else, whatever the template says, and that of a
     * drill says first that it is one.
     *
     * @param audience who reads it
     * @param moment which message it is
     * @param facts what is known about the incident
     * @param line the one free line, or null
     * @return the text, at most {@link #MAX_MESSAGE} characters; what is longer is cut off and ends with an ellipsis
     * @throws RefusedException if there is no such template or it does not work, which {@link #check} says before
     * @throws io.incidentkit.validation.InvalidInputException if the line is longer than one line
     */
    public String render(Audience audience, MessageMoment moment, MessageFacts facts, @Nullable String line) {
        InputValidator faults = new InputValidator();
        String free = faults.optionalLine("line", line);
        faults.throwIfAny();
        if (facts.isPrivate()) {
            return facts.link();
        }
        String name = MessageTemplate.name(audience, moment);
        MessageTemplate template = byName.get(name);
        if (template == null) {
            throw new RefusedException("The message " + name + " is", List.of(missing(name)));
        }
        Map<String, String> values = facts.values(moment, free);
        return facts.isDrill()
                ? DRILL + template.render(values, MAX_MESSAGE - DRILL.length())
                : template.render(values, MAX_MESSAGE);
    }

    /** Returns the templates' names. */
    @Override
    public String toString() {
        return "MessageTemplates" + byName.keySet();
    }

    private static List<MessageMoment> moments(CommunicationDuty duty) {
        List<MessageMoment> moments = new ArrayList<>(List.of(MessageMoment.FIRST));
        if (duty.every() != null || duty.atEachStep()) {
            moments.add(MessageMoment.UPDATE);
        }
        if (duty.closing()) {
            moments.add(MessageMoment.CLOSING);
        }
        return moments;
    }

    private static Violation missing(String name) {
        return CommunicationRules.notReady(
                "There is no template " + name + ", and that message is asked for.", "Add one.");
    }

    /** Two sets are equal if they have the same templates. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessageTemplates that && byName.equals(that.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }
}
