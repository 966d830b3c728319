package io.incidentkit.duty;

import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.DurationText;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.ObjectReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Duties as data, to be read and written. A fault is noted under its path, and something takes its place. */
public final class DutyDocument {
    /** The names that the playbook's own duties have. */
    private static final Set<String> PLAYBOOK = Set.of("triage", "fix", "postmortem", "action");

    private DutyDocument() {}

    /**
     * Reads a host's own duties, as {@link #write} writes them.
     *
     * @param document the document, which learns of every fault
     * @param field the field that holds the list
     * @return the duties; null if the field is absent or something in it is wrong
     */
    public static @Nullable List<Duty> read(ObjectReader document, String field) {
        List<ObjectReader> objects = document.objects(field);
        if (objects == null) {
            return null;
        }
        List<Duty> duties = new ArrayList<>();
        for (ObjectReader object : objects) {
            duties.add(duty(object, duties.size() + 1));
        }
        return document.hasErrorAround(document.at(field)) ? null : List.copyOf(duties);
    }

    private static Duty duty(ObjectReader object, int position) {
        String name = object.value("name", DutyDocument::name, "is a line without a slash");
        if (name == null) {
            object.missing("name");
        }
        DutyStart start = object.value("start", DutyStart::find, "is one of " + DutyStart.expected());
        if (start == null) {
            object.missing("start");
        }
        Duration within = object.window("within");
        if (within == null) {
            object.missing("within");
        }
        DutyEnd end = object.value("end", DutyEnd::find, "is one of " + DutyEnd.expected());
        if (end == null) {
            object.missing("end");
        }
        String words = object.line("words");
        Duty.Builder duty = Duty.builder(
                        name == null ? "duty " + position : name,
                        start == null ? DutyStart.with(DutyStart.Event.DETECTED) : start,
                        within == null ? Duration.ZERO : within,
                        end == null ? DutyEnd.DONE : end)
                .ahead(object.deadline("ahead"))
                .every(object.deadline("every"))
                .words(words == null ? "" : words)
                .downTo(object.value("downTo", level -> Optional.of(new Severity(level)), ""));
        Ladders.ladder(object, "ladder").ifPresent(duty::ladder);
        return duty.build();
    }

    private static Optional<String> name(String text) {
        String name = text.strip();
        return name.length() > Duty.MAX_NAME || name.contains("/") ? Optional.empty() : Optional.of(name);
    }

    /**
     * Checks a host's own duties together.
     *
     * @param duties the duties
     * @param severities the levels of the policy
     * @param faults learns of names that are there twice or are the playbook's own, and of levels that the policy does not have
     */
    public static void check(List<Duty> duties, SeverityPolicy severities, InputValidator faults) {
        Set<String> names = new HashSet<>(PLAYBOOK);
        for (int i = 0; i < duties.size(); i++) {
            Duty duty = duties.get(i);
            String at = "duties[" + i + "].";
            if (!names.add(CaselessKey.ofWords(duty.name()))) {
                faults.add(at + "name", "'" + duty.name() + "' is there twice, or the name of the playbook's own duty");
            }
            duty.downTo()
                    .filter(level -> !severities.has(level))
                    .ifPresent(level -> faults.add(
                            at + "downTo", level + " is not a level of the policy; one of " + severities.severities()));
        }
    }

    /**
     * Writes duties as data that {@link #read} reads back: texts, lists and maps.
     *
     * @param duties the duties
     * @return one map for each
     */
    public static List<Map<String, Object>> write(List<Duty> duties) {
        return duties.stream().map(DutyDocument::write).toList();
    }

    private static Map<String, Object> write(Duty duty) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", duty.name());
        object.put("start", duty.start().toString());
        object.put("within", DurationText.iso(duty.within()));
        duty.ahead().ifPresent(ahead -> object.put("ahead", DurationText.iso(ahead)));
        duty.every().ifPresent(every -> object.put("every", DurationText.iso(every)));
        object.put("end", duty.end().code());
        object.put("ladder", duty.ladder().texts());
        object.put("words", duty.words());
        duty.downTo().ifPresent(level -> object.put("downTo", level.name()));
        return object;
    }
}
