package io.incidentkit.runbook;

import io.incidentkit.markdown.CodeBlock;
import io.incidentkit.markdown.FrontMatter;
import io.incidentkit.markdown.MarkdownBounds;
import io.incidentkit.text.WordStems;
import io.incidentkit.validation.InputValidator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One page for one known failure, read from a team's Markdown in whatever shape it is written. Its Markdown is kept as it
 * was; the sections are a view of it, by what their headings say. {@link RunbookCheck} says what a page lacks,
 * {@link RunbookFinder} finds pages.
 *
 * <p>Immutable and thread-safe. Two runbooks are equal if they have the same id, Markdown and facts around it.
 */
public final class Runbook {
    /** The longest page that is read, in characters. */
    public static final int MAX_MARKDOWN = MarkdownBounds.MAX_LENGTH;

    /** How many services, and how many alert names, one runbook names at most. */
    public static final int MAX_NAMES = 100;

    private final String id;
    private final String markdown;
    private final String name;
    private final @Nullable String source;
    private final List<String> services;
    private final List<String> alertNames;
    private final List<RunbookSection> sections;
    private final List<String> remarks;
    private final String body;

    private Runbook(Builder builder) {
        InputValidator faults = new InputValidator();
        this.id = faults.line("id", builder.id);
        this.markdown = faults.document("markdown", builder.markdown, MAX_MARKDOWN);
        MarkdownBounds.exceeded(markdown).forEach(bound -> faults.add("markdown", bound));
        String givenName = faults.optionalLine("name", builder.name);
        this.source = faults.optionalLine("source", builder.source);
        List<String> givenServices = Names.checked(faults, "services", builder.services, MAX_NAMES);
        List<String> givenAlerts = Names.checked(faults, "alertNames", builder.alertNames, MAX_NAMES);
        faults.throwIfAny();
        FrontMatter facts = FrontMatter.of(markdown);
        this.body = markdown.substring(facts.end());
        List<String> given = facts.values("title", "name").toList();
        RunbookReader.Page page = RunbookReader.read(body, !given.isEmpty());
        this.sections = List.copyOf(page.sections());
        List<String> titles = Stream.of(page.name().stream(), given.stream(), Stream.of(Names.lastPart(id)))
                .flatMap(Function.identity())
                .toList();
        List<String> guesses = new ArrayList<>(page.remarks());
        if (givenName == null && titles.size() == 1) {
            guesses.add("The page has no title; its name is taken from its id.");
        }
        this.remarks = List.copyOf(guesses);
        this.name = givenName != null ? givenName : Names.shortened(titles.get(0));
        this.services =
                Names.merged(Stream.concat(givenServices.stream(), facts.values("services", "service")), MAX_NAMES);
        Stream<String> alerts = Stream.concat(
                givenAlerts.stream(), facts.values("alerts", "alert", "alertnames", "alertname", "alert_names"));
        this.alertNames = Names.merged(
                Stream.concat(alerts, titles.stream().map(Names::bare).filter(WordStems::isAlertName)), MAX_NAMES);
    }

    /**
     * Reads a runbook.
     *
     * @param id what the caller knows the page by, such as a file name or the end of its address
     * @param markdown the page
     * @return the runbook, whatever its sections
     * @throws io.incidentkit.validation.InvalidInputException with every fault: a blank id or page, one that exceeds the
     *     {@link MarkdownBounds}, control characters
     */
    public static Runbook read(String id, String markdown) {
        return builder(id, markdown).build();
    }

    /**
     * Begins a runbook of which more is known than its page says.
     *
     * @param id what the caller knows the page by
     * @param markdown the page
     * @return the builder
     */
    public static Builder builder(String id, String markdown) {
        return new Builder(id, markdown);
    }

    /** Returns what the caller knows the page by. */
    public String id() {
        return id;
    }

    /** Returns its name: as given, else its title, else the end of its id. */
    public String name() {
        return name;
    }

    /** Returns where the page lies, if that was given. */
    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    /** Returns the services it is for: as given, and as its front matter says. */
    public List<String> services() {
        return services;
    }

    /** Returns the alerts it is for: as given, as its front matter says, and its title or id where that is an alert's. */
    public List<String> alertNames() {
        return alertNames;
    }

    /** Returns what the failure is, as Markdown. */
    public Optional<String> meaning() {
        return text(SectionKind.MEANING);
    }

    /** Returns who and what is hit, as Markdown. */
    public Optional<String> impact() {
        return text(SectionKind.IMPACT);
    }

    /** Returns what one sees, as Markdown. */
    public Optional<String> symptoms() {
        return text(SectionKind.SYMPTOMS);
    }

    /** Returns the steps that tell what is wrong. */
    public List<RunbookStep> diagnosis() {
        return steps(SectionKind.DIAGNOSIS);
    }

    /** Returns the steps that restore service. */
    public List<RunbookStep> mitigation() {
        return steps(SectionKind.MITIGATION);
    }

    /** Returns the mitigation as <i>if … then …</i>, in the order of the page; a step without a condition has none here. */
    public List<RunbookBranch> branches() {
        return mitigation().stream().flatMap(step -> step.branches().stream()).toList();
    }

    /** Returns what not to do, as Markdown. */
    public Optional<String> donts() {
        return text(SectionKind.DONTS);
    }

    /** Returns all sections in the order of the page, those that the playbook does not speak of included. */
    public List<RunbookSection> sections() {
        return sections;
    }

    /**
     * Returns the sections of one kind, in the order of the page, empty ones included.
     *
     * @param kind the kind
     */
    public List<RunbookSection> sections(SectionKind kind) {
        return sections.stream()
                .filter(section -> section.kinds().contains(kind))
                .toList();
    }

    /** Returns what was guessed when the page was read, for its author; empty if its headings say everything. */
    public List<String> remarks() {
        return remarks;
    }

    /** Returns all commands of the page, in their order, exactly as written. */
    public List<CodeBlock> commands() {
        return sections.stream().flatMap(section -> section.commands().stream()).toList();
    }

    /** Returns the page exactly as it was given. */
    public String markdown() {
        return markdown;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Runbook that
                && id.equals(that.id)
                && markdown.equals(that.markdown)
                && name.equals(that.name)
                && source().equals(that.source())
                && services.equals(that.services)
                && alertNames.equals(that.alertNames);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + markdown.hashCode();
    }

    /** Returns the id and the name. */
    @Override
    public String toString() {
        return id + " (" + name + ")";
    }

    /** The page without its front matter. */
    String body() {
        return body;
    }

    private Optional<String> text(SectionKind kind) {
        String text = sections(kind).stream()
                .filter(RunbookSection::saysSomething)
                .map(RunbookSection::markdown)
                .collect(Collectors.joining("\n\n"));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private List<RunbookStep> steps(SectionKind kind) {
        List<RunbookStep> steps = new ArrayList<>();
        sections(kind).stream()
                .flatMap(section -> section.steps().stream())
                .forEach(step -> steps.add(step.numbered(steps.size() + 1)));
        return steps;
    }

    /** Collects what is known of a runbook besides its page. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String markdown;
        private @Nullable String name;
        private @Nullable String source;
        private List<String> services = List.of();
        private List<String> alertNames = List.of();

        private Builder(String id, String markdown) {
            this.id = id;
            this.markdown = markdown;
        }

        /**
         * Sets the name, in place of the page's title.
         *
         * @param name the name, one line
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets where the page lies.
         *
         * @param source its address, one line
         * @return this builder
         */
        public Builder source(String source) {
            this.source = source;
            return this;
        }

        /**
         * Sets services that the page is for; those that its front matter names are added.
         *
         * @param services the services' names
         * @return this builder
         */
        public Builder services(Collection<String> services) {
            this.services = List.copyOf(services);
            return this;
        }

        /**
         * Sets alerts that the page is for; those that the page names as its own are added.
         *
         * @param alertNames the alerts' names
         * @return this builder
         */
        public Builder alertNames(Collection<String> alertNames) {
            this.alertNames = List.copyOf(alertNames);
            return this;
        }

        /**
         * Reads the page.
         *
         * @return the runbook
         * @throws io.incidentkit.validation.InvalidInputException with every fault of the page and of the facts around it
         */
        public Runbook build() {
            return new Runbook(this);
        }
    }
}
