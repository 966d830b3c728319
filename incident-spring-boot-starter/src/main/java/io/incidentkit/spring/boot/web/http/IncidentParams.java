package io.incidentkit.spring.boot.web.http;

import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.incident.IncidentRef;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.Severity;
import io.incidentkit.spring.boot.web.view.Shape;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.InputValidator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters that say which incidents, read. Serves one request. */
public final class IncidentParams {
    /** Which of all incidents, by what is known of them. */
    public static final List<Parameter> FILTER = List.of(
            Parameter.line("team", "the team that answers for it"),
            Parameter.line("service", "a service that is hit; of several, each").severalTimes(),
            Parameter.line("severity", "its level"),
            Parameter.line("commander", "who commands, or did last"),
            Parameter.line("label", "a label such as region=eu-west; of several, each")
                    .severalTimes(),
            Parameter.of(
                    "detectionSource", Shape.oneOf(DetectionSource.values(), DetectionSource::code), "what told of it"),
            Parameter.line("title", "words that its title has, each of them").severalTimes());

    /** When an incident was declared; figures go by when it was detected. */
    public static final List<Parameter> DECLARED =
            List.of(Parameter.moment("from", "declared at or after"), Parameter.moment("until", "declared before"));

    /** Which of them, by whether they are open. */
    public static final Parameter STATE = Parameter.of(
            "state", Shape.oneOf(IncidentQuery.State.values(), IncidentQuery.State::code), "which of them");

    /** Where a page of incidents begins. */
    public static final Parameter BEFORE = Parameter.line("before", "those with a lower number, such as INC-42");

    /** How many at most. */
    public static final Parameter LIMIT =
            Parameter.whole("limit", IncidentQuery.DEFAULT_LIMIT, 1, IncidentQuery.MAX_LIMIT, "how many at most");

    /** The moment as of which it was known, in place of now. */
    public static final Parameter AS_KNOWN_AT =
            Parameter.moment("asKnownAt", "as it was recorded by then, and not as it is known now");

    /** The query to the archive, or among incidents. */
    public static final List<Parameter> SEARCH = List.of(
            Parameter.line("q", "words, each of which stands anywhere"),
            Parameter.line("cause", "words, each of which stands in the root cause"),
            Parameter.line("service", "a service; of several, one").severalTimes(),
            Parameter.line("severity", "a level; of several, one").severalTimes(),
            Parameter.moment("from", "detected at or after"),
            Parameter.moment("until", "detected before"),
            Parameter.of("order", Shape.oneOf(ArchiveQuery.Order.values(), ArchiveQuery.Order::code), "which first"),
            Parameter.whole("limit", ArchiveQuery.DEFAULT_LIMIT, 1, ArchiveQuery.MAX_LIMIT, "how many at most"));

    private final Params params;
    private final List<Severity> levels;

    /**
     * Begins to read.
     *
     * @param params the parameters
     * @param levels the levels of the policy
     */
    public IncidentParams(Params params, List<Severity> levels) {
        this.params = params;
        this.levels = levels;
    }

    /** Reads which incidents are asked for. */
    public IncidentQuery query() {
        IncidentQuery.State state = state(IncidentQuery.State.OPEN);
        long before = before();
        int limit = limit();
        IncidentFilter some = filter();
        Instant from = params.moment("from");
        Instant until = params.moment("until");
        IncidentFilter filter = params.faults().collect(() -> some.declared(from, until));
        params.settle();
        return new IncidentQuery(state, before, limit, Objects.requireNonNull(filter));
    }

    /** Returns some parameters as they were given, for the address of the next page. */
    public String asGiven(List<Parameter> some) {
        StringBuilder given = new StringBuilder();
        for (Parameter parameter : some) {
            params.given(parameter.name())
                    .forEach(value -> given.append('&')
                            .append(parameter.name())
                            .append('=')
                            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        return given.toString();
    }

    /** Reads the filter. */
    public IncidentFilter filter() {
        InputValidator faults = params.faults();
        IncidentFilter filter = IncidentFilter.ALL;
        for (String team : params.given("team")) {
            filter = filter.team(faults.line("team", team));
        }
        for (String service : params.given("service")) {
            filter = filter.service(faults.line("service", service));
        }
        for (String level : params.given("severity")) {
            filter = filter.severity(severity(level).orElse(null));
        }
        for (String person : params.given("commander")) {
            filter = filter.commander(faults.line("commander", person));
        }
        filter = filter.detectionSource(params.oneOf("detectionSource", DetectionSource.values(), DetectionSource::code)
                .orElse(null));
        for (String text : params.given("label")) {
            int at = text.indexOf('=');
            if (at < 1 || at == text.length() - 1) {
                faults.add("label", "is no label; write it as region=eu-west");
            } else {
                filter = filter.label(
                        faults.line("label", text.substring(0, at)), faults.line("label", text.substring(at + 1)));
            }
        }
        IncidentFilter named = filter;
        IncidentFilter titled = faults.collect(() -> named.title(String.join(" ", params.given("title"))));
        return titled == null ? named : titled;
    }

    /** Reads which postmortems of the archive are looked for. */
    public ArchiveQuery search() {
        InputValidator faults = params.faults();
        ArchiveQuery.Builder query = ArchiveQuery.builder()
                .words(words("q"))
                .cause(words("cause"))
                .services(params.given("service").stream()
                        .map(name -> faults.line("service", name))
                        .toList())
                .severities(params.given("severity").stream()
                        .flatMap(name -> severity(name).stream())
                        .toList())
                .detected(params.moment("from"), params.moment("until"))
                .order(params.oneOf("order", ArchiveQuery.Order.values(), ArchiveQuery.Order::code)
                        .orElse(ArchiveQuery.Order.BEST_FIRST))
                .limit(params.whole("limit", ArchiveQuery.DEFAULT_LIMIT, 1, ArchiveQuery.MAX_LIMIT));
        ArchiveQuery built = faults.collect(query::build);
        params.settle();
        return Objects.requireNonNull(built);
    }

    /** Reads which part of a timeline is asked for. */
    public Slice slice() {
        int after = params.whole("after", 0, 0, Integer.MAX_VALUE);
        int limit = limit();
        Instant known = params.moment(AS_KNOWN_AT.name());
        params.settle();
        return new Slice(after, limit, known);
    }

    /** Reads over which incidents figures are asked for. */
    public Period period() {
        Instant from = params.moment("from");
        Instant to = params.moment("to");
        if (from != null && to != null && !from.isBefore(to)) {
            params.faults().add("to", "is not after from");
        }
        IncidentFilter filter = filter();
        params.settle();
        return new Period(from, to, filter);
    }

    /** Reads whether open ones, ended ones or all are asked for. */
    public IncidentQuery.State state(IncidentQuery.State absent) {
        return params.oneOf("state", IncidentQuery.State.values(), IncidentQuery.State::code)
                .orElse(absent);
    }

    /** Reads how many are asked for. */
    public int limit() {
        return params.whole("limit", IncidentQuery.DEFAULT_LIMIT, 1, IncidentQuery.MAX_LIMIT);
    }

    /** Reads below which number a page begins, 0 for the beginning. */
    public long before() {
        Optional<String> text = params.text("before");
        Optional<IncidentRef> reference = text.flatMap(IncidentRef::find);
        if (text.isPresent() && reference.isEmpty()) {
            params.faults().add("before", "is no number of an incident, such as 42 or INC-42");
        }
        return reference.map(IncidentRef::number).orElse(0L);
    }

    private Optional<Severity> severity(String name) {
        Optional<Severity> known = levels.stream()
                .filter(level -> level.name().equals(name))
                .findFirst()
                .or(() -> levels.stream()
                        .filter(level -> CaselessKey.of(level.name()).equals(CaselessKey.of(name)))
                        .findFirst());
        if (known.isEmpty()) {
            params.faults()
                    .add(
                            "severity",
                            levels.stream().map(Severity::name).collect(Collectors.joining(", ", "is none of ", "")));
        }
        return known;
    }

    /** The words as they were given where nothing of them can be seen: they do not ask for everything. */
    private @Nullable String words(String name) {
        String given = params.text(name).orElse(null);
        String line = params.faults().optionalLine(name, given);
        return line == null && given != null && InputValidator.isBlank(given) ? given : line;
    }

    /**
     * The incidents that figures are over.
     *
     * @param from detected from this moment on, or null for no bound
     * @param to detected before this moment, or null for no bound
     * @param filter which of them
     */
    public record Period(@Nullable Instant from, @Nullable Instant to, IncidentFilter filter) {
        /** Returns whether an incident was detected in it. */
        public boolean has(Incident incident) {
            Instant detected = incident.detectedAt();
            return (from == null || !detected.isBefore(from)) && (to == null || detected.isBefore(to));
        }
    }

    /**
     * A part of a timeline.
     *
     * @param after entries after this number
     * @param limit at most so many
     * @param asKnownAt recorded by then, or null for now
     */
    public record Slice(int after, int limit, @Nullable Instant asKnownAt) {}
}
