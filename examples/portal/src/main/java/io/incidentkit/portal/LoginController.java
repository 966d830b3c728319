package io.incidentkit.portal;

import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** People say who they are. */
@Controller
final class LoginController {
    private final Login login;

    LoginController(Login login) {
        this.login = login;
    }

    @GetMapping("/you")
    ModelAndView page(@RequestParam(defaultValue = "/") String returnTo) {
        return page(returnTo, "", List.of(), HttpStatus.OK);
    }

    @PostMapping("/you")
    ModelAndView say(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "/") String returnTo,
            HttpServletResponse response) {
        try {
            ResponseCookie cookie = name.isBlank() ? login.forget() : login.keep(login.person(name));
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
            return EveryPage.seeOther(ownPath(returnTo));
        } catch (InvalidInputException e) {
            return page(returnTo, name, e.faults(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static ModelAndView page(String returnTo, String name, List<FieldError> faults, HttpStatus status) {
        ModelAndView page = new ModelAndView("you", status);
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
