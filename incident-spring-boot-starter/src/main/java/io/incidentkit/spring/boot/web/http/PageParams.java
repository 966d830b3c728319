package io.incidentkit.spring.boot.web.http;

import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.incident.IncidentRef;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.text.CleanText;
import io.incidentkit.validation.InputValidator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;

/** Reads the parameters of a list. All that is wrong with them is said at once. Serves one request. */
public final class PageParams {
    private static final List<String> FILTER =
            List.of("team", "service", "severity", "commander", "label", "detectionSource", "title");

    /** When an incident was declared; figures go by when it was detected. */
    private static final List<String> DECLARED = List.of("from", "until");

    private final ServerRequest request;
    private final InputValidator faults = new InputValidator();

    public PageParams(ServerRequest request) {
        this.request = request;
    }

    /** Reads what has these parameters alone: another one would change nothing, and is refused. */
    public static void only(ServerRequest request, String... known) {
        PageParams params = new PageParams(request);
        params.knows(List.of(known));
        params.faults.throwIfAny();
    }

    /** Refuses each parameter that is not known here. */
    public void knows(List<String> known) {
        request.params().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> faults.add(
                        CleanText.line(name),
                        known.isEmpty()
                                ? "is no parameter here; there are none"
                                : "is no parameter here; there are " + String.join(", ", known)));
    }

    /**
     * Which incidents are asked for.
     *
     * @param levels the levels of the policy
     */
    public IncidentQuery query(List<Severity> levels) {
        knows(with("state", "limit", "before", "from", "until"));
        IncidentQuery.State state = state();
        long before = before();
        int limit = limit();
        IncidentFilter some = filter(levels);
        Instant from = instant("from");
        Instant until = instant("until");
        IncidentFilter filter = faults.collect(() -> some.declared(from, until));
        faults.throwIfAny();
        return new IncidentQuery(state, before, limit, Objects.requireNonNull(filter));
    }

    /** The parameters of a list's filter, for the address of the next page. */
    public String filterAsGiven() {
        StringBuilder given = new StringBuilder();
        for (String name : with(DECLARED.toArray(String[]::new))) {
            params(name)
                    .forEach(value -> given.append('&')
                            .append(name)
                            .append('=')
                            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        return given.toString();
    }

    private IncidentFilter filter(List<Severity> levels) {
        IncidentFilter filter = IncidentFilter.ALL;
        for (String team : params("team")) {
            filter = filter.team(faults.line("team", team));
        }
        for (String service : params("service")) {
            filter = filter.service(faults.line("service", service));
        }
        for (String level : params("severity")) {
            filter = filter.severity(severity(level, levels).orElse(null));
        }
        for (String person : params("commander")) {
            filter = filter.commander(faults.line("commander", person));
        }
        for (String code : params("detectionSource")) {
            filter = filter.detectionSource(detectionSource(code));
        }
        for (String text : params("label")) {
            int at = text.indexOf('=');
            if (at < 1 || at == text.length() - 1) {
                faults.add("label", "is no label; write it as region=eu-west");
            } else {
                filter = filter.label(
                        faults.line("label", text.substring(0, at)), faults.line("label", text.substring(at + 1)));
            }
        }
        IncidentFilter named = filter;
        IncidentFilter titled = faults.collect(() -> named.title(String.join(" ", params("title"))));
        return titled == null ? named : titled;
    }

    /**
     * Which postmortems of the archive are looked for.
     *
     * @param levels the levels of the policy
     */
    public ArchiveQuery search(List<Severity> levels) {
        knows(List.of("q", "cause", "service", "severity", "from", "until", "order", "limit"));
        ArchiveQuery.Builder query = ArchiveQuery.builder()
                .words(words("q"))
                .cause(words("cause"))
                .services(params("service").stream()
                        .map(name -> faults.line("service", name))
                        .toList())
                .severities(params("severity").stream()
                        .flatMap(name -> severity(name, levels).stream())
                        .toList())
                .detected(instant("from"), instant("until"))
                .order(order())
                .limit(number("limit", ArchiveQuery.DEFAULT_LIMIT, 1, ArchiveQuery.MAX_LIMIT));
        ArchiveQuery built = faults.collect(query::build);
        faults.throwIfAny();
        return Objects.requireNonNull(built);
    }

    /** Which part of a timeline is asked for. */
    public Slice slice() {
        knows(List.of("after", "limit"));
        int after = number("after", 0, 0, Integer.MAX_VALUE);
        int limit = limit();
        faults.throwIfAny();
        return new Slice(after, limit);
    }

    /**
     * Over which incidents figures are asked for.
     *
     * @param levels the levels of the policy
     */
    public Period period(List<Severity> levels) {
        knows(with("from", "to"));
        Instant from = instant("from");
        Instant to = instant("to");
        if (from != null && to != null && !from.isBefore(to)) {
            faults.add("to", "is not after from");
        }
        IncidentFilter filter = filter(levels);
        faults.throwIfAny();
        return new Period(from, to, filter);
    }

    private static List<String> with(String... names) {
        return Stream.concat(Arrays.stream(names), FILTER.stream()).toList();
    }

    private ArchiveQuery.Order order() {
        String code = param("order").orElse(ArchiveQuery.Order.BEST_FIRST.code());
        for (ArchiveQuery.Order order : ArchiveQuery.Order.values()) {
            if (order.code().equals(code)) {
                return order;
            }
        }
        faults.add(
                "order",
                Arrays.stream(ArchiveQuery.Order.values())
                        .map(ArchiveQuery.Order::code)
                        .collect(Collectors.joining(", ", "is none of ", "")));
        return ArchiveQuery.Order.BEST_FIRST;
    }

    private IncidentQuery.State state() {
        String code = param("state").orElse(IncidentQuery.State.OPEN.code());
        for (IncidentQuery.State state : IncidentQuery.State.values()) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        faults.add(
                "state",
                Arrays.stream(IncidentQuery.State.values())
                        .map(IncidentQuery.State::code)
                        .collect(Collectors.joining(", ", "is none of ", "")));
        return IncidentQuery.State.OPEN;
    }

    private Optional<Severity> severity(String name, List<Severity> levels) {
        Optional<Severity> known =
                levels.stream().filter(level -> level.name().equals(name)).findFirst();
        if (known.isEmpty()) {
            faults.add(
                    "severity",
                    levels.stream().map(Severity::name).collect(Collectors.joining(", ", "is none of ", "")));
        }
        return known;
    }

    private @Nullable DetectionSource detectionSource(String code) {
        Optional<DetectionSource> known = DetectionSource.find(code);
        if (known.isEmpty()) {
            faults.add(
                    "detectionSource",
                    Arrays.stream(DetectionSource.values())
                            .map(DetectionSource::code)
                            .collect(Collectors.joining(", ", "is none of ", "")));
        }
        return known.orElse(null);
    }

    private long before() {
        Optional<String> text = param("before");
        Optional<IncidentRef> reference = text.flatMap(IncidentRef::find);
        if (text.isPresent() && reference.isEmpty()) {
            faults.add("before", "is no number of an incident, such as 42 or INC-42");
        }
        return reference.map(IncidentRef::number).orElse(0L);
    }

    private int limit() {
        return number("limit", IncidentQuery.DEFAULT_LIMIT, 1, IncidentQuery.MAX_LIMIT);
    }

    private int number(String name, int absent, int min, int max) {
        String text = param(name).orElse(Integer.toString(absent));
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same fault as a number that is out of range.
        }
        faults.add(name, "is not a whole number from " + min + " to " + max);
        return absent;
    }

    /** The words as they were given where nothing of them can be seen: they do not ask for everything. */
    private @Nullable String words(String name) {
        String given = param(name).orElse(null);
        String line = faults.optionalLine(name, given);
        return line == null && given != null && InputValidator.isBlank(given) ? given : line;
    }

    private @Nullable Instant instant(String name) {
        return faults.parseInstant(name, param(name).orElse(null));
    }

    private List<String> params(String name) {
        return request.params().getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Optional<String> param(String name) {
        return request.param(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * The incidents that figures are over.
     *
     * @param from detected from this moment on, or null for no bound
     * @param to detected before this moment, or null for no bound
     * @param filter which of them
     */
    public record Period(@Nullable Instant from, @Nullable Instant to, IncidentFilter filter) {
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
     */
    public record Slice(int after, int limit) {}
}
