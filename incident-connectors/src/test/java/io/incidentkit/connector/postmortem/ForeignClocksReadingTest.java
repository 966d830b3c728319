package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.postmortem.TimelineLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks whose figures alone do not say so: the language of the document says it, or the times around them. */
class ForeignClocksReadingTest {
    private static final String FRENCH = "Le service était en panne et les clients ne pouvaient pas payer.";
    private static final String PORTUGUESE = "O serviço caiu e os clientes não conseguiam pagar.";
    private static final String SPANISH = "El servicio no estaba y los clientes no podían pagar.";
    private static final String GERMAN = "Der Dienst war nicht da und die Kunden konnten nicht bezahlen.";
    private static final String FINNISH = "Palvelu ei toiminut ja asiakkaat eivät voineet maksaa, kun se oli poissa.";
    private static final String ENGLISH = "The service was down and the customers were not able to pay.";

    private static ImportedPostmortem read(String language, String heading, String times) {
        return PostmortemImport.read(
                "# INC-9: 2026-03-05\n\n" + language + "\n\n## " + heading + "\n\n" + times, ZoneOffset.UTC);
    }

    private static List<String> clocks(ImportedPostmortem read) {
        return read.postmortem().timeline().stream()
                .map(TimelineLine::at)
                .map(at -> at.map(Instant::toString).orElse("-").replaceAll(".*T|:00Z|Z", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                FRENCH + "; 10h : x; 10:00",
                FRENCH + "; 10h x; 10:00",
                FRENCH + "; 10 h – x; 10:00",
                FRENCH + "; **10h** x; 10:00",
                FRENCH + "; vers 9h, x; 09:00",
                FRENCH + "; à 10h30 : x; 10:30",
                FRENCH + "; dès 10h : x; 10:00",
                FRENCH + "; de 10h à 11h : x; 10:00",
                FRENCH + "; 10h-11h30 : x; 10:00",
                FRENCH + "; 10h UTC : x; 10:00",
                PORTUGUESE + "; 10h: x; 10:00",
                PORTUGUESE + "; às 10h x; 10:00",
                PORTUGUESE + "; por volta das 10h - x; 10:00",
                PORTUGUESE + "; das 10h às 11h: x; 10:00",
                PORTUGUESE + "; 14h30min: x; 14:30",
                SPANISH + "; a las 10h: x; 10:00",
                SPANISH + "; 10 h: x; 10:00",
                ENGLISH + "; à 10h : x; 10:00",
                ENGLISH + "; 10h UTC: x; 10:00"
            })
    void areHoursAlone(String language, String line, String clock) {
        ImportedPostmortem read = read(language, "Timeline", "- " + line + "\n");

        assertThat(clocks(read)).containsExactly(clock);
        assertThat(read.postmortem().timeline()).extracting(TimelineLine::text).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Chronologie", "Ce qui s'est passé", "Timeline"})
    void areATimelineUnderWhateverHeading(String heading) {
        ImportedPostmortem read = read(FRENCH, heading, "- 10h : alerte\n- 10h30 : appel\n- 11h : fin\n");

        assertThat(clocks(read)).containsExactly("10:00", "10:30", "11:00");
        assertThat(read.remarks()).contains("'10h' was read as a time of the day.");
    }

    @Test
    void standInHeadingsAndInTables() {
        assertThat(clocks(read(FRENCH, "Chronologie", "### 10h – alerte\n\nUn graphe.\n\n### 11h – fin\n")))
                .containsExactly("10:00", "11:00");
        assertThat(clocks(read(
                        PORTUGUESE, "Timeline", "| Horário | Evento |\n|-|-|\n| 10h | alerta |\n| 10h30 | fim |\n")))
                .containsExactly("10:00", "10:30");
        assertThat(clocks(read(
                        GERMAN, "Timeline", "| Uhrzeit | Was |\n|-|-|\n| 10.30 | Alarm |\n| 10.31.20 | behoben |\n")))
                .containsExactly("10:30", "10:31:20");
    }

    @Test
    void areHoursAloneBesideOnesWithMinutes() {
        ImportedPostmortem read =
                read(ENGLISH, "Timeline", "- 10h alert\n- 10h30 page\n- 11h fixed\n- 1h later all was well\n");

        assertThat(clocks(read)).containsExactly("10:00", "10:30", "11:00", "-");
    }

    @Test
    void areOfTheLanguageThatTheDocumentStates() {
        assertThat(clocks(PostmortemImport.read(
                        "---\nlang: pt-BR\n---\n# 2026-03-05\n\n## Timeline\n\n- 10h x\n", ZoneOffset.UTC)))
                .containsExactly("10:00");
    }

    /** How long something took is no time of the day. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                FRENCH + ";2h de coupure",
                FRENCH + ";3h d'attente pour tous",
                FRENCH + ";4h plus tard, la fin",
                FRENCH + ";25h : x",
                PORTUGUESE + ";2h depois, o fim",
                PORTUGUESE + ";3h de espera",
                ENGLISH + ";10h x",
                ENGLISH + ";2h: logs are kept",
                ENGLISH + ";3h of downtime"
            })
    void areNotHowLongSomethingTook(String line) {
        String[] parts = line.split(";");

        assertThat(clocks(read(parts[0], "Timeline", "- " + parts[1] + "\n"))).containsExactly("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                GERMAN + "; 10.30.15 x; 10:30:15",
                GERMAN + "; 9.05 x; 09:05",
                GERMAN + "; 10.30.15: x; 10:30:15",
                GERMAN + "; 10.30.15–10.31.20 x; 10:30:15",
                FINNISH + "; 10.30.15 x; 10:30:15",
                GERMAN + "; 5.3.26 10.30 x; 10:30",
                GERMAN + "; 05.03.26, 10.30.15 x; 10:30:15"
            })
    void haveAPointAndSecondsInTheirLanguage(String language, String line, String clock) {
        ImportedPostmortem read = read(language, "Timeline", "- " + line + "\n");

        assertThat(read.postmortem().timeline()).extracting(TimelineLine::text).containsExactly("x");
        assertThat(clocks(read)).containsExactly(clock);
    }

    @Test
    void haveAPointAndSecondsBesideOnesThatAreTimes() {
        assertThat(clocks(read(ENGLISH, "Timeline", "- 10.30 Uhr a\n- 10.31.20 b\n- 10.45.00 c\n")))
                .containsExactly("10:30", "10:31:20", "10:45");
        ImportedPostmortem read = read(ENGLISH, "Timeline", "- 10.30 alert\n- 10.31.20 page\n- 10.45 fixed\n");
        assertThat(clocks(read)).containsExactly("10:30", "10:31:20", "10:45");
        assertThat(read.remarks()).contains("'10.30' was read as a time of the day.");
    }

    @Test
    void areNoVersions() {
        assertThat(clocks(read(ENGLISH, "Timeline", "- 10.30.15 rolled out\n- 10.31.20 rolled out\n- 10.45.01 too\n")))
                .containsExactly("-", "-", "-");
        assertThat(clocks(read(GERMAN, "Timeline", "- 10:30 Alarm\n- 10.31.20 ausgerollt\n- 10.3.1 auch\n")))
                .containsExactly("10:30", "-", "-");
    }

    @Test
    void haveTheirTextBehindThem() {
        assertThat(read(FRENCH, "Timeline", "- 10h : alerte\n- 11h retour\n")
                        .postmortem()
                        .timeline())
                .extracting(TimelineLine::written, TimelineLine::text)
                .containsExactly(tuple("10h", "alerte"), tuple("11h", "retour"));
    }
}
