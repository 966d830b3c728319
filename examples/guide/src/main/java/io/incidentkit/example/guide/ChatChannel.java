package io.incidentkit.example.guide;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Pages, questions and reminders, into a chat's incoming webhook. */
@Component
final class ChatChannel implements Channel {
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI webhook;

    ChatChannel(@Value("${portal.chat-webhook}") URI webhook) {
        this.webhook = webhook;
    }

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public Set<EffectKind> kinds() {
        return Set.of(EffectKind.PAGE, EffectKind.ASK, EffectKind.REMIND);
    }

    @Override
    public Delivery deliver(Effect effect, EffectContext context) throws IOException, InterruptedException {
        String text = context.reference() + ": " + effect.describe() + "\n"
                + context.link().orElse("");
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "text/plain; charset=utf-8")
                .header("Idempotency-Key", effect.key())
                .POST(BodyPublishers.ofString(text.strip()))
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status < 300) {
            return Delivery.delivered();
        }
        String reason = "the chat answered " + status;
        return status == 429 || status >= 500 ? Delivery.retryable(reason) : Delivery.rejected(reason);
    }
}
