package io.incidentkit.spring.boot.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.commander.Actor;
import io.incidentkit.validation.InvalidInputException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;

class ActorAutoConfigurationTest {
    private final WebApplicationContextRunner host =
            new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class));
    private final WebApplicationContextRunner trusting =
            host.withPropertyValues("incident.web.trust-actor-header=true");
    private final FilteredClassLoader withoutSecurity = new FilteredClassLoader("org.springframework.security");

    @Test
    void theActorIsWhoIsLoggedIn() {
        host.withClassLoader(withoutSecurity)
                .run(context -> assertThat(context).hasSingleBean(LoginActorResolver.class));
    }

    @Test
    void theHeaderIsTrustedOnlyWhereTheHostSaysSo() {
        trusting.withClassLoader(withoutSecurity)
                .run(context ->
                        assertThat(context.getBean(ActorResolver.class)).isInstanceOf(HeaderActorResolver.class));
    }

    @Test
    void theHeaderIsNeverTrustedBesideSpringSecurity() {
        trusting.run(context -> assertThat(context).hasSingleBean(LoginActorResolver.class));
    }

    @Test
    void aResolverOfTheHostTakesItsPlace() {
        ActorResolver badge = request -> java.util.Optional.of(Actor.person("badge"));
        trusting.withBean(ActorResolver.class, () -> badge)
                .run(context -> assertThat(context.getBean(ActorResolver.class)).isSameAs(badge));
    }

    @Test
    void anApplicationWithoutTheWebHasNone() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(ActorResolver.class));
    }

    @Test
    void namesInTheHeaderAreReadAsUtf8() {
        String latin = new String("Zoë Łuk".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        HeaderActorResolver resolver = new HeaderActorResolver();
        assertThat(resolver.resolve(naming(latin))).contains(Actor.person("Zoë Łuk"));
        assertThat(resolver.resolve(naming("Zo\u00eb"))).contains(Actor.person("Zoë"));
    }

    /** Somebody stands in front of the application and writes the header; a second one was written by whoever called. */
    @Test
    void twoNamesInTheHeaderAreNobodys() {
        MockHttpServletRequest request = naming("ana");
        request.addHeader(ActorResolver.HEADER, "bob");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new HeaderActorResolver().resolve(request))
                .withMessageContaining("X-Actor: is given more than once");
    }

    /** A request with an actor's header as a container hands it over. */
    private static MockHttpServletRequest naming(String actor) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(ActorResolver.HEADER, actor);
        return request;
    }
}
