package io.incidentkit.duty;

import io.incidentkit.loop.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The facts of one incident that its duties are worked out from, beside its steps and levels.
 *
 * <p>Immutable and thread-safe.
 *
 * @param classifications how people classified it, the oldest first
 * @param settled the duties that were done or waived, by the ids of what is owed
 * @param told the last telling of each subject: the id of what is owed, or of a silence towards one audience
 */
public record DutyWork(List<Classification> classifications, Map<String, Settlement> settled, Map<String, Told> told) {
    /** Nothing happened. */
    public static final DutyWork NONE = new DutyWork(List.of(), Map.of(), Map.of());

    /** The beginning of the ids of all duties; those of messages begin with their audience. */
    private static final String DUTY = "duty:";

    private static final String SILENCE = "silence:";

    /**
     * A classification by a person.
     *
     * @param name its name
     * @param moment when it was made
     */
    public record Classification(String name, Moment moment) {}

    /**
     * The end of a duty by somebody's word.
     *
     * @param at when
     * @param isDone whether it was done; else it was waived
     * @param by who said so
     * @param reason what was done, or why it is not
     */
    public record Settlement(Instant at, boolean isDone, String by, String reason) {}

    /**
     * The tellings of one subject.
     *
     * @param last the moment for which somebody was told last, which may lie before they were
     * @param times how often somebody was told
     */
    public record Told(Instant last, int times) {}

    /** Copies the collections. */
    public DutyWork {
        classifications = List.copyOf(classifications);
        settled = Map.copyOf(settled);
        told = Map.copyOf(told);
    }

    /**
     * Returns the id of what is owed under a duty.
     *
     * @param name the duty's name
     * @param mark which one it is, from 1
     */
    public static String id(String name, int mark) {
        return DUTY + name + "/" + mark;
    }

    /**
     * Returns whether an id is that of a duty; else it is that of a message.
     *
     * @param obligation the id
     */
    public static boolean isDuty(String obligation) {
        return obligation.startsWith(DUTY);
    }

    /**
     * Returns the subject of a silence towards one audience.
     *
     * @param audience the audience's name
     */
    public static String silence(String audience) {
        return SILENCE + audience;
    }

    /**
     * Returns the work with a classification.
     *
     * @param name its name
     * @param moment when it was made
     */
    public DutyWork classified(String name, Moment moment) {
        List<Classification> all = new ArrayList<>(classifications);
        all.add(new Classification(name, moment));
        return new DutyWork(all, settled, told);
    }

    /**
     * Returns the work with a duty settled; of one that is settled already the first word counts.
     *
     * @param obligation the id of what was owed
     * @param how its end
     */
    public DutyWork settled(String obligation, Settlement how) {
        Map<String, Settlement> all = new LinkedHashMap<>(settled);
        all.putIfAbsent(obligation, how);
        return new DutyWork(classifications, all, told);
    }

    /**
     * Returns the work after somebody was told.
     *
     * @param subject the id of what is owed, or the {@link #silence} towards one audience
     * @param moment the moment for which they were told
     * @param times how often: once, or not at all if it was noted alone
     */
    public DutyWork told(String subject, Instant moment, int times) {
        Map<String, Told> all = new LinkedHashMap<>(told);
        all.merge(
                subject,
                new Told(moment, times),
                (before, now) ->
                        new Told(before.last().isAfter(moment) ? before.last() : moment, before.times() + times));
        return new DutyWork(classifications, settled, all);
    }

    /**
     * Returns the work after a message: the silence is over, and the next one begins on the first rung.
     *
     * @param audience the audience's name
     */
    public DutyWork talked(String audience) {
        return withoutTold(silence(audience)::equals);
    }

    /** Returns the work after the end of an episode, or the beginning of another: every silence is over. */
    public DutyWork turned() {
        return withoutTold(subject -> subject.startsWith(SILENCE));
    }

    private DutyWork withoutTold(Predicate<String> gone) {
        return told.keySet().stream().noneMatch(gone)
                ? this
                : new DutyWork(
                        classifications,
                        settled,
                        told.entrySet().stream()
                                .filter(each -> !gone.test(each.getKey()))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * Returns the work once it is known that an entry happened at another moment.
     *
     * @param entry the sequence number of the entry
     * @param right the right moment
     */
    public DutyWork corrected(int entry, Instant right) {
        return new DutyWork(
                classifications.stream()
                        .map(each ->
                                new Classification(each.name(), each.moment().corrected(entry, right)))
                        .toList(),
                settled,
                told);
    }
}
