package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.test.alert.Alerts;
import io.incidentkit.test.command.CommandTimes;
import io.incidentkit.test.command.Commands;
import io.incidentkit.test.command.Declarations;
import io.incidentkit.test.commander.Actors;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.test.severity.Policies;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What the generators promise to those who use them. */
class GeneratorsTest {
    /** What only ever happens when it is recorded. */
    private static final Set<CommandType> WITHOUT_MOMENT = EnumSet.of(
            CommandType.RECORD_MISSED,
            CommandType.RECORD_DELIVERY,
            CommandType.RECORD_REFUSED,
            CommandType.RECORD_BUDGET,
            CommandType.CORRECT_TIME,
            CommandType.RECORD_MISSED,
            CommandType.RECORD_DELIVERY,
            CommandType.CORRECT_TEXT,
            CommandType.STRIKE_OUT,
            CommandType.ADD_LINK,
            CommandType.RENAME,
            CommandType.SET_PUBLIC_TITLE,
            CommandType.SET_SERVICES,
            CommandType.SET_DETECTION_SOURCE,
            CommandType.MAKE_PRIVATE,
            CommandType.MAKE_PUBLIC,
            CommandType.SET_TEAM,
            CommandType.LABEL,
            CommandType.CHANGE_ACTION,
            CommandType.ASSIGN_POSTMORTEM,
            CommandType.WRITE_SECTION,
            CommandType.EXPLAIN_PHASE,
            CommandType.REQUEST_REVIEW,
            CommandType.REVIEW_POSTMORTEM,
            CommandType.COMMENT_POSTMORTEM,
            CommandType.CHOOSE_ROW,
            CommandType.WAIVE_BLAME,
            CommandType.PUBLISH_POSTMORTEM);

    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00.000001Z");

    @Property(tries = 300)
    void textsAreWellFormedAsTheyAre(@ForAll("lines") String line, @ForAll("texts") String text) {
        InputValidator faults = new InputValidator();

        assertThat(faults.line("line", line)).isEqualTo(line);
        assertThat(faults.text("text", text)).isEqualTo(text);
        assertThat(faults.any()).isFalse();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void declarationsAreAccepted(
            @ForAll("declarations") Tuple2<IncidentPolicy, Declare> tuple, @ForAll("actors") Actor actor) {
        assertThat(IncidentRules.declare(tuple.get2(), actor, tuple.get1(), NOW).violations())
                .isEmpty();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void commandsOfATypeAreOfThatTypeAndPutAtAnyMoment(@ForAll("typed") Tuple2<CommandType, IncidentCommand> typed) {
        IncidentCommand command = typed.get2();

        assertThat(command.type()).isEqualTo(typed.get1());
        assertThat(command.occurredAt()).isNull();
        assertThat(CommandTimes.at(command, NOW).occurredAt())
                .isEqualTo(WITHOUT_MOMENT.contains(typed.get1()) ? null : NOW);
        assertThat(CommandTimes.at(CommandTimes.at(command, NOW), null)).isEqualTo(command);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void policiesHaveOneToEightLevelsAndAPageAndAreReadAsWritten(@ForAll("policies") IncidentPolicy policy) {
        assertThat(policy.severities().levels()).hasSizeBetween(1, 8);
        assertThat(policy.toMarkdown()).startsWith("# Severity policy\n").contains("## Afterwards");
        assertThat(IncidentPolicy.fromJson(policy.toJson())).isEqualTo(policy);
        assertThat(IncidentPolicy.fromMap(policy.toMap())).isEqualTo(policy).hasSameHashCodeAs(policy);
    }

    @Property(tries = 100)
    void firingGroupsFire(@ForAll("firing") AlertGroup group) {
        assertThat(group.firing()).isTrue();
    }

    @Property(tries = 100)
    void aHistoryPlaysAgainAsItPlayed(@ForAll("histories") History history) {
        PlayedHistory once = history.play();
        PlayedHistory again = history.play();

        assertThat(again.timeline()).isEqualTo(once.timeline());
        assertThat(once.accepted().size() + once.refused().size())
                .isEqualTo(history.steps().size());
        assertThat(history.toString())
                .startsWith("History of an incident under a policy of SEV1")
                .contains(" declares '");
    }

    @Provide
    Arbitrary<String> lines() {
        return Texts.lines();
    }

    @Provide
    Arbitrary<String> texts() {
        return Texts.texts();
    }

    @Provide
    Arbitrary<Tuple2<IncidentPolicy, Declare>> declarations() {
        return Policies.any()
                .flatMap(
                        policy -> Declarations.any(policy.severities(), NOW).map(declare -> Tuple.of(policy, declare)));
    }

    @Provide
    Arbitrary<Actor> actors() {
        return Actors.any();
    }

    @Provide
    Arbitrary<Tuple2<CommandType, IncidentCommand>> typed() {
        return Arbitraries.of(CommandType.class)
                .flatMap(type -> Commands.of(type, SeverityPolicy.standard()).map(command -> Tuple.of(type, command)));
    }

    @Provide
    Arbitrary<IncidentPolicy> policies() {
        return Policies.any();
    }

    @Provide
    Arbitrary<AlertGroup> firing() {
        return Alerts.firingGroups();
    }

    @Provide
    Arbitrary<History> histories() {
        return Histories.any();
    }
}
