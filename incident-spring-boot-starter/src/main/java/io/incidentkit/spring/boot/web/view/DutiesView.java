package io.incidentkit.spring.boot.web.view;

import io.incidentkit.obligation.OwedDuty;

/** The duties of an incident that have a time, as the API shows them. */
public final class DutiesView {
    /** A duty. */
    public static final View<OwedDuty> DUTY = View.<OwedDuty>named("Duty")
            .with("id", Shape.TEXT, OwedDuty::id)
            .with("name", Shape.TEXT, owed -> owed.duty().name())
            .with("words", Shape.TEXT, OwedDuty::words)
            .with("owedSince", Shape.MOMENT, OwedDuty::owedSince)
            .with("due", Shape.MOMENT, OwedDuty::due)
            .with("state", CommunicationView.STATE, owed -> owed.state().code())
            .maybe("settledAt", Shape.MOMENT, OwedDuty::settledAt)
            .maybe(
                    "waivedBy",
                    Shape.TEXT,
                    owed -> owed.waiver() == null ? null : owed.waiver().by())
            .maybe(
                    "waivedBecause",
                    Shape.TEXT,
                    owed -> owed.waiver() == null ? null : owed.waiver().reason());

    private DutiesView() {}
}
