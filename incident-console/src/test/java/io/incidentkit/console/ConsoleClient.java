package io.incidentkit.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the console's pages, sends its forms and calls the API, as somebody or as nobody. */
final class ConsoleClient {
    private static final Pattern VERSION = Pattern.compile("data-version=\"(\\d+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String who;

    ConsoleClient(String base, String who) {
        this.base = base;
        this.who = who;
    }

    ConsoleClient as(String other) {
        return new ConsoleClient(base, other);
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    String page(String path) {
        return get(path).body();
    }

    /** Returns all pages of an incident on which something of it is told, one behind the other. */
    String pages(String incident) {
        return page(incident)
                + page(incident + "/timeline")
                + page(incident + "/people")
                + page(incident + "/communication");
    }

    HttpResponse<String> post(String path, Form form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encoded())));
    }

    /** Sends the form of a command from the incident's page as it is now. */
    HttpResponse<String> command(String incident, String command, Form form) {
        return post(incident + "/commands/" + command, form.and("version", version(incident)));
    }

    /** Declares with the page's form. */
    String declare(String title) {
        HttpResponse<String> answer = post("/incidents/declare", Form.with("title", title));
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + ": " + answer.body()));
    }

    HttpResponse<String> api(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-Actor", who)
                .POST(BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "text/html,application/json;q=0.9");
        return who.isEmpty()
                ? request
                : request.header("Cookie", TestHost.COOKIE + "=" + URLEncoder.encode(who, StandardCharsets.UTF_8));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String version(String incident) {
        Matcher version = VERSION.matcher(page(incident));
        if (!version.find()) {
            throw new AssertionError("No form on " + incident);
        }
        return version.group(1);
    }
}
