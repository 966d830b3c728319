package io.incidentkit.connector.postmortem;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The nastiest texts that people may write into a document. */
final class NastyTexts {
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "|",
            "\\|",
            "\\",
            "\\\\",
            "<br>",
            "<br >",
            "<br/>",
            "**",
            "_",
            "`",
            "``",
            "`|`",
            "[x](y)",
            "![",
            "&amp;",
            "<b>",
            "<!--",
            "-->",
            "#",
            "# ",
            "## Timeline",
            "## Root cause",
            "# Title",
            "###",
            "Timeline\n---",
            "a\nb\n===",
            "foo #\n---",
            "```",
            "~~~~",
            "```\n# no heading\n",
            "    code",
            "\tcode",
            "- item",
            "1. one",
            "> quote",
            "|a|b|\n|---|---|\n|1|2|",
            "<script>",
            "<pre>",
            "<?php",
            "<![CDATA[",
            "<div>",
            "[x]: /url",
            "***",
            "---",
            "<!-- Which customers were hit, and the figures. -->",
            "2026-03-01 14:32Z",
            "(14:32)",
            ": ",
            "INC-1: a",
            ",",
            ", ",
            ":**",
            "\\:",
            "not set",
            "unknown",
            "é日本\uD83D\uDE00",
            "\u2028",
            "\u00A0",
            "\u200B",
            "~14:32 PST",
            "x  y",
            "- [ ] task",
            "http://a.b/c_d?e=f&g",
            "a\n\n\nb",
            "a\n  b",
            "end  \nnext",
            "\r\n",
            "*a\nb*");

    private NastyTexts() {}

    static Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(NASTY),
                Arbitraries.strings().alpha().ofMaxLength(5),
                Arbitraries.strings().withChars(" \n\\|`*_#<>-=[]()!:~&\"'+.1a").ofMaxLength(12),
                Arbitraries.of(" ", "\n", "\n\n"));
        return pieces.list().ofMaxSize(8).map(parts -> String.join("", parts));
    }
}
