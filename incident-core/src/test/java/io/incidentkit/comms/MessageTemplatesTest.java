package io.incidentkit.comms;

import static io.incidentkit.comms.Audience.CUSTOMERS;
import static io.incidentkit.comms.Audience.INTERNAL_CHAT;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static io.incidentkit.comms.Communications.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.loop.Step;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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

                            We noticed it at 2026-03-01 14:00 UTC.
                            Next update by 2026-03-01 14:30 UTC.""");
        }

        @Test
        void tellsTheChat() {
            assertThat(STANDARD.render(INTERNAL_CHAT, MessageMoment.UPDATE, facts().build(), null))
                    .isEqualTo("""
                            INC-42 (SEV1): Checkout fails
                            State: investigating, for 1 h 35 min now
                            Commander: ana
                            Noticed: 2026-03-01 14:00 UTC
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
                            We noticed it at 2026-03-01 14:00 UTC; from then on it lasted 1 h.

                            We are sorry for the trouble.""");
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
                            Noticed: 2026-03-01 14:00 UTC
                            Next update as soon as there is news.""");
        }

        @Test
        void tellsTheBeginningInPlaceOfTheDetectionOnceItIsKnown() {
            MessageFacts facts = facts().began(at(-110)).lastingUntil(at(30)).build();
            for (MessageTemplate template : STANDARD.all()) {
                assertThat(STANDARD.render(template.audience(), template.moment(), facts, null))
                        .contains("2026-03-01 12:10 UTC")
                        .doesNotContain("2026-03-01 14:00 UTC", "oticed");
            }
            assertThat(facts.value(Placeholder.DURATION)).isEqualTo("2 h 20 min");
        }

        @Test
        void aBeginningAfterTheDetectionIsNone() {
            MessageFacts facts = facts().began(at(1)).build();
            assertThat(facts.value(Placeholder.BEGAN)).isEmpty();
            assertThat(facts.value(Placeholder.DURATION)).isEqualTo("1 h 35 min");
        }

        @Test
        void assertsNowhereThatThereIsNothingToDo() {
            assertThat(STANDARD.all()).noneMatch(template -> template.text().contains("need to"));
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
