package io.incidentkit.portal;

import io.incidentkit.commander.Actor;
import io.incidentkit.spring.boot.channel.LogChannel;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The frame that every page shows around its content. */
@ControllerAdvice
final class EveryPage {
    private final Login login;
    private final Times times;
    private final boolean shows;

    EveryPage(Login login, Times times, ObjectProvider<LogChannel> log) {
        this.login = login;
        this.times = times;
        this.shows = log.getIfAvailable() != null;
    }

    /** Whether there is a page of what would have been sent. */
    @ModelAttribute("shows")
    boolean shows() {
        return shows;
    }

    @ModelAttribute("viewer")
    Viewer viewer(HttpServletRequest request) {
        String query = request.getQueryString();
        boolean get = request.getMethod().equals("GET");
        String here = request.getRequestURI() + (get && query != null ? "?" + query : "");
        return new Viewer(
                login.actor(request).map(Actor::name).orElse(null),
                here.equals("/error") ? "/" : here,
                times.zone().getId());
    }

    /** After a form was taken: the browser gets the page anew, so that a reload sends nothing twice. */
    static ModelAndView seeOther(String path) {
        RedirectView view = new RedirectView(path, true, false);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }
}
