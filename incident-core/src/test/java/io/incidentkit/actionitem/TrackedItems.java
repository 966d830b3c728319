package io.incidentkit.actionitem;

import io.incidentkit.commander.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Action items as a test needs them; today is 31 March 2026, and an item was added forty days ago. */
final class TrackedItems {
    static final ZoneId UTC = ZoneOffset.UTC;
    static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    static final Instant NOW = Instant.parse("2026-03-31T09:00:00Z");
    static final Instant ADDED = NOW.minus(Duration.ofDays(40));

    private TrackedItems() {}

    static ActionItem due(LocalDate due) {
        return ActionItem.open(1, ActionType.PREVENT, "bound the pool", new Person("bob"), due, ADDED);
    }

    static ActionItem done(LocalDate due) {
        return due(due).done(NOW);
    }

    static TrackedItem of(String incident, String team, ActionItem item) {
        return new TrackedItem(incident, team, item);
    }

    /** Items of any state, with and without a due date, looked at some time ago, of three teams and five incidents. */
    static Arbitrary<TrackedItem> any() {
        Arbitrary<LocalDate> due =
                Arbitraries.integers().between(-60, 60).map(TODAY::plusDays).injectNull(0.2);
        Arbitrary<Integer> hours = Arbitraries.integers().between(0, 24 * 40);
        Arbitrary<ActionState> states = Arbitraries.of(ActionState.class);
        Arbitrary<Person> owners =
                Arbitraries.of(new Person("bob"), new Person("carol")).injectNull(0.3);
        Arbitrary<ActionItem> items = Combinators.combine(due, hours, states, owners)
                .as((day, ago, state, owner) -> {
                    ActionItem item = ActionItem.open(1, ActionType.PREVENT, "bound the pool", owner, day, ADDED)
                            .reviewed(NOW.minus(Duration.ofHours(ago)));
                    return switch (state) {
                        case OPEN -> item;
                        case IN_PROGRESS -> item.started();
                        case DONE -> item.done(NOW);
                        case DROPPED -> item.dropped(NOW, "no use");
                    };
                });
        return Combinators.combine(
                        Arbitraries.of("INC-1", "INC-2", "INC-3", "INC-4", "INC-5"),
                        Arbitraries.of("payments", "search", TrackedItem.NO_TEAM),
                        items)
                .as(TrackedItem::new);
    }
}
