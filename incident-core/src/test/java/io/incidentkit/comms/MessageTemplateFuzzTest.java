package io.incidentkit.comms;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.validation.InvalidInputException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a template's text is, it is a template that says what is wrong with it, or refused; nothing else is thrown. */
class MessageTemplateFuzzTest {
    @Property
    void anyBytesAreATemplateOrRefused(@ForAll byte[] bytes, @ForAll MessageMoment moment) {
        readOrRefuse(new String(bytes, StandardCharsets.UTF_8), moment);
    }

    @Property
    void anyTextIsATemplateOrRefused(@ForAll String text, @ForAll MessageMoment moment) {
        readOrRefuse(text, moment);
    }

    @Property
    void anyTagsAreATemplateOrRefused(@ForAll("tags") String text, @ForAll MessageMoment moment) {
        readOrRefuse(text, moment);
    }

    @Property
    void theLanguageReadsAnyTagsOrSaysWhyNot(@ForAll("tags") String text) {
        TemplateLanguage.Parsed parsed = TemplateLanguage.parse(text);

        assertThat(parsed.template() == null && parsed.faults().isEmpty()).isFalse();
        assertThat(parsed.names()).containsAll(parsed.unconditional());
    }

    private static void readOrRefuse(String text, MessageMoment moment) {
        MessageTemplate template;
        try {
            template = MessageTemplate.of(Audience.CUSTOMERS, moment, text);
        } catch (InvalidInputException e) {
            assertThat(e.faults()).isNotEmpty();
            return;
        }
        assertThat(template.violations()).doesNotContainNull();
        assertThat(MessageTemplate.of(Audience.CUSTOMERS, moment, text)).isEqualTo(template);
    }

    @Provide
    Arbitrary<String> tags() {
        return Arbitraries.of(
                        "{{",
                        "}}",
                        "{",
                        "}",
                        "{{{",
                        "}}}",
                        "{{&",
                        "{{#",
                        "{{/",
                        "{{^",
                        "{{>",
                        "{{!",
                        "{{=",
                        "=}}",
                        "<% %>",
                        "{{<",
                        "{{$",
                        "{{%",
                        "title",
                        "nextUpdate",
                        "impact",
                        "class",
                        "a.b",
                        ".",
                        "-first",
                        "this",
                        " ",
                        "\n",
                        "\r\n",
                        "\t",
                        "\u0000",
                        "\ud83d",
                        "\u200b",
                        "words")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }
}
