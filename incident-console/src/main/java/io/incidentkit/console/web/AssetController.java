package io.incidentkit.console.web;

import io.incidentkit.console.page.Assets;
import io.incidentkit.console.page.ConsolePath;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Serves the files that pages ask for. Their addresses change with their content, so they are kept for a year. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class AssetController {
    private final Assets assets;

    public AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping(Assets.FOLDER + "{name}")
    public ResponseEntity<String> file(@PathVariable String name) {
        Assets.Asset asset = assets.find(name);
        return asset == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_TYPE, asset.type())
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
                        .body(asset.content());
    }
}
