package io.incidentkit.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.text.CleanText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters that change the direction of reading: what is read is what is stored. */
class DirectionTest {
    private static List<String> faultsOfLine(String value) {
        InputValidator faults = new InputValidator();
        faults.line("title", value);
        return faults.list().stream().map(FieldError::message).toList();
    }

    private static boolean isKeptInAText(String value) {
        InputValidator faults = new InputValidator();
        return value.equals(faults.text("note", value));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069})
    void areRefusedInALineWithTheirPlace(int turning) {
        String title = "pg-7 " + Character.toString(turning) + "down";

        assertThat(faultsOfLine(title))
                .containsExactly(String.format(
                        "has the character U+%04X at position 6, which changes the direction of reading; leave it out",
                        turning));
        assertThat(faultsOfLine(CleanText.line(title))).as("cleaned").isEmpty();
        assertThat(isKeptInAText(CleanText.text(title, 100))).isTrue();
    }

    @Test
    void areNoneInWhatIsWrittenFromTheRight() {
        assertThat(faultsOfLine("השרת נפל")).isEmpty();
        assertThat(faultsOfLine("الخادم معطل")).isEmpty();
    }

    @Test
    void stayInALongerTextAsLongAsTheyDoNoHarm() {
        assertThat(isKeptInAText("see \u2067השרת\u2069 above\nand \u200fthis")).isTrue();
        assertThat(isKeptInAText("see \u202bהשרת\u202c above")).isTrue();
        assertThat(isKeptInAText("an \u202eoverride\u202c")).isFalse();
        assertThat(isKeptInAText("see \u2067השרת\nopen on the next line\u2069")).isFalse();
        assertThat(isKeptInAText("see \u202bהשרת")).isFalse();
    }
}
