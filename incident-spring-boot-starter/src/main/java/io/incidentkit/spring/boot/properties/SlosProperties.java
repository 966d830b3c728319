package io.incidentkit.spring.boot.properties;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.core.io.Resource;

/** The properties {@code incident.slos.*}. */
public class SlosProperties {
    /**
     * File with the service level objectives whose error budgets incidents spend, of OpenSLO, Sloth or Pyrra, or a folder with such files; it
     * takes incident-connectors.
     */
    private @Nullable Resource location;

    /** The server that is asked what incidents spent. */
    @NestedConfigurationProperty
    private Prometheus prometheus = new Prometheus();

    /** Creates properties with their defaults. */
    public SlosProperties() {}

    /** Returns the properties of Prometheus. */
    public Prometheus getPrometheus() {
        return prometheus;
    }

    /**
     * Sets the properties of Prometheus.
     *
     * @param prometheus the properties
     */
    public void setPrometheus(Prometheus prometheus) {
        this.prometheus = prometheus;
    }

    /** Returns the file or folder of the objectives, or null if there is none. */
    public @Nullable Resource getLocation() {
        return location;
    }

    /**
     * Sets the file or folder of the objectives.
     *
     * @param location the file or folder, or null for none
     */
    public void setLocation(@Nullable Resource location) {
        this.location = location;
    }

    /** Those of Prometheus. */
    public static class Prometheus {
        /**
         * Address of a Prometheus that is asked what incidents spent of error budgets; it takes incident-connectors.
         */
        private @Nullable URI url;

        /**
         * Token that it asks for, as Bearer.
         */
        private @Nullable String token;

        /**
         * Name of a login that it asks for in place of a token.
         */
        private @Nullable String user;

        /**
         * Password of that login.
         */
        private @Nullable String password;

        /**
         * Time after which it is asked again, for what ended since and for what it did not answer.
         */
        private Duration askEvery = Duration.ofMinutes(5);

        /**
         * Time after its end in which an incident is asked about; Prometheus keeps 15 days unless it is told otherwise.
         */
        private Duration askWithin = Duration.ofDays(14);

        /** Creates properties with their defaults. */
        public Prometheus() {}

        /** Returns the address, or null to ask nobody. */
        public @Nullable URI getUrl() {
            return url;
        }

        /**
         * Sets the address, or null to ask nobody.
         *
         * @param url the address, or null to ask nobody
         */
        public void setUrl(@Nullable URI url) {
            this.url = url;
        }

        /** Returns the token, or null for none. */
        public @Nullable String getToken() {
            return token;
        }

        /**
         * Sets the token, or null for none.
         *
         * @param token the token, or null for none
         */
        public void setToken(@Nullable String token) {
            this.token = token;
        }

        /** Returns the name, or null for none. */
        public @Nullable String getUser() {
            return user;
        }

        /**
         * Sets the name, or null for none.
         *
         * @param user the name, or null for none
         */
        public void setUser(@Nullable String user) {
            this.user = user;
        }

        /** Returns the password, or null for none. */
        public @Nullable String getPassword() {
            return password;
        }

        /**
         * Sets the password, or null for none.
         *
         * @param password the password, or null for none
         */
        public void setPassword(@Nullable String password) {
            this.password = password;
        }

        /** Returns the time between two rounds of questions. */
        public Duration getAskEvery() {
            return askEvery;
        }

        /**
         * Sets the time between two rounds of questions.
         *
         * @param askEvery the time between two rounds of questions
         */
        public void setAskEvery(Duration askEvery) {
            this.askEvery = askEvery;
        }

        /** Returns how long after its end an incident is asked about. */
        public Duration getAskWithin() {
            return askWithin;
        }

        /**
         * Sets how long after its end an incident is asked about.
         *
         * @param askWithin how long after its end an incident is asked about
         */
        public void setAskWithin(Duration askWithin) {
            this.askWithin = askWithin;
        }
    }
}
