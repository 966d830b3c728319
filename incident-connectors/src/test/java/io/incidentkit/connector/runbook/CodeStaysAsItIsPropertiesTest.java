package io.incidentkit.connector.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** A command is copied from a runbook: whatever stands in a block of code comes out as it went in. */
class CodeStaysAsItIsPropertiesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Provide
    Arbitrary<String> commands() {
        Arbitrary<String> pieces = Arbitraries.of(
                "`",
                "```",
                "~~~",
                "&amp;",
                "<b>",
                "]]",
                ">",
                "“",
                "’",
                "\\",
                "*",
                "_",
                "#",
                "\t",
                "  ",
                "{{",
                "$(x)",
                "é",
                "\uD83D\uDE80",
                "a",
                "\n",
                "-",
                "1.",
                "|");
        return Arbitraries.oneOf(
                        pieces.list().ofMaxSize(30).map(all -> String.join("", all)),
                        Arbitraries.strings().withCharRange(' ', '\uD7FF').ofMaxLength(40))
                .filter(code -> !code.isEmpty());
    }

    /** The text between the first fence and its end. */
    private static String code(String markdown) {
        List<String> lines = markdown.lines().toList();
        assertThat(lines.get(0)).isEqualTo("# Pool");
        String opening = lines.get(2);
        assertThat(opening).matches("`{3,}sh");
        String fence = opening.substring(0, opening.length() - 2);
        int begin = markdown.indexOf(opening) + opening.length() + 1;
        int end = markdown.indexOf("\n" + fence + "\n", begin - 1);
        assertThat(end).isGreaterThanOrEqualTo(begin - 1);
        return end < begin ? "" : markdown.substring(begin, end);
    }

    @Property(tries = 500)
    void inConfluence(@ForAll("commands") String command) {
        String storage = "<ac:structured-macro ac:name=\"code\"><ac:parameter ac:name=\"language\">sh</ac:parameter>"
                + "<ac:plain-text-body><![CDATA[" + command.replace("]]>", "]]]]><![CDATA[>")
                + "]]></ac:plain-text-body></ac:structured-macro><p>after</p>";

        assertThat(code(ConfluenceMarkdown.of("Pool", storage))).isEqualTo(ended(command));
    }

    @Property(tries = 500)
    void inSlab(@ForAll("commands") String command) {
        ArrayNode delta = JSON.createArrayNode();
        delta.addObject().put("insert", "Pool\n");
        for (String line : command.split("\n", -1)) {
            if (!line.isEmpty()) {
                delta.addObject().put("insert", line);
            }
            delta.addObject().put("insert", "\n").putObject("attributes").put("code-block", "sh");
        }
        delta.addObject().put("insert", "after\n");

        assertThat(code(DeltaMarkdown.of("Pool", delta).orElseThrow())).isEqualTo(command);
    }

    /** The end of the last line is that ahead of the fence. */
    private static String ended(String command) {
        return command.endsWith("\n") ? command.substring(0, command.length() - 1) : command;
    }
}
