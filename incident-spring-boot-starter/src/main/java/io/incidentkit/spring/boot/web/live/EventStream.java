package io.incidentkit.spring.boot.web.live;

import io.incidentkit.commander.Actor;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * Server-sent events of one who listens, written when the network takes them and by no thread that waits. Whoever takes too little is dropped,
 * and comes back with the position that it came to. Thread-safe.
 */
public final class EventStream implements ChangeFeed.Subscriber, WriteListener, AsyncListener {
    /** So many events wait for the network at most. */
    static final int WAITING = 256;

    private final ChangeFeed feed;
    private final Actor reader;
    private final Function<ChangeFeed.Change, String> json;
    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean open;
    private boolean flushed = true;
    private boolean ended;

    /**
     * Creates a stream that waits for its first event.
     *
     * @param feed what it listens to
     * @param reader who reads
     * @param json writes a change, in one line
     * @param async the request, which is left open
     * @throws IOException if the client has gone
     */
    public EventStream(ChangeFeed feed, Actor reader, Function<ChangeFeed.Change, String> json, AsyncContext async)
            throws IOException {
        this.feed = feed;
        this.reader = reader;
        this.json = json;
        this.async = async;
        this.out = async.getResponse().getOutputStream();
    }

    /** Begins to write. */
    public void begin() {
        async.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public Actor reader() {
        return reader;
    }

    @Override
    public void changed(ChangeFeed.Change change, Instant position) {
        offer("id: " + position + "\nevent: change\ndata: " + json.apply(change) + "\n\n");
    }

    @Override
    public void missed(Instant position) {
        offer("id: " + position + "\nevent: missed\ndata: {}\n\n");
    }

    /** An event without data moves the position, and is none for whoever reads. */
    @Override
    public void quiet(Instant position) {
        offer("retry: 2000\nid: " + position + "\n\n");
    }

    private synchronized void offer(String event) {
        if (ended) {
            return;
        }
        if (waiting.size() >= WAITING) {
            end();
            return;
        }
        waiting.add(event.getBytes(StandardCharsets.UTF_8));
        drain();
    }

    @Override
    public synchronized void onWritePossible() {
        open = true;
        drain();
    }

    private void drain() {
        try {
            while (open && !ended && out.isReady()) {
                byte[] next = waiting.poll();
                if (next != null) {
                    flushed = false;
                    out.write(next);
                } else if (flushed) {
                    return;
                } else {
                    flushed = true;
                    out.flush();
                }
            }
        } catch (IOException | IllegalStateException e) {
            // The client has gone.
            end();
        }
    }

    @Override
    public synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        waiting.clear();
        feed.leave(this);
        try {
            async.complete();
        } catch (IllegalStateException e) {
            // The container has ended it.
        }
    }

    @Override
    public void onError(Throwable e) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
