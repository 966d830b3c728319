package io.incidentkit.spring.boot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.assertj.core.api.AbstractStringAssert;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the host answered. */
record Answer(int status, String type, String body, HttpResponse<String> raw) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static Answer of(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(response.statusCode(), type, response.body(), response);
    }

    JsonNode json() {
        return MAPPER.readTree(body);
    }

    static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    /** The value at a JSON pointer, as text; "null" and "missing" are told apart. */
    String at(String pointer) {
        JsonNode node = json().at(pointer);
        return node.isMissingNode()
                ? "missing"
                : node.isNull() ? "null" : node.isString() ? node.asString() : node.toString();
    }

    /** One member of each object of a list. */
    List<String> each(String list, String member) {
        return StreamSupport.stream(json().at(list).spliterator(), false)
                .map(element -> element.path(member).asString())
                .toList();
    }

    Optional<String> header(String name) {
        return raw.headers().firstValue(name);
    }

    Answer is(int expected) {
        assertThat(status).as("%s", body).isEqualTo(expected);
        return this;
    }

    /** Problem details of that type and status. */
    Answer isProblem(int expected, String code) {
        is(expected);
        assertThat(type).isEqualTo("application/problem+json");
        assertThatAt("/type").isEqualTo("urn:incident-kit:" + code);
        assertThatAt("/status").isEqualTo(Integer.toString(expected));
        assertThat(at("/title")).isNotBlank().isNotEqualTo("missing");
        assertThat(at("/detail")).isNotBlank().isNotEqualTo("missing");
        return this;
    }

    AbstractStringAssert<?> assertThatAt(String pointer) {
        return assertThat(at(pointer)).as("%s of %s", pointer, body);
    }
}
