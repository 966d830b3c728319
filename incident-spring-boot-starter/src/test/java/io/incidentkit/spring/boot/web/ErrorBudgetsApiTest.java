package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.insight.Objectives;
import io.incidentkit.insight.ServiceObjective;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Error budgets over HTTP, of a host that says which objectives its services have. */
class ErrorBudgetsApiTest {
    private static final String BUDGETS = API + "/error-budgets";

    @AutoClose
    private static final RunningHost host =
            RunningHost.start(new FilteredClassLoader("org.springframework.security"), List.of(WithObjectives.class));

    @Configuration(proxyBeanMethods = false)
    static class WithObjectives {
        @Bean
        Objectives objectives() {
            return Objectives.byService(Map.of(
                    "checkout", List.of(new ServiceObjective("checkout 99%", 0.99, Duration.ofHours(100))),
                    "search", List.of(new ServiceObjective("search 90%", 0.9, Duration.ofHours(100)))));
        }
    }

    @BeforeEach
    void reset() {
        host.reset();
    }

    /** An outage of half an hour, of which it is known when it began. */
    private static void outage(String more) {
        host.post(
                        API,
                        "{\"title\":\"Down\",\"services\":[\"Checkout\"],\"severity\":\"SEV2\",\"commander\":\"ana\","
                                + "\"began\":\"2026-03-01T18:00:00Z\"" + more + "}")
                .is(201);
        host.post(API + "/1/diagnose", "{\"hypothesis\":\"a deploy\"}").is(200);
        host.clock().advance(Duration.ofMinutes(30));
        host.post(API + "/1/mitigate", "{\"action\":\"rolled back\",\"kind\":\"rollback\"}")
                .is(200);
    }

    /** The value of a member by the name of the objective. */
    private static String of(Answer answer, String objective, String member) {
        int at = answer.each("/errorBudgets", "objective").indexOf(objective);
        return answer.at("/errorBudgets/" + at + "/" + member);
    }

    @Test
    void tellWhatIncidentsTookAndWhatIsUntouched() {
        outage("");

        Answer budgets = host.get(BUDGETS).is(200);

        assertThat(budgets.each("/errorBudgets", "objective")).containsExactlyInAnyOrder("checkout 99%", "search 90%");
        assertThat(of(budgets, "checkout 99%", "target")).isEqualTo("0.99");
        assertThat(of(budgets, "checkout 99%", "window")).isEqualTo("PT100H");
        assertThat(of(budgets, "checkout 99%", "budget")).isEqualTo("PT1H");
        assertThat(of(budgets, "checkout 99%", "down")).isEqualTo("PT30M");
        assertThat(of(budgets, "checkout 99%", "share")).isEqualTo("0.5");
        assertThat(of(budgets, "checkout 99%", "usedUp")).isEqualTo("false");
        assertThat(of(budgets, "checkout 99%", "exact")).isEqualTo("true");
        assertThat(of(budgets, "checkout 99%", "incidents")).isEqualTo("1");
        assertThat(of(budgets, "search 90%", "share")).isEqualTo("0.0");
        assertThat(of(budgets, "search 90%", "incidents")).isEqualTo("0");
    }

    @Test
    void tellOfPrivateOutagesToThoseAloneWhoMaySeeThem() {
        outage(",\"private\":true");

        assertThat(of(host.get(BUDGETS), "checkout 99%", "incidents")).isEqualTo("0");
        assertThat(of(host.get(BUDGETS, "X-Actor", "ana"), "checkout 99%", "incidents"))
                .isEqualTo("1");
    }

    @Test
    void takeNoPeriodAsEachHasAWindow() {
        host.get(BUDGETS + "?from=2026-01-01T00:00:00Z").isProblem(422, "invalid-input");
    }

    @Test
    void areNoAddressWhereTheHostKnowsNoObjectives() {
        try (RunningHost plain = RunningHost.start()) {
            plain.get(BUDGETS).isProblem(404, "unknown-incident");
        }
    }
}
