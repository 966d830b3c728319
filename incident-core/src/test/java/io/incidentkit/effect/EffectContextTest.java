package io.incidentkit.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.commander.Person;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Step;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Facts that are changed: none is dropped, and no text is forgotten. */
class EffectContextTest {
    private static final EffectContext FULL = EffectContext.builder("1", "INC-1")
            .kind(IncidentKind.DRILL)
            .link("https://wiki.example/1")
            .title("pg-7 is down")
            .publicTitle("checkout is slow")
            .severity("SEV1")
            .impact("all of them")
            .services(List.of("checkout", "search"))
            .team("payments")
            .detectedAt(Instant.parse("2026-03-01T14:32:00Z"))
            .commander(new Person("ana"))
            .people(List.of(new Person("ana")))
            .episode(2)
            .step(Step.MITIGATED)
            .isOver(true)
            .nextDue(new NextDue("a message to customers", Instant.parse("2026-03-01T14:40:00Z")))
            .actionItems(List.of(ActionItem.open(
                    1, ActionType.PREVENT, "bound the pool", null, null, Instant.parse("2026-03-01T15:40:00Z"))))
            .build();

    private static Map<String, Object> facts(EffectContext context) throws ReflectiveOperationException {
        Map<String, Object> facts = new TreeMap<>();
        List<Method> methods = Arrays.stream(EffectContext.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0)
                .filter(method -> !method.getName().equals("toString"))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        for (Method method : methods) {
            facts.put(method.getName(), method.invoke(context));
        }
        return facts;
    }

    @Test
    void keepEachOfThemWhenNothingIsChanged() throws ReflectiveOperationException {
        assertThat(facts(FULL)).hasSize(19).doesNotContainValue(Optional.empty());
        assertThat(facts(FULL.changed(text -> text))).isEqualTo(facts(FULL));
    }

    @Test
    void haveEachTextChanged() throws ReflectiveOperationException {
        Map<String, Object> expected = facts(FULL);
        expected.put("link", Optional.of("HTTPS://WIKI.EXAMPLE/1"));
        expected.put("title", Optional.of("PG-7 IS DOWN"));
        expected.put("publicTitle", Optional.of("CHECKOUT IS SLOW"));
        expected.put("impact", Optional.of("ALL OF THEM"));
        expected.put("services", List.of("CHECKOUT", "SEARCH"));
        expected.put("team", Optional.of("PAYMENTS"));
        expected.put(
                "actionItems",
                List.of(ActionItem.open(
                        1, ActionType.PREVENT, "BOUND THE POOL", null, null, Instant.parse("2026-03-01T15:40:00Z"))));
        expected.put(
                "nextDue", Optional.of(new NextDue("A MESSAGE TO CUSTOMERS", Instant.parse("2026-03-01T14:40:00Z"))));

        assertThat(facts(FULL.changed(text -> text.toUpperCase(Locale.ROOT)))).isEqualTo(expected);
    }

    @Test
    void stayHiddenOfAPrivateIncident() throws ReflectiveOperationException {
        EffectContext hidden = EffectContext.builder("1", "INC-1")
                .isPrivate(true)
                .link("https://wiki.example/1")
                .title("pg-7 is down")
                .publicTitle("checkout is slow")
                .team("payments")
                .commander(new Person("ana"))
                .people(List.of(new Person("ana")))
                .step(Step.MITIGATED)
                .build();

        assertThat(facts(hidden))
                .containsEntry("team", Optional.empty())
                .containsEntry("commander", Optional.empty())
                .containsEntry("people", List.of())
                .containsEntry("step", Optional.empty());
        assertThat(facts(hidden.changed(text -> text))).isEqualTo(facts(hidden));
    }
}
