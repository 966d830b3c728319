package io.incidentkit.connector.history;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.backfill.PastFollowUp;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastIncidentBuilder;
import io.incidentkit.backfill.PastLead;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.commander.Person;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.Step;
import io.incidentkit.severity.Severity;
import io.incidentkit.text.CleanText;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One record on its way to a {@link HistoricIncident}: it is cleaned and bounded, and what is cut is said. Not thread-safe. */
public final class PastDraft {
    private static final String CUT = " are kept";

    private final String id;
    private final PastIncidentBuilder past;
    private final List<PastUpdate> updates = new ArrayList<>();
    private final List<PastLead> leads = new ArrayList<>();
    private final List<PastFollowUp> followUps = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private @Nullable String dismissed;
    private @Nullable String postmortem;

    /**
     * Starts one.
     *
     * @param source what the history is called
     * @param id how the tool calls the incident
     * @param title what was wrong
     */
    public PastDraft(String source, String id, String title) {
        this.id = id;
        String whole = CleanText.line(title, InputValidator.MAX_TEXT);
        this.past = PastIncident.builder(source, id, whole.isEmpty() ? "(no title)" : CleanText.line(title));
        if (whole.length() > InputValidator.MAX_LINE) {
            past.fullTitle(whole);
        }
    }

    /** Says when the tool last changed it. */
    public PastDraft edited(@Nullable Instant at) {
        past.edited(at);
        return this;
    }

    /** Says since when it was so, when it was noticed, and when it was over; each null where it is unknown. */
    public PastDraft times(@Nullable Instant began, @Nullable Instant detected, @Nullable Instant ended) {
        past.began(began).detectedAt(detected).endedAt(ended);
        return this;
    }

    /** Says who was hit and how much; nothing where it is empty. */
    public PastDraft impact(String words) {
        past.impact(words.isBlank() ? null : words);
        return this;
    }

    /** Says our level, or null. */
    public PastDraft severity(@Nullable Severity level) {
        past.severity(level);
        return this;
    }

    /** Says how it was noticed, or null. */
    public PastDraft detectionSource(@Nullable DetectionSource how) {
        past.detectionSource(how);
        return this;
    }

    /** Says where the tool shows it; nothing where that is no web address. */
    public PastDraft link(String address) {
        InputValidator faults = new InputValidator();
        faults.webAddress("link", address);
        if (!faults.any()) {
            past.link(address);
        }
        return this;
    }

    /** Names the services. */
    public PastDraft services(List<String> names) {
        List<String> known =
                names.stream().filter(name -> !name.isBlank()).distinct().toList();
        if (known.size() > PastIncident.MAX_SERVICES) {
            remark("has " + known.size() + " services; the first " + PastIncident.MAX_SERVICES + CUT);
        }
        past.services(known.stream().limit(PastIncident.MAX_SERVICES).toList());
        return this;
    }

    /**
     * Adds an update; one without a moment is said and left out.
     *
     * @param updateId how the tool calls it; empty if it does not
     * @param at when
     * @param says the step that it says, or null
     * @param words what it said
     * @param edited when it was last changed, or null
     */
    public PastDraft update(
            String updateId, @Nullable Instant at, @Nullable Step says, String words, @Nullable Instant edited) {
        if (at == null) {
            remark("has an update without a moment: " + words);
        } else if (says != null || !words.isBlank()) {
            updates.add(new PastUpdate(
                    at,
                    says,
                    CleanText.text(words, PastUpdate.MAX_TEXT),
                    updateId.isBlank() ? null : updateId,
                    edited));
        }
        return this;
    }

    /** Says who led it, and since when if that is known. */
    public PastDraft lead(String name, @Nullable Instant since) {
        person(name, "lead").ifPresent(person -> leads.add(new PastLead(person, since)));
        return this;
    }

    /**
     * Adds a follow-up.
     *
     * @param followUpId how the tool calls it
     * @param words what is to be done
     * @param owner who sees to it; empty if it is not known
     * @param due by when, or null
     * @param state where it stands
     * @param reason why it was dropped, or null
     * @param created when it was noted, or null
     * @param edited when it was last changed, or null
     */
    public PastDraft followUp(
            String followUpId,
            String words,
            String owner,
            @Nullable LocalDate due,
            ActionState state,
            @Nullable String reason,
            @Nullable Instant created,
            @Nullable Instant edited) {
        if (followUpId.isBlank() || words.isBlank()) {
            remark("has a follow-up without an id or words");
            return this;
        }
        try {
            followUps.add(new PastFollowUp(
                    followUpId,
                    PastFollowUp.UNKNOWN,
                    CleanText.text(words, InputValidator.MAX_TEXT),
                    person(owner, "owner").orElse(null),
                    due,
                    state,
                    reason,
                    created,
                    edited));
        } catch (InvalidInputException e) {
            remark("has a follow-up " + followUpId + " that can't be kept: " + words(e));
        }
        return this;
    }

    /** Says that it was no incident, and why. */
    public PastDraft dismissed(String why) {
        this.dismissed = why;
        return this;
    }

    /** Gives its postmortem in Markdown; the last one counts, and none where it is blank. */
    public PastDraft postmortem(String markdown) {
        this.postmortem = markdown.isBlank() ? postmortem : markdown;
        return this;
    }

    /** Says that something of it was not understood, or cut. */
    public PastDraft remark(String words) {
        remarks.add(words);
        return this;
    }

    /** Ends it: what can't be kept is a fault of this record alone. */
    public void into(HistoryPage.Builder page) {
        if (updates.size() > PastIncident.MAX_UPDATES) {
            remark("has " + updates.size() + " updates; the first " + PastIncident.MAX_UPDATES + CUT);
        }
        if (followUps.size() > PastIncident.MAX_FOLLOW_UPS) {
            remark("has " + followUps.size() + " follow-ups; the first " + PastIncident.MAX_FOLLOW_UPS + CUT);
        }
        try {
            page.incident(new HistoricIncident(
                    past.updates(updates.stream()
                                    .sorted(Comparator.comparing(PastUpdate::at))
                                    .limit(PastIncident.MAX_UPDATES)
                                    .toList())
                            .leads(leads)
                            .followUps(followUps.stream()
                                    .limit(PastIncident.MAX_FOLLOW_UPS)
                                    .toList())
                            .build(),
                    dismissed,
                    postmortem,
                    remarks));
        } catch (InvalidInputException e) {
            page.fault(id, words(e));
        }
    }

    private Optional<Person> person(String name, String what) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Person(name));
        } catch (InvalidInputException e) {
            remark("has a " + what + " whose name can't be kept");
            return Optional.empty();
        }
    }

    private static String words(InvalidInputException e) {
        return e.faults().stream().map(FieldError::toString).collect(Collectors.joining("; "));
    }
}
