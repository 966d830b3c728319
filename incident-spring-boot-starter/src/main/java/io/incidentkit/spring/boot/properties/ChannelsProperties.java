package io.incidentkit.spring.boot.properties;

/** The properties {@code incident.channels.*}. */
public class ChannelsProperties {
    private final Log log = new Log();

    /** Creates properties with their defaults. */
    public ChannelsProperties() {}

    /** Returns the properties of the channel that only shows. */
    public Log getLog() {
        return log;
    }

    /** The properties {@code incident.channels.log.*}. */
    public static class Log {
        /**
         * Whether what would be told is written into the log and kept to be seen; nobody is told by it.
         */
        private boolean enabled;

        /**
         * How many of the last are kept in memory to be seen.
         */
        private int kept = 200;

        /** Creates properties with their defaults. */
        public Log() {}

        /** Returns whether what would be told is shown. */
        public boolean isEnabled() {
            return enabled;
        }

        /**
         * Sets whether what would be told is shown.
         *
         * @param enabled true to show it
         */
        public void setEnabled(boolean enabled) {
            this.enabled = enabled;
        }

        /** Returns how many are kept to be seen. */
        public int getKept() {
            return kept;
        }

        /**
         * Sets how many are kept to be seen.
         *
         * @param kept the number, from 0
         */
        public void setKept(int kept) {
            this.kept = kept;
        }
    }
}
