package io.incidentkit.comms;

import static io.incidentkit.comms.Audience.CUSTOMERS;
import static io.incidentkit.comms.Audience.INTERNAL_CHAT;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static io.incidentkit.comms.Communications.at;
import static io.incidentkit.comms.Communications.closing;
import static io.incidentkit.comms.Communications.playbook;
import static io.incidentkit.comms.Communications.promise;
import static io.incidentkit.comms.Communications.resolved;
import static io.incidentkit.comms.Communications.step;
import static io.incidentkit.comms.Communications.update;
import static io.incidentkit.comms.Communications.waived;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Obligation.State;
import io.incidentkit.loop.Step;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The example in {@code docs/communication.md} is what the code says of it, from the whole history and from the state. */
class CommunicationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "communication.md");
    private static final String BEGIN = "<!-- example: written by CommunicationPageTest -->\n";
    private static final String END = "<!-- example: its end -->\n";
    private static final Pattern WRITTEN =
            Pattern.compile(Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
    private static final Audience EXECUTIVES = new Audience("executives");

    private static final List<Told> EXAMPLE = List.of(
            new Told(playbook(0), "The severity is set to SEV1."),
            new Told(step(2, Step.TRIAGED), "Triage is done."),
            new Told(update(4, STATUS_PAGE), "The status page is told."),
            new Told(promise(10, INTERNAL_CHAT, 30), "The chat is told; the next message is promised for 14:30."),
            new Told(step(33, Step.MITIGATED), "It is mitigated."),
            new Told(update(35, INTERNAL_CHAT), "The chat is told."),
            new Told(waived(36, "customers/first/1"), "The first message to the customers is waived: nobody is hit."),
            new Told(update(41, STATUS_PAGE), "The status page is told."),
            new Told(update(130, INTERNAL_CHAT), "The chat is told, after a long silence."),
            new Told(resolved(135), "It is resolved."),
            new Told(closing(138, STATUS_PAGE), "The status page is told that it is over."));
    private static final Instant ASKED = at(152);

    /** A moment of the example, and how the page tells it. */
    private record Told(CommunicationEvent event, String words) {}

    @Test
    void theExampleIsWhatTheCodeSays() throws IOException {
        String written = BEGIN + moments() + "\n" + standing() + END;
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("docs.write")) {
            page = WRITTEN.matcher(page).replaceFirst(Matcher.quoteReplacement(written));
            Files.writeString(PAGE, page);
        }

        assertThat(page)
                .as(
                        "docs/communication.md does not tell the example as the code does. If the code is right, write it anew:"
                                + " mvn -q -pl incident-core test -Dtest=CommunicationPageTest -Ddocs.write=true")
                .contains(written);
    }

    @Test
    void showsEveryWayAnObligationCanStand() {
        assertThat(history(events()).all()).extracting(Obligation::state).contains(State.values());
    }

    @Test
    void owesWhatTheStandardPolicyOwesAtSev1() {
        assertThat(SeverityPolicy.standard().level(Severity.SEV1).orElseThrow().communication())
                .isEqualTo(Communications.PLAYBOOK);
    }

    @Test
    void theStateSaysTheSameAtEachMoment() {
        for (int i = 1; i <= EXAMPLE.size(); i++) {
            List<CommunicationEvent> events = events().subList(0, i);
            assertSame(events, events.get(i - 1).at());
        }
        assertSame(events(), ASKED);
    }

    @Test
    void theStateSaysTheSameOnceAllIsFolded() {
        List<CommunicationEvent> events =
                Stream.concat(events().stream(), chatter()).toList();

        assertThat(state(events).parts().recent()).doesNotContainAnyElementsOf(events());
        assertSame(events, ASKED);
    }

    @Test
    void onlyTheHistoryIsExactOnceAMessageIsRecordedLongAfter() {
        List<CommunicationEvent> events = new ArrayList<>(events());
        chatter().forEach(events::add);
        events.add(update(20, CUSTOMERS));

        assertThat(history(events).find("customers/first/1").orElseThrow().state())
                .isEqualTo(State.MET);
        assertThat(history(events).tally(CUSTOMERS).waived()).isZero();
        assertThat(state(events).obligations(ASKED).tally(CUSTOMERS).waived()).isOne();
    }

    private static void assertSame(List<CommunicationEvent> events, Instant now) {
        Obligations whole = Obligations.of(new CommunicationHistory(events), now);
        Obligations bounded = state(events).obligations(now);

        assertThat(bounded.all())
                .isEqualTo(whole.all().stream()
                        .filter(each -> each.state() == State.OPEN || each.state() == State.MISSED)
                        .toList());
        assertThat(bounded.pending()).isEqualTo(whole.pending());
        assertThat(bounded.audiences()).isEqualTo(whole.audiences());
        assertThat(bounded.audiences())
                .allSatisfy(each -> assertThat(bounded.tally(each)).isEqualTo(whole.tally(each)));
        assertThat(state(events).nextDue(now)).isEqualTo(whole.nextDue());
    }

    private static String moments() {
        return "| at | what happens |\n|---|---|\n"
                + EXAMPLE.stream()
                        .map(told -> "| %s | %s |\n".formatted(time(told.event().at()), told.words()))
                        .collect(Collectors.joining());
    }

    private static String standing() {
        return "At %s they stand so:\n\n".formatted(time(ASKED))
                + "| obligation | owed since | due | state | settled |\n|---|---|---|---|---|\n"
                + history(events()).all().stream()
                        .map(each -> "| `%s` | %s | %s | %s | %s |\n"
                                .formatted(
                                        each.id(),
                                        time(each.owedSince()),
                                        time(each.due()),
                                        each.state().code(),
                                        time(each.settledAt())))
                        .collect(Collectors.joining());
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at);
    }

    private static Obligations history(List<CommunicationEvent> events) {
        return Obligations.of(new CommunicationHistory(events), ASKED);
    }

    private static CommunicationState state(List<CommunicationEvent> events) {
        CommunicationState state = CommunicationState.EMPTY;
        for (CommunicationEvent event : events) {
            state = state.with(event);
        }
        return state;
    }

    private static List<CommunicationEvent> events() {
        return EXAMPLE.stream().map(Told::event).toList();
    }

    /** Messages to an audience that is owed nothing: so many that everything before them is folded. */
    private static Stream<CommunicationEvent> chatter() {
        List<CommunicationEvent> chatter = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            chatter.add(update(140, EXECUTIVES).withAt(at(140).plusSeconds(i)));
        }
        return chatter.stream();
    }
}
