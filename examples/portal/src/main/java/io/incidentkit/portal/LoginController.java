package io.incidentkit.portal;

import io.incidentkit.commander.Actor;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** People say who they are. The pages of incidents are the front door. */
@Controller
final class LoginController {
    private final Login login;

    LoginController(Login login) {
        this.login = login;
    }

    @GetMapping("/")
    ModelAndView home() {
        return seeOther("/incidents");
    }

    @GetMapping("/login")
    ModelAndView page(@RequestParam(defaultValue = "/") String returnTo) {
        return page(returnTo, "", List.of(), HttpStatus.OK);
    }

    @PostMapping("/login")
    ModelAndView say(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "/") String returnTo,
            HttpServletResponse response) {
        try {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    login.keep(Actor.person(name.strip())).toString());
            return seeOther(ownPath(returnTo));
        } catch (InvalidInputException e) {
            return page(returnTo, name, e.faults(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/logout")
    ModelAndView leave(HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, login.forget().toString());
        return seeOther("/");
    }

    private static ModelAndView seeOther(String path) {
        RedirectView view = new RedirectView(path, true, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        return new ModelAndView(view);
    }

    private static ModelAndView page(String returnTo, String name, List<FieldError> faults, HttpStatus status) {
        ModelAndView page = new ModelAndView("login", status);
        page.addObject("returnTo", ownPath(returnTo));
        page.addObject("name", name);
        page.addObject("faults", faults.stream().map(FieldError::message).toList());
        return page;
    }

    /** Only a path of this portal: a link from elsewhere must not send people elsewhere after they said their name. */
    private static String ownPath(String path) {
        boolean own =
                path.startsWith("/") && !path.startsWith("//") && path.chars().allMatch(c -> c > ' ' && c != '\\');
        return own ? path : "/";
    }
}
