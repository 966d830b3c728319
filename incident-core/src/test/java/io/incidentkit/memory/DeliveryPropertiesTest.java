package io.incidentkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryOutcome.Status;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Whatever channels and the store do: each effect ends on the timeline once, in order, and the caller sees nothing of it. */
class DeliveryPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00Z");
    private static final String[] CHANNELS = {"pager", "chat", "status"};

    /** What was tried in which lane, in the order in which it was. */
    private final Map<String, List<Integer>> tried = new HashMap<>();

    /** The same of all lanes of a channel and incident. */
    private final Map<String, List<Integer>> triedTogether = new HashMap<>();

    private final List<Closing> closings = new ArrayList<>();

    /** The try of something that closes: nothing older of its incident and channel is tried from then on. */
    private record Closing(int key, List<Integer> together, int at) {}

    /** Answers as chance wills; what it took is its own afterwards. */
    private final class Moody implements Channel {
        private final String name;
        private final Random random;
        final List<String> refused = new ArrayList<>();

        Moody(String name, Random random) {
            this.name = name;
            this.random = random;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<EffectKind> kinds() {
            return EnumSet.of(EffectKind.PAGE, EffectKind.TICKET, EffectKind.CLOSE);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) throws Exception {
            int key = Integer.parseInt(effect.key());
            String group = name + "/" + context.incident();
            tried.computeIfAbsent(group + "/" + effect.target(), lane -> new ArrayList<>())
                    .add(key);
            List<Integer> together = triedTogether.computeIfAbsent(group, of -> new ArrayList<>());
            if (effect.kind() == EffectKind.CLOSE) {
                closings.add(new Closing(key, together, together.size()));
            }
            together.add(key);
            return switch (random.nextInt(12)) {
                case 0 -> throw new Exception("\u0000");
                case 1 -> throw new OutOfMemoryError("not really");
                case 2 -> null;
                case 3 -> Delivery.rejected("HTTP 400");
                case 4 -> Delivery.retryable("\n");
                case 5 -> Delivery.retryAfter("HTTP 429", Duration.ofMinutes(random.nextInt(90) - 10));
                case 6 -> {
                    refused.add(name + " " + effect.key());
                    yield Delivery.ignored();
                }
                default -> Delivery.delivered();
            };
        }
    }

    @Property(tries = 300)
    void eachEffectEndsOnTheTimelineOnceAndInOrder(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed,
            @ForAll @IntRange(min = 1, max = 60) int effects,
            @ForAll @IntRange(min = 1, max = 40) int capacity,
            @ForAll @IntRange(min = 1, max = 3) int threads) {
        Random random = new Random(seed);
        ManualTimer timer = new ManualTimer(NOW);
        ByHand executor = new ByHand();
        Recorded recorded = new Recorded();
        List<Moody> channels =
                List.of(CHANNELS).stream().map(name -> new Moody(name, random)).toList();
        InMemoryDispatcher.Builder builder = InMemoryDispatcher.builder(timer)
                .executor(executor)
                .chance(random::nextDouble)
                .capacity(capacity)
                .threadsPerChannel(threads);
        channels.forEach(builder::channel);
        InMemoryDispatcher dispatcher = builder.build();
        tried.clear();
        triedTogether.clear();
        closings.clear();

        for (int i = 0; i < effects; i++) {
            dispatcher.dispatch(
                    EffectContext.builder("i" + random.nextInt(3), "INC-1").build(),
                    List.of(effect(random, Integer.toString(i))),
                    recorded);
            disturb(random, timer, executor, recorded);
        }
        settle(timer, executor, recorded);

        assertThat(dispatcher.pending()).isZero();
        assertThat(timer.waiting()).isZero();
        assertEachEndedOnce(effects, channels, recorded);
        assertThat(tried.values()).allSatisfy(keys -> assertThat(keys).isSorted());
        assertThat(closings)
                .allSatisfy(closing -> assertThat(closing.together()
                                .subList(closing.at(), closing.together().size()))
                        .allSatisfy(later -> assertThat(later).isGreaterThanOrEqualTo(closing.key())));
    }

    private static Effect effect(Random random, String key) {
        return switch (random.nextInt(5)) {
            case 0 -> new Effect(key, EffectKind.CLOSE, "");
            case 1 -> new Effect(key, EffectKind.TICKET, "");
            case 2 -> new Effect(key, EffectKind.PAGE, "alice");
            default -> new Effect(key, EffectKind.PAGE, "everyone");
        };
    }

    private static void disturb(Random random, ManualTimer timer, ByHand executor, Recorded recorded) {
        switch (random.nextInt(6)) {
            case 0 -> timer.advance(Duration.ofSeconds(random.nextInt(1_000)));
            case 1 -> recorded.failsBefore = random.nextInt(4);
            case 2 -> recorded.failsAfter = random.nextInt(4);
            case 3 -> executor.refuses = random.nextBoolean();
            default -> executor.run(random);
        }
    }

    private static void settle(ManualTimer timer, ByHand executor, Recorded recorded) {
        executor.refuses = false;
        recorded.failsBefore = 0;
        recorded.failsAfter = 0;
        for (int i = 0; i < 200 && (timer.waiting() > 0 || executor.waiting() > 0); i++) {
            executor.run();
            timer.advance(Duration.ofMinutes(1));
        }
    }

    private static void assertEachEndedOnce(int effects, List<Moody> channels, Recorded recorded) {
        List<String> ends = recorded.outcomes.stream()
                .filter(outcome -> outcome.status() != Status.FAILING)
                .map(outcome -> outcome.channel() + " " + outcome.effect().key())
                .collect(Collectors.toCollection(ArrayList::new));
        channels.forEach(channel -> ends.addAll(channel.refused));
        assertThat(ends)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, effects)
                        .boxed()
                        .flatMap(key -> List.of(CHANNELS).stream().map(name -> name + " " + key))
                        .toList());
        assertThat(recorded.outcomes.stream()
                        .filter(outcome -> outcome.status() == Status.FAILING)
                        .map(outcome ->
                                outcome.channel() + " " + outcome.effect().key()))
                .as("only the first failure is told")
                .doesNotHaveDuplicates();
    }
}
