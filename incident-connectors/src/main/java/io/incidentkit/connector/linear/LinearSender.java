package io.incidentkit.connector.linear;

import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.connector.alert.BodySignature;
import io.incidentkit.connector.alert.SenderCheck;
import io.incidentkit.connector.call.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The signature of Linear, and the moment in the body that it signs, which is not more than a minute off. */
record LinearSender(BodySignature signature, InstantSource clock) implements SenderCheck {
    private static final Duration TOLERANCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static LinearSender of(List<Secret> secrets, InstantSource clock) {
        return new LinearSender(BodySignature.of("linear-signature", "", secrets), clock);
    }

    @Override
    public Verdict judge(AlertRequest request) {
        Verdict verdict = signature.judge(request);
        return verdict == Verdict.KNOWN && !isRecent(request.body()) ? Verdict.UNKNOWN : verdict;
    }

    private boolean isRecent(byte[] body) {
        try {
            JsonNode moment = JSON.readTree(body).path("webhookTimestamp");
            return moment.isIntegralNumber()
                    && Duration.between(Instant.ofEpochMilli(moment.asLong()), clock.instant())
                                    .abs()
                                    .compareTo(TOLERANCE)
                            <= 0;
        } catch (JacksonException e) {
            return false;
        }
    }

    @Override
    public String words() {
        return signature.words();
    }

    @Override
    public List<String> faults() {
        return signature.faults();
    }
}
