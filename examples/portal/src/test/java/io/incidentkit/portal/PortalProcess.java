package io.incidentkit.portal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A portal in a process of its own, as it is started by hand: with its default configuration, in a directory. */
final class PortalProcess implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final String base;

    private PortalProcess(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    static PortalProcess in(Path directory) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It lives for seconds: starting fast is worth more than running fast.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(PortalApplication.class.getName());
        command.add("--server.port=0");
        command.add("--incident.console.demo=false");
        command.add("--logging.level.org.springframework.boot.tomcat=INFO");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        return new PortalProcess(process, "http://127.0.0.1:" + port(process));
    }

    PortalClient as(String who) {
        return new PortalClient(base, who);
    }

    /** Ends it as an operating system does at a shutdown. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitEnd() {
        try {
            process.onExit().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("The portal does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Reads what the portal prints until it says its port. It prints little afterwards, which fits into the pipe. */
    private static String port(Process process) throws IOException {
        List<String> printed = new ArrayList<>();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            printed.add(line);
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return started.group(1);
            }
        }
        throw new AssertionError("The portal did not start: " + String.join("\n", printed));
    }
}
