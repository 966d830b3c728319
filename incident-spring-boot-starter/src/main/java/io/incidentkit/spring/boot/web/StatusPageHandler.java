package io.incidentkit.spring.boot.web;

import io.incidentkit.connector.ownpage.PublishedPage;
import io.incidentkit.text.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves our own status page to everybody whom the application lets, in the addresses of Statuspage. It asks for no login, as it shows what
 * everybody was told. Thread-safe.
 */
final class StatusPageHandler {
    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofSeconds(30)).cachePublic();

    private static final MediaType RSS = new MediaType("application", "rss+xml", StandardCharsets.UTF_8);
    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);

    private final LatestPage latest;

    StatusPageHandler(LatestPage latest) {
        this.latest = latest;
    }

    RouterFunction<ServerResponse> routes(String path) {
        Map<String, Function<PublishedPage, String>> documents = new LinkedHashMap<>();
        documents.put("summary", PublishedPage::summary);
        documents.put("status", PublishedPage::status);
        documents.put("components", PublishedPage::components);
        documents.put("incidents", PublishedPage::incidents);
        documents.put("incidents/unresolved", PublishedPage::unresolved);
        documents.put("scheduled-maintenances", PublishedPage::maintenances);
        documents.put("scheduled-maintenances/upcoming", PublishedPage::maintenances);
        documents.put("scheduled-maintenances/active", PublishedPage::maintenances);
        RouterFunctions.Builder routes = RouterFunctions.route();
        documents.forEach((name, document) -> routes.GET(
                path + "/api/v2/" + name + ".json", request -> answer(request, MediaType.APPLICATION_JSON, document)));
        return routes.GET(path + "/history.rss", request -> answer(request, RSS, PublishedPage::rss))
                .GET(path + "/history.atom", request -> answer(request, ATOM, PublishedPage::atom))
                .build();
    }

    private ServerResponse answer(ServerRequest request, MediaType type, Function<PublishedPage, String> document) {
        String body = document.apply(latest.get());
        String tag = "\"" + Digests.sha256(body).substring(0, 32) + "\"";
        boolean isSame = request.checkNotModified(tag).isPresent();
        ServerResponse.BodyBuilder answer = (isSame
                        ? ServerResponse.status(HttpStatus.NOT_MODIFIED)
                        : ServerResponse.ok())
                .eTag(tag)
                .cacheControl(CACHE)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        return isSame ? answer.build() : answer.contentType(type).body(body);
    }
}
