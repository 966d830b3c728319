package io.incidentkit.benchmark.starter;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** Calls one application over the loopback, with some calls at a time on connections that stay. */
final class Caller {
    private static final byte[] NOTE =
            "{\"text\":\"error rate of checkout is falling, two pods still restart\"}".getBytes(StandardCharsets.UTF_8);

    private final int port;
    private final int open;

    Caller(int port, int open) {
        this.port = port;
        this.open = open;
    }

    /** The request that is made. */
    enum Request {
        /** One more note on some open incident. */
        NOTE("a note"),
        /** The first page of the open incidents. */
        BOARD("the board, 50 open incidents");

        final String words;

        Request(String words) {
            this.words = words;
        }
    }

    /** The calls of one turn: how long each took, how many bytes all answers had, and how many were refused. */
    record Calls(List<Double> millis, long bytes, long refused) {}

    /** Makes the same request until a moment, some at a time. */
    Calls calls(Request request, ExecutorService threads, int atATime, long end)
            throws InterruptedException, ExecutionException {
        List<Future<Calls>> running = new ArrayList<>();
        for (int i = 0; i < atATime; i++) {
            running.add(threads.submit(() -> until(request, end)));
        }
        List<Double> millis = new ArrayList<>();
        long bytes = 0;
        long refused = 0;
        for (Future<Calls> each : running) {
            Calls done = each.get();
            millis.addAll(done.millis());
            bytes += done.bytes();
            refused += done.refused();
        }
        return new Calls(millis, bytes, refused);
    }

    private Calls until(Request request, long end) throws IOException {
        List<Double> millis = new ArrayList<>();
        long bytes = 0;
        long refused = 0;
        while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            HttpURLConnection call = request == Request.NOTE ? note() : get("?state=open&limit=50");
            boolean good = call.getResponseCode() == 200;
            try (InputStream answer = good ? call.getInputStream() : call.getErrorStream()) {
                bytes += answer.readAllBytes().length;
            }
            refused += good ? 0 : 1;
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        return new Calls(millis, bytes, refused);
    }

    private HttpURLConnection note() throws IOException {
        int number = ThreadLocalRandom.current().nextInt(open);
        HttpURLConnection call = get("/" + FloorController.id(number) + "/add-note");
        call.setRequestProperty("X-Actor", "alice");
        call.setRequestProperty("Content-Type", "application/json");
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(NOTE.length);
        call.getOutputStream().write(NOTE);
        return call;
    }

    private HttpURLConnection get(String rest) throws IOException {
        return (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/api/incidents" + rest)
                .toURL()
                .openConnection();
    }
}
