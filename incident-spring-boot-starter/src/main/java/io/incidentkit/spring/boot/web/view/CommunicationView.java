package io.incidentkit.spring.boot.web.view;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Carrier;
import io.incidentkit.comms.CommunicationRules;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligations;
import io.incidentkit.comms.Tally;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Step;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The obligations of an incident, as the API shows them. */
public final class CommunicationView {
    /** The state of what is owed. */
    public static final Shape STATE = Shape.oneOf(Obligation.State.values(), Obligation.State::code);

    /** The moment of a message. */
    static final Shape MOMENT_OF_MESSAGE = Shape.oneOf(MessageMoment.values(), MessageMoment::code);

    /** How many messages stand in which way. */
    private static final View<Tally> TALLY = View.<Tally>named("Tally")
            .with("open", Shape.WHOLE, Tally::open)
            .with("met", Shape.WHOLE, Tally::met)
            .with("late", Shape.WHOLE, Tally::late)
            .with("missed", Shape.WHOLE, Tally::missed)
            .with("waived", Shape.WHOLE, Tally::waived)
            .with("lapsed", Shape.WHOLE, Tally::lapsed);

    private static final View<Obligation> OBLIGATION = View.<Obligation>named("Obligation")
            .with("id", Shape.TEXT, Obligation::id)
            .with("audience", Shape.TEXT, owed -> owed.audience().name())
            .with(
                    "reason",
                    Shape.oneOf(Obligation.Reason.values(), Obligation.Reason::code),
                    owed -> owed.reason().code())
            .maybe(
                    "step",
                    Shape.oneOf(Step.values(), Step::code),
                    owed -> owed.step() == null ? null : owed.step().code())
            .with("owedSince", Shape.MOMENT, Obligation::owedSince)
            .with("due", Shape.MOMENT, Obligation::due)
            .with("state", STATE, owed -> owed.state().code())
            .maybe("settledAt", Shape.MOMENT, Obligation::settledAt)
            .maybe(
                    "waivedBy",
                    Shape.TEXT,
                    owed -> owed.waiver() == null ? null : owed.waiver().by())
            .maybe(
                    "waivedBecause",
                    Shape.TEXT,
                    owed -> owed.waiver() == null ? null : owed.waiver().reason());

    private static final View<Unsent> TO_BE_SENT = View.<Unsent>named("MessageToBeSent")
            .with("entry", Shape.WHOLE, Unsent::entry)
            .with("audience", Shape.TEXT, message -> message.audience().name())
            .with("moment", MOMENT_OF_MESSAGE, message -> message.moment().code())
            .with(
                    "by",
                    Shape.oneOf(Carrier.values(), Carrier::code),
                    message -> message.by().code())
            .with("writtenAt", Shape.MOMENT, Unsent::writtenAt)
            .with("text", Shape.TEXT, Unsent::text);

    /** All of it. */
    public static final View<Shown> COMMUNICATION = View.<Shown>named("Communication")
            .maybe("nextDue", Shape.MOMENT, shown -> shown.obligations().nextDue())
            .byName("audiences", TALLY, CommunicationView::tallies)
            .with(
                    "silent",
                    Shape.listOf(Shape.TEXT),
                    shown -> CommunicationRules.silenceIsCounted(shown.obligations()).stream()
                            .map(Violation::message)
                            .toList())
            .each("toBeSent", TO_BE_SENT, CommunicationView::unsent)
            .each("obligations", OBLIGATION, shown -> shown.obligations().all());

    /**
     * The things that are shown.
     *
     * @param obligations the obligations of the incident
     * @param incident the incident
     * @param timeline its whole timeline
     */
    public record Shown(Obligations obligations, Incident incident, List<TimelineEntry> timeline) {}

    private record Unsent(
            int entry, Audience audience, MessageMoment moment, Carrier by, Instant writtenAt, String text) {}

    private CommunicationView() {}

    private static Map<String, Tally> tallies(Shown shown) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        shown.obligations()
                .audiences()
                .forEach(audience ->
                        tallies.put(audience.name(), shown.obligations().tally(audience)));
        return tallies;
    }

    private static List<Unsent> unsent(Shown shown) {
        return shown.timeline().stream()
                .filter(entry -> shown.incident().dutyWork().unsent().contains(entry.sequence()))
                .flatMap(entry -> entry.event() instanceof MessageSent message && message.carrier() != null
                        ? Stream.of(new Unsent(
                                entry.sequence(),
                                message.audience(),
                                message.moment(),
                                message.carrier(),
                                entry.occurredAt(),
                                message.text()))
                        : Stream.empty())
                .toList();
    }
}
