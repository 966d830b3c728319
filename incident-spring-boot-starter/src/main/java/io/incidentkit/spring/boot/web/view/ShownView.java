package io.incidentkit.spring.boot.web.view;

import io.incidentkit.effect.EffectKind;
import io.incidentkit.spring.boot.channel.ShownEffect;

/** Effects that the log shows, as the API shows them. */
public final class ShownView {
    /** An effect; of a private incident its severity and title are left out, as in the log. */
    public static final View<ShownEffect> EFFECT = View.<ShownEffect>named("ShownEffect")
            .with("number", Shape.WHOLE, ShownEffect::number)
            .with("at", Shape.MOMENT, ShownEffect::at)
            .with("reference", Shape.TEXT, ShownEffect::reference)
            .maybe("id", Shape.ID, ShownEffect::incident)
            .with(
                    "kind",
                    Shape.oneOf(EffectKind.values(), EffectKind::code),
                    shown -> shown.kind().code())
            .with("target", Shape.TEXT, ShownEffect::target)
            .maybe("about", Shape.TEXT, ShownEffect::about)
            .maybe("text", Shape.TEXT, ShownEffect::text)
            .with("told", Shape.YES_NO, ShownEffect::told);

    private ShownView() {}
}
