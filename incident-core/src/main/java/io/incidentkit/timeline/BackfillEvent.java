package io.incidentkit.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentkit.backfill.Telling;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of incidents that happened elsewhere, whose source tells more of them later (chapter 3). */
public sealed interface BackfillEvent extends IncidentEvent {

    /**
     * The source told more. What it tells apart from the facts here follows as entries of its own. Where the steps that were
     * told before do not go on but went otherwise, they begin anew with this entry, which happened at the detection then.
     *
     * @param title what is wrong, as it is told now
     * @param services the services that are hit
     * @param impact who is hit and how much, or null
     * @param began since when it was so, or null
     * @param steps whether the steps begin anew; those that were told before hold no longer
     * @param level whether the level is told anew
     * @param told the words of the source, of its updates those that are new
     */
    record HistoryTold(
            String title,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> services,
            @Nullable String impact,
            @Nullable Instant began,
            boolean steps,
            boolean level,
            Telling told)
            implements BackfillEvent {
        /** Copies the list, which is not stored if it is empty. */
        public HistoryTold(
                String title,
                @Nullable List<String> services,
                @Nullable String impact,
                @Nullable Instant began,
                boolean steps,
                boolean level,
                Telling told) {
            this.title = title;
            this.services = services == null ? List.of() : List.copyOf(services);
            this.impact = impact;
            this.began = began;
            this.steps = steps;
            this.level = level;
            this.told = told;
        }

        @Override
        public EventType type() {
            return EventType.HISTORY_TOLD;
        }

        @Override
        public String describe() {
            return told.source() + " told " + (steps ? "otherwise how it went" : "more") + ": " + title;
        }
    }
}
