package io.incidentkit.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the portal has answered is kept, with its own configuration of H2 in a file, however it ends. */
class DurabilityTest {
    private static final int DECLARATIONS = 1_000;
    private static final int BEFORE_THE_KILL = 500;
    private static final int CLIENTS = 8;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private static final Pattern NEXT = Pattern.compile("\"next\"\\s*:\\s*\"([^\"]+)\"");

    @TempDir
    Path directory;

    @Test
    void keepsEverythingOverARestart() throws Exception {
        String incident;
        String timeline;
        try (PortalProcess portal = PortalProcess.in(directory)) {
            PortalClient ada = portal.as("ada");
            incident = ada.declare("Before the restart");
            ada.command(incident, "triage", Form.with("severity", "SEV1").and("commander", "ada"));
            ada.command(incident, "add-note", Form.with("text", "Grüße: ✓ 🚒"));
            timeline = ada.page("/api" + incident + "/timeline");
            portal.stop();
        }

        try (PortalProcess portal = PortalProcess.in(directory)) {
            PortalClient ada = portal.as("ada");
            assertThat(ada.page("/api" + incident + "/timeline")).isEqualTo(timeline);
            assertThat(ada.page(incident)).contains("Before the restart", "SEV1", "Grüße: ✓ 🚒");
            assertThat(ada.declare("After the restart")).isNotEqualTo(incident);
        }
    }

    @Test
    void losesNothingThatItAnsweredWhenItIsKilled() throws Exception {
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        try (PortalProcess portal = PortalProcess.in(directory)) {
            declareUntilItIsKilled(portal, answered);
        }
        assertThat(answered).hasSizeBetween(BEFORE_THE_KILL, DECLARATIONS - 1);

        try (PortalProcess portal = PortalProcess.in(directory)) {
            List<String> kept = everyId(portal.as("ada"));
            assertThat(kept).doesNotHaveDuplicates().containsAll(answered);
        }
    }

    /** Several clients declare; after some answers the portal is killed in the middle of whatever it does. */
    private static void declareUntilItIsKilled(PortalProcess portal, Queue<String> answered) throws Exception {
        AtomicInteger next = new AtomicInteger();
        CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            clients.execute(() -> declare(portal.as("ada"), next, answered, enough));
        }
        assertThat(enough.await(60, TimeUnit.SECONDS))
                .as("declarations are answered")
                .isTrue();
        portal.kill();
        clients.shutdown();
        assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    private static void declare(
            PortalClient client, AtomicInteger next, Queue<String> answered, CountDownLatch enough) {
        for (int i = next.getAndIncrement(); i < DECLARATIONS; i = next.getAndIncrement()) {
            HttpResponse<String> answer;
            try {
                answer = client.api("/api/incidents", "{\"title\": \"Declaration " + i + "\"}");
            } catch (UncheckedIOException e) {
                return; // It was killed.
            }
            if (answer.statusCode() == 201) {
                answered.add(idIn(answer.body()).get(0));
                enough.countDown();
            }
        }
    }

    private static List<String> everyId(PortalClient client) {
        List<String> ids = new ArrayList<>();
        String path = "/api/incidents?state=all&limit=500";
        while (path != null) {
            String page = client.page(path);
            ids.addAll(idIn(page));
            Matcher next = NEXT.matcher(page);
            path = next.find() ? next.group(1) : null;
        }
        return ids;
    }

    private static List<String> idIn(String json) {
        return ID.matcher(json).results().map(found -> found.group(1)).toList();
    }
}
