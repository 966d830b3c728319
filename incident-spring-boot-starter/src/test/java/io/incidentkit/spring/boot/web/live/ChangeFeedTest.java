package io.incidentkit.spring.boot.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.security.LoginCarrier;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How many listen, and how much waits for one of them, is bounded. */
class ChangeFeedTest {
    private static final Instant NOW = Instant.parse("2026-03-01T18:00:00Z");

    private final ChangeFeed feed = new ChangeFeed(Incidents.inMemory(), LoginCarrier.NONE, 1, Duration.ofHours(1));
    private final Network network = new Network();
    private final AtomicBoolean completed = new AtomicBoolean();

    @Test
    void noMoreListenThanMay() throws IOException {
        assertThat(feed.subscribe(stream(), null)).as("before the start").isFalse();
        feed.start();
        assertThat(feed.subscribe(stream(), null)).isTrue();
        assertThat(feed.hasRoom()).isFalse();
        assertThat(feed.subscribe(stream(), null)).isFalse();

        feed.stop();

        assertThat(completed).isTrue();
        assertThat(feed.hasRoom()).isFalse();
    }

    @Test
    void nothingIsWrittenUntilTheNetworkTakesIt() throws IOException {
        EventStream stream = stream();
        stream.quiet(NOW);
        assertThat(network.written()).isEmpty();

        network.ready = true;
        stream.onWritePossible();

        assertThat(network.written()).isEqualTo("retry: 2000\nid: " + NOW + "\n\n");
        stream.missed(NOW);
        assertThat(network.written()).endsWith("id: " + NOW + "\nevent: missed\ndata: {}\n\n");
    }

    @Test
    void whoTakesTooLittleIsDropped() throws IOException {
        EventStream stream = stream();
        stream.onWritePossible();
        for (int i = 0; i < EventStream.WAITING; i++) {
            stream.quiet(NOW);
        }
        assertThat(completed).isFalse();

        stream.quiet(NOW);

        assertThat(completed).isTrue();
        network.ready = true;
        stream.onWritePossible();
        assertThat(network.written()).isEmpty();
    }

    private EventStream stream() throws IOException {
        AsyncContext async =
                new MockAsyncContext(new MockHttpServletRequest(), new MockHttpServletResponse() {
                    @Override
                    public ServletOutputStream getOutputStream() {
                        return network;
                    }
                }) {
                    @Override
                    public void complete() {
                        completed.set(true);
                    }
                };
        return new EventStream(feed, Actor.ANYBODY, change -> "{}", async);
    }

    /** Takes what is written while it is ready. */
    private static final class Network extends ServletOutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private boolean ready;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int b) {
            taken.write(b);
        }

        String written() {
            return taken.toString(StandardCharsets.UTF_8);
        }
    }
}
