package io.incidentkit.console.web;

import io.incidentkit.console.page.Assets;
import io.incidentkit.console.page.ConsolePath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** Serves the files that pages ask for. Their addresses change with their content, so they are kept for a year. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class AssetController {
    private static final Pattern GZIP = Pattern.compile("(?i)\\bgzip\\b(?!\\s*;\\s*q=0(?:[.]0*)?\\s*(?:,|$))");

    private final Assets assets;

    public AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping(Assets.FOLDER + "{name}")
    public ResponseEntity<byte[]> file(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepted) {
        Assets.Asset asset = assets.find(name);
        if (asset == null) {
            return ResponseEntity.notFound().build();
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, asset.type())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic());
        return GZIP.matcher(accepted).find()
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.squeezed())
                : answer.body(asset.text().getBytes(StandardCharsets.UTF_8));
    }
}
