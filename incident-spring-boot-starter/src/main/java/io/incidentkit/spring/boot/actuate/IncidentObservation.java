package io.incidentkit.spring.boot.actuate;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/** The observations, by their names; {@code docs/metrics.md} is made of it. */
public enum IncidentObservation implements ObservationDocumentation {
    /** A command, from before anything is read to its answer. What it brings about goes on with its trace. */
    COMMAND("incident.command", DefaultCommandObservationConvention.class) {
        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return CommandKey.values();
        }
    },
    /** One call of a channel, on the thread of the call. */
    DELIVERY("incident.delivery", DefaultDeliveryObservationConvention.class) {
        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return DeliveryKey.values();
        }
    };

    private final String observation;
    private final Class<? extends ObservationConvention<? extends Observation.Context>> convention;

    IncidentObservation(
            String observation, Class<? extends ObservationConvention<? extends Observation.Context>> convention) {
        this.observation = observation;
        this.convention = convention;
    }

    /** Returns the name, which the default convention gives. */
    String observation() {
        return observation;
    }

    @Override
    public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
        return convention;
    }

    @Override
    public KeyName[] getHighCardinalityKeyNames() {
        return WhichKey.values();
    }

    /** The keys of a command that have few values. */
    public enum CommandKey implements KeyName {
        /** Code of the command, {@code declare}, {@code import} or {@code several}. */
        COMMAND("command"),
        /** End of it: {@link CommandObservationContext.Outcome}. */
        OUTCOME("outcome");

        private final String key;

        CommandKey(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }

    /** The keys of a call of a channel that have few values. */
    public enum DeliveryKey implements KeyName {
        /** Name of the channel. */
        CHANNEL("channel"),
        /** Kind of the effect, such as {@code page}. */
        KIND("kind"),
        /** Answer of the channel: {@code delivered}, {@code rejected}, {@code retryable}, {@code ignored}, or {@code error}. */
        OUTCOME("outcome");

        private final String key;

        DeliveryKey(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }

    /** The keys that have many values: they are in traces, and in no meter. */
    public enum WhichKey implements KeyName {
        /** Number of the incident, such as {@code INC-42}, or its id where the number is not known. */
        INCIDENT("incident");

        private final String key;

        WhichKey(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }
}
