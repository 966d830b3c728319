package io.incidentkit.rule;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One rule that stands in the way of a command: which rule, what is wrong in this case, and what to do instead. Its sentences
 * are made when they are read: most are not, as a page that asks what is allowed shows few of the reasons why something isn't.
 *
 * <p>Immutable and thread-safe; two violations are equal if rule and sentences are.
 */
public final class Violation {
    private final Rule rule;
    private final Supplier<String> message;
    private final Supplier<String> remedy;

    /**
     * A rule is broken.
     *
     * @param rule the rule that is broken
     * @param message what is wrong here, in one sentence for a person who is under pressure
     * @param remedy what to do instead, in one sentence
     */
    public Violation(Rule rule, String message, String remedy) {
        this(rule, said(message, "message"), said(remedy, "remedy"));
    }

    /**
     * A rule is broken, and its sentences are made when they are read.
     *
     * @param rule the rule that is broken
     * @param message gives what is wrong here; each time the same, and from what never changes
     * @param remedy gives what to do instead, as the message does
     */
    public Violation(Rule rule, Supplier<String> message, Supplier<String> remedy) {
        this.rule = Objects.requireNonNull(rule, "rule");
        this.message = Objects.requireNonNull(message, "message");
        this.remedy = Objects.requireNonNull(remedy, "remedy");
    }

    /** Returns the rule that is broken. */
    public Rule rule() {
        return rule;
    }

    /** Returns what is wrong here, in one sentence for a person who is under pressure. */
    public String message() {
        return message.get();
    }

    /** Returns what to do instead, in one sentence. */
    public String remedy() {
        return remedy.get();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Violation that
                && rule == that.rule
                && message().equals(that.message())
                && remedy().equals(that.remedy());
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, message(), remedy());
    }

    /** Returns {@code rule-id: message Remedy}. */
    @Override
    public String toString() {
        return rule.id() + ": " + message() + " " + remedy();
    }

    private static Supplier<String> said(String sentence, String what) {
        Objects.requireNonNull(sentence, what);
        return () -> sentence;
    }
}
