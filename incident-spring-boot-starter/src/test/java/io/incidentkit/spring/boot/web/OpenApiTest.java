package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.archive.InMemoryPostmortemArchive;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.duty.Duty;
import io.incidentkit.duty.DutyEnd;
import io.incidentkit.duty.DutyStart;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelDescription;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.insight.Objectives;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.spring.boot.web.OpenApiDocument.Operation;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * The OpenAPI document says what the running API does: each of its operations is called with right input and with wrong input, and each
 * answer is judged by its schema. An operation that nobody calls fails the test.
 */
class OpenApiTest {
    @AutoClose
    private static final RunningHost host = RunningHost.start(
            new FilteredClassLoader("org.springframework.security"),
            List.of(WholeHost.class),
            "incident.web.retention=true",
            "incident.search.enabled=true",
            "incident.channels.log.enabled=true",
            "incident.history.gcp.enabled=true",
            // Nobody is there: it waits to be asked again.
            "incident.history.gcp.url=http://127.0.0.1:1",
            "incident.alerts.datadog.token=" + OpenApiWalk.SECRET,
            "incident.channels.github.token=x",
            "incident.channels.github.repository=acme/shop",
            "incident.channels.github.webhook-secret=" + OpenApiWalk.SECRET,
            "incident.channels.pagerduty.webhook-secret=" + OpenApiWalk.SECRET,
            "incident.channels.opsgenie.webhook-secret=" + OpenApiWalk.SECRET,
            "incident.channels.oncall.webhook-secret=" + OpenApiWalk.SECRET);

    private static OpenApiDocument document;

    /** What was answered as the operation says, with right input. */
    private static final Set<String> called = new LinkedHashSet<>();

    @BeforeAll
    static void readTheDocumentAndCallEachOperation() {
        document = new OpenApiDocument(host.get(API + "/openapi.json").is(200).body());
        new OpenApiWalk(OpenApiTest::call, host).go();
    }

    /** Calls an operation with input that is right. */
    private static Answer call(String id, String path, String body, String... headers) {
        Operation operation = document.operation(id);
        Answer answer = send(operation, path, body, headers);
        document.judge(operation, answer);
        assertThat(answer.status()).as("%s: %s", id, answer.body()).isLessThan(400);
        operation
                .jsonBody()
                .ifPresent(schema -> assertThat(document.faults(schema, Answer.json(body)))
                        .as("%s takes what its schema refuses: %s", id, body)
                        .isEmpty());
        called.add(id);
        return answer;
    }

    /** Listens, which has no end of its own. */
    static void listen(String path) {
        Operation operation = document.operation("listen");
        try (Listening listening = host.listen(path)) {
            assertThat(listening.status())
                    .isEqualTo(operation.said().at("/responses/200").isMissingNode() ? 0 : 200);
            assertThat(operation.said().at("/responses/200/content").propertyNames())
                    .containsExactly(listening.type().replaceAll(";.*", ""));
            assertThat(listening.next()).containsKey("id");
        }
        called.add(operation.id());
    }

    private static Answer send(Operation operation, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!all.contains("X-Actor") && !all.remove("nobody")) {
            all.addAll(List.of("X-Actor", "ana"));
        }
        if (!body.isEmpty() && !all.contains("Content-Type")) {
            all.addAll(List.of(
                    "Content-Type",
                    operation
                            .said()
                            .at("/requestBody/content")
                            .propertyNames()
                            .iterator()
                            .next()));
        }
        return host.send(
                operation.method().toUpperCase(Locale.ROOT),
                path,
                body.getBytes(StandardCharsets.UTF_8),
                all.toArray(String[]::new));
    }

    @Test
    void isADocumentOfOpenApi() {
        JsonNode json = document.json();
        assertThat(json.path("openapi").asString()).matches("3\\.1\\.\\d+");
        assertThat(json.at("/info/title").asString()).isNotBlank();
        assertThat(json.at("/info/version").asString()).isNotBlank();
        assertThat(json.propertyNames()).containsOnly("openapi", "info", "servers", "paths", "components");
        assertThat(document.faultsOfSchemas()).isEmpty();
        assertThat(document.references())
                .isNotEmpty()
                .allSatisfy((target, there) -> assertThat(there).as(target).isTrue());
        assertThat(document.unused()).isEmpty();
    }

    @Test
    void whatAComponentDoesNotSayIsAFault() {
        JsonNode schema =
                document.operation("readErrorBudgets").said().at("/responses/200/content/application~1json/schema");
        String budget = "{'objective':'a','target':0.9,'window':'PT1H','budget':'PT6M','down':'PT0S','share':0,"
                + "'usedUp':false,'exact':true,'incidents':0,'basis':'reckoned','measured':0,'measuredIncidents':0,"
                + "'unknownIncidents':0,'reckoned':'PT0S'}";
        assertThat(faults(schema, budget)).isEmpty();
        assertThat(faults(schema, budget.replace("'PT6M'", "6"))).hasSize(1);
        assertThat(faults(schema, budget.replace("'exact':true,", ""))).hasSize(1);
        assertThat(faults(schema, budget.replace("}", ",'more':1}"))).hasSize(1);
    }

    private static List<String> faults(JsonNode schema, String budget) {
        return document.faults(schema, Answer.json(("{'errorBudgets':[" + budget + "]}").replace('\'', '"')));
    }

    /** By a parser that is not ours, and no kin of what judges the answers. */
    @Test
    void isReadByAnotherWithoutAWordAndHasEachOperationThere() {
        SwaggerParseResult read = read(document.json().toString());

        assertThat(read.getMessages()).isEmpty();
        OpenAPI api = read.getOpenAPI();
        assertThat(api.getSpecVersion()).isEqualTo(SpecVersion.V31);
        Set<String> found = new TreeSet<>();
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> found.add(method + " " + path + " "
                                + operation.getOperationId() + " "
                                + new TreeSet<>(operation.getResponses().keySet()))));
        assertThat(found)
                .containsExactlyElementsOf(operations().stream()
                        .map(each -> each.method().toUpperCase(Locale.ROOT) + " " + each.path() + " " + each.id() + " "
                                + new TreeSet<>(each.said().path("responses").propertyNames()))
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(api.getComponents().getSchemas())
                .containsOnlyKeys(document.json().at("/components/schemas").propertyNames());
    }

    @Test
    void isNotReadWithoutAWordByThatOneWhereItIsWrong() {
        String json = document.json().toString();
        for (String wrong : List.of(
                json.replace("\"responses\":", "\"answers\":"),
                json.replace("\"in\":\"path\"", "\"in\":\"somewhere\""),
                json.replaceFirst("\"operationId\":\"readFigures\"", "\"operationId\":\"readPolicy\""))) {
            assertThat(wrong).isNotEqualTo(json);
            assertThat(read(wrong).getMessages()).isNotEmpty();
        }
    }

    private static SwaggerParseResult read(String json) {
        return new OpenAPIV3Parser().readContents(json, null, new ParseOptions());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void describesEachOperationAsOpenApiAsks(Operation operation) {
        assertThat(operation.path()).startsWith("/");
        assertThat(operation.said().path("summary").asString()).endsWith(".");
        Set<String> variables = new TreeSet<>();
        for (String part : operation.path().split("/", -1)) {
            if (part.startsWith("{")) {
                variables.add(part.substring(1, part.length() - 1));
            }
        }
        assertThat(operation.parameters("path"))
                .allSatisfy(parameter ->
                        assertThat(parameter.path("required").asBoolean()).isTrue());
        assertThat(operation.parameters("path"))
                .extracting(parameter -> parameter.path("name").asString())
                .containsExactlyInAnyOrderElementsOf(variables);
        List<String> names = new ArrayList<>();
        operation.said().path("parameters").forEach(parameter -> {
            names.add(parameter.path("in").asString() + " "
                    + parameter.path("name").asString());
            assertThat(parameter.has("schema")).isTrue();
        });
        assertThat(names).doesNotHaveDuplicates();
        JsonNode responses = operation.said().path("responses");
        assertThat(responses.propertyNames()).isNotEmpty().allMatch(status -> status.matches("[1-5]\\d\\d"));
        responses.forEach(
                response -> assertThat(response.path("description").asString()).isNotBlank());
        assertThat(operation.method().equals("get") && operation.said().has("requestBody"))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void wasCalledWithRightInput(Operation operation) {
        assertThat(called).as("Add a call of %s to OpenApiWalk", operation.id()).contains(operation.id());
    }

    static List<Operation> operations() {
        return List.copyOf(document.operations().values());
    }

    /** Parameters that nothing reads. */
    static List<Operation> withKnownParameters() {
        return operations().stream()
                .filter(each ->
                        !each.path().contains("/alerts/") && !each.path().contains("/webhooks/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("withKnownParameters")
    void refusesAParameterThatIsNotThereAndOneThatIsGivenTwice(Operation operation) {
        problem(operation, path(operation) + "?nonsense=1", 422, "invalid-input")
                .assertThatAt("/faults/0/field")
                .isEqualTo("nonsense");
        for (JsonNode parameter : operation.parameters("query")) {
            String name = parameter.path("name").asString();
            if (!parameter.at("/schema/type").asString().equals("array")) {
                Answer answer =
                        problem(operation, path(operation) + "?" + name + "=1&" + name + "=2", 422, "invalid-input");
                assertThat(answer.each("/faults", "field")).contains(name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("withKnownParameters")
    void refusesAParameterOfAWrongKind(Operation operation) {
        for (JsonNode parameter : operation.parameters("query")) {
            JsonNode schema = parameter.path("schema");
            schema = schema.has("items") ? schema.path("items") : schema;
            String name = parameter.path("name").asString();
            if (schema.has("enum")
                    || schema.has("format")
                    || schema.path("type").asString().equals("integer")) {
                Answer answer = problem(operation, path(operation) + "?" + name + "=wrong", 422, "invalid-input");
                assertThat(answer.each("/faults", "field")).containsExactly(name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void namesAParameterThatIsMissing(Operation operation) {
        for (JsonNode parameter : operation.parameters("query")) {
            if (parameter.path("required").asBoolean()) {
                assertThat(problem(operation, path(operation), 422, "invalid-input")
                                .each("/faults", "field"))
                        .containsExactly(parameter.path("name").asString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void knowsNoIncidentThatIsNotThere(Operation operation) {
        if (operation.path().contains("{id}")) {
            String path = operation.path().replace("{id}", "INC-999");
            Answer answer = send(operation, path, operation.said().has("requestBody") ? right(operation) : "");
            document.judge(operation, answer);
            answer.isProblem(404, "unknown-incident");
        }
    }

    @ParameterizedTest
    @MethodSource("withKnownParameters")
    void asksForAnActorWhereItSaysSo(Operation operation) {
        if (operation.id().equals("listen")) {
            assertThat(operation.has("401")).isFalse();
            return;
        }
        Answer answer =
                send(operation, path(operation), operation.said().has("requestBody") ? right(operation) : "", "nobody");
        document.judge(operation, answer);
        assertThat(answer.status() == 401).as(answer.body()).isEqualTo(operation.has("401"));
    }

    static List<Operation> withJson() {
        return withKnownParameters().stream()
                .filter(each -> each.jsonBody().isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("withJson")
    void refusesABodyOfAWrongForm(Operation operation) {
        String path = path(operation);
        wrong(operation, path, "{\"title\":", "application/json").isProblem(400, "malformed-body");
        wrong(operation, path, "{}", "text/plain").isProblem(415, "unsupported-media-type");
        JsonNode schema = operation.jsonBody().orElseThrow();
        if (!schema.path("additionalProperties").isMissingNode()) {
            Answer unknown = wrong(operation, path, "{\"nonsense\":1}", "application/json")
                    .isProblem(422, "invalid-input");
            assertThat(unknown.each("/faults", "field")).contains("nonsense");
        }
    }

    @ParameterizedTest
    @MethodSource("withJson")
    void namesEachFieldThatIsMissingAndEachOfAWrongKindAtOnce(Operation operation) {
        JsonNode schema = operation.jsonBody().orElseThrow();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        if (!required.isEmpty()) {
            Answer answer =
                    wrong(operation, path(operation), "{}", "application/json").isProblem(422, "invalid-input");
            assertThat(answer.each("/faults", "field")).containsExactlyInAnyOrderElementsOf(required);
        }
        Set<String> fields = new TreeSet<>(schema.path("properties").propertyNames());
        if (!fields.isEmpty()) {
            StringBuilder body = new StringBuilder();
            fields.forEach(field -> body.append(body.isEmpty() ? "{" : ",")
                    .append('"')
                    .append(field)
                    .append("\":{\"a\":1}"));
            Answer answer = wrong(operation, path(operation), body + "}", "application/json")
                    .isProblem(422, "invalid-input");
            assertThat(new TreeSet<>(answer.each("/faults", "field"))).isEqualTo(fields);
        }
    }

    @Test
    void saysWhatADocumentOfAWrongFormLacks() {
        Operation taking = document.operation("importDocument");
        wrong(taking, taking.path(), "{\"nonsense\":1}", "application/json").isProblem(422, "invalid-input");
        wrong(taking, taking.path(), "[]", "application/json").isProblem(400, "malformed-body");
        Operation postmortem = document.operation("putPostmortem");
        wrong(postmortem, path(postmortem), "{}", "application/json").isProblem(415, "unsupported-media-type");
    }

    private static Answer wrong(Operation operation, String path, String body, String type) {
        Answer answer = send(operation, path, body, "Content-Type", type);
        document.judge(operation, answer);
        return answer;
    }

    private static Answer problem(Operation operation, String path, int status, String code) {
        Answer answer = send(operation, path, operation.said().has("requestBody") ? right(operation) : "");
        document.judge(operation, answer);
        return answer.isProblem(status, code);
    }

    /** A body that is read. */
    private static String right(Operation operation) {
        return operation.jsonBody().isPresent() ? "{}" : "# Text";
    }

    private static String path(Operation operation) {
        return operation.path().replace("{id}", "1").replaceAll("\\{[a-zA-Z]+}", "9");
    }

    /** A host with all that the API can be about. */
    @Configuration(proxyBeanMethods = false)
    static class WholeHost {
        @Bean
        PostmortemArchive archive() {
            return new InMemoryPostmortemArchive();
        }

        @Bean
        Runbooks runbooks() {
            return Runbooks.of(List.of(Runbook.read(
                    "pool.md", "# The pool is full\n\n## Mitigation\n\n1. If it is full, then restart it.\n")));
        }

        @Bean
        Objectives objectives() {
            return Objectives.byService(
                    Map.of("checkout", List.of(new ServiceObjective("checkout 99%", 0.99, Duration.ofDays(30)))));
        }

        @Bean
        IncidentPolicy policy() {
            return IncidentPolicy.builder()
                    .duties(List.of(Duty.builder(
                                    "tell the regulator",
                                    DutyStart.classified("personal data"),
                                    Duration.ofHours(72),
                                    DutyEnd.DONE)
                            .build()))
                    .build();
        }

        /** Its deliveries wait, as the outbox does not run. */
        @Bean
        Channel pager() {
            return new Channel() {
                @Override
                public String name() {
                    return "pager";
                }

                @Override
                public Set<EffectKind> kinds() {
                    return Set.of(EffectKind.PAGE);
                }

                @Override
                public Delivery deliver(Effect effect, EffectContext context) {
                    throw new IllegalStateException("it is not asked");
                }

                @Override
                public Optional<ChannelDescription> description() {
                    return Optional.of(new ChannelDescription("Pager", "`page` rings", "A key", "Say who heard it"));
                }

                @Override
                public List<String> faults() {
                    return List.of("The key is a placeholder");
                }

                @Override
                public Delivery sendTest() {
                    return Delivery.delivered("T-1");
                }
            };
        }
    }

    /** Gives up what waits. */
    static void giveUp(RunningHost host) {
        new JdbcTemplate(host.bean(DataSource.class))
                .update("update incident_delivery set state = 'failed', detail = 'no answer'");
    }
}
