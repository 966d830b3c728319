package io.incidentkit.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.MessageTemplates;
import io.incidentkit.duty.Duty;
import io.incidentkit.duty.DutyEnd;
import io.incidentkit.duty.DutyStart;
import io.incidentkit.duty.Ladder;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.PostmortemCalendar;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors complete a policy file from says what the reader takes. */
class PolicySchemaTest {
    private static final String JSON = read(Path.of("../docs/policy.schema.json"));
    private static final JsonNode NODE = JsonMapper.shared().readTree(JSON);
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JSON);
    private static final Pattern KNOWN = Pattern.compile("is not a field here; the fields are (.*)");

    /** A field that no reader knows, at each place where fields are read. */
    private static final String UNKNOWN_EVERYWHERE = """
            {"unknown": 1, "levels": [{"unknown": 1, "communication": [{"unknown": 1}]}], "alertSeverities": {"unknown": 1},
             "postmortemCalendar": {"unknown": 1}, "ladders": {"unknown": 1}, "weekly": {"unknown": 1},
             "duties": [{"unknown": 1}], "templates": [{"unknown": 1}]}
            """;

    static Stream<String> policies() {
        return Stream.of(
                "{}",
                "{\"$schema\": \"policy.schema.json\"}",
                IncidentPolicy.standard().toJson(),
                withEverything().toJson(),
                read(Path.of("../examples/custom-policy/src/main/resources/io/incidentkit/example/policy/policy.json")),
                read(
                        Path.of(
                                "../examples/custom-policy/src/test/resources/io/incidentkit/example/policy/wrong-policy.json")));
    }

    /** That with a fault in it is one for its contract, not for its form. */
    @ParameterizedTest
    @MethodSource("policies")
    void eachPolicyThatIsReadIsOneByTheSchema(String policy) {
        assertThat(IncidentPolicy.fromJson(policy)).isNotNull();
        assertThat(faults(policy)).isEmpty();
    }

    private static IncidentPolicy withEverything() {
        return IncidentPolicy.builder()
                .reopenWindow(Duration.ofHours(36))
                .zone(ZoneId.of("Asia/Kolkata"))
                .incidentLink("https://portal.example/incidents/{reference}")
                .postmortemCalendar(PostmortemCalendar.workingDays().withHolidays(List.of(LocalDate.of(2026, 12, 25))))
                .roles(List.of("scribe"))
                .publicAudiences(Set.of(Audience.CUSTOMERS))
                .templates(MessageTemplates.standard().alsoFor(new Audience("executives"), Audience.CUSTOMERS))
                .duties(List.of(
                        Duty.builder(
                                        "tell the regulator",
                                        DutyStart.classified("personal data"),
                                        Duration.ofDays(3),
                                        DutyEnd.DONE)
                                .ahead(Duration.ofHours(12))
                                .every(Duration.ofHours(6))
                                .words("Tell the regulator")
                                .downTo(new Severity("SEV2"))
                                .ladder(Ladder.of("commander", "owner + leadership"))
                                .build(),
                        Duty.builder(
                                        "look at it",
                                        DutyStart.with(DutyStart.Event.MITIGATED),
                                        Duration.ofSeconds(90),
                                        DutyEnd.RESOLVED)
                                .build()))
                .build();
    }

    @Test
    void eachFieldThatTheReaderKnowsIsInItAndNoOther() {
        List<FieldError> unknown = catchThrowableOfType(
                        InvalidInputException.class, () -> IncidentPolicy.fromJson(UNKNOWN_EVERYWHERE))
                .faults();
        Set<String> places = new HashSet<>();
        for (FieldError fault : unknown) {
            Matcher known = KNOWN.matcher(fault.message());
            if (known.matches()) {
                String place = fault.field().replaceAll("[.]?unknown$", "");
                places.add(place);
                assertThat(properties(place))
                        .as("fields of '%s'", place)
                        .isEqualTo(Set.of(known.group(1).split(", ")));
            }
        }
        assertThat(places)
                .containsExactlyInAnyOrder(
                        "",
                        "levels[0]",
                        "levels[0].communication[0]",
                        "alertSeverities",
                        "postmortemCalendar",
                        "ladders",
                        "weekly",
                        "duties[0]",
                        "templates[0]");
    }

    @ParameterizedTest
    @CsvSource({
        "levels[0], notification",
        "duties[0], end",
        "templates[0], moment",
    })
    void eachChoiceThatTheReaderKnowsIsOffered(String place, String field) {
        String json = UNKNOWN_EVERYWHERE.replace("\"unknown\": 1", "\"" + field + "\": \"none\"");
        List<FieldError> faults = catchThrowableOfType(InvalidInputException.class, () -> IncidentPolicy.fromJson(json))
                .faults();
        String said = faults.stream()
                .filter(fault -> fault.field().equals(place + "." + field))
                .map(FieldError::message)
                .findFirst()
                .orElseThrow();
        Set<String> offered = new HashSet<>();
        at(place).path("properties").path(field).path("enum").forEach(value -> offered.add(value.asString()));

        assertThat(offered)
                .isEqualTo(Set.of(said.substring(said.indexOf("is one of ") + "is one of ".length())
                        .split(", ")));
    }

    @Test
    void eachStartOfADutyIsOffered() {
        Arrays.stream(DutyStart.Event.values())
                .map(DutyStart.Event::code)
                .forEach(code -> assertThat(faults(duty(code)).isEmpty())
                        .as(code)
                        .isEqualTo(DutyStart.find(code).isPresent()));
        assertThat(faults(duty("classified: personal data"))).isEmpty();
        assertThat(faults(duty("classified:"))).isNotEmpty();
    }

    private static String duty(String start) {
        return "{\"duties\": [{\"name\": \"a\", \"start\": \"" + start
                + "\", \"within\": \"1 h\", \"end\": \"done\"}]}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"colour\": \"red\"}",
                "{\"reopenWindow\": \"soon\"}",
                "{\"reopenWindow\": 7}",
                "{\"reopenOnAlert\": \"perhaps\"}",
                "{\"levels\": [{\"severity\": \"SEV1\"}]}",
                "{\"levels\": [{\"severity\": \"S\", \"meaning\": \"m\", \"notification\": \"shout\", \"fixed\": \"now\"}]}",
                "{\"levels\": [{\"severity\": \"S\", \"meaning\": \"m\", \"notification\": \"ticket\", \"fixed\": \"now\","
                        + " \"communication\": [{\"audience\": \"customers\"}]}]}",
                "{\"weekly\": {\"digest\": \"mondays\"}}",
                "{\"weekly\": {\"leastItems\": 0}}",
                "{\"weekly\": {\"completionBelow\": \"most\"}}",
                "{\"ladders\": {\"triage\": []}}",
                "{\"postmortemCalendar\": {\"weekend\": [\"caturday\"]}}",
                "{\"postmortemCalendar\": {\"holidays\": [\"Christmas\"]}}",
                "{\"duties\": [{\"name\": \"a/b\", \"start\": \"level\", \"within\": \"1 h\", \"end\": \"done\"}]}",
                "{\"duties\": [{\"name\": \"a\", \"start\": \"noon\", \"within\": \"1 h\", \"end\": \"done\"}]}",
                "{\"templates\": [{\"audience\": \"customers\"}]}",
                "{\"templates\": [{\"audience\": \"executives\", \"like\": \"customers\", \"text\": \"x\"}]}",
            })
    void whatTheReaderRefusesForItsFormTheSchemaDoesToo(String wrong) {
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> IncidentPolicy.fromJson(wrong)))
                .as(wrong)
                .isNotNull();
        assertThat(faults(wrong)).as(wrong).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now",
                "1 s",
                "90 sec",
                "5 min",
                "1 minute",
                "2 h",
                "3 hours",
                "1 day",
                "2 weeks",
                "PT30M",
                "P5D",
                "PT1M30S"
            })
    void eachFormOfADurationIsTaken(String duration) {
        String policy = "{\"reopenWindow\": \"" + duration + "\"}";
        assertThat(IncidentPolicy.fromJson(policy)).isNotNull();
        assertThat(faults(policy)).isEmpty();
    }

    @Test
    void eachFieldIsDescribed() {
        describes("", NODE);
        NODE.path("$defs").properties().forEach(each -> describes(each.getKey(), each.getValue()));
    }

    private static void describes(String place, JsonNode node) {
        node.path("properties").properties().forEach(each -> {
            JsonNode field = each.getValue();
            assertThat(field.has("description") || field.has("$ref"))
                    .as("description of %s.%s", place, each.getKey())
                    .isTrue();
            describes(place + "." + each.getKey(), field);
        });
    }

    private static Set<String> properties(String place) {
        return at(place).path("properties").properties().stream()
                .map(each -> each.getKey())
                .collect(Collectors.toSet());
    }

    /** The part of the schema that says the object at a place of a policy. */
    private static JsonNode at(String place) {
        JsonNode node = NODE;
        for (String name :
                place.isEmpty() ? new String[0] : place.replace("[0]", ".items").split("[.]")) {
            node = referred(
                    name.equals("items")
                            ? node.path("items")
                            : node.path("properties").path(name));
        }
        return node;
    }

    private static JsonNode referred(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : NODE.at(reference.substring(1));
    }

    private static List<Error> faults(String policy) {
        return SCHEMA.validate(policy, InputFormat.JSON);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
