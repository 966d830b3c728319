package io.incidentkit.spring.boot.actuate;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.playbook.ImportedIncident;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.IncidentListener.Call;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.service.Recorded;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.validation.InvalidInputException;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a command as it is observed, for those who write a {@link CommandObservationConvention}. Its carrier takes the
 * trace, which is kept with what the command brings about. Not thread-safe.
 */
public final class CommandObservationContext extends SenderContext<Map<String, String>> {
    private final Call call;
    private @Nullable Outcome outcome;
    private @Nullable String reference;

    /** The ends of a command. */
    public enum Outcome {
        /** It was recorded, or had been before. */
        DONE("done"),
        /** A rule is in the way. */
        REFUSED("refused"),
        /** Its input is wrong. */
        INVALID("invalid"),
        /** Others changed the same meanwhile. */
        CONFLICT("conflict"),
        /** Its actor may not, or may not know of the incident. */
        DENIED("denied"),
        /** Something went wrong. */
        FAILED("failed");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        /** Returns the value of the key. */
        public String code() {
            return code;
        }

        static Outcome of(Throwable thrown) {
            if (thrown instanceof RefusedException) {
                return REFUSED;
            }
            if (thrown instanceof InvalidInputException) {
                return INVALID;
            }
            if (thrown instanceof ConcurrentUpdateException) {
                return CONFLICT;
            }
            return thrown instanceof NotPermittedException || thrown instanceof UnknownIncidentException
                    ? DENIED
                    : FAILED;
        }
    }

    CommandObservationContext(Call call) {
        super(TraceText::put, Kind.PRODUCER);
        this.call = call;
        this.reference = call.reference().orElse(null);
        setCarrier(new LinkedHashMap<>());
    }

    /** Returns what is given, by whom, to which incident. */
    public Call call() {
        return call;
    }

    /** Returns the end of it; empty until it is there. */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** Returns the number of the incident, or its id where the number is not known; empty if neither is. */
    public Optional<String> incident() {
        return reference == null ? call.incident().map(IncidentId::toString) : Optional.of(reference);
    }

    void answered(Object answer) {
        outcome = Outcome.DONE;
        incident(answer).ifPresent(incident -> reference = incident.reference());
    }

    void failed(Throwable thrown) {
        outcome = Outcome.of(thrown);
    }

    private static Optional<Incident> incident(Object answer) {
        Object found = answer instanceof Optional<?> optional && optional.isPresent() ? optional.get() : answer;
        if (found instanceof Incident incident) {
            return Optional.of(incident);
        }
        if (found instanceof Recorded recorded) {
            return Optional.of(recorded.incident());
        }
        return found instanceof ImportedIncident imported ? Optional.of(imported.incident()) : Optional.empty();
    }
}
