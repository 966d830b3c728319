package io.incidentkit.connector.slack;

import io.incidentkit.commander.Person;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Step;
import java.util.ArrayList;
import java.util.List;

/** The pinned message of a room: whoever comes in reads in ten seconds what is known. */
final class LivingSummary {
    private static final String UNKNOWN = "not known yet";

    private LivingSummary() {}

    static String text(EffectContext context) {
        return context.reference() + context.title().map(title -> ": " + title).orElse("");
    }

    static SlackBlocks blocks(EffectContext context, boolean buttons) {
        String drill = context.kind() == IncidentKind.DRILL ? "[Drill] " : "";
        SlackBlocks blocks = new SlackBlocks().header(drill + text(context));
        if (context.isPrivate()) {
            return link(context, blocks.section("This incident is private: all of it is behind the link."));
        }
        List<String> fields = new ArrayList<>();
        fields.add(field("Severity", context.severity().orElse(UNKNOWN)));
        fields.add(field(
                "Step",
                context.isOver() ? "over" : context.step().map(Step::code).orElse(UNKNOWN)));
        fields.add(field(
                "Commander", context.commander().map(Person::name).orElse(context.isOver() ? "-" : "nobody yet")));
        context.team().ifPresent(team -> fields.add(field("Team", team)));
        if (!context.services().isEmpty()) {
            fields.add(field("Services", String.join(", ", context.services())));
        }
        context.detectedAt().ifPresent(at -> fields.add("*Detected*\n" + SlackBlocks.moment(at)));
        context.nextDue()
                .ifPresent(next -> fields.add(
                        "*Due next*\n" + SlackBlocks.escaped(next.words()) + ", " + SlackBlocks.moment(next.by())));
        blocks.fields(fields);
        blocks.section("*Impact*\n" + SlackBlocks.escaped(context.impact().orElse(UNKNOWN)));
        link(context, blocks);
        return buttons
                ? blocks.buttons(SlackForms.offered(context.step().orElse(null), context.isOver()), context.incident())
                : blocks;
    }

    private static SlackBlocks link(EffectContext context, SlackBlocks blocks) {
        context.link()
                .ifPresent(
                        link -> blocks.context("<" + SlackBlocks.escaped(link).replace("|", "%7C") + "|All of it>"));
        return blocks;
    }

    private static String field(String name, String value) {
        return "*" + name + "*\n" + SlackBlocks.escaped(value);
    }
}
