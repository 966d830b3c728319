package io.incidentkit.comms;

import com.samskivert.mustache.Template;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Violation;
import io.incidentkit.validation.InputValidator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The text of one message to one audience, in Mustache, with a {@link Placeholder} for each fact. A template can be made from
 * any text; {@link #violations()} says whether it works, so that a set of them is checked whole at start-up.
 *
 * <p>Immutable and thread-safe.
 */
public final class MessageTemplate {
    private final Audience audience;
    private final MessageMoment moment;
    private final String text;
    private final List<Violation> violations;

    /** Worked out when it is first asked for; twice at most, with the same outcome. */
    private volatile TemplateLanguage.@Nullable Parsed parsed;

    private MessageTemplate(Audience audience, MessageMoment moment, String text) {
        this.audience = audience;
        this.moment = moment;
        this.text = text;
        this.violations = List.copyOf(faults());
    }

    private MessageTemplate(Audience audience, MessageMoment moment, String text, List<Violation> violations) {
        this.audience = audience;
        this.moment = moment;
        this.text = text;
        this.violations = violations;
    }

    /** Makes one that is known to work, as a test has found: it is not read before its first message, so that a start does not wait for it. */
    static MessageTemplate ofOurs(Audience audience, MessageMoment moment, String text) {
        return new MessageTemplate(audience, moment, text.strip(), List.of());
    }

    private TemplateLanguage.Parsed parsed() {
        TemplateLanguage.Parsed known = parsed;
        if (known == null) {
            known = TemplateLanguage.parse(text);
            parsed = known;
        }
        return known;
    }

    /**
     * Makes a template.
     *
     * @param audience who reads it
     * @param moment which message it is
     * @param text its text, at most {@link InputValidator#MAX_TEXT} characters
     * @return the template, which works or says why not
     * @throws io.incidentkit.validation.InvalidInputException if the text is blank, too long or has control characters
     */
    public static MessageTemplate of(Audience audience, MessageMoment moment, String text) {
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(moment, "moment");
        InputValidator faults = new InputValidator();
        String cleaned = faults.text("text", text);
        faults.throwIfAny();
        return new MessageTemplate(audience, moment, cleaned);
    }

    /** Returns the template's name, such as {@code status page/first}. */
    public String name() {
        return name(audience, moment);
    }

    /** Returns who reads it. */
    public Audience audience() {
        return audience;
    }

    /** Returns which message it is. */
    public MessageMoment moment() {
        return moment;
    }

    /** Returns its text, with the placeholders as written. */
    public String text() {
        return text;
    }

    /** Returns the names that it uses, known or not; none if it can't be read. */
    public Set<String> placeholders() {
        return parsed().names();
    }

    /** Returns all that is wrong with it, by itself; empty if it works. */
    public List<Violation> violations() {
        return violations;
    }

    /** Writes the message over a map that has every placeholder's code. */
    String render(Map<String, String> facts, int max) {
        Template template = parsed().template();
        if (template == null || !violations.isEmpty()) {
            throw new RefusedException("The message " + name() + " is", violations);
        }
        BoundedText text = new BoundedText(max);
        template.execute(facts, text);
        return text.toString();
    }

    static String name(Audience audience, MessageMoment moment) {
        return audience.name() + "/" + moment.code();
    }

    private List<Violation> faults() {
        List<Violation> found = new ArrayList<>();
        for (String fault : parsed().faults()) {
            found.add(broken(fault, "Correct the text of the template."));
        }
        for (String name : new TreeSet<>(parsed().names())) {
            if (Placeholder.find(name).isEmpty()) {
                found.add(broken(
                        "has the unknown placeholder '" + name + "'", "Use one of: " + Placeholder.codes() + "."));
            }
        }
        Template template = parsed().template();
        if (template != null && !speaks()) {
            found.add(broken("can say nothing at all", "Put {{" + Placeholder.TITLE.code() + "}} into it."));
        }
        Violation next = template == null ? null : next();
        if (next != null) {
            found.add(next);
        }
        return found;
    }

    /** Whether the message says something, however little is known. */
    private boolean speaks() {
        return parsed().speaks()
                || Arrays.stream(Placeholder.values())
                        .filter(each -> each.isAlwaysKnown(moment))
                        .anyMatch(each -> parsed().unconditional().contains(each.code()));
    }

    private @Nullable Violation next() {
        String code = Placeholder.NEXT_UPDATE.code();
        if (moment == MessageMoment.CLOSING) {
            return parsed().unconditional().contains(code)
                    ? CommunicationRules.saysNext(
                            "The template " + name() + " speaks of a next update, and there is none.",
                            "Leave {{" + code + "}} out.")
                    : null;
        }
        return parsed().unconditional().contains(code)
                ? null
                : CommunicationRules.saysNext(
                        "The template " + name() + " does not always say when the next update comes.",
                        "Put {{" + code + "}} into it, outside of any section.");
    }

    private Violation broken(String what, String remedy) {
        return CommunicationRules.notReady("The template " + name() + " " + what + ".", remedy);
    }

    /** Two templates are equal if audience, moment and text are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessageTemplate that
                && audience.equals(that.audience)
                && moment == that.moment
                && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(audience, moment, text);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name();
    }
}
