package io.incidentkit.comms;

import static io.incidentkit.comms.Audience.CUSTOMERS;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateReadinessTest {
    private static final MessageTemplates STANDARD = MessageTemplates.standard();

    private static MessageTemplate template(String text) {
        return MessageTemplate.of(STATUS_PAGE, MessageMoment.UPDATE, text);
    }

    @Test
    void ofThePlaybookEachTemplateWorksThoughNoneIsReadBeforeItsFirstMessage() {
        assertThat(STANDARD.all()).allSatisfy(ours -> {
            MessageTemplate read = MessageTemplate.of(ours.audience(), ours.moment(), ours.text());
            assertThat(read).isEqualTo(ours);
            assertThat(read.violations()).isEmpty();
            assertThat(ours.placeholders()).isEqualTo(read.placeholders());
        });
    }

    @Test
    void missesATemplateForEachObligationThatCanArise() {
        Audience executives = new Audience("executives");
        CommunicationDuty hourly =
                new CommunicationDuty(executives, Duration.ofMinutes(30), Duration.ofHours(1), false, true);
        assertThat(STANDARD.check(List.of(hourly, hourly)))
                .extracting(Violation::message)
                .containsExactly(
                        "There is no template executives/first, and that message is asked for.",
                        "There is no template executives/update, and that message is asked for.",
                        "There is no template executives/closing, and that message is asked for.");
        CommunicationDuty once = new CommunicationDuty(executives, Duration.ofMinutes(30), null, false, false);
        assertThat(STANDARD.check(List.of(once))).hasSize(1);
    }

    @Test
    void saysAllFaultsOfAllTemplatesAtOnce() {
        MessageTemplates broken = MessageTemplates.of(List.of(
                template("{{titel}} {{comander}} {{nextUpdate}}"),
                MessageTemplate.of(STATUS_PAGE, MessageMoment.CLOSING, "{{#title}} never closed"),
                MessageTemplate.of(STATUS_PAGE, MessageMoment.FIRST, "{{title}}")));
        assertThat(broken.check(Communications.PLAYBOOK).stream()
                        .map(Violation::rule)
                        .toList())
                .hasSize(6 + 4)
                .contains(Rule.UPDATE_SAYS_NEXT);
        assertThat(broken.check(List.of()))
                .extracting(Violation::message)
                .anyMatch(message -> message.contains("'titel'"))
                .anyMatch(message -> message.contains("'comander'"))
                .anyMatch(message -> message.contains("status page/closing can't be read"));
        assertThatThrownBy(() -> broken.requireReady(Communications.PLAYBOOK))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.violations()).hasSize(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{nextUpdate}} {{title",
                "{{nextUpdate}} {{title}",
                "{{nextUpdate}} title}}",
                "{{nextUpdate}} {{}}",
                "{{nextUpdate}} {{ }}",
                "{{nextUpdate}} {{/title}}",
                "{{nextUpdate}} {{#title}}{{/state}}",
                "{{nextUpdate}} {{{title}}",
                "{{nextUpdate}} {{=x=}}",
                "{{nextUpdate}} {{> /etc/passwd}}",
                "{{nextUpdate}} {{<title}}{{/title}}",
                "{{nextUpdate}} {{$title}}{{/title}}",
                "{{nextUpdate}} {{entrySet}}",
                "{{nextUpdate}} {{title.length}}",
                "{{nextUpdate}} {{title.class}}",
                "{{nextUpdate}} {{.}}",
                "{{nextUpdate}} {{this}}",
                "{{nextUpdate}} {{-index}}",
            })
    void refusesWhatWouldFailOrRunCode(String text) {
        assertThat(template(text).violations())
                .isNotEmpty()
                .extracting(Violation::rule)
                .containsOnly(Rule.TEMPLATES_ARE_READY);
    }

    @Test
    void insistsThatTheNextUpdateIsAlwaysSaid() {
        assertThat(template("{{title}}").violations())
                .extracting(Violation::rule)
                .containsExactly(Rule.UPDATE_SAYS_NEXT);
        assertThat(template("{{title}}{{#line}}{{nextUpdate}}{{/line}}").violations())
                .extracting(Violation::rule)
                .containsExactly(Rule.UPDATE_SAYS_NEXT);
        assertThat(template("{{title}} {{nextUpdate}}").violations()).isEmpty();
        assertThat(MessageTemplate.of(STATUS_PAGE, MessageMoment.CLOSING, "{{title}} {{nextUpdate}}")
                        .violations())
                .extracting(Violation::rule)
                .containsExactly(Rule.UPDATE_SAYS_NEXT);
    }

    @Test
    void refusesAMessageThatCanBeEmpty() {
        for (String text : List.of("{{#impact}}{{impact}}{{/impact}}", "{{^impact}}none{{/impact}}", "{{impact}}")) {
            assertThat(MessageTemplate.of(STATUS_PAGE, MessageMoment.CLOSING, text)
                            .violations())
                    .extracting(Violation::message)
                    .containsExactly("The template status page/closing can say nothing at all.");
        }
        assertThat(MessageTemplate.of(STATUS_PAGE, MessageMoment.CLOSING, "It is over.")
                        .violations())
                .isEmpty();
    }

    @Test
    void pointsAtWhatIsNotClosed() {
        assertThat(template("{{nextUpdate}} so {{title and on\nand on").violations())
                .extracting(Violation::message)
                .containsExactly(
                        "The template status page/update has a placeholder that is not closed, in '{{title and on'.");
    }

    @Test
    void saysWhichPlaceholdersThereAre() {
        assertThat(template("{{nextUpdate}} {{titel}}").violations())
                .extracting(Violation::remedy)
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("title", "nextUpdate", "link");
    }

    @Test
    void keepsWhatItWasMadeOf() {
        MessageTemplate template = template("{{title}} {{nextUpdate}}");
        assertThat(template.audience()).isEqualTo(STATUS_PAGE);
        assertThat(template.moment()).isEqualTo(MessageMoment.UPDATE);
        assertThat(template.text()).isEqualTo("{{title}} {{nextUpdate}}");
        assertThat(template)
                .isEqualTo(template("{{title}} {{nextUpdate}}"))
                .hasSameHashCodeAs(template("{{title}} {{nextUpdate}}"))
                .isNotEqualTo(template("{{nextUpdate}}"))
                .isNotEqualTo(MessageTemplate.of(CUSTOMERS, MessageMoment.UPDATE, template.text()))
                .isNotEqualTo(MessageTemplate.of(STATUS_PAGE, MessageMoment.FIRST, template.text()))
                .hasToString("status page/update");
    }

    @Test
    void listsThePlaceholders() {
        assertThat(template("{{title}} {{#impact}}{{impact}} {{&line}}{{/impact}}{{^link}}none{{/link}}{{nextUpdate}}")
                        .placeholders())
                .containsExactlyInAnyOrder("title", "impact", "line", "link", "nextUpdate");
    }

    @Test
    void refusesTwoForOneMessage() {
        assertThatThrownBy(() -> MessageTemplates.of(List.of(template("a"), template("b"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("status page/update");
        assertThatThrownBy(() -> template(" ")).isInstanceOf(InvalidInputException.class);
    }
}
