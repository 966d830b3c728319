package io.incidentkit.benchmark;

import com.alibaba.cola.statemachine.StateMachine;
import com.alibaba.cola.statemachine.builder.StateMachineBuilder;
import com.alibaba.cola.statemachine.builder.StateMachineBuilderFactory;
import com.github.oxo42.stateless4j.StateMachineConfig;
import io.incidentkit.loop.Step;
import java.time.Instant;

/** The same five steps in other libraries, with the guards of the floor: who and when are theirs to keep, in a context. */
final class Peers {
    enum Trigger {
        TRIAGE,
        DIAGNOSE,
        MITIGATE,
        RESOLVE
    }

    /** The state that the guards look at and the transitions write. */
    static final class Context {
        String commander = "";
        String actor = "";
        Instant since = Instant.MIN;
        Instant at = Instant.MIN;

        boolean inOrder() {
            return !at.isBefore(since);
        }

        boolean byCommander() {
            return inOrder() && actor.equals(commander);
        }

        void moved() {
            since = at;
        }
    }

    private Peers() {}

    static StateMachineConfig<Step, Trigger> stateless4j(Context context) {
        StateMachineConfig<Step, Trigger> config = new StateMachineConfig<>();
        config.configure(Step.DETECTED).permitIf(Trigger.TRIAGE, Step.TRIAGED, context::inOrder, context::moved);
        config.configure(Step.TRIAGED).permitIf(Trigger.DIAGNOSE, Step.DIAGNOSED, context::inOrder, context::moved);
        config.configure(Step.DIAGNOSED).permitIf(Trigger.MITIGATE, Step.MITIGATED, context::inOrder, context::moved);
        config.configure(Step.MITIGATED).permitIf(Trigger.RESOLVE, Step.RESOLVED, context::byCommander, context::moved);
        return config;
    }

    /** Shared by all incidents, so it can't know one: no guards. */
    static StateMachineConfig<Step, Trigger> stateless4jShared() {
        StateMachineConfig<Step, Trigger> config = new StateMachineConfig<>();
        config.configure(Step.DETECTED).permit(Trigger.TRIAGE, Step.TRIAGED);
        config.configure(Step.TRIAGED).permit(Trigger.DIAGNOSE, Step.DIAGNOSED);
        config.configure(Step.DIAGNOSED).permit(Trigger.MITIGATE, Step.MITIGATED);
        config.configure(Step.MITIGATED).permit(Trigger.RESOLVE, Step.RESOLVED);
        return config;
    }

    static StateMachine<Step, Trigger, Context> cola() {
        StateMachineBuilder<Step, Trigger, Context> builder = StateMachineBuilderFactory.create();
        cola(builder, Step.DETECTED, Step.TRIAGED, Trigger.TRIAGE);
        cola(builder, Step.TRIAGED, Step.DIAGNOSED, Trigger.DIAGNOSE);
        cola(builder, Step.DIAGNOSED, Step.MITIGATED, Trigger.MITIGATE);
        builder.externalTransition()
                .from(Step.MITIGATED)
                .to(Step.RESOLVED)
                .on(Trigger.RESOLVE)
                .when(Context::byCommander)
                .perform((from, to, trigger, context) -> context.moved());
        return builder.build("incident");
    }

    private static void cola(
            StateMachineBuilder<Step, Trigger, Context> builder, Step before, Step after, Trigger trigger) {
        builder.externalTransition()
                .from(before)
                .to(after)
                .on(trigger)
                .when(Context::inOrder)
                .perform((from, to, event, context) -> context.moved());
    }
}
