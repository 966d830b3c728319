package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever somebody writes into an address, a page of the console answers, and says what was wrong with it. */
class OddAddressesTest {
    private static final List<String> ODD = List.of(
            "abc", "-1", "99999999999999999999999", "", " ", "1.5", "<b>", "\u0000", "\ud83d", "x".repeat(3_000));

    /** Those that pages read out of all that is asked. */
    private static final Set<String> READ_BY_NAME = Set.of(
            "title",
            "team",
            "service",
            "severity",
            "commander",
            "label",
            "detectionSource",
            "from",
            "until",
            "state",
            "owner",
            "show",
            "days");

    private static RunningConsole console;
    private static ConsoleClient ada;

    @AutoClose
    private static final AutoCloseable END = () -> console.close();

    @BeforeAll
    static void start() {
        console = RunningConsole.inMemory();
        ada = console.as("ada");
        ada.declare("Checkout fails");
    }

    @Test
    void eachIsAnsweredByAPageOfTheConsole() {
        pages().forEach((page, names) -> {
            for (String odd : ODD) {
                String value = URLEncoder.encode(odd, StandardCharsets.UTF_8);
                names.forEach(name -> isAnswered(page + "?" + name + "=" + value));
                if (odd.length() < 100)
                    isAnswered(page + "?"
                            + READ_BY_NAME.stream()
                                    .map(name -> name + "=" + value)
                                    .collect(Collectors.joining("&")));
            }
        });
    }

    private static void isAnswered(String address) {
        HttpResponse<String> answer = ada.get(address);
        assertThat(answer.statusCode()).as(address).isIn(200, 303, 400, 403, 404, 422);
        if (answer.statusCode() != 303 && !address.contains("/preview?")) {
            assertThat(answer.body())
                    .as(address)
                    .contains("data-base=", "</footer>")
                    .doesNotContain("<b>=", "Whitelabel");
        }
    }

    @Test
    void aPageSaysWhatWasWrong() {
        assertThat(ada.get("/incidents?before=abc").statusCode()).isEqualTo(400);
        assertThat(ada.page("/incidents?before=abc"))
                .contains("“abc” can’t be what “before” asks for", "Nothing was changed", "To the board");
        assertThat(ada.page("/incidents?state=ended&before=1.5")).contains("“1.5” can’t be what “before” asks for");
        assertThat(ada.page("/incidents/INC-1?from=x&to=3")).contains("“x” can’t be what “from” asks for");
        assertThat(ada.page("/incidents/INC-1/entries/first")).contains("“first” can’t be what “number” asks for");
        assertThat(ada.page("/incidents/runbook")).contains("has to say “id”");
        assertThat(ada.page("/incidents?before=%3Cscript%3E"))
                .contains("“&lt;script&gt;”")
                .doesNotContain("<script>”");
    }

    /** All pages, from the controllers, with the incident that there is, and what each asks for. */
    private static Map<String, Set<String>> pages() {
        Map<String, Set<String>> pages = new TreeMap<>();
        mappings().getHandlerMethods().forEach((mapping, method) -> {
            if (ofTheConsole(method.getBeanType())
                    && AnnotatedElementUtils.hasAnnotation(method.getMethod(), GetMapping.class)) {
                mapping.getPatternValues()
                        .forEach(pattern -> pages.computeIfAbsent(
                                        pattern.replace("{reference}", "INC-1")
                                                .replace("{number}", "1")
                                                .replace("{command}", "add-note"),
                                        first -> new TreeSet<>())
                                .addAll(asked(method)));
            }
        });
        // These answer with something else than a page.
        pages.keySet().removeIf(page -> page.contains("{") || page.endsWith("/changes") || page.endsWith(".md"));
        assertThat(pages).hasSizeGreaterThan(15);
        assertThat(pages.get("/incidents")).contains("before", "live");
        return pages;
    }

    private static Set<String> asked(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            String name = parameter.getParameterName();
            if (asked != null && name != null) {
                names.add(asked.name().isEmpty() ? name : asked.name());
            }
        }
        return names;
    }

    private static boolean ofTheConsole(Class<?> controller) {
        return controller.getPackageName().equals("io.incidentkit.console.web");
    }

    private static RequestMappingHandlerMapping mappings() {
        return console.bean(RequestMappingHandlerMapping.class);
    }
}
