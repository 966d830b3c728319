package io.incidentkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.blameless.BlameWaiver;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.CommunicationEvent;
import io.incidentkit.incident.Incident;
import io.incidentkit.runbook.RunbookQuery;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Money;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever makes a command or another input gets one, or one {@link InvalidInputException} with all that is wrong; an absent
 * part that may not be absent is that, or the JDK's own exception with the part's name.
 */
class PublicEntriesTest {
    private static final Instant MOMENT = Instant.parse("2026-03-01T14:32:00Z");

    /** Texts that nothing takes, whatever it is for. */
    private static final Map<String, String> BAD_TEXTS = new LinkedHashMap<>(Map.of(
            "a control character", "a\u0007b",
            "a null character", "a\u0000b",
            "a lone high surrogate", "a\ud83d",
            "a lone low surrogate", "\ude00b",
            "an oversized text", "x".repeat(1_000_001)));

    /** Texts in which there is nothing to see. */
    private static final List<String> INVISIBLE =
            List.of("", " ", "\t\n", "\u00a0", "\u200b", "\u200b \u200d\ufeff", "\u2060", "\u3164", "\u2800", "\u202e");

    private static final List<Instant> ABSURD_MOMENTS = List.of(
            Instant.MIN,
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("1989-12-31T23:59:59.999999999Z"),
            Instant.parse("2200-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59Z"),
            Instant.MAX);

    private static final List<LocalDate> ABSURD_DATES =
            List.of(LocalDate.MIN, LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), LocalDate.MAX);

    static Stream<Class<?>> inputs() {
        Stream<Class<?>> others = Stream.of(
                Actor.class,
                ActionType.class,
                Alert.class,
                AlertGroup.class,
                Audience.class,
                BlameWaiver.class,
                CommunicationDuty.class,
                IncidentQuery.class,
                PastUpdate.class,
                Person.class,
                RunbookQuery.class,
                Severity.class);
        return Stream.of(records(IncidentCommand.class), records(CommunicationEvent.class), others)
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void takesWhatIsGood(Class<?> input) {
        assertThat(attempt(input, good(input))).as("%s", input).isNull();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void refusesBadTextsWithTheFaultsOfAll(Class<?> input) {
        BAD_TEXTS.forEach((what, text) -> {
            List<Object> args = good(input);
            RecordComponent[] components = input.getRecordComponents();
            int bad = 0;
            for (int i = 0; i < components.length; i++) {
                Object worse = worse(components[i], text);
                bad += worse == null ? 0 : 1;
                args.set(i, worse == null ? args.get(i) : worse);
            }
            if (bad > 0) {
                List<FieldError> faults = faults(input, args, what);
                assertThat(faults.stream()
                                .map(FieldError::field)
                                .map(PublicEntriesTest::root)
                                .distinct())
                        .as("%s with %s", input, what)
                        .hasSizeGreaterThanOrEqualTo(bad);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void takesInvisibleTextsForNone(Class<?> input) {
        RecordComponent[] components = input.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getType() != String.class || isVerbatim(components[i])) {
                continue;
            }
            List<Object> args = good(input);
            String what = input.getSimpleName() + "." + components[i].getName();
            for (String text : INVISIBLE) {
                args.set(i, text);
                Throwable thrown = attempt(input, args);
                if (thrown == null) {
                    assertThat(mayBeAbsent(components[i]) || input == PastUpdate.class)
                            .as("%s is not required", what)
                            .isTrue();
                    assertThat(value(input, args, components[i])).as(what).isIn(null, "");
                } else {
                    assertThat(thrown).as(what).isInstanceOf(InvalidInputException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void refusesAbsurdMomentsAndDates(Class<?> input) {
        RecordComponent[] components = input.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            List<? extends Object> absurd = components[i].getType() == Instant.class
                    ? ABSURD_MOMENTS
                    : components[i].getType() == LocalDate.class ? ABSURD_DATES : List.of();
            List<Object> args = good(input);
            for (Object moment : absurd) {
                args.set(i, moment);
                if (input == Alert.class) {
                    // A refused alert is a lost one: the moment is left out.
                    assertThat(value(input, args, components[i])).isNull();
                } else {
                    assertThat(faults(input, args, moment.toString())).hasSize(1);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void refusesWhatIsAbsentByItsName(Class<?> input) {
        RecordComponent[] components = input.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getType().isPrimitive()) {
                continue;
            }
            List<Object> args = good(input);
            args.set(i, null);
            String what = input.getSimpleName() + "." + components[i].getName();
            Throwable thrown = attempt(input, args);
            if (mayBeAbsent(components[i])) {
                assertThat(thrown).as(what).isNull();
            } else {
                assertThat(thrown).as(what).isInstanceOfAny(InvalidInputException.class, NullPointerException.class);
                if (thrown instanceof NullPointerException) {
                    assertThat(thrown.getMessage()).as(what).isEqualTo(components[i].getName());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void refusesAbsurdNumbersAndTimesOrTakesThem(Class<?> input) {
        RecordComponent[] components = input.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            List<? extends Object> absurd = components[i].getType() == int.class
                    ? List.of(Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE)
                    : components[i].getType() == long.class || components[i].getType() == Long.class
                            ? List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE)
                            : components[i].getType() == Duration.class
                                    ? List.of(
                                            Duration.ZERO,
                                            Duration.ofSeconds(Long.MIN_VALUE),
                                            Duration.ofSeconds(Long.MAX_VALUE))
                                    : List.of();
            List<Object> args = good(input);
            for (Object number : absurd) {
                args.set(i, number);
                Throwable thrown = attempt(input, args);
                if (thrown != null || number instanceof Duration) {
                    assertThat(thrown).as("%s with %s", input, number).isInstanceOf(InvalidInputException.class);
                }
            }
        }
    }

    private static Stream<Class<?>> records(Class<?> sealed) {
        return sealed.isRecord()
                ? Stream.of(sealed)
                : Arrays.stream(
                                sealed.getPermittedSubclasses() == null
                                        ? new Class<?>[0]
                                        : sealed.getPermittedSubclasses())
                        .flatMap(PublicEntriesTest::records);
    }

    private static List<Object> good(Class<?> input) {
        List<Object> args = new ArrayList<>();
        for (RecordComponent component : input.getRecordComponents()) {
            args.add(good(component.getName(), component.getGenericType()));
        }
        return args;
    }

    private static Object good(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Object element = good(name, generic.getActualTypeArguments()[raw == Map.class ? 1 : 0]);
            return raw == Map.class ? Map.of("alertname", element) : List.of(element);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain == TimelineEntry.class) {
            return new TimelineEntry(1, MOMENT, MOMENT, Actor.person("ana"), new NoteAdded("a"));
        }
        if (plain == Incident.class) {
            return Incidents.inMemory().declare(Actor.person("ana"), Declare.of("a"));
        }
        if (plain == Money.class) {
            return new Money(BigDecimal.TEN, "EUR");
        }
        if (plain == Long.class) {
            return 1L;
        }
        if (plain == double.class || plain == Double.class) {
            return 0.5;
        }
        Map<Class<?>, Object> plainOnes = Map.of(
                String.class,
                name.equals("url") ? "https://example.org" : name.equals("reason") ? "why" : "words",
                Instant.class,
                name.equals("until") ? MOMENT.plusSeconds(60) : MOMENT,
                LocalDate.class,
                LocalDate.of(2026, 3, 1),
                Duration.class,
                Duration.ofMinutes(5),
                UUID.class,
                new UUID(1, 2),
                int.class,
                1,
                long.class,
                1L,
                boolean.class,
                false);
        Object found = plainOnes.get(plain);
        return found != null ? found : make(plain, good(plain));
    }

    /** The part with that text in it; null if no text belongs into it. */
    private static @Nullable Object worse(RecordComponent component, String text) {
        if (component.getType() == String.class) {
            return text;
        }
        String type = component.getGenericType().getTypeName();
        return type.equals("java.util.List<java.lang.String>")
                ? List.of("good", text)
                : type.startsWith("java.util.Map<java.lang.String") ? Map.of("name", text) : null;
    }

    /** A key may be anything, as long as it can be kept. */
    private static boolean isVerbatim(RecordComponent component) {
        return component.getDeclaringRecord() == AlertGroup.class
                && component.getName().equals("key");
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        boolean emptyWhenAbsent =
                component.getDeclaringRecord() == RunbookQuery.class || component.getDeclaringRecord() == Alert.class;
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || (emptyWhenAbsent && List.of("words", "annotations").contains(component.getName()));
    }

    private static String root(String field) {
        return field.split("[\\[.]")[0];
    }

    private static List<FieldError> faults(Class<?> input, List<Object> args, String what) {
        Throwable thrown = attempt(input, args);
        assertThat(thrown).as("%s with %s", input, what).isInstanceOf(InvalidInputException.class);
        return ((InvalidInputException) thrown).faults();
    }

    private static @Nullable Throwable attempt(Class<?> input, List<Object> args) {
        try {
            make(input, args);
            return null;
        } catch (IllegalStateException e) {
            return e.getCause();
        }
    }

    private static @Nullable Object value(Class<?> input, List<Object> args, RecordComponent component) {
        try {
            return component.getAccessor().invoke(make(input, args));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object make(Class<?> input, List<Object> args) {
        Class<?>[] types = Arrays.stream(input.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = input.getDeclaredConstructor(types);
            return constructor.newInstance(args.toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
