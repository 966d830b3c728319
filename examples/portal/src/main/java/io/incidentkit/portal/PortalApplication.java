package io.incidentkit.portal;

import io.incidentkit.console.SameOriginOnly;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** The portal. What handles incidents comes from the starter, and their pages from the console. */
@SpringBootApplication
public class PortalApplication {
    /** Starts the portal. */
    public static void main(String[] args) {
        SpringApplication.run(PortalApplication.class, args);
    }

    /** Its login is a cookie and its API is open, so what another site makes a browser send is refused everywhere. */
    @Bean
    FilterRegistrationBean<SameOriginOnly> sameOriginOnly() {
        FilterRegistrationBean<SameOriginOnly> filter = new FilterRegistrationBean<>(new SameOriginOnly());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }
}
