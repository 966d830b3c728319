package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;
import static io.incidentkit.command.FieldTypes.OCCURRED_AT;
import static io.incidentkit.command.FieldTypes.audience;
import static io.incidentkit.command.FieldTypes.choice;
import static io.incidentkit.command.FieldTypes.count;
import static io.incidentkit.command.FieldTypes.line;
import static io.incidentkit.command.FieldTypes.moment;
import static io.incidentkit.command.FieldTypes.money;
import static io.incidentkit.command.FieldTypes.numberOf;
import static io.incidentkit.command.FieldTypes.services;
import static io.incidentkit.command.FieldTypes.text;
import static io.incidentkit.command.FieldTypes.written;
import static io.incidentkit.command.FieldTypes.yesNo;

import io.incidentkit.command.CommunicationCommand.ConfirmSent;
import io.incidentkit.command.CommunicationCommand.MakePrivate;
import io.incidentkit.command.CommunicationCommand.MakePublic;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.DutyCommand.Classify;
import io.incidentkit.command.DutyCommand.CompleteDuty;
import io.incidentkit.command.RecordCommand.AddLink;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.RecordCommand.Label;
import io.incidentkit.command.RecordCommand.Rename;
import io.incidentkit.command.RecordCommand.SetDetectionSource;
import io.incidentkit.command.RecordCommand.SetPublicTitle;
import io.incidentkit.command.RecordCommand.SetServices;
import io.incidentkit.command.RecordCommand.SetTeam;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.ImpactNumbers.Figure;
import java.util.Optional;

/** The descriptions of what is written down, put right, and told to others. */
final class RecordDescriptions {
    private static final String STAYS = "Left blank, what is known stays.";

    static final CommandDescription<IncidentCommand> ADD_NOTE = describe(
            CommandType.ADD_NOTE,
            "What was seen or done, in a line or two.",
            CommandShape.of(text("text", "Note").required(), OCCURRED_AT, AddNote::new));

    static final CommandDescription<IncidentCommand> DESCRIBE_IMPACT = describe(
            CommandType.DESCRIBE_IMPACT,
            "Who is hit, and how much.",
            CommandShape.of(
                    text("impact", "Impact").required().known(Incident::impact),
                    DeclareDescription.BEGAN,
                    count("customersHit", "Customers hit").help(STAYS),
                    count("requestsHit", "Requests hit").help(STAYS),
                    money("moneyLost", "Money lost").help("Such as 1200.50 EUR. " + STAYS),
                    choice(
                                    "unknown",
                                    "Not known any more",
                                    Figure.values(),
                                    figure -> new FieldChoice(figure.code(), figure.label()))
                            .blank("Nothing"),
                    OCCURRED_AT,
                    DescribeImpact::new));

    static final CommandDescription<IncidentCommand> CORRECT_TIME = describe(
            CommandType.CORRECT_TIME,
            "The entry stays as it was recorded; the correction names it.",
            CommandShape.of(
                    numberOf("entry", "Entry", FieldKind.ENTRY),
                    moment("moment", "When it happened").required(),
                    text("reason", "What showed it").required(),
                    CorrectTime::new));

    static final CommandDescription<IncidentCommand> CORRECT_TEXT = describe(
            CommandType.CORRECT_TEXT,
            "The entry stays as it was recorded; what you write is shown in its place.",
            CommandShape.of(
                    numberOf("entry", "Entry", FieldKind.ENTRY),
                    text("text", "What is right").required(),
                    CorrectText::new));

    static final CommandDescription<IncidentCommand> STRIKE_OUT = describe(
            CommandType.STRIKE_OUT,
            "A secret, gone for ever wherever it stands in this incident; that something was struck out stays.",
            CommandShape.of(
                    text("text", "What is struck out").required(),
                    text("reason", "Why").required(),
                    StrikeOut::new));

    static final CommandDescription<IncidentCommand> ADD_LINK = describe(
            CommandType.ADD_LINK,
            "A dashboard, a chat, a ticket, another incident.",
            CommandShape.of(
                    written("url", "Address", FieldKind.WEB_ADDRESS).required(),
                    line("title", "What it is").required(),
                    AddLink::new));

    static final CommandDescription<IncidentCommand> SET_TEAM = describe(
            CommandType.SET_TEAM,
            "Which team answers for it. Lists and figures go by it.",
            CommandShape.of(
                    line("team", "Team").known(Incident::team).help("Empty if it is no team's."), SetTeam::new));

    static final CommandDescription<IncidentCommand> LABEL = describe(
            CommandType.LABEL,
            "A word to find it by, such as the region or the customer.",
            CommandShape.of(
                    line("key", "Label").required(),
                    line("value", "Value").help("Empty takes the label away."),
                    Label::new));

    static final CommandDescription<IncidentCommand> RENAME = describe(
            CommandType.RENAME,
            "The earlier title stays on the timeline.",
            CommandShape.of(
                    line("title", "Title")
                            .required()
                            .known(incident -> Optional.of(incident.title()))
                            .help("What is wrong, in one line, as people will say it."),
                    Rename::new));

    static final CommandDescription<IncidentCommand> SET_PUBLIC_TITLE = describe(
            CommandType.SET_PUBLIC_TITLE,
            "What the status page and customers read in place of our title.",
            CommandShape.of(
                    line("title", "Title for outsiders")
                            .known(Incident::publicTitle)
                            .help("Left blank, it is a sentence made of the services."),
                    SetPublicTitle::new));

    static final CommandDescription<IncidentCommand> SET_SERVICES = describe(
            CommandType.SET_SERVICES,
            "All services that are hit, as it is known now.",
            CommandShape.of(
                    services("services", "Services")
                            .required("is required, at least one")
                            .known(incident -> Optional.of(String.join(", ", incident.services())))
                            .help("Separated by commas."),
                    SetServices::new));

    static final CommandDescription<IncidentCommand> SET_DETECTION_SOURCE = describe(
            CommandType.SET_DETECTION_SOURCE,
            "Figures go by it, such as how many incidents customers told us of.",
            CommandShape.of(
                    DeclareDescription.DETECTION_SOURCE.known(
                            incident -> incident.detectionSource().map(DetectionSource::code)),
                    SetDetectionSource::new));

    /** Of a private incident nothing but its link is told, and after the end nothing more is promised. */
    static final CommandDescription<IncidentCommand> SEND_UPDATE = describe(
            CommandType.SEND_UPDATE,
            "The text comes from the policy’s template, filled with what is known.",
            CommandShape.of(
                    audience("audience", "Who").required("is required, such as " + Audience.STATUS_PAGE),
                    line("line", "One line more").fitting(incident -> !incident.isPrivate()),
                    // After the end every message is the closing one, and before it none is.
                    yesNo("closing", "It is the closing message").forPrograms(),
                    moment("nextDue", "Promise the next one sooner").seldom().fitting(Incident::isOpen),
                    yesNo("sentByHand", "It is sent already").forPrograms(),
                    OCCURRED_AT,
                    SendUpdate::new));

    static final CommandDescription<IncidentCommand> CONFIRM_SENT = describe(
            CommandType.CONFIRM_SENT,
            "What was to be sent is sent, by you or somebody else. It meets what was owed.",
            CommandShape.of(numberOf("entry", "Which message", FieldKind.ENTRY), OCCURRED_AT, ConfirmSent::new));

    static final CommandDescription<IncidentCommand> WAIVE_OBLIGATION = describe(
            CommandType.WAIVE_OBLIGATION,
            "It is not done, and the reason stays on the timeline.",
            CommandShape.of(
                    written("obligation", "What is owed", FieldKind.OBLIGATION).required(),
                    text("reason", "Why it is not done").required(),
                    OCCURRED_AT,
                    WaiveObligation::new));

    static final CommandDescription<IncidentCommand> MAKE_PRIVATE = describe(
            CommandType.MAKE_PRIVATE,
            "Only those on it see it from then on, and the outside is owed nothing. What was told before stays told.",
            CommandShape.of(text("reason", "Why").required(), MakePrivate::new));

    static final CommandDescription<IncidentCommand> MAKE_PUBLIC = describe(
            CommandType.MAKE_PUBLIC,
            "Everybody sees it from then on, with its whole timeline, and the outside is told as its level asks.",
            CommandShape.of(text("reason", "Why").required(), MakePublic::new));

    static final CommandDescription<IncidentCommand> CLASSIFY = describe(
            CommandType.CLASSIFY,
            "Duties of your policy may start with it, such as to tell a regulator.",
            CommandShape.of(
                    written("classification", "Classification", FieldKind.CLASSIFICATION)
                            .required(),
                    text("note", "Why"),
                    OCCURRED_AT,
                    Classify::new));

    static final CommandDescription<IncidentCommand> COMPLETE_DUTY = describe(
            CommandType.COMPLETE_DUTY,
            "It is done, and nobody is reminded of it any more.",
            CommandShape.of(
                    written("obligation", "Which duty", FieldKind.DUTY).required(),
                    text("note", "How it was met").required(),
                    OCCURRED_AT,
                    CompleteDuty::new));

    private RecordDescriptions() {}
}
