package io.incidentkit.comms;

import static io.incidentkit.comms.Communications.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.loop.Step;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.validation.InvalidInputException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MessageTemplatePropertiesTest {
    private static final String LINK = "https://portal.example.org/0";

    /** Pieces of templates, right and wrong, and any text. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(Placeholder.values()).map(known -> "{{" + known.code() + "}}"),
                Arbitraries.of(Placeholder.values())
                        .map(known -> "{{#" + known.code() + "}} {{" + known.code() + "}}\n{{/" + known.code() + "}}"),
                Arbitraries.of(Placeholder.values())
                        .map(known -> "{{^" + known.code() + "}}none{{/" + known.code() + "}}"),
                Arbitraries.of(
                        "{{",
                        "}}",
                        "{{#",
                        "{{/",
                        "{{^",
                        "{{{",
                        "}}}",
                        "{{>",
                        "{{<",
                        "{{$",
                        "{{&",
                        "{{!",
                        "{{=",
                        "=}}",
                        "{",
                        "}",
                        ".",
                        "title",
                        "\n",
                        " ",
                        "{{nextUpdate}}"),
                Arbitraries.strings().ofMaxLength(6));
        return pieces.list().ofMaxSize(8).map(all -> String.join("", all)).withoutEdgeCases();
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.of("{{title}}", "{{x}}", "{{#impact}}", "{{/a}}", "}}", "<b>&amp;", "%s", "${x}", "0"),
                Arbitraries.strings()
                        .alpha()
                        .numeric()
                        .withChars("{}#/^<>&'\" ")
                        .ofMinLength(1)
                        .ofMaxLength(30));
    }

    @Provide
    Arbitrary<MessageFacts> facts() {
        Arbitrary<String> words = words().map(text -> "x" + text);
        Arbitrary<String> optional = words.injectNull(0.4);
        return Combinators.combine(words, words, Arbitraries.of(Step.values()), optional, optional, optional, optional)
                .as((reference, title, step, severity, impact, commander, service) -> MessageFacts.builder(
                                reference, title, step, at(0))
                        .severity(severity)
                        .impact(impact)
                        .commander(commander)
                        .services(service == null ? List.of() : List.of(service, service))
                        .build());
    }

    @Property
    void aTemplateThatPassesTheCheckNeverFails(
            @ForAll("texts") String text,
            @ForAll MessageMoment moment,
            @ForAll("facts") MessageFacts facts,
            @ForAll("words") String line) {
        MessageTemplate template;
        try {
            template = MessageTemplate.of(Audience.STATUS_PAGE, moment, text);
        } catch (InvalidInputException e) {
            return;
        }
        if (template.violations().isEmpty()) {
            String message = MessageTemplates.of(List.of(template)).render(Audience.STATUS_PAGE, moment, facts, line);
            assertThat(message).isNotBlank();
        }
        assertThat(template.violations())
                .extracting(Violation::rule)
                .isSubsetOf(Rule.TEMPLATES_ARE_READY, Rule.UPDATE_SAYS_NEXT);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theStandardTemplatesTakeAnyFacts(
            @ForAll("facts") MessageFacts facts, @ForAll MessageMoment moment, @ForAll("words") String line) {
        for (CommunicationDuty duty : Communications.PLAYBOOK) {
            assertThat(MessageTemplates.standard().render(duty.audience(), moment, facts, line))
                    .contains(facts.value(Placeholder.TITLE))
                    .contains(line.strip())
                    .contains(moment == MessageMoment.CLOSING ? "" : "Next update as soon as there is news.");
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void factsStayAsTheyAre(@ForAll("facts") MessageFacts facts, @ForAll("words") String line) {
        MessageTemplates set = MessageTemplates.of(List.of(MessageTemplate.of(
                Audience.CUSTOMERS,
                MessageMoment.UPDATE,
                "[{{title}}|{{impact}}|{{commander}}|{{line}}|{{nextUpdate}}]")));
        assertThat(set.render(Audience.CUSTOMERS, MessageMoment.UPDATE, facts, line))
                .isEqualTo("[" + facts.value(Placeholder.TITLE)
                        + "|" + facts.value(Placeholder.IMPACT)
                        + "|" + facts.value(Placeholder.COMMANDER)
                        + "|" + line.strip()
                        + "|as soon as there is news]");
    }

    @Property
    void aPrivateIncidentShowsNoneOfItsFacts(
            @ForAll("words") String title, @ForAll("words") String impact, @ForAll MessageMoment moment) {
        MessageFacts facts = MessageFacts.builder("INC-77", "q" + title, Step.TRIAGED, at(0))
                .severity("SEV1")
                .impact("q" + impact)
                .commander("ana")
                .services(List.of("checkout"))
                .link(LINK)
                .onlyForThoseOnIt(true)
                .build();
        for (CommunicationDuty duty : Communications.PLAYBOOK) {
            for (MessageTemplates set : List.of(MessageTemplates.standard(), leaky(duty.audience(), moment))) {
                assertThat(set.render(duty.audience(), moment, facts, "line"))
                        .isEqualTo(LINK)
                        .doesNotContain("q" + title, "q" + impact, "INC-77", "SEV1", "ana", "checkout");
            }
        }
    }

    private static MessageTemplates leaky(Audience audience, MessageMoment moment) {
        return MessageTemplates.of(List.of(MessageTemplate.of(
                audience, moment, "{{reference}} {{title}} {{impact}} {{commander}} {{services}} {{severity}}")));
    }
}
