package io.incidentkit.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunbookInputTest {
    @Test
    void saysAllFaultsAtOnce() {
        Runbook.Builder builder = Runbook.builder(" ", "a\u0007b").services(List.of("ok", ""));
        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.faults())
                                .extracting(FieldError::toString)
                                .containsExactly(
                                        "id: is required",
                                        "markdown: has the control character U+0007 at position 2",
                                        "services[1]: is required"));
    }

    @Test
    void refusesABlankPage() {
        assertThatThrownBy(() -> Runbook.read("a", " \n\t"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("markdown: is required");
    }

    @Test
    void readsAPageOfTheGreatestLengthAndNoneBeyond() {
        assertThat(Runbook.read("a", "x".repeat(Runbook.MAX_MARKDOWN)).sections())
                .hasSize(1);
        assertThatThrownBy(() -> Runbook.read("a", "x".repeat(Runbook.MAX_MARKDOWN + 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("markdown: has 262145 characters; at most 262144 are kept");
    }

    @Test
    void refusesAPageThatOnlyCostsMuch() {
        assertThatThrownBy(() -> Runbook.read("a", "# a\n".repeat(3_000) + "- ".repeat(60) + "b"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has 3000 headings; at most 2000 are read")
                .hasMessageContaining("has 60 levels of lists and quotations; at most 50 are read");
    }

    @Test
    void refusesMoreNamesThanAreKept() {
        List<String> many = Collections.nCopies(Runbook.MAX_NAMES + 1, "a");
        assertThatThrownBy(() -> Runbook.builder("a", "b")
                        .services(many)
                        .alertNames(many)
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("services: has 101 entries; at most 100 are kept;"
                        + " alertNames: has 101 entries; at most 100 are kept");
    }

    @Test
    void readsNestingUpToTheBound() {
        for (String deep : List.of(">", "* ", "1. ", "[", "**a", "![](", "# > - ")) {
            Runbook runbook = Runbook.read("a", deep.repeat(50) + "x");
            assertThat(runbook.sections()).hasSizeLessThanOrEqualTo(1);
        }
    }
}
