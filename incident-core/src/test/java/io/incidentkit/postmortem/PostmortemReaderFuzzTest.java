package io.incidentkit.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.rule.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PostmortemReaderFuzzTest {
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

    private void isStable(String document) {
        if (document.isBlank()) {
            assertThatThrownBy(() -> Postmortem.read(document, BERLIN)).isInstanceOf(InvalidInputException.class);
            return;
        }
        Postmortem first = Postmortem.read(document, BERLIN).postmortem();
        ReadPostmortem second = Postmortem.read(first.toMarkdown(BERLIN), ZoneOffset.UTC);
        assertThat(second.inForm()).isTrue();
        assertThat(second.postmortem().state()).containsExactlyElementsOf(first.state());
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Postmortems.texts(),
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
                        "due: ",
                        "UTC+99 "));
        return pieces.list().ofMinSize(1).ofMaxSize(25).map(parts -> String.join("", parts));
    }
}
