package io.incidentkit.benchmark.store;

import java.util.List;

/** The arguments of a run. */
final class Arguments {
    private Arguments() {}

    /** The number behind a name such as {@code open=}, or another one if it is not given. */
    static int number(List<String> args, String name, int otherwise) {
        return args.stream()
                .filter(arg -> arg.startsWith(name))
                .mapToInt(arg -> Integer.parseInt(arg.substring(name.length())))
                .findFirst()
                .orElse(otherwise);
    }

    /** The first plain number, or another one if none is given. */
    static int rounds(List<String> args, int otherwise) {
        return args.stream()
                .filter(arg -> arg.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(otherwise);
    }
}
