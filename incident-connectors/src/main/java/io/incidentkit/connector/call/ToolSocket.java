package io.incidentkit.connector.call;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A connection over which a tool sends texts whenever it has some. The pings of the far side are answered; what is sent goes out one after
 * another.
 *
 * <p>Thread-safe.
 */
public final class ToolSocket implements AutoCloseable {
    private static final int MOST = 1 << 20;
    private static final int GOING_AWAY = 1001;
    private static final int TOO_BIG = 1009;

    private final Ears ears;
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private volatile long heardAt = System.nanoTime();
    private @Nullable WebSocket socket;
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    /** Those who hear. They are called on threads of the connection, one after another, and are quick. */
    public interface Ears {
        /**
         * Hears a text.
         *
         * @param from the connection, to answer on it
         * @param text the text, whole
         */
        void heard(ToolSocket from, String text);

        /**
         * Hears that the connection is over; nothing comes after it.
         *
         * @param why the reason, without an address
         */
        void ended(String why);
    }

    ToolSocket(Ears ears) {
        this.ears = ears;
    }

    /** Takes what comes. */
    WebSocket.Listener listener() {
        return new Inbound();
    }

    private synchronized void opened(WebSocket given) {
        this.socket = given;
    }

    private final class Inbound implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        /** Before anything comes, so that whoever hears it can answer. */
        @Override
        public void onOpen(WebSocket from) {
            if (hasEnded()) {
                from.abort();
                return;
            }
            opened(from);
            from.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            heardAt = System.nanoTime();
            if (text.length() + data.length() > MOST) {
                end("a text of more than a megabyte");
                return from.sendClose(TOO_BIG, "");
            }
            text.append(data);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                ears.heard(ToolSocket.this, whole);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            heardAt = System.nanoTime();
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            heardAt = System.nanoTime();
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            end("closed by the other side (" + status + ")");
            return null;
        }

        /** The message of the failure may have the address. */
        @Override
        public void onError(WebSocket from, Throwable failure) {
            end("the connection failed (" + failure.getClass().getSimpleName() + ")");
        }
    }

    private void end(String why) {
        if (hasEnded.compareAndSet(false, true)) {
            ears.ended(why);
        }
    }

    /** Returns whether it is over. */
    public boolean hasEnded() {
        return hasEnded.get();
    }

    /**
     * Sends a text, after those before it. One that can't be sent any more is lost.
     *
     * @param text the text
     */
    public synchronized void send(String text) {
        WebSocket open = socket;
        if (open != null) {
            after(sending.thenCompose(before -> open.sendText(text, true)));
        }
    }

    /** Asks the other side whether it is there; its answer counts as heard. */
    public synchronized void ping() {
        WebSocket open = socket;
        if (open != null) {
            after(sending.thenCompose(before -> open.sendPing(ByteBuffer.allocate(0))));
        }
    }

    private void after(CompletableFuture<?> sent) {
        this.sending = sent.handle((done, failure) -> {
            if (failure != null) {
                end("nothing can be sent any more");
            }
            return null;
        });
    }

    /**
     * Returns whether nothing was heard for a time, not even an answer to a ping.
     *
     * @param time the time
     */
    public boolean isSilentFor(Duration time) {
        return System.nanoTime() - heardAt > time.toNanos();
    }

    /** Ends it at once, as where the other side is gone. */
    public void abort(String why) {
        WebSocket open = current();
        if (open != null) {
            open.abort();
        }
        end(why);
    }

    private synchronized @Nullable WebSocket current() {
        return socket;
    }

    /** Says goodbye, after what is on its way. */
    @Override
    public synchronized void close() {
        WebSocket open = socket;
        if (open != null && !open.isOutputClosed()) {
            after(sending.thenCompose(before -> open.sendClose(GOING_AWAY, "")));
        }
        end("closed from here");
    }
}
