package io.incidentkit.service;

import io.incidentkit.command.NamingCommand.Label;
import io.incidentkit.command.NamingCommand.Rename;
import io.incidentkit.command.NamingCommand.SetDetectionSource;
import io.incidentkit.command.NamingCommand.SetPublicTitle;
import io.incidentkit.command.NamingCommand.SetServices;
import io.incidentkit.command.NamingCommand.SetTeam;
import io.incidentkit.command.RecordCommand.AddLink;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of an incident (chapter 4), also after its end; from {@link IncidentOperations#timeline()}.
 * Methods that record return the incident afterwards and throw what {@link IncidentOperations} says of all.
 *
 * <p>Immutable and thread-safe.
 */
public final class TimelineOperations {
    private final OperationContext hand;

    TimelineOperations(OperationContext hand) {
        this.hand = hand;
    }

    /** Returns all entries in the order in which they were recorded. */
    public List<TimelineEntry> entries() {
        return hand.visible().timeline(hand.id());
    }

    /**
     * Records a note.
     *
     * @param text the note, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} stands in the way
     */
    public Incident note(String text) {
        return hand.give(new AddNote(text, hand.at()));
    }

    /**
     * Records the impact anew: who is hit and how much.
     *
     * @param impact the impact, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} stands in the way
     */
    public Incident describeImpact(String impact) {
        return hand.give(new DescribeImpact(impact, hand.at()));
    }

    /**
     * Records the impact anew, with its numbers.
     *
     * @param impact the impact, at most 10,000 characters
     * @param numbers the numbers that are known better now; the others stay as they are
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} stands in the way
     */
    public Incident describeImpact(String impact, ImpactNumbers numbers) {
        return hand.give(new DescribeImpact(
                impact, null, numbers.customersHit(), numbers.requestsHit(), numbers.moneyLost(), null, hand.at()));
    }

    /**
     * Records the impact anew, without a number that was a mistake: nobody knows it any more.
     *
     * @param impact the impact, at most 10,000 characters
     * @param unknown the number
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} stands in the way
     */
    public Incident describeImpact(String impact, ImpactNumbers.Figure unknown) {
        return hand.give(new DescribeImpact(impact, null, null, null, null, unknown, hand.at()));
    }

    /**
     * Records a link to something elsewhere, as of now. No rule refuses it.
     *
     * @param url the web address, at most 2,000 characters
     * @param title the title, one line of at most 200 characters
     * @return the incident afterwards
     */
    public Incident link(String url, String title) {
        return hand.give(new AddLink(url, title));
    }

    /**
     * Records which team answers for the incident, as of now. No rule refuses it.
     *
     * @param name the team, one line of at most 200 characters; blank for none
     * @return the incident afterwards
     */
    public Incident team(String name) {
        return hand.give(new SetTeam(name));
    }

    /**
     * Records a label, in place of that of the same key, as of now. No rule refuses it.
     *
     * @param key the key, one line without {@code =}
     * @param value the value, one line; blank takes the label away
     * @return the incident afterwards
     * @throws io.incidentkit.validation.InvalidInputException if there are too many labels, or none of the key to take away
     */
    public Incident label(String key, String value) {
        return hand.give(new Label(key, value));
    }

    /**
     * Records when an earlier entry really happened; the entry itself stays as it is.
     *
     * @param entry the sequence number of the entry, from 1
     * @param moment the right moment
     * @param reason the evidence for it, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code time-makes-sense} stands in the way: the moment
     *     is after the entry's recording, or out of the order of the steps
     */
    public Incident correctTime(int entry, Instant moment, String reason) {
        return hand.give(new CorrectTime(entry, moment, reason));
    }

    /**
     * Records the right text of an earlier entry; the entry itself stays as it is. No rule refuses it.
     *
     * @param entry the sequence number of the entry, from 1
     * @param text the right text, at most 10,000 characters
     * @return the incident afterwards
     */
    public Incident correctText(int entry, String text) {
        return hand.give(new CorrectText(entry, text));
    }

    /**
     * Strikes a text out of the whole timeline, such as a secret, and records that something was struck out. What it was is
     * gone: from the stored entries, the incident, its postmortem and the archive that follows it. No rule refuses it, and
     * {@link AccessPolicy#mayStrikeOut} says who may. Other incidents keep it; {@link VisibleIncidents#whereItStands} finds them.
     *
     * @param text the text, at least 4 and at most 10,000 characters
     * @param reason the reason, at most 10,000 characters, without the text
     * @return the incident afterwards
     */
    public Incident strikeOut(String text, String reason) {
        return hand.give(new StrikeOut(text, reason));
    }

    /**
     * Records another title. No rule refuses it.
     *
     * @param title the title, one line of at most 200 characters
     * @return the incident afterwards
     */
    public Incident rename(String title) {
        return hand.give(new Rename(title));
    }

    /**
     * Records the title that the policy's public audiences read. No rule refuses it.
     *
     * @param title the title, one line of at most 200 characters; blank for a neutral one that the services make
     * @return the incident afterwards
     */
    public Incident setPublicTitle(String title) {
        return hand.give(new SetPublicTitle(title));
    }

    /**
     * Records which services are hit, in place of those that were named before. No rule refuses it.
     *
     * @param services the services' names, at least one
     * @return the incident afterwards
     */
    public Incident setServices(List<String> services) {
        return hand.give(new SetServices(services));
    }

    /**
     * Records how the team learned of the incident. No rule refuses it.
     *
     * @param source the source, or null if it is not known
     * @return the incident afterwards
     */
    public Incident setDetectionSource(@Nullable DetectionSource source) {
        return hand.give(new SetDetectionSource(source));
    }
}
