package io.incidentkit.console;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** An application with Spring Security as it comes: its login page, sessions, and a token in each form. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableWebSecurity
class SecuredHost {
    static final String PASSWORD = "correct horse";

    static RunningConsole start() {
        return RunningConsole.of(
                SecuredHost.class,
                "--spring.datasource.url=jdbc:h2:mem:" + java.util.UUID.randomUUID(),
                "--incident.console.login-url=/login",
                "--incident.console.logout-url=/logout",
                "--incident.rights.read=ROLE_READER",
                "--incident.rights.respond=ROLE_RESPONDER",
                "--incident.rights.administer=ROLE_ADMIN");
    }

    @Bean
    SecurityFilterChain everything(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(
                person("ada", "RESPONDER"), person("rita", "READER"), person("olga", "ADMIN"));
    }

    private static UserDetails person(String name, String role) {
        return User.withUsername(name).password("{noop}" + PASSWORD).roles(role).build();
    }
}
