package io.incidentkit.console;

import io.incidentkit.commander.Actor;
import io.incidentkit.spring.boot.security.ActorResolver;
import jakarta.servlet.http.Cookie;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.util.WebUtils;

/** An application that has nothing but the console, and a cookie for a login. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TestHost {
    static final String COOKIE = "host-login";

    @Bean
    ActorResolver login() {
        return request -> {
            Cookie cookie = WebUtils.getCookie(request, COOKIE);
            return cookie == null
                    ? Optional.empty()
                    : Optional.of(Actor.person(URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8)));
        };
    }
}
