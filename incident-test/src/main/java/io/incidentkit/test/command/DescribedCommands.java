package io.incidentkit.test.command;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandField;
import io.incidentkit.command.CommandLookup;
import io.incidentkit.command.CommandReader;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.FieldChoice;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.test.Texts;
import io.incidentkit.test.commander.Actors;
import io.incidentkit.validation.InvalidInputException;
import io.incidentkit.validation.ObjectReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of commands that are made of their descriptions, and read as those that people give: a command that is new needs
 * none of its own.
 */
final class DescribedCommands {
    /** Around this moment lie those that commands name; a correction moves its entry by as much as it lies from it. */
    static final Instant SOME = Instant.parse("2026-03-01T14:32:00Z");

    /** Nothing is written in the field. */
    private static final Object BLANK = new Object();

    private static final CommandLookup LOOKUP = reference -> IncidentId.find(reference);

    private DescribedCommands() {}

    /** Commands of a type that people give, without a moment; those that are refused for what two fields say are left out. */
    static Arbitrary<IncidentCommand> of(CommandType type, SeverityPolicy policy) {
        CommandReader reader = new CommandReader(policy, LOOKUP);
        List<String> names = new ArrayList<>();
        List<Arbitrary<Object>> values = new ArrayList<>();
        for (CommandField<?> field : CommandDescription.of(type).fields()) {
            if (!field.name().equals("occurredAt")) {
                names.add(field.name());
                values.add(written(field, policy));
            }
        }
        return Combinators.combine(values)
                .as(written -> reader.command(type, ObjectReader.of(fields(names, written)))
                        .command())
                .ignoreException(InvalidInputException.class);
    }

    private static Map<String, Object> fields(List<String> names, List<Object> written) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (written.get(i) != BLANK) {
                fields.put(names.get(i), written.get(i));
            }
        }
        return fields;
    }

    private static Arbitrary<Object> written(CommandField<?> field, SeverityPolicy policy) {
        Arbitrary<Object> values = values(field, policy);
        return field.isRequired()
                ? values
                : Arbitraries.frequencyOf(
                        Tuple.of(field.isSeldom() ? 1 : 3, values),
                        Tuple.of(field.isSeldom() ? 4 : 2, Arbitraries.just(BLANK)));
    }

    /** Few of what is named, so that commands are often about the same. */
    private static Arbitrary<Object> values(CommandField<?> field, SeverityPolicy policy) {
        return switch (field.kind()) {
            case LINE -> Texts.lines().asGeneric();
            case TEXT, MARKDOWN, OVERRIDE_REASON -> Texts.texts().asGeneric();
            case WEB_ADDRESS -> Arbitraries.of("https://example.org/d/1?a=1&b=2", "http://chat.example.org/#42");
            case MOMENT -> minutes().map(SOME::plus).map(Instant::toString);
            case DAY -> days().map(LocalDate::toString);
            case YES_NO -> Arbitraries.of(true, false, false);
            case NUMBER -> Arbitraries.integers().between(0, 3).asGeneric();
            case MONEY -> Arbitraries.of("1200.50 EUR", "0 USD", "86800 JPY");
            case CHOICE -> Arbitraries.of(codes(field)).asGeneric();
            case SUGGESTION ->
                Arbitraries.oneOf(Arbitraries.of(codes(field)), Texts.lines()).asGeneric();
            case SEVERITY -> Arbitraries.of(policy.severities()).map(Severity::name);
            case PERSON -> Actors.people().map(Person::name);
            case WORK -> Arbitraries.of("the logs", "The  logs", "the dashboards");
            case SERVICES -> Texts.lines().list().ofMinSize(1).ofMaxSize(3).asGeneric();
            case LABELS ->
                Arbitraries.of("region=eu-west", "customer=acme")
                        .list()
                        .ofMaxSize(2)
                        .asGeneric();
            case AUDIENCE ->
                Arbitraries.of(
                                Audience.STATUS_PAGE,
                                Audience.INTERNAL_CHAT,
                                Audience.CUSTOMERS,
                                new Audience("nobody writes to them"))
                        .map(Audience::name);
            case INCIDENT -> Arbitraries.of(Commands.OTHERS).map(Incident::id).map(IncidentId::toString);
            case ID -> Arbitraries.of("0195523f-2a40-7000-8000-000000000007");
            case ENTRY -> Arbitraries.integers().between(1, 30).asGeneric();
            case ASSIGNMENT, ACTION_ITEM -> Arbitraries.integers().between(1, 3).asGeneric();
            case RUNBOOK, USED_RUNBOOK -> Arbitraries.of("checkout-5xx.md", "disk-full.md");
            case OBLIGATION -> Arbitraries.of("customers/first/1", "status page/closing/1", "duty:triage/1");
            case DUTY -> Arbitraries.of("duty:tell the regulator/1", "duty:triage/1");
            case CLASSIFICATION -> Arbitraries.of("personal data", "money");
        };
    }

    private static List<String> codes(CommandField<?> field) {
        return field.choices().stream().map(FieldChoice::code).toList();
    }

    private static Arbitrary<Duration> minutes() {
        return Arbitraries.integers().between(-40, 120).map(Duration::ofMinutes);
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.integers()
                .between(-10, 40)
                .map(days -> LocalDate.of(2026, 3, 1).plusDays(days));
    }
}
