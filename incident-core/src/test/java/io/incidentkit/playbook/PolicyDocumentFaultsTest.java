package io.incidentkit.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that can be wrong with a written policy is said at once, under its path. */
class PolicyDocumentFaultsTest {
    private static final String LEVEL = """
            {"severity": "%s", "meaning": "it is down", "notification": "ticket", "fixed": "soon"%s}""";

    @Nested
    class AllThatIsWrong {
        @Test
        void isSaidAtOnceUnderItsPath() {
            assertThat(faults("""
                    {
                      "levels": [
                        {"severity": "SEV 1", "meaning": 7, "notification": "everyone", "fixed": "\\u200b",
                         "fixedWithin": "-PT1H", "warRoom": "yes", "postmortemWithin": "0 min", "colour": "red",
                         "communication": [{"firstWithin": "soon", "every": "P4000D"}, 7]},
                        7
                      ],
                      "reopenWindow": ["7 days"],
                      "postmortemCalendar": {"weekend": ["sat", 7], "holidays": ["25.12.2026"]},
                      "zone": "Zurich",
                      "reopenWindow": "P1D",
                      "owner": "ana"
                    }"""))
                    .containsExactly(
                            "reopenWindow: is there twice",
                            "levels[1]: is a number; an object is expected",
                            "levels[0].severity: is one word of at most 32 letters, digits, '-', '_' and '.'",
                            "levels[0].meaning: is a number; a text is expected",
                            "levels[0].notification: is one of page-everyone, page-on-call, ticket, backlog",
                            "levels[0].fixedWithin: is PT-1H; it is not negative",
                            "levels[0].warRoom: is a text; true or false is expected",
                            "levels[0].postmortemWithin: is PT0S; a deadline lies after the moment it is counted from",
                            "levels[0].communication[1]: is a number; an object is expected",
                            "levels[0].communication[0].audience: is required",
                            "levels[0].communication[0].firstWithin: is not a duration; write words such as 30 min or"
                                    + " ISO-8601 such as PT30M",
                            "levels[0].communication[0].every: is PT96000H; at most 3653 days are kept",
                            "levels[0].communication[1].audience: is required",
                            "levels[0].communication[1].firstWithin: is required",
                            "levels[1].severity: is required",
                            "levels[0].fixed: policy-is-complete: level-1 does not say when it is fixed. Give it a"
                                    + " deadline in words.",
                            "zone: is not a time zone; write one such as Europe/Zurich or UTC",
                            "postmortemCalendar.weekend[0]: is not a day of the week, such as saturday",
                            "postmortemCalendar.weekend[1]: is a number; a text is expected",
                            "postmortemCalendar.holidays[0]: is not a date; write one such as 2026-12-25",
                            "owner: is not a field here; the fields are levels, alertSeverities, defaultSeverity,"
                                    + " reopenOnAlert, reopenWindow, zone, postmortemCalendar,"
                                    + " incidentLink, ladders, weekly, roles, publicAudiences, duties, templates, $schema",
                            "levels[0].colour: is not a field here; the fields are severity, meaning, notification,"
                                    + " fixed, fixedWithin, warRoom, triagedWithin, postmortemWithin, communication");
        }

        @Test
        void includesTheRulesUnderThePathsOfTheSevererLevel() {
            assertThat(faults(levels(
                            LEVEL.formatted(
                                    "SEV1",
                                    ", \"fixedWithin\": \"2 h\", \"communication\": [" + duty("customers", "2 h") + ","
                                            + duty("customers", "2 h") + "]"),
                            LEVEL.formatted(
                                    "sev1",
                                    ", \"fixedWithin\": \"1 h\", \"communication\": [" + duty("executives", "1 h") + ","
                                            + duty("customers", "1 h") + "]"))))
                    .containsExactly(
                            "levels[0].communication[1].audience: policy-is-complete: SEV1 has two lines for the"
                                    + " customers. Keep one line an audience.",
                            "levels[1].severity: policy-is-complete: sev1 is there twice. Give each level its own name.",
                            "levels[0].fixedWithin: policy-is-ordered: SEV1 is more severe than sev1 but is fixed later"
                                    + " (2 h against 1 h). Make SEV1 at least as strict as sev1, or change their order.",
                            "levels[0].communication: policy-is-ordered: SEV1 is more severe than sev1 but does not tell"
                                    + " the executives. Make SEV1 at least as strict as sev1, or change their order.",
                            "levels[0].communication[0].firstWithin: policy-is-ordered: SEV1 is more severe than sev1 but"
                                    + " tells the customers first later (2 h against 1 h). Make SEV1 at least as strict"
                                    + " as sev1, or change their order.");
        }

        @Test
        void includesTemplates() {
            assertThat(faults("""
                    {"incidentLink": "nowhere", "templates": [
                      {"audience": "executives", "like": "nobody"},
                      {"audience": "customers", "like": "customers", "text": "x"},
                      {"audience": "status page", "like": "status page"},
                      {"audience": "status page", "moment": "first", "text": "{{what}}"},
                      {"moment": "never", "like": "customers"}]}"""))
                    .contains(
                            "templates[0].like: has no templates, neither above nor in the playbook",
                            "templates[1].like: stands alone; leave out moment and text",
                            "templates[3].audience: has two for status page/first; keep one",
                            "templates[4].audience: is required",
                            "templates[4].moment: is one of first, update, closing")
                    .anyMatch(fault -> fault.startsWith("templates[3].text: templates-are-ready: "))
                    .anyMatch(fault -> fault.startsWith("incidentLink: is not a web address"));
        }

        @Test
        void includesATemplateThatIsMissing() {
            String telling = LEVEL.formatted("SEV1", ", \"communication\": [" + duty("executives", "1 h") + "]");

            assertThat(faults(levels(telling)))
                    .singleElement()
                    .asString()
                    .startsWith("templates: templates-are-ready: ")
                    .contains("executives");
            assertThat(IncidentPolicy.fromJson("{\"levels\": [" + telling
                                    + "], \"templates\": [{\"audience\": \"executives\", \"like\": \"customers\"}]}")
                            .templates()
                            .all())
                    .hasSize(3);
        }

        @Test
        void isNotSaidTwice() {
            assertThat(faults(levels(
                            LEVEL.formatted("SEV1", ", \"fixedWithin\": \"soon\""),
                            LEVEL.formatted("SEV2", ", \"fixedWithin\": \"1 h\""))))
                    .singleElement()
                    .asString()
                    .startsWith("levels[0].fixedWithin: is not a duration");
        }

        @Test
        void isAPolicyWithoutLevels() {
            assertThat(faults("{\"levels\": []}"))
                    .containsExactly("levels: policy-is-complete: The policy has no level. Give it at least one.");
        }

        @Test
        void isACalendarWithoutWorkingDays() {
            assertThat(faults("""
                    {"postmortemCalendar": {"holidays": ["1066-10-14"], "weekend": ["MONDAY", "tuesday",
                     "wednesday", "thursday", "friday", "saturday", "sunday"]}}"""))
                    .containsExactly("postmortemCalendar.weekend: is the whole week; at least one day is worked");
            assertThat(faults("{\"postmortemCalendar\": {\"holidays\": [\"1066-10-14\"]}}"))
                    .singleElement()
                    .asString()
                    .startsWith("postmortemCalendar.holidays: 1066-10-14T00:00:00Z is out of range");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "'' | policy: is not a JSON object",
                    "' ' | policy: is not a JSON object",
                    "[] | policy: is not a JSON object",
                    "7 | policy: is not a JSON object",
                    "{\"levels\": [} | policy: is not JSON from line 1, column 13 on",
                    "{\"levels\" | policy: is not JSON from line 1, column 10 on",
                    "{} {} | policy: goes on after the end of the JSON object"
                })
        void isTextThatIsNoJsonObject(String json, String fault) {
            assertThat(faults(json)).containsExactly(fault);
        }

        @Test
        void isTextThatIsTooLong() {
            assertThat(faults(" ".repeat(IncidentPolicy.MAX_JSON + 1)))
                    .containsExactly("policy: has 262145 characters; at most 262144 are read");
        }

        @Test
        void isBoundedInItsAnswer() {
            assertThat(faults("{\"levels\": [" + "7,".repeat(10_000) + "7]}")).hasSize(100);
        }

        @Test
        void isDeepNesting() {
            assertThat(faults("{\"levels\": " + "[".repeat(5_000)))
                    .singleElement()
                    .asString()
                    .startsWith("policy: ");
        }

        @Test
        void isDataOfAnotherKind() {
            Map<Object, Object> odd = new LinkedHashMap<>();
            odd.put(1, "one");
            odd.put(null, "none");

            assertThat(faults(Map.of("reopenWindow", LocalDate.of(2026, 1, 1))))
                    .containsExactly("reopenWindow: is a LocalDate; a text is expected");
            assertThat(faults(Map.of("levels", List.of(odd))))
                    .contains("levels[0].1: is not a field here; the fields are severity, meaning, notification, fixed,"
                            + " fixedWithin, warRoom, triagedWithin, postmortemWithin, communication");
            assertThat(faults(Map.of("levels", Arrays.asList("x", null))))
                    .startsWith(
                            "levels[0]: is a text; an object is expected", "levels[1]: is null; an object is expected");
        }
    }

    private static List<String> faults(String json) {
        return said(catchThrowableOfType(InvalidInputException.class, () -> IncidentPolicy.fromJson(json)));
    }

    private static List<String> faults(Map<String, ?> data) {
        return said(catchThrowableOfType(InvalidInputException.class, () -> IncidentPolicy.fromMap(data)));
    }

    private static List<String> said(InvalidInputException refused) {
        return refused.faults().stream().map(FieldError::toString).toList();
    }

    static String levels(String... levels) {
        return "{\"levels\": [" + String.join(",", levels) + "]}";
    }

    private static String duty(String audience, String first) {
        return "{\"audience\": \"%s\", \"firstWithin\": \"%s\"}".formatted(audience, first);
    }
}
