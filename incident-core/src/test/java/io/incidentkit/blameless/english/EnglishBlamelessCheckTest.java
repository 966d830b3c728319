package io.incidentkit.blameless.english;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.blameless.BlameFinding;
import io.incidentkit.blameless.BlameKind;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.commander.Person;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishBlamelessCheckTest {
    private final BlamelessCheck check = BlamelessCheck.english();

    private BlameFinding only(String text) {
        assertThat(check.check(text).findings()).hasSize(1);
        return check.check(text).findings().get(0);
    }

    @Nested
    class AFinding {
        @Test
        void pointsAtTheWordsInTheTextThatWasGiven() {
            String text = "# Root cause\n\nThe site was down.\n\n- At noon, **Ada** forgot to renew the key.\n";

            BlameFinding finding = only(text);

            assertThat(finding.words()).isEqualTo("Ada** forgot");
            assertThat(text.substring(finding.start(), finding.end())).isEqualTo("Ada** forgot");
            assertThat(finding.sentence()).isEqualTo("At noon, **Ada** forgot to renew the key.");
        }

        @Test
        void tellsAPersonFromARole() {
            assertThat(only("Ada forgot to renew it.").kind()).isEqualTo(BlameKind.BLAME_NAMED);
            assertThat(only("It was human error.").kind()).isEqualTo(BlameKind.BLAME_ROLE);
            assertThat(only("The engineer forgot to renew it.").kind()).isEqualTo(BlameKind.BLAME_ROLE);
        }

        @Test
        void saysWhyAndOffersAnotherWordingWithWhatWasLeftUndone() {
            BlameFinding finding = only("An engineer forgot to renew the certificate before the holiday.");

            assertThat(finding.reason()).contains("a role's slip");
            assertThat(finding.suggestion()).contains("made sure to renew the certificate before the holiday.");
        }

        @Test
        void joinsWhatSharesWords() {
            assertThat(only("The root cause was that Ada forgot to check.").words())
                    .isEqualTo("root cause was that Ada forgot");
        }

        @Test
        void isMadeForEachOfTwoClauses() {
            assertThat(check.check("Ada forgot the key; the operator ignored the alarm.")
                            .findings())
                    .extracting(BlameFinding::words)
                    .containsExactly("Ada forgot", "the operator ignored");
        }
    }

    @Nested
    class WhoIsTheSubject {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Ada, the engineer on call, forgot to renew it.",
                    "The engineer on the storage team forgot to renew it.",
                    "The engineer who ran the migration forgot to renew it.",
                    "One of our engineers forgot to renew it.",
                    "Ada restarted the node and forgot to drain it.",
                    "The table was accidentally deleted by Ada.",
                    "After the restart, the engineer (new on the team) forgot to renew it."
                })
        void isFoundPastWhatStandsBetween(String blame) {
            assertThat(check.check(blame).isBlameless()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "The engineer's script failed to check the input.",
                    "The script that the engineer wrote failed to check the input.",
                    "Ada noticed that the script failed to check the input.",
                    "Ada noticed the script failed to check the input.",
                    "`deploy.sh` failed to check the input.",
                    "The Prometheus operator failed to check the input.",
                    "The table was accidentally deleted."
                })
        void isTheSystemAndNotThePersonBesideIt(String harmless) {
            assertThat(check.check(harmless).findings()).isEmpty();
        }

        @Test
        void isAPersonWhenTheCallerKnowsTheName() {
            String text = "kobayashi42 failed to respond. Zrinka failed to respond.";

            assertThat(check.check(text).findings()).isEmpty();
            assertThat(check.check(text, List.of(new Person("kobayashi42"), new Person("Zrinka Horvat")), List.of())
                            .findings())
                    .hasSize(2);
        }

        @Test
        void isAPersonWhenTheTextTellsOfThemAsOne() {
            assertThat(check.check("Zrinka failed to respond.").findings()).isEmpty();
            assertThat(check.check("Zrinka joined the call.\n\nZrinka failed to respond.")
                            .findings())
                    .hasSize(1);
        }

        @Test
        void isTheGroupOfWritersForALapseOnly() {
            assertThat(check.check("We forgot to renew it.").findings()).hasSize(1);
            assertThat(check.check("We had no alert, and we should have had one.")
                            .findings())
                    .isEmpty();
        }
    }

    @Nested
    class WhatIsNotAsserted {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "It was not human error.",
                    "Ada did not forget the key.",
                    "The checklist prevents human error.",
                    "Make sure that nobody forgets the key.",
                    "An engineer can accidentally delete a table.",
                    "Stop engineers from accidentally deleting a table.",
                    "The page lists each user error message.",
                    "Engineers should have access to the console."
                })
        void isNoBlame(String harmless) {
            assertThat(check.check(harmless).findings()).isEmpty();
        }
    }

    @Nested
    class Markdown {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "```\nAda forgot the key.\n```\n",
                    "Text.\n\n    Ada forgot the key.\n",
                    "> Ada forgot the key.\n",
                    "The log says `human error`.",
                    "See https://wiki.example/human-error for more.",
                    "<!-- Ada forgot the key. -->\n",
                    "![human error](graph.png)"
                })
        void isReadWithoutCodeQuotesAndAddresses(String text) {
            assertThat(check.check(text).findings()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "| time | what |\n|---|---|\n| 14:02 | Ada forgot the key |\n",
                    "1. Ada forgot the key\n2. Done\n",
                    "## Ada forgot the key\n",
                    "<table><tr><td>Ada forgot the key</td></tr></table>\n",
                    "14:01 The alert fired\n14:02 Ada forgot the key\n",
                    "It was late, i.e. after 10 p.m., and Ada\nforgot the key.",
                    "[Ada](https://wiki.example/ada) forgot the key."
                })
        void isReadInEveryBlock(String text) {
            assertThat(check.check(text).findings()).hasSize(1);
        }
    }

    @Nested
    class ABound {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[",
                    "> ",
                    "*a _b ",
                    "**",
                    "<",
                    "- ",
                    "`",
                    "a ",
                    "Ada forgot ",
                    "did not ",
                    "by ",
                    "that ",
                    "to ",
                    "\"",
                    "@a",
                    "human error ",
                    "because Ada ",
                    "without ",
                    "wrong ",
                    ", ",
                    "(",
                    ") ",
                    "| a ",
                    "![",
                    "a. "
                })
        void letsNoTextOfThatLengthFail(String part) {
            String text = part.repeat(BlamelessCheck.MAX_TEXT / part.length());

            BlamelessPropertyTest.pointsAtItsWords(text);
        }
    }
}
