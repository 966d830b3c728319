package io.incidentkit.spring.boot.web;

import io.incidentkit.effect.ChannelStanding;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.spring.boot.channel.ConnectedChannels;
import io.incidentkit.spring.boot.security.AlertSenders.Sender;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.ProblemException;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.http.Who;
import io.incidentkit.spring.boot.web.view.ChannelView;
import io.incidentkit.spring.boot.web.view.ChannelView.Connected;
import io.incidentkit.spring.boot.web.view.ChannelView.Shown;
import io.incidentkit.spring.boot.web.view.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves the channels, checks one and sends a test through it, for those who may administer. Thread-safe. */
final class ChannelsHandler {
    private static final Shape NOTHING = Shape.OBJECT.and("additionalProperties", false);

    private final Api api;
    private final ConnectedChannels channels;
    private final EffectDispatcher dispatcher;
    private final Supplier<List<Sender>> senders;

    ChannelsHandler(Api api, ConnectedChannels channels, EffectDispatcher dispatcher, Supplier<List<Sender>> senders) {
        this.api = api;
        this.channels = channels;
        this.dispatcher = dispatcher;
        this.senders = senders;
    }

    List<Operation> operations() {
        return List.of(
                Operation.get(
                                "/channels",
                                "listChannels",
                                "Lists the channels, what is wrong with each and how its deliveries stand, and whose alerts are taken in.")
                        .by(Who.ADMINISTRATOR)
                        .answering(Shape.of(ChannelView.CONNECTED))
                        .handledBy(this::list),
                Operation.post(
                                "/channels/{channel}/check",
                                "checkChannel",
                                "Asks a channel what is wrong with its setting; it tells nobody.")
                        .by(Who.ADMINISTRATOR)
                        .taking(NOTHING)
                        .answering(Shape.of(ChannelView.CHANNEL))
                        .refusing(ProblemType.UNKNOWN_CHANNEL)
                        .handledBy(this::check),
                Operation.post(
                                "/channels/{channel}/test",
                                "testChannel",
                                "Sends a test through a channel, to where real effects go.")
                        .by(Who.ADMINISTRATOR)
                        .taking(NOTHING)
                        .answering(Shape.of(ChannelView.TEST))
                        .refusing(ProblemType.UNKNOWN_CHANNEL)
                        .handledBy(this::test));
    }

    private ServerResponse list(ServerRequest request, Params params) {
        api.administrator(request, "look at channels");
        params.settle();
        Map<String, ChannelStanding> standing = dispatcher.standing();
        List<Shown> shown =
                channels.names().stream().map(name -> shown(name, standing)).toList();
        return Responses.ok(ChannelView.CONNECTED.of(new Connected(shown, senders.get())));
    }

    private ServerResponse check(ServerRequest request, Params params) throws IOException {
        api.administrator(request, "check channels");
        RequestBody.json(request).build(() -> true);
        String name = name(request);
        channels.check(name);
        return Responses.ok(ChannelView.CHANNEL.of(shown(name, dispatcher.standing())));
    }

    private ServerResponse test(ServerRequest request, Params params) throws IOException {
        api.administrator(request, "send tests through channels");
        RequestBody.json(request).build(() -> true);
        String name = name(request);
        return Responses.ok(ChannelView.TEST.of(channels.sendTest(name)));
    }

    private Shown shown(String name, Map<String, ChannelStanding> standing) {
        return new Shown(
                name,
                channels.kinds(name),
                channels.tells(name),
                channels.description(name),
                channels.faults(name),
                channels.lastFailure(name),
                Optional.ofNullable(standing.get(name)));
    }

    private String name(ServerRequest request) {
        String name = request.pathVariable("channel");
        if (!channels.names().contains(name)) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_CHANNEL, "No channel '" + name + "' is connected.", Map.of());
        }
        return name;
    }
}
