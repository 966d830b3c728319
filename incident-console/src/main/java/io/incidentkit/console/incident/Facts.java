package io.incidentkit.console.incident;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.commander.Assignment;
import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Person;
import io.incidentkit.commander.Roles;
import io.incidentkit.commander.Tenure;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.Episode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The facts that are known about an incident besides its timeline.
 *
 * @param commander who commands, or commanded at the end; null if nobody does
 * @param commanderSince since when, or null
 * @param offeredTo whom a handover is offered to, or null
 * @param commanded who commanded before
 * @param severitySince since when the severity is what it is, or null
 * @param began since when it was so before anybody noticed, or null
 * @param declaredBy who declared it
 * @param detectionSource who or what detected it, or null
 * @param impact who is hit and how much, or null
 * @param impactNumbers the numbers of the impact that are known
 * @param services what is hit
 * @param team the team that answers for it, or null
 * @param labels its labels, each as {@code key=value}
 * @param roles who holds which role
 * @param hypothesis what is thought to be wrong, or null
 * @param mitigation what restored service, or null
 * @param fix how the cause was fixed, or null
 * @param verification what was verified in the end, or null
 * @param failedAttempts how many mitigations did not hold
 * @param work who works on what, with the assignment's number
 * @param worked who worked on what that is done, or was when the incident ended
 * @param involved everybody who was on it
 * @param actionItems what is left to do, with the item's number
 * @param earlierEpisodes the episodes before this one
 */
public record Facts(
        @Nullable String commander,
        @Nullable When commanderSince,
        @Nullable String offeredTo,
        List<String> commanded,
        @Nullable When severitySince,
        @Nullable When began,
        String declaredBy,
        @Nullable String detectionSource,
        @Nullable String impact,
        List<String> impactNumbers,
        List<String> services,
        @Nullable String team,
        List<String> labels,
        List<String> roles,
        @Nullable String hypothesis,
        @Nullable String mitigation,
        @Nullable String fix,
        @Nullable String verification,
        int failedAttempts,
        List<String> work,
        List<String> worked,
        List<String> involved,
        List<String> actionItems,
        List<Past> earlierEpisodes) {

    /** An episode that is over: when it was detected and when it was resolved. */
    public record Past(int number, When detected, @Nullable When resolved) {
        static Past of(Episode episode, Times times) {
            return new Past(
                    episode.number(),
                    times.when(episode.detected().at()),
                    episode.resolved() == null
                            ? null
                            : times.when(episode.resolved().at()));
        }
    }

    public static Facts of(Incident incident, Roles roles, Times times) {
        List<Tenure> tenures = incident.commandership().tenures();
        Tenure shown = shown(incident);
        HandoverOffer offer = incident.commandership().offer();
        return new Facts(
                shown == null ? null : shown.commander().name(),
                shown == null ? null : times.when(shown.from()),
                offer == null ? null : offer.to().name(),
                past(shown == null ? tenures : tenures.subList(0, tenures.size() - 1)),
                incident.severitySince().map(times::when).orElse(null),
                incident.began().map(times::when).orElse(null),
                incident.declaredBy().name(),
                incident.detectionSource()
                        .map(DetectionSource::code)
                        .map(code -> times.texts().or("choice.detectionSource." + code, code))
                        .orElse(null),
                incident.impact().orElse(null),
                incident.impactNumbers().words(),
                incident.services(),
                incident.team().orElse(null),
                incident.labels().entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .toList(),
                roles.heldBy(incident.people()).entrySet().stream()
                        .map(held -> held.getKey() + ": "
                                + held.getValue().stream().map(Person::name).collect(Collectors.joining(", ")))
                        .toList(),
                incident.hypothesis().orElse(null),
                incident.mitigation()
                        .map(mitigation -> mitigation.action() + " ("
                                + times.texts()
                                        .or(
                                                "choice.kind."
                                                        + mitigation.kind().code(),
                                                mitigation.kind().label())
                                + ")")
                        .orElse(null),
                incident.fix().orElse(null),
                incident.verification().orElse(null),
                incident.episode().failedAttempts().size(),
                incident.people().open().stream().map(Facts::work).toList(),
                incident.people().assignments().stream()
                        .filter(assignment -> !assignment.open())
                        .map(Facts::work)
                        .toList(),
                incident.people().everybody().stream().map(Person::name).toList(),
                incident.actionItems().stream().map(Facts::item).toList(),
                incident.earlierEpisodes().stream()
                        .map(episode -> Past.of(episode, times))
                        .toList());
    }

    private static String work(Assignment assignment) {
        return assignment.number() + ". " + assignment.person() + ": " + assignment.what();
    }

    private static String item(ActionItem item) {
        return item.number() + ". " + item.description() + " (" + item.state().code()
                + (item.owner() == null ? "" : ", " + item.owner()) + ")";
    }

    /** The tenure of the commander, after the end that of the last one. */
    static @Nullable Tenure shown(Incident incident) {
        List<Tenure> tenures = incident.commandership().tenures();
        if (tenures.isEmpty()) {
            return null;
        }
        Tenure last = tenures.get(tenures.size() - 1);
        return last.until() == null || !incident.isOpen() ? last : null;
    }

    private static List<String> past(List<Tenure> tenures) {
        return tenures.stream()
                .map(Tenure::commander)
                .distinct()
                .map(Person::name)
                .toList();
    }
}
