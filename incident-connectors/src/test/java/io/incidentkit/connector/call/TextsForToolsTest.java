package io.incidentkit.connector.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.effect.EffectContext;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Texts that fit, keys that tell things apart, secrets that stay. */
class TextsForToolsTest {

    @Nested
    class ACutText {
        @Test
        void endsInAnEllipsisAndLeadsToTheWhole() {
            assertThat(CutText.to("checkout", 8)).isEqualTo("checkout");
            assertThat(CutText.to("checkout is down", 9)).isEqualTo("checkout…");
            assertThat(CutText.to("checkout is down for all", 22, "http://x/1"))
                    .as("no place for the link")
                    .isEqualTo("checkout is down for…");
            assertThat(CutText.to("a".repeat(100), 60, "http://x/1"))
                    .isEqualTo("a".repeat(35) + "… (all of it: http://x/1)")
                    .hasSize(60);
        }

        @Test
        void isOneLineWhereTheToolTakesOne() {
            assertThat(CutText.lineTo("Checkout\r\n is\tdown\u2028now ", 100)).isEqualTo("Checkout is down now");
        }

        @Property(tries = 300)
        void hasNoMoreCodePointsThanTheToolTakes(@ForAll String text, @ForAll @IntRange(min = 1, max = 60) int most) {
            String cut = CutText.to(text, most);

            assertThat(cut.codePointCount(0, cut.length())).isLessThanOrEqualTo(most);
            assertThat(CutText.to(cut, most)).isEqualTo(cut);
        }

        @Property(tries = 300)
        void isNeverCutThroughACharacter(@ForAll @IntRange(min = 3, max = 60) int most) {
            String smileys = "😀".repeat(100);

            assertThat(CutText.to(smileys, most).codePoints()).containsOnly(0x1F600, 0x2026);
            assertThat(CutText.toBytes(smileys, most).codePoints()).containsOnly(0x1F600, 0x2026);
            assertThat(CutText.toBytes(smileys, most).getBytes(StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(most);
        }
    }

    @Nested
    class AKey {
        private EffectContext episode(int number) {
            return EffectContext.builder("0197-a", "INC-1").episode(number).build();
        }

        @Test
        void isOfInstallationIncidentEpisodeAndTarget() {
            assertThat(FarKey.of("portal", episode(1), "everyone", 255)).isEqualTo("portal/0197-a/1/everyone");
            assertThat(FarKey.of("portal", episode(2), "everyone", 255)).isEqualTo("portal/0197-a/2/everyone");
        }

        @Test
        void isReadAgainWhereItComesBack() {
            assertThat(FarKey.read("portal", FarKey.of("portal", episode(2), "everyone", 255)))
                    .contains(new FarKey.Named("0197-a", 2));
            assertThat(FarKey.read("portal", FarKey.of("portal", episode(2), "x".repeat(400), 100)))
                    .as("one that was cut")
                    .contains(new FarKey.Named("0197-a", 2));
            assertThat(FarKey.read("portal", FarKey.of("other", episode(2), "everyone", 255)))
                    .isEmpty();
            assertThat(FarKey.read("portal", "portal/0197-a/second/everyone")).isEmpty();
            assertThat(FarKey.read("portal", "d3640fbd41094207a1c11e58e46b1662"))
                    .isEmpty();
        }

        @Property(tries = 100)
        void fitsAndStillTellsApart(@ForAll @IntRange(min = 40, max = 300) int most) {
            String one = FarKey.of("portal", episode(1), "x".repeat(400), most);
            String other = FarKey.of("portal", episode(1), "x".repeat(401), most);

            assertThat(one).hasSizeLessThanOrEqualTo(most).isNotEqualTo(other);
        }
    }

    @Nested
    class ASecret {
        @Test
        void showsItselfToNobody() {
            Secret secret = Secret.of("xoxb-1234\n");

            assertThat(secret).hasToString("***").isEqualTo(Secret.of("xoxb-1234"));
            assertThat(secret.value()).isEqualTo("xoxb-1234");
            assertThat(secret.hiddenIn("invalid token xoxb-1234!")).isEqualTo("invalid token ***!");
        }

        @Test
        void isKnownWhereItIsAPlaceholder() {
            for (String text : new String[] {
                "", "changeme", "CHANGE_ME", "<routing key>", "${PAGERDUTY_KEY}", "your-api-key", "xxxxxxxx", "00000000"
            }) {
                assertThat(Secret.of(text).isPlaceholder()).as(text).isTrue();
            }
            assertThat(Secret.of("R028PVWZN5LK6TQ7QC0T3H8F1FV2M9A4").isPlaceholder())
                    .isFalse();
        }
    }
}
