package io.incidentkit.command;

import io.incidentkit.validation.ObjectReader;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of a command, in the order of its record's components, and the constructor that takes their values. The types
 * of both agree, or it does not compile.
 *
 * @param fields the fields
 * @param reading reads every field, and gives what makes the command of them
 */
record CommandShape<C>(List<CommandField<?>> fields, Reading<C> reading) {

    /** Reads all fields first, so that the faults of all of them are noted, and only then makes something of them. */
    @FunctionalInterface
    interface Reading<C> {
        Supplier<C> read(ObjectReader in, FieldReading.Context context);
    }

    /** The constructor of a command with three components. */
    @FunctionalInterface
    interface Of3<A, B, C> {
        IncidentCommand make(A a, B b, C c);
    }

    /** The constructor of a command with four components. */
    @FunctionalInterface
    interface Of4<A, B, C, D> {
        IncidentCommand make(A a, B b, C c, D d);
    }

    /** The constructor of a command with five components. */
    @FunctionalInterface
    interface Of5<A, B, C, D, E> {
        IncidentCommand make(A a, B b, C c, D d, E e);
    }

    /** The constructor of a command with six components. */
    @FunctionalInterface
    interface Of6<A, B, C, D, E, F> {
        IncidentCommand make(A a, B b, C c, D d, E e, F f);
    }

    /** The constructor of a command with seven components. */
    @FunctionalInterface
    interface Of7<A, B, C, D, E, F, G> {
        IncidentCommand make(A a, B b, C c, D d, E e, F f, G g);
    }

    static CommandShape<IncidentCommand> of(Supplier<IncidentCommand> command) {
        return new CommandShape<>(List.of(), (in, context) -> command);
    }

    static <A> CommandShape<IncidentCommand> of(CommandField<A> a, Function<A, IncidentCommand> command) {
        return new CommandShape<>(List.of(a), (in, context) -> {
            A first = a.read(in, context);
            return () -> command.apply(first);
        });
    }

    static <A, B> CommandShape<IncidentCommand> of(
            CommandField<A> a, CommandField<B> b, BiFunction<A, B, IncidentCommand> command) {
        return new CommandShape<>(List.of(a, b), (in, context) -> {
            A first = a.read(in, context);
            B second = b.read(in, context);
            return () -> command.apply(first, second);
        });
    }

    static <A, B, C> CommandShape<IncidentCommand> of(
            CommandField<A> a, CommandField<B> b, CommandField<C> c, Of3<A, B, C> command) {
        return new CommandShape<>(List.of(a, b, c), (in, context) -> {
            A first = a.read(in, context);
            B second = b.read(in, context);
            C third = c.read(in, context);
            return () -> command.make(first, second, third);
        });
    }

    static <A, B, C, D> CommandShape<IncidentCommand> of(
            CommandField<A> a, CommandField<B> b, CommandField<C> c, CommandField<D> d, Of4<A, B, C, D> command) {
        return new CommandShape<>(List.of(a, b, c, d), (in, context) -> {
            A first = a.read(in, context);
            B second = b.read(in, context);
            C third = c.read(in, context);
            D fourth = d.read(in, context);
            return () -> command.make(first, second, third, fourth);
        });
    }

    static <A, B, C, D, E> CommandShape<IncidentCommand> of(
            CommandField<A> a,
            CommandField<B> b,
            CommandField<C> c,
            CommandField<D> d,
            CommandField<E> e,
            Of5<A, B, C, D, E> command) {
        return new CommandShape<>(List.of(a, b, c, d, e), (in, context) -> {
            A first = a.read(in, context);
            B second = b.read(in, context);
            C third = c.read(in, context);
            D fourth = d.read(in, context);
            E fifth = e.read(in, context);
            return () -> command.make(first, second, third, fourth, fifth);
        });
    }

    static <A, B, C, D, E, F> CommandShape<IncidentCommand> of(
            CommandField<A> a,
            CommandField<B> b,
            CommandField<C> c,
            CommandField<D> d,
            CommandField<E> e,
            CommandField<F> f,
            Of6<A, B, C, D, E, F> command) {
        return new CommandShape<>(List.of(a, b, c, d, e, f), (in, context) -> {
            A first = a.read(in, context);
            B second = b.read(in, context);
            C third = c.read(in, context);
            D fourth = d.read(in, context);
            E fifth = e.read(in, context);
            F sixth = f.read(in, context);
            return () -> command.make(first, second, third, fourth, fifth, sixth);
        });
    }

    static <A, B, C, D, E, F, G> CommandShape<IncidentCommand> of(
            CommandField<A> a,
            CommandField<B> b,
            CommandField<C> c,
            CommandField<D> d,
            CommandField<E> e,
            CommandField<F> f,
            CommandField<G> g,
            Of7<A, B, C, D, E, F, G> command) {
        return new CommandShape<>(List.of(a, b, c, d, e, f, g), (in, context) -> {
            A first = a.read(in, context);
            B second = b.read(in, context);
            C third = c.read(in, context);
            D fourth = d.read(in, context);
            E fifth = e.read(in, context);
            F sixth = f.read(in, context);
            G seventh = g.read(in, context);
            return () -> command.make(first, second, third, fourth, fifth, sixth, seventh);
        });
    }
}
