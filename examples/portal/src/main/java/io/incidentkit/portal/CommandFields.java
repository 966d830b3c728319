package io.incidentkit.portal;

import io.incidentkit.command.CommandType;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.service.Incidents;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What each command asks for. */
@Component
final class CommandFields {
    private final Incidents incidents;
    private final Times times;

    CommandFields(Incidents incidents, Times times) {
        this.incidents = incidents;
        this.times = times;
    }

    /** Returns what a command is for, in a sentence for a person under pressure. */
    static String lead(CommandType type) {
        return switch (type) {
            case TRIAGE -> "Name one commander and set the severity. In doubt, take the higher level.";
            case DIAGNOSE -> "A hypothesis is enough, even “the last deploy”. It can be revised later.";
            case REVISE_HYPOTHESIS -> "Replaces the hypothesis. The moment of the diagnosis stays.";
            case MITIGATE ->
                "Restore service first: roll back, fail over, flag off, scale out, block."
                        + " The fix of the cause can wait.";
            case REPORT_MITIGATION_FAILED -> "Back to diagnosing. What was tried stays on the timeline.";
            case RECORD_FIX -> "The root cause itself was fixed.";
            case RESOLVE -> "Say what was looked at, and that it was back to normal.";
            case REOPEN -> "It came back: a new episode begins, the old one stays as it was.";
            case DISMISS -> "It was a false alarm. The incident ends here.";
            case MERGE -> "It is the same as another incident, which goes on. Both timelines stay whole.";
            case SET_SEVERITY -> "Severity is not debated during an incident. In doubt, higher.";
            case OFFER_HANDOVER -> "You stay in command until it is accepted.";
            case ACCEPT_HANDOVER -> "You are incident commander from then on.";
            case WITHDRAW_HANDOVER -> "Command stays where it is.";
            case ADD_NOTE -> "What was seen or done, in a line or two.";
            case DESCRIBE_IMPACT -> "Who is hit, and how much.";
            case ESCALATE -> "Call for more: people, a vendor, management.";
            case ASSIGN -> "Who works on what. The commander coordinates and takes no work.";
            case COMPLETE_ASSIGNMENT -> "What one is done with, another can be given.";
            case OBSERVE -> "Watches, and does not work on it.";
            case ADD_LINK -> "A dashboard, a chat, a ticket, another incident.";
            case SEND_UPDATE -> "The text comes from the policy’s template, filled with what is known.";
            case WAIVE_OBLIGATION -> "It is not sent, and the reason stays on the timeline.";
            default -> AfterwardsFields.lead(type);
        };
    }

    /** Returns the fields of a command, without the moment. */
    List<Field> of(CommandType type, Incident incident) {
        return switch (type) {
            case TRIAGE -> triage(incident);
            case DIAGNOSE -> List.of(Field.text("hypothesis", "Hypothesis").must());
            case REVISE_HYPOTHESIS ->
                List.of(Field.text("hypothesis", "Hypothesis")
                        .must()
                        .filled(incident.hypothesis().orElse(null)));
            case MITIGATE ->
                List.of(
                        Field.choice("kind", "Kind", chosen(kinds())).must(),
                        Field.text("action", "What was done").must());
            case REPORT_MITIGATION_FAILED ->
                List.of(Field.text("reason", "What was seen").must());
            case RECORD_FIX ->
                List.of(Field.text("description", "What was fixed").must());
            case RESOLVE ->
                List.of(Field.text("verification", "What was verified").must());
            case REOPEN -> List.of(Field.text("reason", "What was seen").must());
            case DISMISS ->
                List.of(Field.text("reason", "Why it was a false alarm").must());
            case MERGE ->
                List.of(
                        Field.line("into", "Which incident goes on").must().hinted("Its reference, such as INC-7."),
                        Field.text("reason", "Why it is the same").must());
            case SET_SEVERITY -> setSeverity(incident);
            case OFFER_HANDOVER ->
                List.of(
                        Field.line("to", "To whom").must(),
                        Field.text("brief", "What they need to know").hinted("Optional."));
            case ACCEPT_HANDOVER -> List.of();
            case WITHDRAW_HANDOVER -> List.of(Field.line("reason", "Why").hinted("Optional."));
            case ADD_NOTE -> List.of(Field.text("text", "Note").must());
            case DESCRIBE_IMPACT ->
                List.of(
                        Field.text("impact", "Impact")
                                .must()
                                .filled(incident.impact().orElse(null)),
                        moment("began", "Since when it is so, if it was not noticed at once"));
            case ESCALATE ->
                List.of(
                        Field.line("to", "Whom to call").must(),
                        Field.text("reason", "Why they are needed").must());
            case ASSIGN ->
                List.of(
                        Field.line("person", "Who").must(),
                        Field.line("what", "What they do").must());
            case COMPLETE_ASSIGNMENT ->
                List.of(
                        Field.choice("assignment", "Which", chosen(assignments(incident)))
                                .must(),
                        Field.text("result", "What came of it").hinted("Optional."));
            case OBSERVE -> List.of(Field.line("person", "Who").must());
            case ADD_LINK ->
                List.of(
                        Field.line("url", "Address").must(),
                        Field.line("title", "What it is").must());
            case SEND_UPDATE -> sendUpdate(incident);
            case WAIVE_OBLIGATION ->
                List.of(Field.text("reason", "Why it is not sent").must());
            default -> AfterwardsFields.of(type);
        };
    }

    /** Returns a field for a moment, read in the team's zone. */
    Field moment(String name, String label) {
        return Field.moment(name, label).hinted(times.zone().getId());
    }

    /** Returns the levels of the policy in force, the most severe first, and that it is not known yet. */
    List<Field.Choice> severitiesOrLater() {
        return Stream.concat(Stream.of(new Field.Choice("", "Not known yet")), severities())
                .toList();
    }

    private List<Field> triage(Incident incident) {
        Field severity = Field.choice("severity", "Severity", chosen(severities()))
                .must()
                .filled(incident.severity().map(Object::toString).orElse(null));
        Field commander = Field.line("commander", "Incident commander")
                .must()
                .filled(incident.commander().map(Object::toString).orElse(null))
                .hinted("One named person, who coordinates and does not fix.");
        return List.of(severity, commander);
    }

    /** Of a private incident nothing but its link is told. */
    private List<Field> sendUpdate(Incident incident) {
        Field line = Field.line("line", "One line more").hinted("Optional.");
        Field next = moment("nextDue", "Promise the next one sooner");
        if (!incident.isOpen()) {
            return incident.isPrivate() ? List.of() : List.of(line);
        }
        return incident.isPrivate() ? List.of(next) : List.of(line, next);
    }

    private static Stream<Field.Choice> assignments(Incident incident) {
        return incident.people().open().stream()
                .map(work -> new Field.Choice(
                        Integer.toString(work.number()), work.number() + ". " + work.person() + ": " + work.what()));
    }

    private List<Field> setSeverity(Incident incident) {
        Field severity =
                Field.choice("severity", "Severity", chosen(severities())).must();
        Field reason = Field.line("reason", "Why");
        return incident.severity().isEmpty()
                ? List.of(severity, reason.hinted("Optional."))
                : List.of(severity, reason.must());
    }

    private Stream<Field.Choice> severities() {
        return incidents.policy().severities().levels().stream()
                .map(level -> new Field.Choice(level.severity().name(), level.severity() + ": " + level.meaning()));
    }

    private static Stream<Field.Choice> kinds() {
        return Arrays.stream(MitigationKind.values()).map(kind -> new Field.Choice(kind.code(), kind.label()));
    }

    /** Nothing is chosen until somebody chooses. */
    private static List<Field.Choice> chosen(Stream<Field.Choice> choices) {
        return Stream.concat(Stream.of(new Field.Choice("", "Choose…")), choices)
                .toList();
    }
}
