package io.incidentkit.spring.boot.web.view;

import io.incidentkit.incident.Incident;
import io.incidentkit.spring.boot.security.AlertSenders.Sender;
import io.incidentkit.validation.FieldError;
import java.util.List;

/** Alerts that were taken in, and the tools that may send them, as the API shows them. */
public final class AlertsView {
    private static final View<Incident> INCIDENT = View.<Incident>named("AlertedIncident")
            .with("incident", Shape.TEXT, Incident::reference)
            .with("id", Shape.ID, Incident::id);

    private static final View<FieldError> FAULT = View.<FieldError>named("AlertFault")
            .with("field", Shape.TEXT, FieldError::field)
            .with("message", Shape.TEXT, FieldError::message);

    /** The answer to whoever sent alerts. */
    public static final View<Taken> TAKEN = View.<Taken>named("AlertsTaken")
            .with("outcome", Shape.TEXT, Taken::outcome)
            .each("incidents", INCIDENT, Taken::incidents)
            .each("unread", FAULT, Taken::unread);

    /** A tool whose alerts are taken in. */
    public static final View<Sender> SENDER = View.<Sender>named("AlertSource")
            .with("tool", Shape.TEXT, Sender::tool)
            .with("open", Shape.YES_NO, Sender::isOpen)
            .with("knownBy", Shape.TEXT, Sender::knownBy)
            .with("faults", Shape.listOf(Shape.TEXT), Sender::faults);

    /**
     * The things that are told to whoever sent alerts.
     *
     * @param outcome what became of them
     * @param incidents the incidents that they belong to
     * @param unread what could not be read
     */
    public record Taken(String outcome, List<Incident> incidents, List<FieldError> unread) {}

    private AlertsView() {}
}
