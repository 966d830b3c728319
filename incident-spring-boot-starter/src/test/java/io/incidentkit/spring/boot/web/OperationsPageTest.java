package io.incidentkit.spring.boot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.spring.boot.web.http.ApiRoutes;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;

/** Keeps the table of operations in {@code docs/http-api.md} as they are described. */
class OperationsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "http-api.md");
    private static final String START = "<!-- operations: written by OperationsPageTest -->\n";
    private static final String END = "<!-- end of operations -->\n";

    @AutoClose
    private static final RunningHost host = RunningHost.start(
            new FilteredClassLoader("org.springframework.security"),
            List.of(EveryAddressTest.WithArchive.class),
            "incident.web.retention=true",
            "incident.search.enabled=true",
            "incident.channels.log.enabled=true",
            "incident.channels.github.token=x",
            "incident.channels.github.repository=acme/shop",
            "incident.channels.github.webhook-secret=x",
            "incident.channels.pagerduty.webhook-secret=x",
            "incident.channels.opsgenie.webhook-secret=x",
            "incident.channels.oncall.webhook-secret=x");

    @Test
    void thePageSaysWhatTheDescriptionsSay() throws IOException {
        String page = Files.readString(PAGE);
        String wanted =
                page.substring(0, page.indexOf(START) + START.length()) + table() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, wanted);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/http-api.md does not list the operations as they are described now. Write them anew:"
                        + " mvn -q -pl incident-spring-boot-starter test -Dtest=OperationsPageTest -Ddocs.write=true")
                .isEqualTo(wanted);
    }

    private static String table() {
        Set<String> rows = new LinkedHashSet<>();
        host.all(ApiRoutes.class).stream()
                .flatMap(part -> part.operations().stream())
                .sorted(Comparator.comparing(Operation::path)
                        .thenComparing(each -> each.method().name()))
                .forEach(operation -> rows.add(row(operation)));
        return "| request | what it does | for |\n|---|---|---|\n" + String.join("", rows);
    }

    private static String row(Operation operation) {
        boolean command = operation.answers().values().stream()
                .anyMatch(shape ->
                        shape.views().stream().anyMatch(view -> view.name().equals("RecordedIncident")));
        String path = command ? "/{id}/{command}" : operation.path().isEmpty() ? "/" : operation.path();
        String parameters = operation.parameters().stream()
                .map(Parameter::name)
                .map(name -> name + "=")
                .collect(Collectors.joining("&"));
        return "| `" + operation.method() + " " + path + (parameters.isEmpty() ? "" : "?" + parameters) + "` | "
                + (command ? "Gives a command." : operation.words()) + " | "
                + operation.who().words() + " |\n";
    }
}
