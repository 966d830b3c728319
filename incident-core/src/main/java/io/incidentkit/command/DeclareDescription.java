package io.incidentkit.command;

import static io.incidentkit.command.Fields.choice;
import static io.incidentkit.command.Fields.id;
import static io.incidentkit.command.Fields.labels;
import static io.incidentkit.command.Fields.line;
import static io.incidentkit.command.Fields.moment;
import static io.incidentkit.command.Fields.person;
import static io.incidentkit.command.Fields.services;
import static io.incidentkit.command.Fields.severity;
import static io.incidentkit.command.Fields.text;
import static io.incidentkit.command.Fields.yesNo;

import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.validation.ObjectReader;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The description of the declaration, which has more fields than a constructor should. */
final class DeclareDescription {
    /** Since when it is so, before anybody noticed. */
    static final CommandField<Instant> BEGAN = moment("began", "Since when it is so, if it was not noticed at once")
            .seldom();

    /** How the team learned of it. */
    static final CommandField<DetectionSource> DETECTION_SOURCE = choice(
                    "detectionSource",
                    "Who or what detected it",
                    DetectionSource.values(),
                    source -> FieldChoice.of(source.code()),
                    DetectionSource::find,
                    "is none of ")
            .help("A customer is one who told us before we knew.")
            .blank("Not known");

    private static final CommandField<String> TITLE =
            line("title", "Title").required().help("What is wrong, in one line, as people will say it.");

    private static final List<Part<?>> PARTS = List.of(
            part(
                    severity("severity", "Severity")
                            .help("In doubt, take the higher level. It can be set at triage.")
                            .blank("Not known yet"),
                    Declare.Builder::severity),
            part(
                    person("commander", "Incident commander")
                            .help("One named person, who coordinates and does not fix. It can be named at triage."),
                    Declare.Builder::commander),
            part(services("services", "Services").help("Separated by commas."), Declare.Builder::services),
            part(line("team", "Team").help("The team that answers for it."), Declare.Builder::team),
            part(
                    labels("labels", "Labels")
                            .help("Such as region=eu-west, separated by commas.")
                            .seldom(),
                    Declare.Builder::labels),
            part(text("impact", "Impact").help("Who is hit, and how much."), Declare.Builder::impact),
            part(DETECTION_SOURCE, Declare.Builder::detectionSource),
            part(
                    yesNo("private", "Only those on it may see it")
                            .help("For a security incident: the others see nothing of it,"
                                    + " and messages say a link and no more."),
                    (declare, isPrivate) -> {
                        if (isPrivate) {
                            declare.makePrivate();
                        }
                    }),
            part(moment("detectedAt", "Detected at, if not now").seldom(), Declare.Builder::detectedAt),
            part(BEGAN, Declare.Builder::began),
            part(moment("occurredAt", "Triaged at, if not now").seldom(), Declare.Builder::triagedAt),
            part(
                    choice("kind", "Kind of incident", IncidentKind.values(), kind -> FieldChoice.of(kind.code()))
                            .otherwise(IncidentKind.REAL)
                            .seldom(),
                    Declare.Builder::kind),
            part(id("id", "Identity").forPrograms(), Declare.Builder::id));

    static final CommandDescription<Declare> DECLARE = new CommandDescription<>(
            "declare",
            "Declare an incident",
            "A title is enough. A false alarm costs a minute; a late declaration costs more.",
            new CommandShape<>(
                    Stream.concat(Stream.of(TITLE), PARTS.stream().map(Part::field))
                            .toList(),
                    DeclareDescription::read));

    private DeclareDescription() {}

    /**
     * A field, and what takes its value.
     *
     * @param field the field
     * @param setter what takes its value
     */
    private record Part<T>(CommandField<T> field, BiConsumer<Declare.Builder, T> setter) {
        void read(ObjectReader in, FieldReading.Context context, Declare.Builder declare) {
            setter.accept(declare, field.read(in, context));
        }
    }

    private static <T> Part<T> part(CommandField<T> field, BiConsumer<Declare.Builder, T> setter) {
        return new Part<>(field, setter);
    }

    private static Supplier<Declare> read(ObjectReader in, FieldReading.Context context) {
        Declare.Builder declare = Declare.builder(TITLE.read(in, context));
        PARTS.forEach(part -> part.read(in, context, declare));
        return declare::build;
    }
}
