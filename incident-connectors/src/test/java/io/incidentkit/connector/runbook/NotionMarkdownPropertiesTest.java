package io.incidentkit.connector.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NotionMarkdownPropertiesTest {
    @Property(tries = 300)
    void whatIsInAFenceStaysAsItIs(@ForAll String command) {
        String code = command.replace("\n", " ").replace("`", "'").replace("~", "-");
        assertThat(NotionMarkdown.plain("```\n" + code + "\n```\n<callout>")).isEqualTo("```\n" + code + "\n```\n");
    }
}
