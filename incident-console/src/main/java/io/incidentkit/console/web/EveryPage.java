package io.incidentkit.console.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.console.ConsoleHeader;
import io.incidentkit.console.page.Assets;
import io.incidentkit.console.page.Look;
import io.incidentkit.console.page.Reader;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.Viewer;
import io.incidentkit.spring.boot.channel.LogChannel;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The frame that every page shows around its content. */
@ControllerAdvice(basePackageClasses = EveryPage.class)
public final class EveryPage {
    private final Reader reader;
    private final Times times;
    private final Look look;
    private final Assets assets;
    private final @Nullable ConsoleHeader header;
    private final boolean shows;

    public EveryPage(
            Reader reader,
            Times times,
            Look look,
            Assets assets,
            ObjectProvider<ConsoleHeader> header,
            ObjectProvider<LogChannel> log) {
        this.reader = reader;
        this.times = times;
        this.look = look;
        this.assets = assets;
        this.header = header.getIfUnique();
        this.shows = log.getIfAvailable() != null;
    }

    /** Adds the frame to the model of each page. */
    @ModelAttribute
    public void addFrame(HttpServletRequest request, Model model) {
        model.addAllAttributes(frame(request));
    }

    /** Returns what the frame shows, by its names in the templates. */
    Map<String, Object> frame(HttpServletRequest request) {
        Map<String, Object> frame = new HashMap<>();
        frame.put("look", look);
        frame.put("texts", times.texts());
        frame.put("times", times);
        frame.put("assets", assets);
        frame.put("header", header == null ? "" : header.html(request));
        frame.put("shows", shows);
        frame.put("viewer", viewer(request));
        return frame;
    }

    private Viewer viewer(HttpServletRequest request) {
        String query = request.getQueryString();
        boolean get = request.getMethod().equals("GET");
        String here = request.getRequestURI() + (get && query != null ? "?" + query : "");
        return new Viewer(
                reader.actor(request).map(Actor::name).orElse(null),
                URLEncoder.encode(here, StandardCharsets.UTF_8),
                times.zone().equals(ZoneOffset.UTC) ? "UTC" : times.zone().getId(),
                times.now().toString());
    }
}
