package io.incidentkit.severity;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.validation.DurationText;
import io.incidentkit.validation.ObjectReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The levels of a policy as data, to be read and written. What is wrong is noted, and something takes its place, so that the
 * rules judge the rest in the same answer; what a rule says of a place where something is wrong already is left out.
 */
final class LevelDocument {
    private static final String NOTIFICATIONS =
            Arrays.stream(Notification.values()).map(Notification::code).collect(Collectors.joining(", "));

    private LevelDocument() {}

    /** The levels, or null if there are none or anything is wrong with them. */
    static @Nullable List<SeverityLevel> read(ObjectReader document, String field) {
        List<ObjectReader> objects = document.objects(field);
        if (objects == null) {
            return null;
        }
        List<SeverityLevel> levels = new ArrayList<>();
        for (ObjectReader object : objects) {
            levels.add(level(object, levels.size() + 1));
        }
        String root = document.at(field);
        List<PolicyFinding> findings = PolicyRules.check(levels).stream()
                .filter(finding -> finding.paths().stream().map(root::concat).noneMatch(document::hasErrorAround))
                .toList();
        findings.forEach(finding -> document.noteAlso(
                root + finding.paths().get(0), finding.violation().toString()));
        return document.hasErrorAround(root) ? null : List.copyOf(levels);
    }

    private static SeverityLevel level(ObjectReader object, int position) {
        Severity severity = object.value("severity", name -> Optional.of(new Severity(name)), "");
        if (severity == null) {
            object.missing("severity");
        }
        SeverityLevel.Builder level =
                SeverityLevel.builder(Objects.requireNonNullElseGet(severity, () -> new Severity("level-" + position)));
        String meaning = object.line("meaning");
        Notification told = object.value("notification", LevelDocument::notification, "is one of " + NOTIFICATIONS);
        String fixed = object.line("fixed");
        level.meaning(meaning == null ? "" : meaning)
                .fixed(fixed == null ? "" : fixed, object.window("fixedWithin"))
                .warRoom(object.bool("warRoom"))
                .triagedWithin(object.deadline("triagedWithin"));
        if (told != null) {
            level.notification(told);
        }
        Duration postmortem = object.deadline("postmortemWithin");
        if (postmortem != null) {
            level.postmortemWithin(postmortem);
        }
        List<ObjectReader> duties = object.objects("communication");
        return level.communication(duties == null ? List.of() : duties(duties)).build();
    }

    private static List<CommunicationDuty> duties(List<ObjectReader> objects) {
        List<CommunicationDuty> duties = new ArrayList<>();
        for (ObjectReader object : objects) {
            Audience audience = object.value("audience", name -> Optional.of(new Audience(name)), "");
            if (audience == null) {
                object.missing("audience");
            }
            Duration first = object.deadline("firstWithin");
            if (first == null) {
                object.missing("firstWithin");
            }
            duties.add(new CommunicationDuty(
                    audience == null ? new Audience("audience " + (duties.size() + 1)) : audience,
                    first == null ? Duration.ofDays(1) : first,
                    object.deadline("every"),
                    object.bool("atEachStep"),
                    object.bool("closing")));
        }
        return duties;
    }

    private static Optional<Notification> notification(String code) {
        return Arrays.stream(Notification.values())
                .filter(each -> each.code().equals(code))
                .findFirst();
    }

    static Map<String, Object> write(SeverityLevel level) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("severity", level.severity().name());
        object.put("meaning", level.meaning());
        level.notification().ifPresent(told -> object.put("notification", told.code()));
        level.triagedWithin().ifPresent(within -> object.put("triagedWithin", DurationText.iso(within)));
        object.put("fixed", level.fixed());
        level.fixedWithin().ifPresent(within -> object.put("fixedWithin", DurationText.iso(within)));
        object.put("warRoom", level.warRoom());
        level.postmortemWithin().ifPresent(within -> object.put("postmortemWithin", DurationText.iso(within)));
        if (!level.communication().isEmpty()) {
            object.put(
                    "communication",
                    level.communication().stream().map(LevelDocument::write).toList());
        }
        return object;
    }

    private static Map<String, Object> write(CommunicationDuty duty) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("audience", duty.audience().name());
        object.put("firstWithin", DurationText.iso(duty.firstWithin()));
        if (duty.every() != null) {
            object.put("every", DurationText.iso(duty.every()));
        }
        object.put("atEachStep", duty.atEachStep());
        object.put("closing", duty.closing());
        return object;
    }
}
