package io.incidentkit.connector.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.SectionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The storage format of Confluence as Markdown. */
class ConfluenceMarkdownTest {
    private static String of(String storage) {
        String markdown = ConfluenceMarkdown.of("Pool", storage);
        assertThat(markdown).startsWith("# Pool\n\n");
        return markdown.substring("# Pool\n\n".length()).stripTrailing();
    }

    private static String macro(String name, String language, String code) {
        return "<ac:structured-macro ac:name=\"" + name + "\" ac:schema-version=\"1\">"
                + (language.isEmpty() ? "" : "<ac:parameter ac:name=\"language\">" + language + "</ac:parameter>")
                + "<ac:plain-text-body><![CDATA[" + code + "]]></ac:plain-text-body></ac:structured-macro>";
    }

    @Test
    void aCommandIsCopiedAsItWasWritten() {
        String command = "kubectl -n shop get po -o json | jq '.items[] | select(.x>1 && .y<\"2\")'\n"
                + "  echo “quoted” &amp; &lt;tag&gt; -- *not* _emphasis_ \\n  \n\n# no heading";

        assertThat(of(macro("code", "bash", command))).isEqualTo("```bash\n" + command + "\n```");
        assertThat(of(macro("noformat", "", command))).isEqualTo("```\n" + command + "\n```");
        assertThat(of(macro("code", "", "a ``` b"))).isEqualTo("````\na ``` b\n````");
    }

    @Test
    void anEndOfCdataInACommandIsKept() {
        assertThat(of(macro("code", "", "if [[ $x ]]]]><![CDATA[> y ]]; then")))
                .isEqualTo("```\nif [[ $x ]]> y ]]; then\n```");
    }

    @Test
    void aCommandInALineIsCodeToo() {
        assertThat(of("<p>Run <code>rm -rf *_tmp</code> as <code>a`b</code>.</p>"))
                .isEqualTo("Run `rm -rf *_tmp` as ``a`b``.");
    }

    @Test
    void headingsStandBelowTheTitle() {
        assertThat(of("<h1>Symptoms</h1><p>It is slow.</p><h6>Deep</h6>"))
                .isEqualTo("## Symptoms\n\nIt is slow.\n\n###### Deep");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>a<br/>b</p>|a  ⏎b",
                "<p><strong>a </strong>b <em>c</em></p>|**a** b *c*",
                "<p>2 * 3 * 4_5_</p>|2 \\* 3 \\* 4\\_5\\_",
                "<p>Caf&eacute;&nbsp;&rsquo;x&rsquo; &lt;b&gt;</p>|Café ’x’ \\<b\\>",
                "<p>- no item</p>|\\- no item",
                "<p>1. no item</p>|1\\. no item",
                "<p><a href=\"https://x.example/a?b=c&amp;d\">here</a></p>|[here](<https://x.example/a?b=c&d>)",
                "<p><a href=\"javascript:alert(1)\">here</a></p>|here",
                "<p><ac:link><ri:page ri:content-title=\"Disk\"/></ac:link></p>|Disk",
                "<p><ac:image><ri:attachment ri:filename=\"a.png\"/></ac:image>text</p>|text",
                "<hr/>|---",
                "<blockquote><p>a</p></blockquote>|> a"
            })
    void textReadsTheSame(String storage, String markdown) {
        assertThat(of(storage)).isEqualTo(markdown.replace("⏎", "\n"));
    }

    @Test
    void listsKeepTheirStepsAndTheCommandsInThem() {
        String storage = "<ol><li><p>First</p>" + macro("code", "sh", "a\n\n  b") + "</li><li>Then<ul><li>one</li>"
                + "<li>two</li></ul></li></ol>";
        assertThat(of(storage))
                .isEqualTo("1. First\n\n   ```sh\n   a\n\n     b\n   ```\n1. Then\n\n   - one\n   - two");
    }

    @Test
    void tasksAreItemsWithABox() {
        assertThat(of("<ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status>"
                        + "<ac:task-body>done</ac:task-body></ac:task><ac:task><ac:task-status>incomplete</ac:task-status>"
                        + "<ac:task-body>open</ac:task-body></ac:task></ac:task-list>"))
                .isEqualTo("- [x] done\n- [ ] open");
    }

    @Test
    void aTableIsATableUnlessThereAreCommandsInIt() {
        assertThat(of(
                        "<table><tbody><tr><th>Alert</th><th>What</th></tr><tr><td><p>a|b</p></td><td><code>c</code></td></tr>"
                                + "</tbody></table>"))
                .isEqualTo("| Alert | What |\n| --- | --- |\n| a\\|b | `c` |");
        assertThat(of("<table><tr><td>Do</td><td>" + macro("code", "", "x\ny") + "</td></tr></table>"))
                .isEqualTo("Do\n\n```\nx\ny\n```");
    }

    @Test
    void panelsGiveTheirTextAndOtherMacrosNothing() {
        assertThat(of("<ac:structured-macro ac:name=\"warning\"><ac:parameter ac:name=\"title\">Stop</ac:parameter>"
                        + "<ac:rich-text-body><p>Ask first.</p></ac:rich-text-body></ac:structured-macro>"
                        + "<ac:structured-macro ac:name=\"toc\"/>"))
                .isEqualTo("**Stop**\n\nAsk first.");
    }

    @Test
    void layoutsAndWhatIsBrokenGiveWhatIsInThem() {
        assertThat(
                        of(
                                "<ac:layout><ac:layout-section><ac:layout-cell><p>a</p></ac:layout-cell></ac:layout-section></ac:layout>"))
                .isEqualTo("a");
        assertThat(of("<p>open <b>bold")).isEqualTo("open **bold**");
        assertThat(of("")).isEmpty();
    }

    @Test
    void aPageIsARunbookWithItsSections() {
        Runbook runbook = Runbook.read(
                "confluence/1",
                ConfluenceMarkdown.of(
                        "The pool is full",
                        "<h2>Symptoms</h2><p>It is slow.</p><h2>Mitigation</h2><ol><li><p>Restart</p>"
                                + macro("code", "sh", "systemctl restart pool") + "</li></ol>"));

        assertThat(runbook.name()).isEqualTo("The pool is full");
        assertThat(runbook.sections(SectionKind.MITIGATION)).isNotEmpty();
    }
}
