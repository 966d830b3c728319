package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.commander.Actor;
import io.incidentkit.playbook.WrittenTable.Cell;
import io.incidentkit.rule.Violation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in every state, written down by hand from the playbook: {@code yes}, or the rules that refuse it, and no others.
 * {@code mayI} and {@code decide} have to say the same.
 */
class WhoMayDoWhatTest {
    private static final Actor dave = Actor.person("dave");

    private static final String LEGEND = """
            order       steps-in-order
            fix         mitigate-before-fix
            ended       ended-takes-no-steps
            window      reopen-within-window
            one         one-commander
            done        commander-calls-done
            calls       commander-escalates
            over        closing-waits-for-resolved
            paper       postmortem-in-order
            public      private-tells-those-on-it
            lacking     postmortem-is-complete reviewed-from-outside every-action-has-owner-and-due-date runbook-reviewed-after-use
            """;

    /** What the commander may do; before triage there is none, and it is what anybody may do. */
    private static final String COMMANDER = """
                                     detected      triaged       diagnosed     mitigated     resolved      later         dismissed     merged        reopened
            triage                   yes           order         order         order         ended         ended         ended         ended         yes
            diagnose                 order         yes           order         order         ended         ended         ended         ended         order
            revise-hypothesis        order         order         yes           order         ended         ended         ended         ended         order
            mitigate                 order         order         yes           order         ended         ended         ended         ended         order
            report-mitigation-failed order         order         order         yes           ended         ended         ended         ended         order
            record-fix               fix           fix           fix           yes           yes           yes           fix           fix           fix
            resolve                  order         order         order         yes           ended         ended         ended         ended         order
            reopen                   window        window        window        window        yes           window        window        window        window
            dismiss                  yes           yes           yes           yes           ended         ended         ended         ended         yes
            merge                    yes           yes           yes           yes           ended         ended         ended         ended         yes
            set-severity             yes           yes           yes           yes           yes           yes           yes           yes           yes
            offer-handover           one           yes           yes           yes           ended         ended         ended         ended         one
            accept-handover          one           one           one           one           ended         ended         ended         ended         one
            withdraw-handover        one           one           one           one           ended         ended         ended         ended         one
            take-command             one           one           one           one           ended         ended         ended         ended         one
            escalate                 calls         yes           yes           yes           ended         ended         ended         ended         calls
            assign                   yes           yes           yes           yes           yes           yes           yes           yes           yes
            complete-assignment      yes           yes           yes           yes           ended         ended         ended         ended         yes
            observe                  yes           yes           yes           yes           yes           yes           yes           yes           yes
            add-note                 yes           yes           yes           yes           yes           yes           yes           yes           yes
            describe-impact          yes           yes           yes           yes           yes           yes           yes           yes           yes
            receive-alerts           yes           yes           yes           yes           yes           yes           yes           yes           yes
            correct-time             yes           yes           yes           yes           yes           yes           yes           yes           yes
            correct-text             yes           yes           yes           yes           yes           yes           yes           yes           yes
            strike-out               yes           yes           yes           yes           yes           yes           yes           yes           yes
            add-link                 yes           yes           yes           yes           yes           yes           yes           yes           yes
            set-team                 yes           yes           yes           yes           yes           yes           yes           yes           yes
            label                    yes           yes           yes           yes           yes           yes           yes           yes           yes
            rename                   yes           yes           yes           yes           yes           yes           yes           yes           yes
            set-public-title         yes           yes           yes           yes           yes           yes           yes           yes           yes
            set-services             yes           yes           yes           yes           yes           yes           yes           yes           yes
            set-detection-source     yes           yes           yes           yes           yes           yes           yes           yes           yes
            send-update              yes           yes           yes           yes           yes           yes           yes           over          yes
            confirm-sent             yes           yes           yes           yes           yes           yes           yes           yes           yes
            waive-obligation         yes           yes           yes           yes           yes           yes           yes           yes           yes
            make-private             yes           yes           yes           yes           yes           yes           yes           yes           yes
            make-public              public        public        public        public        public        public        public        public        public
            classify                 yes           yes           yes           yes           yes           yes           yes           yes           yes
            complete-duty            yes           yes           yes           yes           yes           yes           yes           yes           yes
            add-action               yes           yes           yes           yes           yes           yes           yes           yes           yes
            change-action            yes           yes           yes           yes           yes           yes           yes           yes           yes
            start-action             yes           yes           yes           yes           yes           yes           yes           yes           yes
            complete-action          yes           yes           yes           yes           yes           yes           yes           yes           yes
            drop-action              yes           yes           yes           yes           yes           yes           yes           yes           yes
            review-action            yes           yes           yes           yes           yes           yes           yes           yes           yes
            report-ticket            yes           yes           yes           yes           yes           yes           yes           yes           yes
            use-runbook              yes           yes           yes           yes           yes           yes           yes           yes           yes
            take-branch              yes           yes           yes           yes           yes           yes           yes           yes           yes
            tick-step                yes           yes           yes           yes           yes           yes           yes           yes           yes
            review-runbook           yes           yes           yes           yes           yes           yes           yes           yes           yes
            assign-postmortem        yes           yes           yes           yes           yes           yes           yes           yes           yes
            write-section            yes           yes           yes           yes           yes           yes           yes           yes           yes
            explain-phase            yes           yes           yes           yes           yes           yes           yes           yes           yes
            request-review           paper         paper         paper         paper         yes           yes           paper         paper         paper
            review-postmortem        paper         paper         paper         paper         paper         paper         paper         paper         paper
            comment-postmortem       yes           yes           yes           yes           yes           yes           yes           yes           yes
            choose-row               yes           yes           yes           yes           yes           yes           yes           yes           yes
            waive-blame              yes           yes           yes           yes           yes           yes           yes           yes           yes
            publish-postmortem       paper+lacking paper+lacking paper+lacking paper+lacking paper+lacking paper+lacking paper+lacking paper+lacking paper+lacking
            record-missed            yes           yes           yes           yes           yes           yes           yes           yes           yes
            record-delivery          yes           yes           yes           yes           yes           yes           yes           yes           yes
            record-refused           yes           yes           yes           yes           yes           yes           yes           yes           yes
            record-budget            yes           yes           yes           yes           yes           yes           yes           yes           yes
            """;

    /** Where somebody else may do less than the commander, while there is one. */
    private static final String SOMEBODY_ELSE = """
                                     triaged       diagnosed     mitigated
            resolve                  order+done    order+done    done
            dismiss                  done          done          done
            merge                    done          done          done
            offer-handover           one           one           one
            take-command             yes           yes           yes
            escalate                 calls         calls         calls
            """;

    /** With a handover on offer; in all else, the one who was asked is somebody else. */
    private static final String HANDOVER = """
                                     commander     asked         somebody-else
            offer-handover           yes           one           one
            accept-handover          one           yes           one
            withdraw-handover        yes           yes           one
            take-command             one           yes           yes
            """;

    /** After a resolved incident: the draft, its review, a review with nothing missing, and what was published. */
    private static final String POSTMORTEM = """
                                     resolved      in-review     ready         published
            assign-postmortem        yes           yes           yes           paper
            write-section            yes           yes           yes           paper
            explain-phase            yes           yes           yes           paper
            request-review           yes           paper         paper         paper
            review-postmortem        paper         yes           yes           paper
            comment-postmortem       yes           yes           yes           paper
            choose-row               yes           yes           yes           paper
            waive-blame              yes           yes           yes           yes
            publish-postmortem       paper+lacking lacking       yes           paper
            """;

    private static final WrittenTable OF_COMMANDER = WrittenTable.read(LEGEND, COMMANDER);
    private static final List<Cell> EXCEPTIONS =
            WrittenTable.read(LEGEND, SOMEBODY_ELSE).cells().toList();

    /** The commander's table, with the cells that differ put in their place. */
    private static final List<Cell> OF_SOMEBODY_ELSE = Stream.concat(
                    commander().filter(cell -> EXCEPTIONS.stream().noneMatch(other -> samePlace(cell, other))),
                    EXCEPTIONS.stream())
            .toList();

    private static final List<Cell> OF_POSTMORTEM =
            WrittenTable.read(LEGEND, POSTMORTEM).cells().toList();
    private static final List<Cell> OF_HANDOVER =
            WrittenTable.read(LEGEND, HANDOVER).cells().toList();

    static Stream<Cell> commander() {
        return OF_COMMANDER.cells();
    }

    static Stream<Cell> somebodyElse() {
        return OF_SOMEBODY_ELSE.stream();
    }

    static Stream<Cell> postmortem() {
        return OF_POSTMORTEM.stream();
    }

    static Stream<Cell> handover() {
        return OF_HANDOVER.stream();
    }

    @Test
    void theTableNamesEveryCommandAndEveryStateOnce() {
        assertThat(OF_COMMANDER.commands())
                .containsExactlyElementsOf(
                        Stream.of(CommandType.values()).map(CommandType::code).toList());
        assertThat(OF_COMMANDER.cells().map(Cell::column).distinct())
                .containsExactlyElementsOf(
                        SampleState.LOOP.stream().map(SampleState::title).toList());
        assertThat(EXCEPTIONS).allMatch(other -> commander().anyMatch(cell -> samePlace(cell, other)));
    }

    @ParameterizedTest(name = "the commander, {0}")
    @MethodSource("commander")
    void theCommanderMay(Cell cell) {
        saysTheSame(cell, state(cell.column()), alice);
    }

    @ParameterizedTest(name = "somebody else, {0}")
    @MethodSource("somebodyElse")
    void somebodyElseMay(Cell cell) {
        saysTheSame(cell, state(cell.column()), dave);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("postmortem")
    void afterwardsAnybodyMay(Cell cell) {
        saysTheSame(cell, state(cell.column()), dave);
    }

    @ParameterizedTest(name = "with a handover on offer, {0}")
    @MethodSource("handover")
    void withAHandoverOnOffer(Cell cell) {
        saysTheSame(cell, SampleState.OFFERED, person(cell.column()));
    }

    @ParameterizedTest
    @EnumSource
    void anOfferChangesNothingElse(CommandType type) {
        if (handover().anyMatch(cell -> cell.command().equals(type.code()))) {
            return; // said in its own table
        }
        for (Actor actor : List.of(alice, bob, dave)) {
            Stream<Cell> cells = actor.equals(alice) ? commander() : somebodyElse();
            cells.filter(cell -> cell.column().equals("mitigated"))
                    .filter(cell -> cell.command().equals(type.code()))
                    .forEach(cell -> saysTheSame(cell, SampleState.OFFERED, actor));
        }
    }

    @Test
    void somebodyElseMayEndItWithAReason() {
        Scenario mitigated = Scenario.mitigated();

        assertThat(mitigated
                        .decide(dave, new Resolve("normal", "alice sleeps", null))
                        .accepted())
                .isTrue();
        assertThat(mitigated
                        .decide(dave, new Dismiss("a load test", "alice sleeps", null))
                        .accepted())
                .isTrue();
    }

    private static void saysTheSame(Cell cell, SampleState state, Actor actor) {
        CommandType type = type(cell.command());
        Scenario scenario = state.scenarioFor(type);
        Permission answer = scenario.mayI(actor).get(type.ordinal());
        Decision decision = scenario.decide(actor, SampleCommands.of(type, scenario.incident()));

        assertThat(answer.command()).isEqualTo(type);
        assertThat(rules(answer.violations())).as("may I?").isEqualTo(cell.rules());
        assertThat(rules(decision.violations())).as("the decision").isEqualTo(cell.rules());
        assertThat(answer.allowed())
                .isEqualTo(decision.accepted())
                .isEqualTo(cell.rules().isEmpty());
        Stream.concat(answer.violations().stream(), decision.violations().stream())
                .forEach(WhoMayDoWhatTest::saysWhatIsWrongAndWhatToDo);
    }

    private static void saysWhatIsWrongAndWhatToDo(Violation violation) {
        assertThat(violation.message())
                .as("what is wrong, %s", violation.rule())
                .endsWith(".")
                .hasSizeGreaterThan(10);
        assertThat(violation.remedy())
                .as("what to do, %s", violation.rule())
                .endsWith(".")
                .hasSizeGreaterThan(5);
    }

    private static Set<String> rules(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.rule().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean samePlace(Cell one, Cell other) {
        return one.command().equals(other.command()) && one.column().equals(other.column());
    }

    private static SampleState state(String title) {
        return Stream.of(SampleState.values())
                .filter(state -> state.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static Actor person(String column) {
        return switch (column) {
            case "commander" -> alice;
            case "asked" -> bob;
            default -> dave;
        };
    }

    private static CommandType type(String code) {
        return Stream.of(CommandType.values())
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
