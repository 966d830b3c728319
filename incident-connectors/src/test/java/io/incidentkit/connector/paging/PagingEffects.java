package io.incidentkit.connector.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.judge.OpenApiJudge;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.test.tool.ToolStub;
import java.util.List;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** An incident and its effects, as pagers get them, and the vendors' judges of what they send. */
public final class PagingEffects {
    public static final String INCIDENT = "0197c1a0-0000-7000-8000-000000000042";
    public static final String LINK = "https://portal.example/incidents/INC-42";

    private PagingEffects() {}

    public static EffectContext.Builder incident() {
        return EffectContext.builder(INCIDENT, "INC-42")
                .title("Checkout fails")
                .severity("SEV1")
                .impact("Nobody can pay.")
                .services(List.of("checkout", "cart"))
                .team("payments")
                .link(LINK);
    }

    public static EffectContext episode(int number) {
        return incident().episode(number).build();
    }

    public static Effect page(int entry, String target) {
        return new Effect(INCIDENT + "/" + entry + "/page/" + target, EffectKind.PAGE, target);
    }

    public static Effect acknowledge(int entry) {
        return new Effect(INCIDENT + "/" + entry + "/acknowledge", EffectKind.ACKNOWLEDGE, "");
    }

    public static Effect close(int entry) {
        return new Effect(INCIDENT + "/" + entry + "/close/resolved", EffectKind.CLOSE, "resolved");
    }

    /** Has each call judged by the vendor's description, where it is there. */
    public static void judge(ToolStub tool, String description, String base) {
        judge(tool, description, base, "nothing is let pass");
    }

    /** Has each call judged, with faults of one kind let pass. */
    public static void judge(ToolStub tool, String description, String base, String letPass) {
        judge(description, base)
                .ifPresent(judge -> assertThat(tool.calls())
                        .allSatisfy(call -> assertThat(
                                        judge.faults(call).stream().filter(fault -> !fault.startsWith(letPass)))
                                .as("%s %s", call.line(), call.body())
                                .isEmpty()));
    }

    private static Optional<OpenApiJudge> judge(String description, String base) {
        try {
            return Optional.of(OpenApiJudge.of(description, base));
        } catch (TestAbortedException e) {
            return Optional.empty();
        }
    }
}
