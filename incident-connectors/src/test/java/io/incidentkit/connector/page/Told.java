package io.incidentkit.connector.page;

import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.Step;
import java.time.Instant;
import java.util.List;

/** Messages and contexts of an incident, for tests of channels. Each message is an entry of its own. */
public final class Told {
    public static final Instant DETECTED = Instant.parse("2026-03-01T14:32:00Z");

    private final String incident;
    private int entry;

    private Told(String incident) {
        this.incident = incident;
    }

    public static Told of(int number) {
        return new Told(IncidentId.create(DETECTED.plusSeconds(number)).toString());
    }

    public String incident() {
        return incident;
    }

    public Effect update(String text) {
        return update("status page", text);
    }

    public Effect update(String audience, String text) {
        entry++;
        return new Effect(incident + "/" + entry + "/send-update", EffectKind.SEND_UPDATE, audience, text);
    }

    public Effect effect(EffectKind kind, String target, String text) {
        entry++;
        return new Effect(incident + "/" + entry + "/" + kind.code(), kind, target, text);
    }

    public Effect close() {
        entry++;
        return new Effect(incident + "/" + entry + "/close", EffectKind.CLOSE, "resolved");
    }

    public EffectContext.Builder context() {
        return EffectContext.builder(incident, "INC-7")
                .title("db-7 out of connections")
                .publicTitle("Checkout is slow")
                .severity("SEV1")
                .services(List.of("checkout"))
                .link("https://incidents.example/7")
                .detectedAt(DETECTED)
                .step(Step.TRIAGED);
    }

    public EffectContext at(Step step) {
        return context().step(step).isOver(step == Step.RESOLVED).build();
    }
}
