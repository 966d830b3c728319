package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.postmortem.ActionLine;
import io.incidentkit.postmortem.Postmortem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days, zones and action items that a postmortem of another shape says only in passing. */
class PostmortemDetailsReadingTest {
    private static Postmortem read(String markdown) {
        return PostmortemImport.read(markdown, ZoneOffset.UTC).postmortem();
    }

    private static List<Instant> moments(Postmortem postmortem) {
        return postmortem.timeline().stream()
                .flatMap(line -> line.at().stream())
                .toList();
    }

    @Test
    void takesTheZoneOfOneTimeForThoseWithoutAny() {
        Postmortem postmortem = read("# Down\n\n## Timeline\n\n- 2026-01-05 22:00 x\n- 23:30 CET y\n- 00:10 z\n");

        assertThat(moments(postmortem))
                .containsExactly(
                        Instant.parse("2026-01-05T21:00:00Z"),
                        Instant.parse("2026-01-05T22:30:00Z"),
                        Instant.parse("2026-01-05T23:10:00Z"));
    }

    @Test
    void takesTheFirstDayOfASpan() {
        assertThat(read("# Down\n\nBetween October 21 and October 30, 2025 it failed.\n")
                        .date(ZoneOffset.UTC))
                .contains(LocalDate.of(2025, 10, 21));
        assertThat(read("# Down from October 29-30, 2025\n\nx\n").date(ZoneOffset.UTC))
                .contains(LocalDate.of(2025, 10, 29));
    }

    @Test
    void takesTheOrderOfDayAndMonthInWhichTheDatesLieTogether() {
        assertThat(moments(read("# Down\n\n## Timeline\n\n- 05/01/2026 22:00 x\n- 05/02/2026 01:00 y\n")))
                .containsExactly(Instant.parse("2026-05-01T22:00:00Z"), Instant.parse("2026-05-02T01:00:00Z"));
        assertThat(moments(read("# Down\n\n## Timeline\n\n- 01/05/2026 22:00 x\n- 02/05/2026 01:00 y\n")))
                .containsExactly(Instant.parse("2026-05-01T22:00:00Z"), Instant.parse("2026-05-02T01:00:00Z"));
        assertThat(moments(read("# Down\n\n## Timeline\n\n- 05/01/2026 22:00 PDT x\n")))
                .containsExactly(Instant.parse("2026-05-02T05:00:00Z"));
        assertThat(moments(read("# Down\n\n## Timeline\n\n- 05/01/2026 22:00 x\n")))
                .isEmpty();
    }

    @Test
    void readsActionItemsHoweverTheyAreListed() {
        Postmortem postmortem = read("""
                # Down

                ## Action items

                ### Search

                Limit what a query may cost.

                ### Others

                - Prevent:
                  - Add a test
                  - Add a gate
                1. Move the table
                2. \u2705 Drop the old one
                """);

        assertThat(postmortem.actions())
                .extracting(ActionLine::type, ActionLine::description, ActionLine::state)
                .containsExactly(
                        tuple("Search", "Limit what a query may cost.", ""),
                        tuple("Others, Prevent", "Add a test", ""),
                        tuple("Others, Prevent", "Add a gate", ""),
                        tuple("Others", "Move the table", ""),
                        tuple("Others", "\u2705 Drop the old one", "done"));
    }

    @Test
    void takesListsBetweenNumbersForPartsOfTheItemAbove() {
        Postmortem postmortem = read("""
                # Down

                ## Action items

                1. Move the table

                - first the writes
                - then the reads

                2. Watch it
                """);

        assertThat(postmortem.actions()).hasSize(2);
        assertThat(postmortem.actions().get(0).description())
                .isEqualTo("Move the table\n\n- first the writes\n- then the reads");
    }

    @Test
    void takesSentencesOnLinesOfTheirOwnForActionItems() {
        assertThat(read("# Down\n\n## Preventive measures\n\nAsk better questions.\nHire a guard.\n")
                        .actions())
                .extracting(ActionLine::description)
                .containsExactly("Ask better questions.", "Hire a guard.");
    }
}
