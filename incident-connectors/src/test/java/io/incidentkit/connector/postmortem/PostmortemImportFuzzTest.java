package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PostmortemImportFuzzTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void readsAnyDocumentAndTheSameAgain(@ForAll("documents") String document) {
        isStable(document);
    }

    @Property(tries = 300)
    void readsAnyBytes(@ForAll byte[] bytes) {
        isStable(new String(bytes, StandardCharsets.UTF_8));
        isStable(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 300)
    void readsAnyText(@ForAll String text) {
        isStable(text);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void readsWhatCannotBeSeen(@ForAll("unseen") String document) {
        isStable(document);
    }

    @Test
    void readsNestingUpToTheBound() {
        for (String deep : List.of(">", "> > ", "* ", "- - ", "1. ", "[", "**a", "![", "_a ", "## > - ", "<a>", "|")) {
            assertThat(PostmortemImport.read(deep.repeat(25) + "x", BERLIN)
                            .postmortem()
                            .title())
                    .isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> unseen() {
        return Arbitraries.of(
                        "# ",
                        "\n## ",
                        "\n### ",
                        "\u200b",
                        "\u200b",
                        "\u3164",
                        "\u202e",
                        "\u00ad",
                        "Timeline\n",
                        "Action items\n",
                        "Impact\n",
                        "\n- ",
                        "\n- [ ] ",
                        ": ",
                        "\n**",
                        ":** ",
                        "Owner: ",
                        "Severity: ",
                        "Date: ",
                        "Authors: ",
                        ", ",
                        "\n| ",
                        "\n|---|---|",
                        " | ",
                        "14:32 ",
                        "\n\n",
                        "---\ntitle: ",
                        "\n---\n",
                        "a")
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private void isStable(String document) {
        if (InputValidator.isBlank(document)) {
            assertThatThrownBy(() -> PostmortemImport.read(document, BERLIN)).isInstanceOf(InvalidInputException.class);
            return;
        }
        Postmortem first = PostmortemImport.read(document, BERLIN).postmortem();
        ImportedPostmortem second = PostmortemImport.read(first.toMarkdown(BERLIN), ZoneOffset.UTC);
        assertThat(second.inForm()).isTrue();
        assertThat(second.postmortem()).isEqualTo(first);
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                NastyTexts.texts(),
                Arbitraries.of(
                        "# ",
                        "## ",
                        "### ",
                        "\n## Timeline\n",
                        "\n## Impact\n",
                        "\n## Action items\n",
                        "\n## Root cause\n",
                        "\n- ",
                        "\n  - ",
                        "\n1. ",
                        "\n| Time | What |\n|---|---|\n| ",
                        " | ",
                        "\n**Impact:** ",
                        "\n- **Timeline**\n",
                        "14:32 ",
                        "2021-03-04 ",
                        "99:99 ",
                        "13/13/2021 ",
                        "Feb 31 2021 10:00 ",
                        "2:30 pm - 3 pm UTC ",
                        "24:00 ",
                        "1990-01-01 00:00 ",
                        "2199-12-31 23:59 PST ",
                        "0000-00-00 ",
                        "\n---\n",
                        "---\ntitle: x\n",
                        "\n\n",
                        "\n",
                        "Date: ",
                        "**Duration:** 9999 days ",
                        "Severity: ",
                        "[ ] ",
                        "[x] ",
                        "@ada ",
                        "\u200b",
                        "\u3164\n",
                        "\u202e ",
                        "due: ",
                        "UTC+99 "));
        return pieces.list().ofMinSize(1).ofMaxSize(25).map(parts -> String.join("", parts));
    }
}
