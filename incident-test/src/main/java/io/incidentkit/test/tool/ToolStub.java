package io.incidentkit.test.tool;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A tool on this machine's loopback address, at a free port: it keeps what it is sent, and answers as it is told. First come the answers that
 * wait in the queue, then that of the call's method and path, then {@code 200 {}}.
 *
 * <p>Thread-safe.
 */
public final class ToolStub implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "tool-stub");
        thread.setDaemon(true);
        return thread;
    });
    private final List<ToolCall> calls = new ArrayList<>();
    private final Deque<Answer> queue = new ArrayDeque<>();
    private final Map<String, Function<ToolCall, Answer>> byLine = new LinkedHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * An answer.
     *
     * @param status its status; 0: none ever comes, -1: its headers come and its body never ends
     * @param headers its headers
     * @param body its body
     */
    public record Answer(int status, Map<String, String> headers, String body) {
        /** No answer, as of a tool that hangs. */
        public static final Answer NEVER = new Answer(0, Map.of(), "");
        /** An answer whose body does not come to its end. */
        public static final Answer ENDLESS = new Answer(-1, Map.of(), "");

        /**
         * An answer in JSON.
         *
         * @param status its status
         * @param body its body
         */
        public static Answer of(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json"), body);
        }

        /**
         * Adds a header.
         *
         * @param name its name
         * @param value its value
         * @return the answer with that header
         */
        public Answer header(String name, String value) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put(name, value);
            return new Answer(status, all, body);
        }
    }

    private ToolStub(HttpServer server) {
        this.server = server;
    }

    /** Starts one. */
    public static ToolStub start() {
        try {
            ToolStub stub =
                    new ToolStub(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            stub.server.createContext("/", stub::handle);
            stub.server.setExecutor(stub.threads);
            stub.server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns its address, without a path and without a slash at the end. */
    public String address() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /**
     * Returns the address of a path.
     *
     * @param path the path, with a slash before it
     */
    public URI at(String path) {
        return URI.create(address() + path);
    }

    /**
     * Puts an answer at the end of the queue: each is given once, whatever is asked.
     *
     * @param answer the answer
     * @return this stub
     */
    public synchronized ToolStub next(Answer answer) {
        queue.add(answer);
        return this;
    }

    /**
     * Sets the answer of a method and path.
     *
     * @param line method and path, such as {@code POST /v2/enqueue}; a path that ends in a star is the beginning of one
     * @param answer the answer
     * @return this stub
     */
    public ToolStub on(String line, Answer answer) {
        return on(line, call -> answer);
    }

    /**
     * Sets what answers a method and path.
     *
     * @param line method and path; a path that ends in a star is the beginning of one. What was set later is asked first
     * @param answers gives an answer for a call
     * @return this stub
     */
    public synchronized ToolStub on(String line, Function<ToolCall, Answer> answers) {
        byLine.remove(line);
        byLine.put(line, answers);
        return this;
    }

    /** Returns the calls so far, the oldest first. */
    public synchronized List<ToolCall> calls() {
        return List.copyOf(calls);
    }

    /** Returns the calls so far as method, path and query. */
    public List<String> lines() {
        return calls().stream().map(ToolCall::line).toList();
    }

    /** Returns the latest call. */
    public synchronized ToolCall last() {
        return calls.get(calls.size() - 1);
    }

    /** Forgets the calls so far. */
    public synchronized void forget() {
        calls.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI asked = exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = asked.getRawQuery();
        ToolCall call = new ToolCall(
                exchange.getRequestMethod(),
                asked.getRawPath(),
                query == null ? "" : query,
                ToolCall.first(exchange.getRequestHeaders()),
                body);
        answer(exchange, answer(call));
    }

    private Answer answer(ToolCall call) {
        Function<ToolCall, Answer> answers;
        synchronized (this) {
            calls.add(call);
            Answer next = queue.poll();
            if (next != null) {
                return next;
            }
            answers = found(call.method() + " " + call.path());
        }
        return answers == null ? Answer.of(200, "{}") : answers.apply(call);
    }

    private @Nullable Function<ToolCall, Answer> found(String line) {
        Function<ToolCall, Answer> found = null;
        for (Map.Entry<String, Function<ToolCall, Answer>> each : byLine.entrySet()) {
            String known = each.getKey();
            boolean fits =
                    known.endsWith("*") ? line.startsWith(known.substring(0, known.length() - 1)) : line.equals(known);
            found = fits ? each.getValue() : found;
        }
        return found;
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status() == 0) {
            hang();
            exchange.close();
            return;
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (answer.status() < 0) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            hang();
            exchange.close();
            return;
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it; what hangs is let go. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
