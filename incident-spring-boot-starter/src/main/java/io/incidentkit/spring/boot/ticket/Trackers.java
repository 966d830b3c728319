package io.incidentkit.spring.boot.ticket;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.ticket.TicketChannel;
import io.incidentkit.connector.ticket.TrackerAccount;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.spring.boot.channel.Installation;
import io.incidentkit.spring.boot.properties.TicketProperties;
import io.incidentkit.validation.InputValidator;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The settings of trackers, as they are set by properties. */
final class Trackers {
    private Trackers() {}

    static TicketChannel channel(
            Caller caller,
            ChannelReferences references,
            TrackerAccount account,
            TicketProperties.Tracker own,
            Installation installation,
            ObjectProvider<Clock> clock) {
        return TicketChannel.builder(caller, references, account)
                .installation(installation.name())
                .labels(own.getLabels())
                .assignees(own.getAssignees())
                .webhookSecrets(secrets(own))
                .clock(clock.getIfAvailable(Clock::systemUTC))
                .build();
    }

    static List<Secret> secrets(TicketProperties.Tracker own) {
        String separated = own.getWebhookSecret();
        return Stream.of(separated == null ? "" : separated)
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(Secret::of)
                .filter(secret -> !secret.value().isEmpty())
                .toList();
    }

    /** Blank where the property is, which its channel names as a placeholder. */
    static Secret token(@Nullable String set) {
        return Secret.of(set == null ? "" : set);
    }

    static URI address(String property, @Nullable String set) {
        InputValidator faults = new InputValidator();
        String address = faults.webAddress(property, set);
        faults.throwIfAny();
        return URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    }

    static String required(String property, @Nullable String set) {
        InputValidator faults = new InputValidator();
        String line = faults.line(property, set);
        faults.throwIfAny();
        return line;
    }
}
