package io.incidentkit.example.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.incidentkit.comms.Placeholder;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.validation.InvalidInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the policy file has every field that a file can have; which these are says the refusal of another one. */
class PolicyPageTest {
    private static final Pattern KNOWN = Pattern.compile("the fields are ([\\w, ]+)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'colour': 'red'}",
                "{'levels': [{'colour': 'red'}]}",
                "{'levels': [{'communication': [{'colour': 'red'}]}]}",
                "{'templates': [{'colour': 'red'}]}",
                "{'ladders': {'colour': ['red']}}",
                "{'postmortemCalendar': {'colour': 'red'}}",
                "{'alertSeverities': {'colour': 'red'}}"
            })
    void everyFieldIsOnThePage(String file) {
        InvalidInputException refusal = catchThrowableOfType(
                InvalidInputException.class, () -> IncidentPolicy.fromJson(file.replace('\'', '"')));
        Matcher known = KNOWN.matcher(refusal.getMessage());

        assertThat(known.find()).as(refusal.getMessage()).isTrue();
        assertThat(known.group(1).split(", "))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(Page.of("docs/policy.md").text())
                        .containsAnyOf("`" + field + "`", "\"" + field + "\""));
    }

    @ParameterizedTest
    @EnumSource
    void everyPlaceholderIsOnThePage(Placeholder placeholder) {
        assertThat(Page.of("docs/policy.md").text()).contains("`" + placeholder.code() + "`");
    }
}
