package io.incidentkit.console.page;

import java.util.Map;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/**
 * The path under which the pages are served, and the way from one to another: an address in a template or a redirect begins there, behind
 * whatever the host's own path is.
 *
 * @param value such as {@code /incidents}
 */
public record ConsolePath(String value) {
    /** The path of a host that says none. */
    public static final String STANDARD = "/incidents";

    /** The path, for the mapping of a controller. */
    public static final String MAPPING = "${incident.console.path:" + STANDARD + "}";

    /** Checks the value. */
    public ConsolePath {
        checked(value);
    }

    /**
     * Returns a path as it is.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static String checked(String path) {
        if (!path.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException(
                    "'" + path + "' is no path such as /incidents: it begins with a slash and does not end with one");
        }
        return path;
    }

    /** Returns the answer to a form that was taken: the browser gets a page anew, so that a reload sends nothing twice. */
    public ModelAndView seeOther(String page) {
        RedirectView view = new RedirectView(value + page, true, false);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }

    /** Returns what makes the links of templates. */
    public StandardLinkBuilder links() {
        return new StandardLinkBuilder() {
            @Override
            protected String computeContextPath(
                    IExpressionContext context, String base, Map<String, Object> parameters) {
                return super.computeContextPath(context, base, parameters) + value;
            }

            /** The first page has no slash at its end. */
            @Override
            protected String processLink(IExpressionContext context, String link) {
                int end = link.indexOf('?') < 0 ? link.length() : link.indexOf('?');
                String page = link.substring(0, end);
                String named = page.endsWith(value + "/") ? page.substring(0, page.length() - 1) : page;
                return super.processLink(context, named + link.substring(end));
            }
        };
    }
}
