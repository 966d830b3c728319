package io.incidentkit.postmortem;

import io.incidentkit.text.Lines;
import io.incidentkit.validation.InputValidator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what a postmortem is built from, and notes every fault. */
final class PostmortemChecks {
    /** The characters of a rendered row beyond its texts. */
    private static final int ROW = 60;

    private static final int MAX_ROWS = 50_000;
    static final Duration LONGEST = Duration.between(InputValidator.EARLIEST, InputValidator.LATEST);
    /** Control characters, and surrogates without their other half, which can't be stored as UTF-8. */
    private static final Pattern REFUSED = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    private final InputValidator faults = new InputValidator();
    private long length;

    private PostmortemChecks() {}

    static void check(PostmortemBuilder draft) {
        PostmortemChecks checks = new PostmortemChecks();
        checks.facts(draft);
        checks.sections(draft);
        checks.rows(draft);
        if (checks.length > Postmortem.MAX_LENGTH) {
            checks.faults.add(
                    "postmortem",
                    "has about " + checks.length + " characters; at most " + Postmortem.MAX_LENGTH + " are kept");
        }
        checks.faults.throwIfAny();
    }

    /** Returns where the first character lies that no text may have; -1 if there is none. */
    static int refused(String text) {
        Matcher matcher = REFUSED.matcher(text);
        return matcher.find() ? matcher.start() : -1;
    }

    /** Whether an instant is one that can be kept. */
    static boolean isKept(Instant at) {
        return !at.isBefore(InputValidator.EARLIEST) && at.isBefore(InputValidator.LATEST);
    }

    private void facts(PostmortemBuilder draft) {
        draft.severity = optional("severity", draft.severity);
        if ("not set".equals(draft.severity)) {
            draft.severity = null;
        }
        line("title", draft.title);
        faults.optionalLine("reference", draft.reference);
        draft.owner = optional("owner", draft.owner);
        draft.status = optional("status", draft.status);
        lines("services", draft.services);
        lines("reviewers", draft.reviewers);
        draft.detectedAt = faults.instant("detectedAt", draft.detectedAt);
        draft.endedAt = faults.instant("endedAt", draft.endedAt);
        draft.due = faults.instant("due", draft.due);
        day("date", draft.detectedAt == null ? draft.date : null);
        draft.duration = draft.duration == null ? null : duration("duration", draft.duration);
        for (int i = 0; i < draft.facts.size(); i++) {
            FactLine fact = draft.facts.get(i);
            line("facts[" + i + "].name", fact.name());
            text("facts[" + i + "].value", fact.value());
        }
        length += 2L * (draft.title.length() + draft.reference.length()) + 20 * ROW;
    }

    private @Nullable String optional(String field, @Nullable String value) {
        return faults.optionalLine(field, value == null ? null : Lines.one(value));
    }

    /** A document that was written elsewhere may have a heading that can't be seen, and is still read. */
    private void line(String field, String value) {
        if (value.isBlank() || !InputValidator.isBlank(value)) {
            faults.line(field, value);
        }
    }

    private void lines(String field, List<String> values) {
        rows(field, values.size());
        for (int i = 0; i < values.size(); i++) {
            line(field + "[" + i + "]", values.get(i));
            length += 2L * values.get(i).length();
        }
    }

    private void sections(PostmortemBuilder draft) {
        text("summary", draft.summary);
        text("impact", draft.impact);
        text("rootCause", draft.rootCause);
        text("wentWell", draft.wentWell);
        text("wentBadly", draft.wentBadly);
        for (int i = 0; i < draft.others.size(); i++) {
            line("others[" + i + "].heading", draft.others.get(i).heading());
            text("others[" + i + "].markdown", draft.others.get(i).markdown());
        }
    }

    private void rows(PostmortemBuilder draft) {
        rows("facts", draft.facts.size());
        rows("others", draft.others.size());
        rows("timeline", draft.timeline.size());
        rows("phases", draft.phases.size());
        length += 2L * ROW * draft.phases.size();
        rows("actions", draft.actions.size());
        for (int i = 0; i < draft.timeline.size(); i++) {
            String field = "timeline[" + i + "]";
            draft.timeline.get(i).at().ifPresent(at -> instant(field + ".at", at));
            text(field + ".written", draft.timeline.get(i).written());
            text(field + ".text", draft.timeline.get(i).text());
        }
        for (int i = 0; i < draft.phases.size(); i++) {
            phase("phases[" + i + "]", draft.phases.get(i));
        }
        for (int i = 0; i < draft.actions.size(); i++) {
            action("actions[" + i + "]", draft.actions.get(i));
        }
    }

    private void phase(String field, PhaseReport report) {
        if (report.episode() < 1) {
            faults.add(field + ".episode", "is " + report.episode() + "; the first episode is 1");
        }
        report.took().ifPresent(took -> duration(field + ".took", took));
        text(field + ".why", report.why());
    }

    private void action(String field, ActionLine action) {
        text(field + ".type", action.type());
        text(field + ".description", action.description());
        text(field + ".owner", action.owner());
        text(field + ".state", action.state());
        action.due().ifPresent(due -> day(field + ".due", due));
    }

    private void instant(String field, Instant at) {
        faults.instant(field, at);
    }

    private void day(String field, @Nullable LocalDate day) {
        if (day != null) {
            instant(field, day.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    private Duration duration(String field, Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            faults.add(field, duration + " is out of range; durations lie between zero and " + LONGEST);
        }
        return Durations.toMicros(duration);
    }

    private void rows(String field, int count) {
        length += (long) ROW * count;
        if (count > MAX_ROWS) {
            faults.add(field, "has " + count + " lines; at most " + MAX_ROWS + " are kept");
        }
    }

    private void text(String field, String text) {
        // A line break in a table's cell takes four characters, a bar two.
        length += text.length()
                + 3L
                        * text.chars()
                                .filter(c -> c == '\n' || c == '|' || c == '<')
                                .count();
        int at = refused(text);
        if (at >= 0) {
            faults.add(
                    field,
                    String.format("has the control character U+%04X at position %d", (int) text.charAt(at), at + 1));
        }
    }
}
