package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.text.DurationWords;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Writes a postmortem as Markdown in the playbook's form, so that {@link FormReader} reads back the same. A section that
 * people write begins with a comment that says what belongs there. What they wrote is put in as it is.
 */
final class PostmortemMarkdown {
    private final Postmortem postmortem;
    private final ZoneId zone;
    private final List<String> blocks = new ArrayList<>();

    private PostmortemMarkdown(Postmortem postmortem, ZoneId zone) {
        this.postmortem = postmortem;
        this.zone = zone;
    }

    static String render(Postmortem postmortem, ZoneId zone) {
        return new PostmortemMarkdown(postmortem, zone).render();
    }

    private String render() {
        blocks.add("# " + title());
        blocks.add(String.join("\n", facts()));
        if (!postmortem.summary().isEmpty()) {
            written(Form.SUMMARY, "", postmortem.summary());
        }
        written(Form.IMPACT, Form.IMPACT_HINT, postmortem.impact());
        timeline();
        written(Form.ROOT_CAUSE, Form.ROOT_CAUSE_HINT, postmortem.rootCause());
        phases();
        written(Form.WENT_WELL, Form.WENT_WELL_HINT, postmortem.wentWell());
        written(Form.WENT_BADLY, Form.WENT_BADLY_HINT, postmortem.wentBadly());
        written(Form.ACTIONS, Form.ACTIONS_HINT, actions());
        postmortem.others().forEach(other -> written(MarkdownText.escape(other.heading()), "", other.markdown()));
        return String.join("\n\n", blocks) + "\n";
    }

    /** The first colon that is not escaped parts the reference from the title. */
    private String title() {
        String title = MarkdownText.escape(postmortem.title());
        return postmortem.reference().isEmpty()
                ? title.replace(": ", "\\: ")
                : MarkdownText.escape(postmortem.reference()).replace(": ", "\\: ") + ": " + title;
    }

    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        BiConsumer<String, String> fact = (name, source) -> facts.add("- **" + name + ":** " + source);
        boolean saysKind = !postmortem.facts().isEmpty()
                && postmortem.facts().get(0).name().equals(FactLine.KIND);
        if (saysKind) {
            fact.accept(FactLine.KIND, postmortem.facts().get(0).value());
        }
        fact.accept(Form.DATE, postmortem.date(zone).map(LocalDate::toString).orElse(Form.UNKNOWN));
        String noDuration = postmortem.endedAt().isPresent() ? Form.UNKNOWN : Form.NOT_ENDED;
        fact.accept(Form.DURATION, postmortem.duration().map(Durations::write).orElse(noDuration));
        fact.accept(
                Form.SEVERITY, postmortem.severity().map(MarkdownText::escape).orElse(Form.NOT_SET));
        if (!postmortem.services().isEmpty()) {
            fact.accept(Form.SERVICES, list(postmortem.services()));
        }
        postmortem.detectedAt().ifPresent(at -> fact.accept(Form.DETECTED, FormTime.write(at, zone)));
        postmortem.endedAt().ifPresent(at -> fact.accept(Form.ENDED, FormTime.write(at, zone)));
        postmortem.owner().ifPresent(name -> fact.accept(Form.OWNER, MarkdownText.escape(name)));
        if (!postmortem.reviewers().isEmpty()) {
            fact.accept(Form.REVIEWERS, list(postmortem.reviewers()));
        }
        postmortem.status().ifPresent(words -> fact.accept(Form.STATUS, MarkdownText.escape(words)));
        postmortem.due().ifPresent(at -> fact.accept(Form.DUE, FormTime.write(at, zone)));
        // An escaped colon tells a fact of the document from one of ours that has the same name.
        postmortem.facts().stream()
                .skip(saysKind ? 1 : 0)
                .forEach(other -> fact.accept(
                        MarkdownText.escape(other.name()) + (Form.FACTS.contains(other.name()) ? "\\" : ""),
                        other.value()));
        return facts.stream().map(String::stripTrailing).toList();
    }

    private static String list(List<String> names) {
        return names.stream()
                .map(name -> MarkdownText.escape(name).replace(",", "\\,"))
                .collect(Collectors.joining(", "));
    }

    private void timeline() {
        if (postmortem.timeline().stream().map(TimelineLine::text).allMatch(FormTime::fitsInTable)) {
            List<List<String>> rows = postmortem.timeline().stream()
                    .map(line -> List.of(FormTime.write(line, zone), line.text()))
                    .toList();
            written(Form.TIMELINE, "", MarkdownText.table(List.of("Time (" + zone + ")", "What happened"), rows));
            return;
        }
        blocks.add("## " + Form.TIMELINE);
        for (TimelineLine line : postmortem.timeline()) {
            written("#", FormTime.write(line, zone), "", line.text());
        }
    }

    private void phases() {
        boolean severalEpisodes = postmortem.phases().stream().anyMatch(report -> report.episode() > 1);
        List<List<String>> rows = postmortem.phases().stream()
                .map(report -> row(report, severalEpisodes))
                .toList();
        written(
                Form.WHY + postmortem.duration().map(DurationWords::postmortem).orElse("so long"),
                Form.WHY_HINT,
                MarkdownText.table(Form.PHASE_COLUMNS, rows));
    }

    private static List<String> row(PhaseReport report, boolean severalEpisodes) {
        String name = report.phase().code().substring(0, 1).toUpperCase(Locale.ROOT)
                + report.phase().code().substring(1);
        return List.of(
                severalEpisodes ? name + " (episode " + report.episode() + ")" : name,
                report.phase().from() + " to " + report.phase().to(),
                report.took().map(Durations::write).orElse(Form.UNKNOWN),
                report.why());
    }

    private String actions() {
        List<List<String>> rows = postmortem.actions().stream()
                .map(action -> List.of(
                        action.type(),
                        action.description(),
                        action.owner(),
                        action.due().map(LocalDate::toString).orElse(""),
                        action.state()))
                .toList();
        return MarkdownText.table(Form.ACTION_COLUMNS, rows);
    }

    private void written(String heading, String hint, String markdown) {
        written("", heading, hint, markdown);
    }

    private void written(String deeper, String heading, String hint, String markdown) {
        blocks.add(("##" + deeper + " " + heading).stripTrailing());
        if (!hint.isEmpty()) {
            blocks.add(Form.hint(hint));
        }
        if (!markdown.isEmpty()) {
            blocks.add(markdown);
        }
    }
}
