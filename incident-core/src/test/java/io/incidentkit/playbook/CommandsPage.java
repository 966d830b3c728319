package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.PostmortemCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page {@code docs/commands.md}: what the rules answer, asked for every command in every state. */
final class CommandsPage {
    private static final Actor dave = Actor.person("dave");

    private final Set<Rule> rules = new TreeSet<>();
    private final StringBuilder page = new StringBuilder();

    private CommandsPage() {}

    static String write() {
        return new CommandsPage().everything();
    }

    private String everything() {
        page.append("""
                # Commands and states

                Written by `CommandsPageTest` from what the rules answer; don't edit it. The same table, written by hand from the
                playbook, is in `WhoMayDoWhatTest`, and the two agree.

                ## The states

                ```mermaid
                """);
        page.append(StateDiagram.draw());
        page.append("""
                ```

                A dismissed incident stays dismissed; a resolved one can be reopened within the policy's window.

                ## Every command in every state

                ✓ is allowed to anybody, *commander* to the commander alone. A command that is refused names its rules; *else* is what
                somebody else is told. Commands with the same answers share a row. *later* is resolved, longer ago than the window
                for reopening.

                """);
        table(List.of(CommandType.values()), SampleState.LOOP, SampleState::title, this::commanderOrAnybody);
        page.append("\n## With a handover on offer\n\nWhile it is mitigated; all else is as above.\n\n");
        table(
                List.of(CommandType.OFFER_HANDOVER, CommandType.ACCEPT_HANDOVER, CommandType.WITHDRAW_HANDOVER),
                List.of(alice, bob, dave),
                this::title,
                (type, actor) -> answer(SampleState.OFFERED, type, actor));
        page.append("""

                ## The postmortem of a resolved incident

                *resolved* has a draft, *in-review* lacks what its rules say, *ready* lacks nothing.

                """);
        table(
                postmortem(),
                List.of(SampleState.RESOLVED, SampleState.IN_REVIEW, SampleState.READY, SampleState.PUBLISHED),
                SampleState::title,
                this::commanderOrAnybody);
        page.append("\n## The rules named above\n\n| rule | what it says |\n|---|---|\n");
        rules.forEach(rule -> line("`" + rule.id() + "`", rule.statement()));
        return page.toString();
    }

    private <T> void table(List<CommandType> commands, List<T> columns, Function<T, String> title, Cells<T> cells) {
        List<String> heading =
                Stream.concat(Stream.of("command"), columns.stream().map(title)).toList();
        line(heading.toArray(String[]::new));
        page.append("|---".repeat(heading.size())).append("|\n");
        Map<List<String>, List<String>> rows = new LinkedHashMap<>();
        for (CommandType type : commands) {
            List<String> answers =
                    columns.stream().map(column -> cells.cell(type, column)).toList();
            rows.computeIfAbsent(answers, key -> new ArrayList<>()).add("`" + type.code() + "`");
        }
        rows.forEach((answers, types) -> line(Stream.concat(Stream.of(String.join("<br>", types)), answers.stream())
                .toArray(String[]::new)));
    }

    private void line(String... cells) {
        page.append(Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private String commanderOrAnybody(CommandType type, SampleState state) {
        String commander = answer(state, type, alice);
        String other = answer(state, type, dave);
        if (commander.equals(other)) {
            return commander;
        }
        return (commander.equals("✓") ? "commander" : commander) + "<br>else " + other;
    }

    private String answer(SampleState state, CommandType type, Actor actor) {
        Permission permission = state.scenario().mayI(actor).get(type.ordinal());
        List<Rule> broken =
                permission.violations().stream().map(Violation::rule).distinct().toList();
        rules.addAll(broken);
        return broken.isEmpty()
                ? "✓"
                : broken.stream().map(rule -> "`" + rule.id() + "`").collect(Collectors.joining("<br>"));
    }

    private String title(Actor actor) {
        return actor.equals(alice) ? "commander" : actor.equals(bob) ? "who was asked" : "somebody else";
    }

    private static List<CommandType> postmortem() {
        return Stream.of(CommandType.values())
                .filter(type ->
                        SampleCommands.of(type, SampleState.RESOLVED.scenario().incident())
                                instanceof PostmortemCommand)
                .toList();
    }

    private interface Cells<T> {
        String cell(CommandType type, T column);
    }
}
