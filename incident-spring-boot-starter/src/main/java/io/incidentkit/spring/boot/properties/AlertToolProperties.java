package io.incidentkit.spring.boot.properties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of the tools whose alerts are taken in, {@code incident.alerts.<tool>.*}. */
public final class AlertToolProperties {
    private AlertToolProperties() {}

    /** Those of a tool that sends a shared secret along. */
    public static class Shared {
        /**
         * Secret that the tool sends as Authorization: Bearer or as the password of Basic; it opens the address for its alerts, several after commas while it is changed.
         */
        private @Nullable String token;

        /**
         * Name of a header of its own whose whole value is the secret.
         */
        private @Nullable String header;

        /** Creates properties with their defaults. */
        public Shared() {}

        /** Returns the secret that the tool sends, or null for none. */
        public @Nullable String getToken() {
            return token;
        }

        /**
         * Sets the secret that the tool sends, or null for none.
         *
         * @param token the secret that the tool sends, or null for none
         */
        public void setToken(@Nullable String token) {
            this.token = token;
        }

        /** Returns the header whose whole value is the secret, or null for Authorization alone. */
        public @Nullable String getHeader() {
            return header;
        }

        /**
         * Sets the header whose whole value is the secret, or null for Authorization alone.
         *
         * @param header the header whose whole value is the secret, or null for Authorization alone
         */
        public void setHeader(@Nullable String header) {
            this.header = header;
        }
    }

    /** Those of a tool that signs what it sends. */
    public static class Signed {
        /**
         * Secret by which the tool signs what it sends; it opens the address for its alerts, several after commas while it is changed.
         */
        private @Nullable String signingSecret;

        /** Creates properties with their defaults. */
        public Signed() {}

        /** Returns the secret of signatures, or null for none. */
        public @Nullable String getSigningSecret() {
            return signingSecret;
        }

        /**
         * Sets the secret of signatures, or null for none.
         *
         * @param signingSecret the secret of signatures, or null for none
         */
        public void setSigningSecret(@Nullable String signingSecret) {
            this.signingSecret = signingSecret;
        }
    }

    /** Those of Grafana, which does either or both. */
    public static class Grafana extends Shared {
        /**
         * Secret of the HMAC signature of a contact point; it opens the address too.
         */
        private @Nullable String signingSecret;

        /**
         * Header that has the signature.
         */
        private String signatureHeader = "X-Grafana-Alerting-Signature";

        /**
         * Header with the moment of the signature, as the contact point names it; unset, the body alone is signed.
         */
        private @Nullable String timestampHeader;

        /** Creates properties with their defaults. */
        public Grafana() {}

        /** Returns the secret of signatures, or null for none. */
        public @Nullable String getSigningSecret() {
            return signingSecret;
        }

        /**
         * Sets the secret of signatures, or null for none.
         *
         * @param signingSecret the secret of signatures, or null for none
         */
        public void setSigningSecret(@Nullable String signingSecret) {
            this.signingSecret = signingSecret;
        }

        /** Returns the header that has the signature. */
        public String getSignatureHeader() {
            return signatureHeader;
        }

        /**
         * Sets the header that has the signature.
         *
         * @param signatureHeader the header that has the signature
         */
        public void setSignatureHeader(String signatureHeader) {
            this.signatureHeader = signatureHeader;
        }

        /** Returns the header with the moment of the signature, or null for none. */
        public @Nullable String getTimestampHeader() {
            return timestampHeader;
        }

        /**
         * Sets the header with the moment of the signature, or null for none.
         *
         * @param timestampHeader the header with the moment of the signature, or null for none
         */
        public void setTimestampHeader(@Nullable String timestampHeader) {
            this.timestampHeader = timestampHeader;
        }
    }

    /** Those of CloudWatch over SNS. */
    public static class Topics {
        /**
         * Names (ARNs) of the SNS topics whose alarms are taken; they open the address.
         */
        private List<String> topics = new ArrayList<>();

        /** Creates properties with their defaults. */
        public Topics() {}

        /** Returns the topics. */
        public List<String> getTopics() {
            return topics;
        }

        /**
         * Sets the topics.
         *
         * @param topics the topics
         */
        public void setTopics(List<String> topics) {
            this.topics = topics;
        }
    }

    /** Those of CloudEvents. */
    public static class CloudEvents extends Shared {
        /**
         * Places of the parts of an alert in an event, as JSON pointers by title, key, state, severity, service, began, ended or url, in place of the usual ones.
         */
        private Map<String, List<String>> fields = new LinkedHashMap<>();

        /** Creates properties with their defaults. */
        public CloudEvents() {}

        /** Returns the places by the parts. */
        public Map<String, List<String>> getFields() {
            return fields;
        }

        /**
         * Sets the places by the parts.
         *
         * @param fields the places by the parts
         */
        public void setFields(Map<String, List<String>> fields) {
            this.fields = fields;
        }
    }
}
