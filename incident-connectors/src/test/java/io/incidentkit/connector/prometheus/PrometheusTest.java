package io.incidentkit.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.insight.BudgetQuestion;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus, asked for numbers: what it does not know is not known. */
class PrometheusTest {
    private static final Instant END = Instant.parse("2026-11-01T11:20:00.250Z");
    private static final ServiceObjective CHECKOUT = new ServiceObjective("checkout", 0.999, Duration.ofDays(30));

    private final ToolStub tool = ToolStub.start();
    private final Caller caller = Caller.create(Duration.ofSeconds(20));
    private final Prometheus prometheus =
            Prometheus.withToken(caller, tool.at("/prom/"), Clock.systemUTC(), Secret.of("t0k3n-of-prom"));

    @AfterEach
    void close() {
        tool.close();
    }

    private static String vector(String... values) {
        StringBuilder series = new StringBuilder();
        for (String value : values) {
            series.append(series.length() == 0 ? "" : ",")
                    .append("{\"metric\":{\"slo\":\"a\"},\"value\":[1793532000.25,\"")
                    .append(value)
                    .append("\"]}");
        }
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + series + "]}}";
    }

    private void answers(int status, String body) {
        tool.on("GET /prom/api/v1/query", call -> Answer.of(status, body));
    }

    private PrometheusValue asked() throws Exception {
        return prometheus.value("up", END);
    }

    @Test
    void isAskedForAMomentWithItsToken() throws Exception {
        answers(200, vector("0.125"));

        assertThat(asked().number()).isEqualTo(0.125);
        assertThat(tool.calls()).singleElement().satisfies(call -> {
            assertThat(call.line()).contains("query=up").contains("time=1793532000.25");
            assertThat(call.header("Authorization")).contains("Bearer t0k3n-of-prom");
        });
    }

    @Test
    void isAskedWithANameAndAPassword() throws Exception {
        answers(200, vector("1"));
        Prometheus.withLogin(caller, tool.at("/prom"), Clock.systemUTC(), "ada", Secret.of("p:w"))
                .value("up", END);

        assertThat(tool.calls().get(0).header("Authorization")).contains("Basic YWRhOnA6dw==");
    }

    @Test
    void isPostedALongQuery() throws Exception {
        tool.on("POST /prom/api/v1/query", Answer.of(200, vector("2")));

        assertThat(prometheus.value("up" + " + 0".repeat(1_000), END).number()).isEqualTo(2);
        assertThat(tool.calls().get(0).body()).startsWith("query=up").endsWith("time=1793532000.25");
    }

    @Test
    void takesAScalarToo() throws Exception {
        answers(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"7\"]}}");
        assertThat(asked().number()).isEqualTo(7);
    }

    @Test
    void knowsNothingOfNoSeries() throws Exception {
        answers(200, vector());
        assertThat(asked()).isEqualTo(PrometheusValue.unknown("there is no such series", List.of()));
    }

    @Test
    void knowsNotWhichOfSeveralSeriesIsMeant() throws Exception {
        answers(200, vector("1", "2"));
        assertThat(asked().number()).isNull();
        assertThat(asked().reason()).contains("2 series");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "+Inf", "-Inf", "", "soon"})
    void knowsNothingOfWhatIsNoNumber(String written) throws Exception {
        answers(200, vector(written));
        assertThat(asked().number()).isNull();
        assertThat(asked().reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>login</html>",
                "[]",
                "{}",
                "{\"status\":\"success\"}",
                "{\"status\":\"success\",\"data\":[]}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[[1,\"2\"]]}]}}"
            })
    void knowsNothingOfAnswersOfOthers(String body) throws Exception {
        answers(200, body);
        assertThat(asked().number()).isNull();
    }

    @Test
    void tellsWhyAQueryIsRefusedWithoutItsToken() throws Exception {
        answers(400, "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error near t0k3n-of-prom\"}");
        assertThat(asked().reason()).isEqualTo("the query is refused: parse error near ***");
    }

    @Test
    void keepsWhatItWarnsOf() throws Exception {
        answers(200, vector("3").replace("\"data\"", "\"warnings\":[\"a store is down\"],\"data\""));

        assertThat(asked().number()).isEqualTo(3);
        assertThat(asked().note()).isEqualTo("warning: a store is down");
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "404", "429", "500", "503"})
    void isAskedAgainLaterWhereItDoesNotAnswer(int status) {
        answers(status, "{\"status\":\"error\",\"error\":\"no\"}");
        assertThatThrownBy(this::asked).isInstanceOf(NotDeliveredException.class);
    }

    @Test
    void measuresWhatWasSpentAtTheEndOfTheImpact() throws Exception {
        BudgetQuestion question = new BudgetQuestion(CHECKOUT, END.minus(Duration.ofMinutes(20)), END);
        PrometheusBudgets budgets =
                PrometheusBudgets.of(prometheus, Map.of(CHECKOUT, BudgetQuery.bySloth("shop", "checkout")));
        answers(200, vector("0.05"));

        assertThat(budgets.measure(question)).hasValueSatisfying(measure -> {
            assertThat(measure.share()).isEqualTo(0.05);
            assertThat(measure.asked()).contains("sloth_slo=\"checkout\"", "[1200s]");
            assertThat(question.answer(0.05, null, null).isOfTheSame(measure)).isTrue();
        });
        answers(200, vector());
        assertThat(budgets.measure(question)).hasValueSatisfying(measure -> {
            assertThat(measure.isKnown()).isFalse();
            assertThat(measure.note()).isEqualTo("there is no such series");
        });
        answers(200, vector("-1"));
        assertThat(budgets.measure(question))
                .hasValueSatisfying(measure -> assertThat(measure.isKnown()).isFalse());
        answers(503, "");
        assertThat(budgets.measure(question)).isEmpty();
        assertThat(budgets.measure(new BudgetQuestion(
                        new ServiceObjective("other", 0.9, Duration.ofDays(7)), END.minusSeconds(60), END)))
                .isEmpty();
    }
}
