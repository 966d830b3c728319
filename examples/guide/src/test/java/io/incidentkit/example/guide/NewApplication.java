package io.incidentkit.example.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** An application that is nothing but the files of a page: written to a folder, compiled, and run in a process of its own. */
final class NewApplication implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final String libraries;
    private final List<String> output = new ArrayList<>();
    private Process process;
    private int port;

    /**
     * Prepares the folder.
     *
     * @param folder an empty folder
     * @param without parts of the names of jars that this application does not have
     */
    NewApplication(Path folder, String... without) {
        this.folder = folder;
        // What this module has for itself is not the application's.
        String own = Path.of("target").toAbsolutePath().toString();
        this.libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.startsWith(own))
                .filter(entry -> Arrays.stream(without).noneMatch(entry::contains))
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }

    Path folder() {
        return folder;
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Compiles its Java as Maven would, with every warning that a beginner sees. */
    void compile() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("target/classes"));
        List<Path> sources;
        try (Stream<Path> files = Files.walk(folder.resolve("src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of("-parameters", "-proc:none", "-cp", libraries, "-d", classes.toString(), "--release", "17");
            boolean isCompiled = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(isCompiled).as(said.toString()).isTrue();
        }
        try (Stream<Path> resources = Files.walk(folder.resolve("src/main/resources"))) {
            for (Path resource : resources.filter(Files::isRegularFile).toList()) {
                Files.copy(resource, classes.resolve(resource.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    void start(String main, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It lives for seconds: starting fast is worth more than running fast.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", folder.resolve("target/classes") + File.pathSeparator + libraries, main));
        command.add("--server.address=127.0.0.1");
        if (Arrays.stream(arguments).noneMatch(argument -> argument.startsWith("--server.port="))) {
            command.add("--server.port=0");
        }
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        CompletableFuture<Integer> started = new CompletableFuture<>();
        Process running = process;
        Thread reader = new Thread(() -> read(running, started), "output of the application");
        reader.setDaemon(true);
        reader.start();
        port = started.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void read(Process running, CompletableFuture<Integer> started) {
        running.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {
            printed(line);
            Matcher port = STARTED.matcher(line);
            if (port.find()) {
                started.complete(Integer.valueOf(port.group(1)));
            }
        });
        synchronized (this) {
            started.completeExceptionally(new AssertionError("It did not start:\n" + String.join("\n", output)));
        }
    }

    int port() {
        return port;
    }

    private synchronized void printed(String line) {
        output.add(line);
        notifyAll();
    }

    /** Waits until it has printed a line. */
    synchronized void awaitLine(String line) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!output.contains(line)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            assertThat(left)
                    .as("It did not print '%s', but:\n%s", line, String.join("\n", output))
                    .isPositive();
            wait(left);
        }
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
