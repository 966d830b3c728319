package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;

import io.incidentkit.incident.Incident;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commands of what an incident is called and to what it belongs (chapter 4). An ended incident takes them too. */
public sealed interface NamingCommand extends IncidentCommand {

    /**
     * Gives the incident another title, which board and headings show from then on.
     *
     * @param title what is wrong, in one line
     */
    record Rename(String title) implements NamingCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.RENAME,
                "The earlier title stays on the timeline.",
                CommandShape.of(
                        Fields.line("title", "Title")
                                .required()
                                .known(incident -> Optional.of(incident.title()))
                                .help("What is wrong, in one line, as people will say it."),
                        Rename::new));

        /** Checks the input. */
        public Rename {
            InputValidator faults = new InputValidator();
            title = faults.line("title", title);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.RENAME;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Sets the title that the policy's public audiences read in place of ours.
     *
     * @param title what is wrong, in one line for outsiders; null or blank for a neutral one that the services make
     */
    record SetPublicTitle(@Nullable String title) implements NamingCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.SET_PUBLIC_TITLE,
                "What the status page and customers read in place of our title.",
                CommandShape.of(
                        Fields.line("title", "Title for outsiders")
                                .known(Incident::publicTitle)
                                .help("Left blank, it is a sentence made of the services."),
                        SetPublicTitle::new));

        /** Checks the input. */
        public SetPublicTitle {
            InputValidator faults = new InputValidator();
            title = faults.optionalLine("title", title);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.SET_PUBLIC_TITLE;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Says anew which services are hit.
     *
     * @param services all of them, at least one and each once
     */
    record SetServices(List<String> services) implements NamingCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.SET_SERVICES,
                "All services that are hit, as it is known now.",
                CommandShape.of(
                        Fields.services("services", "Services")
                                .required("is required, at least one")
                                .known(incident -> Optional.of(String.join(", ", incident.services())))
                                .help("Separated by commas."),
                        SetServices::new));

        /** Checks the input. */
        public SetServices {
            InputValidator faults = new InputValidator();
            if (Objects.requireNonNull(services, "services").isEmpty()) {
                faults.add("services", "is required, at least one");
            }
            services = Declare.services(faults, services);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.SET_SERVICES;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Says how the team learned of the incident.
     *
     * @param detectionSource how, or null if that is not known
     */
    record SetDetectionSource(@Nullable DetectionSource detectionSource) implements NamingCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.SET_DETECTION_SOURCE,
                "Figures go by it, such as how many incidents customers told us of.",
                CommandShape.of(
                        DeclareDescription.DETECTION_SOURCE.known(
                                incident -> incident.detectionSource().map(DetectionSource::code)),
                        SetDetectionSource::new));

        @Override
        public CommandType type() {
            return CommandType.SET_DETECTION_SOURCE;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Says which team answers for the incident.
     *
     * @param team the team, one line, or null for none
     */
    record SetTeam(@Nullable String team) implements NamingCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.SET_TEAM,
                "Which team answers for it. Lists and figures go by it.",
                CommandShape.of(
                        Fields.line("team", "Team").known(Incident::team).help("Empty if it is no team's."),
                        SetTeam::new));

        /** Checks the input. */
        public SetTeam {
            InputValidator faults = new InputValidator();
            team = faults.optionalLine("team", team);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.SET_TEAM;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Puts a label on the incident, in place of that of the same key, or takes it away.
     *
     * @param key what the label tells, one line without {@code =}
     * @param value what it says, one line, or null to take it away
     */
    record Label(String key, @Nullable String value) implements NamingCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.LABEL,
                "A word to find it by, such as the region or the customer.",
                CommandShape.of(
                        Fields.line("key", "Label").required(),
                        Fields.line("value", "Value").help("Empty takes the label away."),
                        Label::new));

        /** Checks the input. */
        public Label {
            InputValidator faults = new InputValidator();
            key = faults.line("key", key);
            if (key.indexOf('=') >= 0) {
                faults.add("key", "has the sign '=', which parts a key from its value");
            }
            value = faults.optionalLine("value", value);
            faults.throwIfAny();
        }

        /**
         * Reads a label as people write it.
         *
         * @param text such as {@code region=eu-west}
         * @return the label, or empty if there is no {@code =} or nothing after it
         */
        public static Optional<Label> parse(String text) {
            int at = text.indexOf('=');
            return at < 0
                    ? Optional.empty()
                    : Optional.of(new Label(text.substring(0, at), text.substring(at + 1)))
                            .filter(label -> label.value() != null);
        }

        @Override
        public CommandType type() {
            return CommandType.LABEL;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }
}
