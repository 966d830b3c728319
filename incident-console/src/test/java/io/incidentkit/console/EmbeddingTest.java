package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/** The console in applications that are not as ours: elsewhere, with a look of their own, behind a proxy, with a login's tokens. */
class EmbeddingTest {

    @Test
    void isNotThereUnlessItIsSwitchedOn() {
        try (RunningConsole host = with("--incident.console.enabled=false")) {
            assertThat(host.as("ada").get("/incidents").statusCode()).isEqualTo(404);
            assertThat(host.as("ada").get("/incidents/assets/console.css").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void standsUnderThePathOfTheHost() {
        try (RunningConsole host =
                with("--incident.console.path=/ops/fires", "--server.servlet.context-path=/portal")) {
            ConsoleClient ada = host.as("ada");
            HttpResponse<String> declared = ada.post("/portal/ops/fires/declare", Form.with("title", "Elsewhere"));

            assertThat(declared.headers().firstValue("Location")).hasValue("/portal/ops/fires/INC-1");
            String page = ada.page("/portal/ops/fires/INC-1");
            assertThat(page)
                    .contains("Elsewhere", "data-base=\"/portal/ops/fires\"")
                    .contains("href=\"/portal/ops/fires/assets/console.css?v=")
                    .contains("action=\"/portal/ops/fires/INC-1/commands/triage\"")
                    .doesNotContain("\"/incidents", "\"/ops/fires");
            assertThat(ada.page("/portal/ops/fires")).contains("href=\"/portal/ops/fires/INC-1\"");
            assertThat(ada.get("/portal/incidents").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void standsBehindAProxyThatCutsAPrefix() {
        try (RunningConsole host = with("--server.forward-headers-strategy=framework")) {
            ConsoleClient ada = host.as("ada");
            String page = ada.send(ada.request("/incidents").header("X-Forwarded-Prefix", "/tools"))
                    .body();

            assertThat(page).contains("href=\"/tools/incidents/declare\"", "data-base=\"/tools/incidents\"");
        }
    }

    @Test
    void wearsTheLookOfTheHost() {
        try (RunningConsole host = with(
                "--incident.console.title=Fires",
                "--incident.console.logo=/logo.svg",
                "--incident.console.links.Services=/services",
                "--incident.console.links.Docs=https://docs.example/a?b=1&c=2",
                "--incident.console.colors.accent=#0a7d55 / #7fe0b8",
                "--incident.console.login-url=/sso",
                "--incident.console.logout-url=/bye")) {
            String page = host.as("ada").page("/incidents");

            assertThat(page)
                    .contains("<title>Board · Fires</title>", "src=\"/logo.svg\"", "action=\"/bye\"")
                    .contains("href=\"/services\">Services<")
                    .contains("href=\"https://docs.example/a?b=1&amp;c=2\">Docs<");
            assertThat(host.as("").page("/incidents")).contains("href=\"/sso?returnTo=%2Fincidents\"");
            assertThat(host.as("").page("/incidents/assets/console.css"))
                    .contains("--accent:#0a7d55;", "--accent:#7fe0b8;");
        }
    }

    @Test
    void hasTheHeaderOfTheHostOverEachPage() {
        try (RunningConsole host = with(HostWithAHeader.class)) {
            assertThat(host.as("ada").page("/incidents")).contains("<nav class=\"host\">/incidents</nav>");
            assertThat(host.as("ada").page("/incidents/INC-404"))
                    .contains("<nav class=\"host\">/incidents/INC-404</nav>");
        }
    }

    /** As Spring Security does, which refuses a form without its token. */
    @Test
    void sendsTheTokenOfTheLoginWithEachForm() {
        try (RunningConsole host = with(HostWithATokens.class)) {
            ConsoleClient ada = host.as("ada");
            String incident = ada.declare("With a token");

            for (String page :
                    new String[] {"/incidents/declare", incident, incident + "/communication", incident + "/timeline"
                    }) {
                String html = ada.page(page);
                int forms = html.split("<form ", -1).length - 1;
                int tokens = html.split("name=\"_csrf\" value=\"t0ken\"", -1).length - 1;
                assertThat(forms).as(page).isPositive();
                assertThat(tokens).as(page).isEqualTo(forms);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--incident.console.path=incidents",
                "--incident.console.path=/incidents/",
                "--incident.console.path=/",
                "--incident.console.colors.accent=red;} body{display:none",
                "--incident.console.colors.Accent!=red"
            })
    void aSettingThatIsWrongStopsTheStart(String setting) {
        assertThatThrownBy(() -> with(setting)).hasStackTraceContaining("incident");
    }

    @Test
    void itsFilesAreKeptByBrowsersAsLongAsTheyAreTheSame() {
        try (RunningConsole host = with()) {
            HttpResponse<String> file = host.as("").get("/incidents/assets/console.js");

            assertThat(file.headers().firstValue("Content-Type")).hasValue("text/javascript;charset=UTF-8");
            assertThat(file.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public");
            assertThat(host.as("").get("/incidents/assets/base.css").statusCode())
                    .isEqualTo(404);
        }
    }

    /** With what a page asks for, which is sent squeezed to whoever takes it so. */
    @Test
    void aPageIsLight() throws Exception {
        try (RunningConsole host = with("--incident.console.demo=true")) {
            ConsoleClient ada = host.as("ada");
            int files = 0;
            for (String file : new String[] {"/incidents/assets/console.css", "/incidents/assets/console.js"}) {
                HttpResponse<byte[]> squeezed = HttpClient.newHttpClient()
                        .send(
                                ada.request(file)
                                        .header("Accept-Encoding", "gzip, br")
                                        .build(),
                                BodyHandlers.ofByteArray());
                assertThat(squeezed.headers().firstValue("Content-Encoding")).hasValue("gzip");
                assertThat(new GZIPInputStream(new ByteArrayInputStream(squeezed.body())).readAllBytes())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo(ada.page(file));
                files += squeezed.body().length;
            }
            for (String page : new String[] {
                "/incidents",
                "/incidents/INC-44",
                "/incidents/INC-44/timeline",
                "/incidents/INC-44/communication",
                "/incidents/INC-1/postmortem",
                "/incidents/figures",
                "/incidents/actions"
            }) {
                assertThat(ada.page(page).getBytes(StandardCharsets.UTF_8).length + files)
                        .as(page)
                        .isLessThan(100_000);
            }
        }
    }

    @Test
    void aFileIsNotSqueezedForWhoeverDoesNotTakeItSo() {
        try (RunningConsole host = with()) {
            ConsoleClient ada = host.as("ada");
            HttpResponse<String> plain = ada.send(
                    ada.request("/incidents/assets/console.css").header("Accept-Encoding", "gzip;q=0, identity"));

            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(plain.headers().allValues("Vary")).contains("Accept-Encoding");
            assertThat(plain.body()).contains("--accent");
        }
    }

    private static RunningConsole with(String... settings) {
        String[] all = new String[settings.length + 1];
        all[0] = "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID();
        System.arraycopy(settings, 0, all, 1, settings.length);
        return RunningConsole.with(all);
    }

    private static RunningConsole with(Class<?> host) {
        return RunningConsole.of(host, "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID());
    }

    @Configuration(proxyBeanMethods = false)
    @Import(TestHost.class)
    static class HostWithAHeader {
        @Bean
        ConsoleHeader header() {
            return request -> "<nav class=\"host\">" + request.getRequestURI() + "</nav>";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(TestHost.class)
    static class HostWithATokens {
        @Bean("requestDataValueProcessor")
        RequestDataValueProcessor tokens() {
            return new RequestDataValueProcessor() {
                @Override
                public String processAction(HttpServletRequest request, String action, String method) {
                    return action;
                }

                @Override
                public String processFormFieldValue(
                        HttpServletRequest request, String name, String value, String type) {
                    return value;
                }

                @Override
                public Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
                    return Map.of("_csrf", "t0ken");
                }

                @Override
                public String processUrl(HttpServletRequest request, String url) {
                    return url;
                }
            };
        }
    }
}
