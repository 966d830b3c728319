package io.incidentkit.commander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.text.CaselessKey;
import io.incidentkit.timeline.EventCodec;
import io.incidentkit.timeline.PeopleEvent.ObserverJoined;
import io.incidentkit.validation.InvalidInputException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person is one person however spelled, and is shown as typed. */
class PersonTest {
    /** The case of grafana-cold-storage/oncall#681, and others of its kind. */
    @ParameterizedTest
    @CsvSource({
        "ada@example.com, Ada@Example.com",
        "ada@example.com, ADA@EXAMPLE.COM",
        "ada@example.com, '  ada@example.com\u2003'",
        "ada@example.com, '\u00A0ada@example.com'",
        "ada@example.com, ada@example\u200B.com",
        "ada@example.com, \uFF41\uFF44\uFF41\uFF20\uFF45\uFF58\uFF41\uFF4D\uFF50\uFF4C\uFF45\uFF0E\uFF43\uFF4F\uFF4D",
        "Ada Lovelace, ada  lovelace",
        "Ada Lovelace, Ada\u00A0Lovelace",
        "Zo\u00EB, Zoe\u0308",
        "Zo\u00EB, ZOE\u0308",
        "Stra\u00DFer, STRASSER",
        "Stra\u00DFer, STRA\u1E9EER",
        "\u039F\u03B4\u03C5\u03C3\u03C3\u03AD\u03B1\u03C2, \u039F\u0394\u03A5\u03A3\u03A3\u0388\u0391\u03A3",
        "\uFB01nn, FINN",
        "\u1F80, \u1F00\u0399",
        "\u0130pek, i\u0307pek"
    })
    void isOneHoweverSpelled(String one, String other) {
        Person typed = new Person(other);

        assertThat(typed).isEqualTo(new Person(one)).hasSameHashCodeAs(new Person(one));
        assertThat(Actor.person(other)).isEqualTo(Actor.person(one)).hasSameHashCodeAs(Actor.person(one));
        assertThat(Actor.person(other).is(new Person(one))).isTrue();
        assertThat(Set.of(typed)).contains(new Person(one));
    }

    @ParameterizedTest
    @CsvSource({
        "jose, jos\u00E9",
        "ada, adam",
        "ada lovelace, adalovelace",
        "ada@example.com, ada@example.org",
        "\u0131lker, ilker",
        "\u0430da, ada"
    })
    void isAnotherUnderAnotherName(String one, String other) {
        assertThat(new Person(one)).isNotEqualTo(new Person(other));
        assertThat(Actor.person(one)).isNotEqualTo(Actor.person(other));
    }

    @Test
    void isShownAsTyped() {
        assertThat(new Person(" Ada@Example.com ").name()).isEqualTo("Ada@Example.com");
        assertThat(EventCodec.write(new ObserverJoined(new Person("Zoe\u0308"))))
                .contains("Zoe\u0308");
        assertThatThrownBy(() -> new Person(" ")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aSystemIsNoPersonAndIsSpelledOneWay() {
        assertThat(Actor.system("grafana")).isNotEqualTo(Actor.person("grafana"));
        assertThat(Actor.system("grafana")).isNotEqualTo(Actor.system("Grafana"));
    }

    @Property
    void theKeyOfAKeyIsThatKey(@ForAll String text) {
        String key = CaselessKey.of(text);

        assertThat(CaselessKey.of(key)).isEqualTo(key);
    }

    @Property
    void theFormOfUnicodeMakesNoOther(@ForAll String text) {
        for (Form form : Form.values()) {
            assertThat(CaselessKey.of(Normalizer.normalize(text, form))).isEqualTo(CaselessKey.of(text));
        }
    }
}
