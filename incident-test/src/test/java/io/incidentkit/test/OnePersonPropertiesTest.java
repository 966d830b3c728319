package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.HistoryStep;
import io.incidentkit.test.history.PlayedCommand;
import io.incidentkit.test.history.PlayedHistory;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any spelling of a person breaks no rule differently. */
class OnePersonPropertiesTest {
    private static final List<UnaryOperator<String>> SPELLINGS = List.of(
            name -> name.toUpperCase(Locale.ROOT),
            name -> Normalizer.normalize(name, Form.NFD),
            OnePersonPropertiesTest::wide,
            name -> "\u00A0" + name + "  ",
            name -> name);

    @Property(tries = 500)
    void noSpellingBreaksARuleDifferently(@ForAll("anything") History history, @ForAll long seed) {
        assertSame(history, seed);
    }

    @Property(tries = 500)
    void norOnTheWayThroughTheSteps(@ForAll("sensible") History history, @ForAll long seed) {
        assertSame(history, seed);
    }

    private static void assertSame(History history, long seed) {
        PlayedHistory typed = history.play();
        PlayedHistory respelled = respelled(history, new Random(seed)).play();

        assertThat(rules(respelled)).as("%s", respelled).isEqualTo(rules(typed));
        assertThat(respelled.incident().people()).isEqualTo(typed.incident().people());
        assertThat(respelled.incident().commandership())
                .isEqualTo(typed.incident().commandership());
        Incident again = Incident.replay(respelled.incident().id(), 1, respelled.timeline());
        assertThat(again).isEqualTo(respelled.incident());
    }

    private static List<List<Rule>> rules(PlayedHistory played) {
        return played.turns().stream()
                .map(PlayedCommand::violations)
                .map(broken -> broken.stream().map(Violation::rule).toList())
                .toList();
    }

    private static History respelled(History history, Random random) {
        UnaryOperator<Person> person = typed ->
                new Person(SPELLINGS.get(random.nextInt(SPELLINGS.size())).apply(typed.name()));
        UnaryOperator<Actor> actor = typed -> typed.person()
                .map(who -> Actor.person(person.apply(who).name()))
                .orElse(typed);
        return new History(
                history.policy(),
                history.start(),
                actor.apply(history.declarer()),
                history.declare().withPeople(person),
                history.steps().stream()
                        .map(step -> new HistoryStep(
                                actor.apply(step.actor()),
                                step.command().withPeople(person),
                                step.passed(),
                                step.ago()))
                        .toList());
    }

    /** Latin letters as wide as a Chinese one. */
    private static String wide(String name) {
        StringBuilder wide = new StringBuilder();
        name.codePoints().map(c -> c > ' ' && c < 0x7F ? c + 0xFEE0 : c).forEach(wide::appendCodePoint);
        return wide.toString();
    }

    @Provide
    Arbitrary<History> anything() {
        return Histories.any(IncidentPolicy.standard());
    }

    @Provide
    Arbitrary<History> sensible() {
        return Histories.sensible(IncidentPolicy.standard());
    }
}
