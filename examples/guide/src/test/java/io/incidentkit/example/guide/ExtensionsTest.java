package io.incidentkit.example.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.runbook.RunbookMatch;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.service.AccessPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.severity.Severity;
import io.incidentkit.spring.boot.security.ActorResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;

/** The extensions that the page shows, in one application: each does what the page says of it. */
class ExtensionsTest {
    private static final Actor ANA = Actor.person("ana");
    private static final BlockingQueue<String> CHAT = new LinkedBlockingQueue<>();

    private static HttpServer chat;
    private static ConfigurableApplicationContext host;

    @BeforeAll
    static void start() throws Exception {
        chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chat.createContext("/hook", exchange -> {
            String said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            // Busy at the first attempt, so that the second one is seen as well.
            boolean isFirst = CHAT.isEmpty() && exchange.getRequestHeaders().containsKey("Idempotency-key");
            CHAT.add(said);
            exchange.sendResponseHeaders(isFirst ? 503 : 200, -1);
            exchange.close();
        });
        chat.start();
        host = new SpringApplicationBuilder(Host.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--portal.chat-webhook=http://127.0.0.1:"
                                + chat.getAddress().getPort() + "/hook",
                        "--spring.datasource.generate-unique-name=true",
                        "--spring.sql.init.schema-locations=classpath:host.sql");
    }

    @AfterAll
    static void stop() {
        host.close();
        chat.stop(0);
    }

    private static Incidents incidents() {
        return host.getBean(Incidents.class);
    }

    private static Incident declared(String title) {
        return incidents()
                .declare(
                        ANA,
                        Declare.builder(title).services(List.of("checkout")).build());
    }

    @Test
    void theChannelTellsTheChatAgainAfterItWasBusy() throws Exception {
        IncidentId id = declared("Checkout is down").id();

        incidents().handle(ANA, id).triage(Severity.SEV1, new Person("ana"));

        String expected = incidents().get(id).reference() + ": page everyone";
        assertThat(CHAT.poll(60, TimeUnit.SECONDS)).isEqualTo(expected);
        assertThat(CHAT.poll(60, TimeUnit.SECONDS)).isEqualTo(expected);
    }

    @Test
    void rightsGoByTheGroupsOfTheLogin() {
        Actor guest = Actor.person("gast");
        Incident incident = declared("The cart is empty");

        assertThat(incidents().visibleTo(guest).get(incident.id())).isEqualTo(incident);
        assertThatThrownBy(() -> incidents().handle(guest, incident.id()).diagnose("the cache"))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() ->
                        incidents().handle(Actor.person("ben"), incident.id()).triage(Severity.SEV3, new Person("ben")))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    void thoseOfSecuritySeeWhatIsPrivate() {
        Incident secret = incidents()
                .declare(
                        ANA,
                        Declare.builder("A key lies in a public place")
                                .makePrivate()
                                .build());

        assertThat(incidents().visibleTo(Actor.person("sam")).get(secret.id())).isEqualTo(secret);
        assertThatThrownBy(() -> incidents().visibleTo(Actor.person("ben")).get(secret.id()))
                .isInstanceOf(UnknownIncidentException.class);
        AccessPolicy access = host.getBean(AccessPolicy.class);
        assertThat(access.mayStrikeOut(Actor.person("sam"), secret)).isTrue();
        assertThat(access.mayStrikeOut(ANA, secret)).isFalse();
    }

    @Test
    void theAccountOfAProgramIsASystem() {
        ActorResolver actors = host.getBean(ActorResolver.class);

        assertThat(actors.resolve(requestOf("svc-deploy"))).contains(Actor.system("deploy"));
        assertThat(actors.resolve(requestOf("ana"))).contains(ANA);
        assertThat(actors.resolve(requestOf(null))).isEmpty();
    }

    private static MockHttpServletRequest requestOf(String login) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (login != null) {
            request.setUserPrincipal(() -> login);
        }
        return request;
    }

    @Test
    void runbooksComeFromTheWiki() {
        Incident incident = declared("Checkout answers 500");

        assertThat(host.getBean(Runbooks.class).fitting(incident, List.of()))
                .extracting(RunbookMatch::runbook)
                .extracting(runbook -> runbook.id())
                .containsExactly("ops/checkout");
    }

    @Test
    void theBoardShowsWhatIsOpenAndNotPrivate() {
        LiveBoard board = host.getBean(LiveBoard.class);
        Incident incident = declared("Search is slow");
        Incident secret = incidents()
                .declare(ANA, Declare.builder("A leak of mails").makePrivate().build());

        assertThat(board.lines())
                .contains(incident.reference() + " Search is slow: detected")
                .noneMatch(line -> line.contains(secret.reference()));

        incidents().handle(ANA, incident.id()).triage(Severity.SEV4, new Person("ana"));
        incidents().handle(ANA, incident.id()).diagnose("an index is missing");
        incidents().handle(ANA, incident.id()).mitigate("one more node", MitigationKind.SCALE_OUT);
        assertThat(board.lines()).contains(incident.reference() + " Search is slow: mitigated");
        incidents().handle(ANA, incident.id()).resolve("answers within 100 ms");
        assertThat(board.lines()).noneMatch(line -> line.startsWith(incident.reference() + " "));
    }

    @Test
    void aPersonIsOnePersonUnderEachName() {
        Incident incident = declared("Mails are late");

        incidents().handle(ANA, incident.id()).triage(Severity.SEV3, new Person("U024ANA"));

        assertThat(incidents().get(incident.id()).commander()).contains(new Person("ana"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({ChatChannel.class, Access.class, Logins.class, WikiRunbooks.class, LiveBoard.class, Employees.class})
    static class Host {
        private static final Map<String, Set<String>> GROUPS = Map.of(
                "ana", Set.of("engineering", "commanders"), "ben", Set.of("engineering"), "sam", Set.of("security"));

        @Bean
        Access.Groups groups() {
            return login -> GROUPS.getOrDefault(login, Set.of());
        }
    }
}
