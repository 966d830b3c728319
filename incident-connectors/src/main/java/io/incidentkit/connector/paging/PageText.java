package io.incidentkit.connector.paging;

import io.incidentkit.commander.Person;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.loop.IncidentKind;
import java.util.LinkedHashMap;
import java.util.Map;

/** The words of a page. Of a private incident they are its name and that it is private. */
public final class PageText {
    private PageText() {}

    /**
     * Says in one line what is wrong, the name of the incident first, and ahead of all that it is a drill.
     *
     * @param context what may be told
     * @return the line, of any length
     */
    public static String title(EffectContext context) {
        String drill = context.kind() == IncidentKind.DRILL ? "DRILL: " : "";
        String severity = context.severity().map(name -> name + " ").orElse("");
        String what = context.isPrivate()
                ? ", a private incident"
                : context.title().map(title -> ": " + title).orElse("");
        return drill + severity + context.reference() + what;
    }

    /**
     * Tells what is known, by the names that people read.
     *
     * @param effect why there is a page
     * @param context what may be told
     * @return the facts in an order
     */
    public static Map<String, String> facts(Effect effect, EffectContext context) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("incident", context.reference());
        context.link().ifPresent(link -> facts.put("link", link));
        if (context.isPrivate()) {
            return facts;
        }
        facts.put("for", effect.target());
        if (effect.body() != null) {
            facts.put("reason", effect.body());
        }
        context.severity().ifPresent(severity -> facts.put("severity", severity));
        context.impact().ifPresent(impact -> facts.put("impact", impact));
        if (!context.services().isEmpty()) {
            facts.put("services", String.join(", ", context.services()));
        }
        context.team().ifPresent(team -> facts.put("team", team));
        context.commander().map(Person::name).ifPresent(name -> facts.put("commander", name));
        return facts;
    }
}
