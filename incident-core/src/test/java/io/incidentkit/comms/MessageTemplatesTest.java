package io.incidentkit.comms;

import static io.incidentkit.comms.Audience.CUSTOMERS;
import static io.incidentkit.comms.Audience.INTERNAL_CHAT;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static io.incidentkit.comms.Communications.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.loop.Step;
import io.incidentkit.rule.InvalidInputException;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplatesTest {
    private static final MessageTemplates STANDARD = MessageTemplates.standard();

    private static MessageFacts.Builder facts() {
        return MessageFacts.builder("INC-42", "Checkout fails", Step.TRIAGED, at(0))
                .severity("SEV1")
                .services(List.of("checkout", "payments"))
                .impact("One order in three can't be paid.")
                .commander("ana")
                .link("https://portal.example.org/incidents/INC-42")
                .lastingUntil(at(95))
                .nextUpdateDue(at(30));
    }

    private static MessageTemplate template(String text) {
        return MessageTemplate.of(STATUS_PAGE, MessageMoment.UPDATE, text);
    }

    @Nested
    class Standard {
        @Test
        void isReadyForThePlaybook() {
            assertThat(STANDARD.check(Communications.PLAYBOOK)).isEmpty();
            assertThat(STANDARD.requireReady(Communications.PLAYBOOK)).isSameAs(STANDARD);
            assertThat(STANDARD.all()).hasSize(9);
        }

        @Test
        void tellsTheStatusPage() {
            assertThat(STANDARD.render(STATUS_PAGE, MessageMoment.FIRST, facts().build(), "Cards work."))
                    .isEqualTo("""
                            We are investigating: Checkout fails

                            Affected: checkout, payments

                            One order in three can't be paid.

                            Cards work.

                            This began at 2026-03-01 14:00 UTC. Next update by 2026-03-01 14:30 UTC.""");
        }

        @Test
        void tellsTheChat() {
            assertThat(STANDARD.render(INTERNAL_CHAT, MessageMoment.UPDATE, facts().build(), null))
                    .isEqualTo("""
                            INC-42 (SEV1): Checkout fails
                            State: investigating, for 1 h 35 min now
                            Commander: ana
                            Impact: One order in three can't be paid.
                            Next update by 2026-03-01 14:30 UTC.
                            https://portal.example.org/incidents/INC-42""");
        }

        @Test
        void tellsTheCustomersThatItIsOver() {
            MessageFacts over = MessageFacts.builder("INC-42", "Checkout fails", Step.RESOLVED, at(0))
                    .lastingUntil(at(60))
                    .build();
            assertThat(STANDARD.render(CUSTOMERS, MessageMoment.CLOSING, over, null))
                    .isEqualTo("""
                            The problem that we wrote of is over: Checkout fails

                            Where it stands: resolved.
                            It began at 2026-03-01 14:00 UTC and lasted 1 h.

                            We are sorry for the trouble. There is nothing that you need to do.""");
        }

        @Test
        void leavesOutWhatIsNotKnown() {
            MessageFacts few = MessageFacts.builder("INC-42", "Checkout fails", Step.DETECTED, at(0))
                    .build();
            assertThat(STANDARD.render(INTERNAL_CHAT, MessageMoment.FIRST, few, " "))
                    .isEqualTo("""
                            INC-42: Checkout fails
                            State: investigating
                            Commander: none yet
                            Next update as soon as there is news.""");
        }

        @Test
        void tellsNoNamesAndLevelsOutside() {
            for (Audience audience : List.of(STATUS_PAGE, CUSTOMERS)) {
                for (MessageMoment moment : MessageMoment.values()) {
                    assertThat(STANDARD.render(audience, moment, facts().build(), null))
                            .doesNotContain("ana", "SEV1", "INC-42: ");
                }
            }
        }
    }

    @Nested
    class Readiness {
        @Test
        void missesATemplateForEachObligationThatCanArise() {
            Audience executives = new Audience("executives");
            CommunicationDuty hourly =
                    new CommunicationDuty(executives, Duration.ofMinutes(30), Duration.ofHours(1), false, true);
            assertThat(STANDARD.check(List.of(hourly, hourly)))
                    .extracting(Violation::message)
                    .containsExactly(
                            "There is no template executives/first, and the policy asks for that message.",
                            "There is no template executives/update, and the policy asks for that message.",
                            "There is no template executives/closing, and the policy asks for that message.");
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
                    .hasSize(5 + 4)
                    .contains(Rule.UPDATE_SAYS_NEXT);
            assertThat(broken.check(List.of()))
                    .extracting(Violation::message)
                    .anyMatch(message -> message.contains("'titel'"))
                    .anyMatch(message -> message.contains("'comander'"))
                    .anyMatch(message -> message.contains("status page/closing can't be read"));
            assertThatThrownBy(() -> broken.requireReady(Communications.PLAYBOOK))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e -> assertThat(e.violations()).hasSize(9));
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
            for (String text :
                    List.of("{{#impact}}{{impact}}{{/impact}}", "{{^impact}}none{{/impact}}", "{{impact}}")) {
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
            assertThat(template(
                                    "{{title}} {{#impact}}{{impact}} {{&line}}{{/impact}}{{^link}}none{{/link}}{{nextUpdate}}")
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

    @Nested
    class Rendering {
        @Test
        void takesFactsLiterally() {
            MessageTemplates set = STANDARD.with(template("{{title}} | {{impact}} | {{line}} | {{nextUpdate}}"));
            MessageFacts facts = MessageFacts.builder("INC-1", "{{commander}} & <b>", Step.TRIAGED, at(0))
                    .impact("{{#line}}")
                    .commander("ana")
                    .build();
            assertThat(set.render(STATUS_PAGE, MessageMoment.UPDATE, facts, "{{> x}}"))
                    .isEqualTo("{{commander}} & <b> | {{#line}} | {{> x}} | as soon as there is news");
        }

        @Test
        void takesTheHostsTemplateInPlaceOfTheStandardOne() {
            MessageTemplates set = STANDARD.with(template("Ours: {{title}}, next {{nextUpdate}}"));
            assertThat(set.render(STATUS_PAGE, MessageMoment.UPDATE, facts().build(), null))
                    .isEqualTo("Ours: Checkout fails, next by 2026-03-01 14:30 UTC");
            assertThat(STANDARD.render(STATUS_PAGE, MessageMoment.UPDATE, facts().build(), null))
                    .startsWith("Update on");
        }

        @Test
        void cutsWhatIsTooLong() {
            String repeated = "{{impact}}".repeat(900);
            MessageTemplates set = STANDARD.with(template("{{nextUpdate}} " + repeated));
            String message = set.render(
                    STATUS_PAGE,
                    MessageMoment.UPDATE,
                    facts().impact("😀".repeat(4_000)).build(),
                    null);
            assertThat(message).hasSizeBetween(MessageTemplates.MAX_MESSAGE - 1, MessageTemplates.MAX_MESSAGE);
            assertThat(message).endsWith("😀…");
        }

        @Test
        void refusesAMessageWithoutATemplateOrWithABrokenOne() {
            MessageTemplates broken = MessageTemplates.of(List.of(template("{{x}}")));
            MessageFacts facts = facts().build();
            assertThatThrownBy(() -> broken.render(STATUS_PAGE, MessageMoment.UPDATE, facts, null))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("'x'");
            assertThatThrownBy(() -> broken.render(CUSTOMERS, MessageMoment.UPDATE, facts, null))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("customers/update");
        }

        @Test
        void takesOneFreeLineAndNoMore() {
            assertThatThrownBy(() -> STANDARD.render(STATUS_PAGE, MessageMoment.UPDATE, facts().build(), "one\ntwo"))
                    .isInstanceOf(InvalidInputException.class);
        }

        @Test
        void showsMomentsInTheTeamsZone() {
            assertThat(facts().zone(ZoneId.of("Europe/Berlin")).build().value(Placeholder.NEXT_UPDATE))
                    .isEqualTo("by 2026-03-01 15:30 CET");
            assertThat(facts().zone(ZoneOffset.UTC).build().value(Placeholder.DETECTED_AT))
                    .isEqualTo("2026-03-01 14:00 UTC");
        }

        @Test
        void saysInWordsWhereItStandsAndHowLong() {
            assertThat(MessageFacts.builder("INC-1", "x", Step.MITIGATED, at(0))
                            .lastingUntil(at(0))
                            .build())
                    .satisfies(facts -> {
                        assertThat(facts.value(Placeholder.STATE)).isEqualTo("service restored, monitoring");
                        assertThat(facts.value(Placeholder.STEP)).isEqualTo("mitigated");
                        assertThat(facts.value(Placeholder.DURATION)).isEqualTo("less than a minute");
                    });
            assertThat(facts().lastingUntil(at(1)).build().value(Placeholder.DURATION))
                    .isEqualTo("1 min");
            assertThat(facts().state("a false alarm").lastingUntil(at(59)).build())
                    .satisfies(facts -> {
                        assertThat(facts.value(Placeholder.STATE)).isEqualTo("a false alarm");
                        assertThat(facts.value(Placeholder.DURATION)).isEqualTo("59 min");
                    });
            assertThat(MessageFacts.builder("INC-1", "x", Step.DIAGNOSED, at(0))
                            .nextUpdate("with the next step")
                            .build())
                    .satisfies(facts -> {
                        assertThat(facts.value(Placeholder.STATE)).isEqualTo("cause identified");
                        assertThat(facts.value(Placeholder.NEXT_UPDATE)).isEqualTo("with the next step");
                    });
        }

        @Test
        void refusesBadFactsAllAtOnce() {
            assertThatThrownBy(() -> MessageFacts.builder(" ", "a\nb", Step.TRIAGED, Instant.MAX)
                            .services(List.of("\u0000"))
                            .link("https://a.example.org b")
                            .lastingUntil(Instant.MIN)
                            .nextUpdateDue(Instant.MIN)
                            .build())
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            e -> assertThat(e.faults())
                                    .extracting(fault -> fault.field())
                                    .contains(
                                            "reference",
                                            "title",
                                            "detectedAt",
                                            "services",
                                            "link",
                                            "lastingUntil",
                                            "nextUpdateDue"));
        }
    }

    @Nested
    class PrivateIncident {
        @Test
        void showsItsLinkAndNothingElse() {
            MessageFacts facts = facts().onlyForThoseOnIt(true).build();
            for (Audience audience : List.of(STATUS_PAGE, INTERNAL_CHAT, CUSTOMERS, new Audience("anyone"))) {
                for (MessageMoment moment : MessageMoment.values()) {
                    assertThat(STANDARD.render(audience, moment, facts, "a line"))
                            .isEqualTo("https://portal.example.org/incidents/INC-42");
                }
            }
        }

        @Test
        void needsALink() {
            assertThatThrownBy(() -> facts().link(null).onlyForThoseOnIt(true).build())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("link");
        }
    }
}
