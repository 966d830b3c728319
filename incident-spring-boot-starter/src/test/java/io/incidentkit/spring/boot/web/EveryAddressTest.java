package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.archive.InMemoryPostmortemArchive;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.command.CommandType;
import io.incidentkit.insight.Objectives;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.spring.boot.web.http.ApiRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each address of the page on the HTTP API: it has the methods that stand there, and no other. */
class EveryAddressTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(GET|POST|PUT|DELETE) (/[^`?]*)[^`]*` \\|");
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    @AutoClose
    private static final RunningHost host = RunningHost.start(
            new FilteredClassLoader("org.springframework.security"),
            List.of(WithArchive.class),
            "incident.channels.github.token=x",
            "incident.channels.github.repository=acme/shop",
            "incident.channels.github.webhook-secret=x",
            "incident.channels.pagerduty.webhook-secret=x",
            "incident.channels.opsgenie.webhook-secret=x",
            "incident.channels.oncall.webhook-secret=x",
            "incident.web.retention=true",
            "incident.search.enabled=true",
            "incident.channels.log.enabled=true");

    record Address(String path, Set<String> methods) {}

    /** The addresses of the page, whose commands are all of those that people give. */
    static List<Address> addresses() throws IOException {
        TreeMap<String, Set<String>> methods = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("../docs/http-api.md")));
        while (row.find()) {
            String path = row.group(2).equals("/") ? "" : row.group(2);
            Set<String> known = methods.computeIfAbsent(path, first -> new TreeSet<>());
            known.add(row.group(1));
            if (row.group(1).equals("GET")) {
                known.add("HEAD");
            }
        }
        Set<String> command = methods.remove("/{id}/{command}");
        Arrays.stream(CommandType.values())
                .filter(CommandType::isForPeople)
                .forEach(type -> methods.put("/{id}/" + type.code(), command));
        return methods.entrySet().stream()
                .map(each -> new Address(each.getKey(), each.getValue()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void hasTheMethodsOfThePageAlone(Address address) {
        String path = API + address.path().replaceAll("\\{[a-zA-Z]+}", "9");
        for (String method : METHODS) {
            if (method.equals("GET") && address.path().equals("/changes")) {
                // It has no end of its own.
                host.listen(path).close();
                continue;
            }
            Answer answer = host.send(method, path, "X-Actor", "ana");
            if (address.methods().contains(method)) {
                assertThat(answer.status()).as(method + " " + path).isNotIn(405, 500);
                if (answer.status() == 404) {
                    assertThat(answer.body())
                            .as(method + " " + path)
                            .doesNotContain("unknown-address", "unknown-command");
                }
            } else {
                assertThat(methods(answer.is(405))).as(method + " " + path).isEqualTo(address.methods());
            }
        }
        assertThat(methods(host.send("OPTIONS", path).is(204))).isEqualTo(address.methods());
    }

    @Test
    void hasARouteEach() throws IOException {
        Set<String> routes = new TreeSet<>();
        host.all(ApiRoutes.class).forEach(part -> routes.addAll(part.methods().keySet()));

        assertThat(addresses()).extracting(address -> API + address.path()).containsExactlyInAnyOrderElementsOf(routes);
    }

    private static Set<String> methods(Answer answer) {
        return new TreeSet<>(Arrays.asList(answer.header("Allow").orElse("").split(",\\s*")));
    }

    @Configuration(proxyBeanMethods = false)
    static class WithArchive {
        @Bean
        PostmortemArchive archive() {
            return new InMemoryPostmortemArchive();
        }

        @Bean
        Objectives objectives() {
            return incident -> List.of();
        }

        @Bean
        Runbooks runbooks() {
            return Runbooks.of(List.of());
        }
    }
}
