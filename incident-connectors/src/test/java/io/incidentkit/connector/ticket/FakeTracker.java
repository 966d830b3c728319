package io.incidentkit.connector.ticket;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tracker as far as the channel sees it. */
public abstract class FakeTracker implements AutoCloseable {
    protected static final Secret KEY = Secret.of("8ykctbR028PVWZN5LK6TQ7QC");

    /** A ticket of it. */
    public static final class Held {
        public String title = "";
        public String text = "";
        public @Nullable String due;
        public @Nullable String assignee;
        public List<String> labels = new ArrayList<>();
        public String id = "";
        public String state = "open";
        public Instant updated = Instant.parse("2026-11-06T08:50:00Z");
        public final List<String> comments = new ArrayList<>();
    }

    public final ToolStub stub = ToolStub.start();
    public final List<Held> tickets = new ArrayList<>();
    /** What is lost on its way back: the call is obeyed, and answered as a gateway does. */
    public int answersLost;
    /** What its search does not show yet. */
    public boolean lags;

    private int numbers;

    public abstract TrackerAccount account();

    /** What the tool's own description refuses of the calls so far. */
    public abstract List<String> refused();

    public TicketChannel channel(TrackedIncidents host) {
        return builder(host.references).clock(host.clock).build();
    }

    public TicketChannel.Builder builder(ChannelReferences references) {
        return TicketChannel.builder(Caller.create(Duration.ofSeconds(20)), references, account())
                .installation("portal");
    }

    protected static JsonNode body(ToolCall call) {
        return JsonMapper.shared().readTree(call.body());
    }

    protected Answer answered(int status, String body) {
        if (answersLost > 0) {
            answersLost--;
            return Answer.of(504, "<html>");
        }
        return Answer.of(status, body);
    }

    /** A number that no other ticket has, also of those that are gone. */
    protected int number() {
        return ++numbers;
    }

    protected List<Held> found() {
        return lags ? List.of() : tickets;
    }

    public Held only() {
        if (tickets.size() != 1) {
            throw new AssertionError(tickets.size() + " tickets");
        }
        return tickets.get(0);
    }

    /** Somebody moves a ticket there. */
    public void move(Held ticket, String state, Instant at) {
        ticket.state = state;
        ticket.updated = at;
    }

    @Override
    public void close() {
        stub.close();
    }
}
