package io.incidentkit.spring.boot.security;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** The requests at addresses of webhooks, told to whoever counts them: from whom, and what came of it. Thread-safe. */
public final class ReceivedWebhooks {
    private final List<BiConsumer<String, Outcome>> listeners = new CopyOnWriteArrayList<>();

    /** The outcomes of requests. */
    public enum Outcome {
        /** It was taken in. */
        ACCEPTED("accepted"),
        /** It was taken, and nothing was written down: it is of others, or has no meaning here. */
        IGNORED("ignored"),
        /** Nothing says that it comes from whom it says: its signature or its secret is missing, wrong or too old. */
        REFUSED("refused"),
        /** It is not of the sender's form. */
        UNREADABLE("unreadable"),
        /** It could not be taken in now, and comes again. */
        UNAVAILABLE("unavailable");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        /** Returns the stable code. */
        public String code() {
            return code;
        }
    }

    /** Creates one that nobody listens to yet. */
    public ReceivedWebhooks() {}

    /**
     * Tells somebody of each request from now on.
     *
     * @param listener takes the sender, such as {@code pagerduty}, and what came of it
     */
    public void listen(BiConsumer<String, Outcome> listener) {
        listeners.add(listener);
    }

    /**
     * Tells of a request.
     *
     * @param sender who sent it, by the address
     * @param outcome what came of it
     */
    public void received(String sender, Outcome outcome) {
        listeners.forEach(listener -> listener.accept(sender, outcome));
    }
}
