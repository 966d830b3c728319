package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Mermaid diagram of where each command leads, found by giving every command in every state. */
final class StateDiagram {
    private final StringBuilder mermaid = new StringBuilder("stateDiagram-v2\n");

    /** From a state, by a command, to a state. */
    private final Map<String, Map<String, String>> open = new LinkedHashMap<>();

    private final Map<String, Map<String, String>> ended = new LinkedHashMap<>();

    private StateDiagram() {}

    static String draw() {
        StateDiagram diagram = new StateDiagram();
        diagram.tryEverything();
        diagram.drawOpen();
        diagram.drawEnded();
        return diagram.mermaid.toString();
    }

    private void tryEverything() {
        for (SampleState state : SampleState.LOOP) {
            if (!state.title().equals(where(state.scenario()))) {
                continue; // another name for a state that is in the diagram
            }
            Map<String, String> edges = new LinkedHashMap<>();
            for (CommandType type : CommandType.values()) {
                String to = where(given(state.scenario(), type));
                if (!to.equals(state.title())) {
                    edges.put(type.code(), to);
                }
            }
            (state.scenario().incident().isOpen() ? open : ended).put(state.title(), edges);
        }
    }

    /** What can be done in each open state is drawn once, around them. */
    private void drawOpen() {
        Map<String, String> common =
                new LinkedHashMap<>(open.values().iterator().next());
        open.values().forEach(edges -> common.entrySet().retainAll(edges.entrySet()));
        List<String> leaving = new ArrayList<>();
        mermaid.append("    state open {\n");
        edge("        ", "[*]", where(Scenario.detected()), "declare");
        edge("        ", "[*]", where(declaredWhole()), "declare with severity and commander");
        open.forEach((from, edges) -> edges.forEach((command, to) -> {
            if (open.containsKey(to)) {
                edge("        ", from, to, command);
            } else if (!common.containsKey(command)) {
                leaving.add(from + " --> " + to + ": " + command);
            }
        }));
        mermaid.append("    }\n    [*] --> open\n");
        leaving.forEach(edge -> mermaid.append("    ").append(edge).append('\n'));
        common.forEach((command, to) -> edge("    ", "open", to, command));
    }

    private void drawEnded() {
        ended.forEach((from, edges) -> {
            edges.forEach((command, to) -> edge("    ", from, to, command));
            mermaid.append("    ").append(from).append(" --> [*]\n");
        });
    }

    private void edge(String indent, String from, String to, String command) {
        mermaid.append(indent).append(from).append(" --> ").append(to);
        mermaid.append(": ").append(command).append('\n');
    }

    private static Scenario declaredWhole() {
        return Scenario.of(Declare.builder("Checkout answers 5xx")
                .severity(Severity.SEV1)
                .commander(BOB)
                .build());
    }

    private static Scenario given(Scenario scenario, CommandType type) {
        scenario.under(SampleCommands.POLICY);
        if (type == CommandType.RECORD_MISSED) {
            scenario.after(Duration.ofDays(4));
        }
        if (type == CommandType.CONFIRM_SENT) {
            SendUpdate update = SendUpdate.to(Audience.INTERNAL_CHAT);
            return scenario.decide(alice, update).accepted()
                    ? given(scenario.accept(alice, update), SampleCommands.of(type, scenario.incident()))
                    : scenario;
        }
        return given(scenario, SampleCommands.of(type, scenario.incident()));
    }

    private static Scenario given(Scenario scenario, IncidentCommand command) {
        return scenario.decide(alice, command).accepted() ? scenario.accept(alice, command) : scenario;
    }

    private static String where(Scenario scenario) {
        Incident incident = scenario.incident();
        return incident.outcome().map(Outcome::code).orElse(incident.step().code());
    }
}
