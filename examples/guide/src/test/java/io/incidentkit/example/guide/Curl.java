package io.incidentkit.example.guide;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line with {@code curl}, as pages show it: words, single quotes, and lines that go on after a backslash. Whatever else a
 * shell or curl can do is refused, so that no page says more than was run.
 */
record Curl(String method, URI address, Map<String, String> headers, String data) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern WORD = Pattern.compile("'([^']*)'|([^\\s'\"$`|;&<>()]+)");

    /** The command lines of a block, in their order. */
    static List<String> lines(String shell) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean isQuoted = false;
        for (String part : shell.replace("\\\n", " ").lines().toList()) {
            line.append(line.isEmpty() ? "" : "\n").append(part);
            isQuoted ^= part.chars().filter(character -> character == '\'').count() % 2 == 1;
            if (!isQuoted) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
        }
        return lines;
    }

    static Curl parse(String line) {
        Iterator<String> words = words(line).iterator();
        if (!words.next().equals("curl")) {
            throw new AssertionError("No curl: " + line);
        }
        String method = null;
        URI address = null;
        Map<String, String> headers = new LinkedHashMap<>();
        String data = "";
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "-s" -> {}
                case "-X" -> method = words.next();
                case "-d", "--data-binary" -> data = words.next();
                case "-H" -> {
                    String[] header = words.next().split(": ", 2);
                    headers.put(header[0], header[1]);
                }
                case "-u" -> {
                    byte[] login = words.next().getBytes(StandardCharsets.UTF_8);
                    headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
                }
                default -> {
                    if (address != null || word.startsWith("-")) {
                        throw new AssertionError(word + " is not known here: " + line);
                    }
                    address = URI.create(word);
                }
            }
        }
        if (address == null) {
            throw new AssertionError("No address: " + line);
        }
        return new Curl(method != null ? method : data.isEmpty() ? "GET" : "POST", address, headers, data);
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        int end = 0;
        while (word.find()) {
            if (!line.substring(end, word.start()).isBlank()) {
                throw new AssertionError("Not understood: " + line);
            }
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
            end = word.end();
        }
        if (!line.substring(end).isBlank()) {
            throw new AssertionError("Not understood: " + line);
        }
        return words;
    }

    /** Sends it to that port of loopback, whatever port it names. */
    HttpResponse<String> send(int port, Path folder) throws IOException, InterruptedException {
        URI there = URI.create("http://127.0.0.1:" + port + address.getRawPath()
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
        byte[] body = data.startsWith("@")
                ? Files.readAllBytes(folder.resolve(data.substring(1)))
                : data.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(there)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
