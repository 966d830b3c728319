package io.incidentkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TruncationTest {
    private static final String FIRE = "\uD83D\uDD25";

    @Test
    void aTextThatFitsStaysAsItIs() {
        assertThat(Truncation.cut("lag  ", 5)).isEqualTo("lag  ");
        assertThat(Truncation.ellipsis("lag  ", 5)).isEqualTo("lag  ");
        assertThat(Truncation.strippedEllipsis("lag  ", 5)).isEqualTo("lag  ");
        assertThat(Truncation.cut("", 0)).isEmpty();
    }

    @Test
    void aLongerTextIsCutAtTheBound() {
        assertThat(Truncation.cut("lag on eu", 4)).isEqualTo("lag ");
        assertThat(Truncation.ellipsis("lag on eu", 5)).isEqualTo("lag …");
        assertThat(Truncation.strippedEllipsis("lag on eu", 5)).isEqualTo("lag…");
        assertThat(Truncation.ellipsis("lag", 1)).isEqualTo("…");
        assertThat(Truncation.cut("lag", 0)).isEmpty();
    }

    @Test
    void aPairAcrossTheBoundIsLeftOut() {
        assertThat(Truncation.cut("eu" + FIRE, 3)).isEqualTo("eu");
        assertThat(Truncation.cut("eu" + FIRE + "!", 4)).isEqualTo("eu" + FIRE);
        assertThat(Truncation.ellipsis("eu" + FIRE + "!", 4)).isEqualTo("eu…");
        assertThat(Truncation.cut(FIRE, 1)).isEmpty();
    }

    @Property(tries = 500)
    void neverLongerThanTheBoundAndNeverHalfAPair(
            @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'c') String letters,
            @ForAll @IntRange(min = 1, max = 30) int max) {
        String text = letters.replace("b", FIRE).replace('c', ' ');

        String cut = Truncation.cut(text, max);
        String marked = Truncation.ellipsis(text, max);
        String stripped = Truncation.strippedEllipsis(text, max);

        assertThat(text).startsWith(cut);
        assertThat(cut.length()).isBetween(Math.min(text.length(), max) - 1, max);
        for (String each : new String[] {cut, marked, stripped}) {
            assertThat(each.length()).isLessThanOrEqualTo(max);
            assertThat(each.codePoints()).noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            assertThat(each.equals(text)).isEqualTo(text.length() <= max);
        }
    }
}
