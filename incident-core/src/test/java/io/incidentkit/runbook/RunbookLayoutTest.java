package io.incidentkit.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.markdown.CodeBlock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages whose sections are laid out otherwise than as headings of Markdown, and tables and quotations that are none. */
class RunbookLayoutTest {
    static Stream<Named<String>> pages() {
        return Stream.of(
                Named.of("rows of a table", """
                        # Replica lag

                        | Section | Content |
                        |---|---|
                        | Symptoms | Reads are stale, lag over 30 s |
                        | Diagnosis | Run `SELECT 1;` on the primary |
                        | Mitigation | If the replica is stuck, then restart it |
                        | Don't | Never drop the slot |
                        """),
                Named.of("rows of a table, its head among them", """
                        # Replica lag

                        | Symptoms | Reads are stale |
                        |---|---|
                        | Diagnosis | Run `SELECT 1;` |
                        | Mitigation | If stuck, restart it |
                        | Don'ts | Drop the slot |
                        """),
                Named.of("rows with bold names and lines in a cell", """
                        # Replica lag

                        | | |
                        |---|---|
                        | **Symptoms** | Reads are stale<br>Lag over 30 s |
                        | **Diagnosis** | 1. Run `SELECT 1;`<br>2. Look at it |
                        | **Mitigation** | If stuck, restart it |
                        | **What not to do** | Drop the slot |
                        """),
                Named.of("rows of a table in HTML", """
                        # Replica lag
                        <table>
                        <tr><th>Symptoms</th><td>Reads are stale</td></tr>
                        <tr><th>Diagnosis</th><td>Run <code>SELECT 1;</code></td></tr>
                        <tr><th>Mitigation</th><td>If stuck, restart it</td></tr>
                        <tr><th>Don't</th><td>Drop the slot</td></tr>
                        </table>
                        """),
                Named.of("columns of a table", """
                        # Replica lag

                        | Symptoms | Diagnosis | Mitigation | Don't |
                        |---|---|---|---|
                        | Reads are stale | Run `SELECT 1;` | If stuck, restart it | Never drop the slot |
                        """),
                Named.of("quotations", """
                        # Replica lag

                        > **Symptoms:** Reads are stale

                        > **Diagnosis:**
                        > 1. Run `SELECT 1;`
                        > 2. Look at the lag

                        > **Mitigation:**
                        > - If stuck, then restart it

                        > **Don't:** drop the slot
                        """),
                Named.of("one quotation", """
                        # Replica lag

                        > Symptoms: Reads are stale
                        >
                        > Diagnosis:
                        > 1. Run `SELECT 1;`
                        >
                        > ## Mitigation
                        > - If stuck, then restart it
                        >
                        > ### Don't
                        > Drop the slot
                        """),
                Named.of("headings in HTML", """
                        <h1>Replica lag</h1>

                        <h2>Symptoms</h2>

                        Reads are stale

                        <h2 id="d">Diagnosis</h2>

                        1. Run `SELECT 1;`

                        <h2 align="center"><b>Mitigation</b></h2>

                        - If stuck, then restart it

                        <h2>What not to do</h2>
                        Drop the slot
                        """),
                Named.of("headings and lists in HTML", """
                        # Replica lag
                        <h3>Symptoms</h3>
                        <p>Reads are stale</p>
                        <h3>Diagnosis</h3>
                        <ol><li>Run <code>SELECT 1;</code></li><li>Look</li></ol>
                        <h3>Mitigation</h3>
                        <ul>
                        <li>If stuck, then restart it</li>
                        </ul>
                        <h3>Don't</h3>
                        <ul><li>Drop the slot</li></ul>
                        """),
                Named.of("texts that are folded away", """
                        # Replica lag

                        <details>
                        <summary>Symptoms</summary>

                        Reads are stale

                        </details>

                        <details><summary><b>Diagnosis</b></summary>

                        1. Run `SELECT 1;`

                        </details>
                        <details open>
                        <summary>Mitigation</summary>

                        - If stuck, then restart it

                        </details>

                        <details>
                        <summary>Don't</summary>
                        Drop the slot
                        </details>
                        """),
                Named.of("labels in HTML", """
                        # Replica lag
                        <b>Symptoms</b><br>
                        Reads are stale<br>

                        <strong>Diagnosis:</strong> Run `SELECT 1;`

                        <b>Mitigation:</b> If stuck, restart it

                        <b>Don't:</b> Drop the slot
                        """),
                Named.of("capitals over a text", """
                        # Replica lag

                        SYMPTOMS
                        Reads are stale

                        DIAGNOSIS
                        1. Run `SELECT 1;`

                        MITIGATION
                        - If stuck, restart it

                        DON'T
                        - Drop the slot
                        """),
                Named.of("headings with signs and numbers", """
                        # Replica lag

                        ## 🔎 Symptoms

                        Reads are stale

                        ## 2. Diagnosis 🩺

                        1) Run `SELECT 1;`

                        Mitigation
                        ----------

                        * If stuck, then restart it

                        ### 🚫 Don’t

                        Drop the slot
                        """));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void areReadAsSections(String markdown) {
        Runbook runbook = Runbook.read("lag", markdown);

        assertThat(RunbookCheck.check(runbook)).isEmpty();
        assertThat(runbook.name()).isEqualTo("Replica lag");
        assertThat(runbook.symptoms().orElseThrow()).startsWith("Reads are stale");
        assertThat(runbook.diagnosis().get(0).commands())
                .extracting(CodeBlock::text)
                .containsExactly("SELECT 1;");
        assertThat(runbook.branches()).hasSize(1);
        assertThat(runbook.donts().orElseThrow()).containsIgnoringCase("drop the slot");
        assertThat(runbook.markdown()).isEqualTo(markdown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "***Symptoms:***\n\nstale\n\n***Diagnosis:***\n\n- look\n\n***Mitigation:***\n\n- restart\n\n***Don't:***\n\n- drop\n",
                "- [ ] **Symptoms**: stale\n- [ ] **Diagnosis**: look\n- [x] **Mitigation**: restart\n- [ ] **Don't**: drop\n",
                "### Symptoms ###\n\nstale\n\n### Diagnosis\n- look\n\n### Mitigation\n- restart\n\n### \u26A0\uFE0F Never do this\n- drop\n"
            })
    void areReadInOtherMarkupToo(String sections) {
        Runbook runbook = Runbook.read("lag", "# Replica lag\n\n" + sections);

        assertThat(RunbookCheck.check(runbook)).isEmpty();
        assertThat(runbook.mitigation()).extracting(RunbookStep::text).containsExactly("restart");
        assertThat(runbook.donts().orElseThrow()).endsWith("drop");
    }

    @Test
    void aWarningThatIsSetApartSaysWhatNotToDo() {
        Runbook runbook =
                Runbook.read("lag", "# Lag\n\n## Mitigation\n- Restart it\n\n> [!CAUTION]\n> Never drop the slot.\n");

        assertThat(runbook.donts()).contains("Never drop the slot.");
        assertThat(runbook.mitigation()).hasSize(1);
        assertThat(runbook.remarks()).contains("A quotation is read as a section.");
    }

    @Test
    void aTableOfChecksAndAQuotationStayText() {
        String diagnosis = "| Check | Command |\n|---|---|\n| lag | `SELECT 1;` |";
        String mitigation = "| Symptom | Action |\n|---|---|\n| stuck | restart it |\n\n> Note: this takes a minute.";
        Runbook runbook = Runbook.read(
                "lag", "# Lag\n\n## Diagnosis\n\n" + diagnosis + "\n\n## Mitigation\n\n" + mitigation + "\n");

        assertThat(runbook.sections()).extracting(RunbookSection::markdown).containsExactly(diagnosis, mitigation);
        assertThat(runbook.remarks()).isEmpty();
    }

    @Test
    void htmlWithoutASectionStaysAsItIs() {
        String page = "# Lag\n\n<p align=\"center\"><img src=\"a.png\"></p>\n\n## Symptoms\n\nLag.\n";

        assertThat(Runbook.read("lag", page).sections().get(0).markdown()).contains("<img src=\"a.png\">");
        assertThat(Runbook.read("lag", page).remarks()).isEmpty();
    }

    @Test
    void allColumnsOfARowAreKept() {
        Runbook runbook = Runbook.read(
                "lag", "# Lag\n\n|Section|Text|Owner|\n|-|-|-|\n|Symptoms|Lag|Ada|\n|Diagnosis|Look|Bob|\n");

        assertThat(runbook.symptoms()).contains("Lag\n\nOwner \u2013 Ada");
    }
}
