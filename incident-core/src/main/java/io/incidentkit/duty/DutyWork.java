package io.incidentkit.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentkit.loop.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one incident that its duties are worked out from, beside its steps and levels.
 *
 * <p>Immutable and thread-safe.
 *
 * @param classifications how people classified it, the oldest first
 * @param settled the duties that were done or waived, by the ids of what is owed
 * @param told the last telling of each subject: the id of what is owed, or of a silence towards one audience
 * @param unsent the entries of the messages that are yet to be sent, the oldest first; the last {@value #UNSENT} of them
 */
public record DutyWork(
        List<Classification> classifications,
        Map<String, Settlement> settled,
        Map<String, Told> told,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> unsent) {
    /** How many messages that are yet to be sent are known at most. Nobody sends so many by hand afterwards. */
    public static final int UNSENT = 100;

    /** Nothing happened. */
    public static final DutyWork NONE = new DutyWork(List.of(), Map.of(), Map.of(), List.of());

    /** The name of the duty to publish the postmortem, which every publication meets. */
    public static final String POSTMORTEM = "postmortem";

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
     * @param moment when
     * @param isDone whether it was done; else it was waived
     * @param by who said so
     * @param reason what was done, or why it is not
     */
    public record Settlement(Moment moment, boolean isDone, String by, String reason) {
        /** Returns when. */
        public Instant at() {
            return moment.at();
        }

        private Settlement corrected(int entry, Instant right) {
            return new Settlement(moment.corrected(entry, right), isDone, by, reason);
        }
    }

    /**
     * The tellings of one subject.
     *
     * @param last when somebody was told last: whatever was due by then, they know, also if a correction moves it
     * @param times how often somebody was told
     * @param noted the ids of the messages that were noted as missed and are owed still; empty for what is no silence
     */
    public record Told(Instant last, int times, Set<String> noted) {
        /** Copies the ids. */
        public Told {
            noted = Set.copyOf(noted);
        }

        private Told and(Told later) {
            Set<String> all = new HashSet<>(noted);
            all.addAll(later.noted);
            return new Told(later.last.isAfter(last) ? later.last : last, times + later.times, all);
        }
    }

    /** Copies the collections. */
    public DutyWork(
            List<Classification> classifications,
            Map<String, Settlement> settled,
            Map<String, Told> told,
            @Nullable List<Integer> unsent) {
        this.classifications = List.copyOf(classifications);
        this.settled = Map.copyOf(settled);
        this.told = Map.copyOf(told);
        this.unsent = unsent == null ? List.of() : List.copyOf(unsent);
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
        return new DutyWork(all, settled, told, unsent);
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
        return new DutyWork(classifications, all, told, unsent);
    }

    /**
     * Returns the work after somebody was told of what is owed under a duty.
     *
     * @param obligation the id of what is owed
     * @param moment when they were told
     */
    public DutyWork told(String obligation, Instant moment) {
        return told(obligation, new Told(moment, 1, Set.of()));
    }

    /**
     * Returns the work after a message was noted as missed.
     *
     * @param audience the audience's name
     * @param message the message's id
     * @param moment when it was noted
     * @param times how often somebody was told: once, or not at all if it was noted alone
     */
    public DutyWork noted(String audience, String message, Instant moment, int times) {
        return told(silence(audience), new Told(moment, times, Set.of(message)));
    }

    private DutyWork told(String subject, Told more) {
        Map<String, Told> all = new LinkedHashMap<>(told);
        all.merge(subject, more, Told::and);
        return new DutyWork(classifications, settled, all, unsent);
    }

    /**
     * Returns whether somebody was told of a silence towards an audience.
     *
     * @param audience the audience's name
     */
    public boolean isSilent(String audience) {
        return told.containsKey(silence(audience));
    }

    /**
     * Returns the work after a message: the silence is over, and the next one begins on the first rung.
     *
     * @param audience the audience's name
     * @param owed the ids of the messages that are owed still, such as a closing that another message does not meet
     */
    public DutyWork talked(String audience, Set<String> owed) {
        String subject = silence(audience);
        Told before = told.get(subject);
        if (before == null) {
            return this;
        }
        Set<String> noted = new HashSet<>(before.noted());
        noted.retainAll(owed);
        DutyWork over = withoutTold(subject::equals);
        return noted.isEmpty() ? over : over.told(subject, new Told(before.last(), 0, noted));
    }

    /**
     * Returns the work with a message that is yet to be sent.
     *
     * @param entry the sequence number of its entry
     */
    public DutyWork toBeSent(int entry) {
        List<Integer> all = new ArrayList<>(unsent.subList(Math.max(0, unsent.size() - UNSENT + 1), unsent.size()));
        all.add(entry);
        return new DutyWork(classifications, settled, told, all);
    }

    /**
     * Returns the work after a message was sent that was to be.
     *
     * @param entry the sequence number of its entry
     */
    public DutyWork sent(int entry) {
        List<Integer> left = unsent.stream().filter(each -> each != entry).toList();
        return new DutyWork(classifications, settled, told, left);
    }

    /** Returns the work after the end of an episode, or the beginning of another: every silence is over. */
    public DutyWork turned() {
        return withoutTold(subject -> subject.startsWith(SILENCE));
    }

    private DutyWork withoutTold(Predicate<String> gone) {
        return told.isEmpty() || told.keySet().stream().noneMatch(gone)
                ? this
                : new DutyWork(
                        classifications,
                        settled,
                        told.entrySet().stream()
                                .filter(each -> !gone.test(each.getKey()))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                        unsent);
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
                settled.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().corrected(entry, right))),
                told,
                unsent);
    }
}
