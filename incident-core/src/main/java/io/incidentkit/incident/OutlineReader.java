package io.incidentkit.incident;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionTicket;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.alert.HeardAlerts;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Commandership;
import io.incidentkit.commander.People;
import io.incidentkit.commander.Person;
import io.incidentkit.commander.Tenure;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationState;
import io.incidentkit.comms.MessageAccount;
import io.incidentkit.comms.Tally;
import io.incidentkit.duty.DutyWork;
import io.incidentkit.duty.DutyWork.Classification;
import io.incidentkit.duty.DutyWork.Settlement;
import io.incidentkit.incident.Incident.LevelChange;
import io.incidentkit.loop.Attempt;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.loop.Moment;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.severity.BudgetMeasure;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.LevelTimes;
import io.incidentkit.severity.Money;
import io.incidentkit.severity.Severity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one outline, in the order in which {@link OutlineWriter} writes it. Not thread-safe. */
final class OutlineReader {
    private static final int SEVEN_BITS = 7;
    private static final int MORE = 0x80;

    private static final KnownValues<Person> PEOPLE = new KnownValues<>(Person::new);
    private static final KnownValues<Actor> ACTORS = new KnownValues<>(Actor::parse);
    private static final KnownValues<Audience> AUDIENCES = new KnownValues<>(Audience::new);
    private static final KnownValues<ActionType> ACTION_TYPES = new KnownValues<>(ActionType::new);
    private static final KnownValues<Severity> SEVERITIES = new KnownValues<>(Severity::new);
    /** Names that many incidents share: one text for all. */
    private static final KnownValues<String> NAMES = new KnownValues<>(name -> name);

    private static final KnownValues<IncidentKind> KINDS = codes(IncidentKind.values(), IncidentKind::code);
    private static final KnownValues<DetectionSource> SOURCES = codes(DetectionSource.values(), DetectionSource::code);
    private static final KnownValues<Outcome> OUTCOMES = codes(Outcome.values(), Outcome::code);
    private static final KnownValues<MitigationKind> MITIGATIONS = codes(MitigationKind.values(), MitigationKind::code);
    private static final KnownValues<ActionState> ACTION_STATES = codes(ActionState.values(), ActionState::code);
    private static final KnownValues<PostmortemStatus> STATUSES =
            codes(PostmortemStatus.values(), PostmortemStatus::code);

    private final byte[] bytes;
    private int place;
    private long base;

    OutlineReader(byte[] bytes) {
        this.bytes = bytes;
    }

    private static <T> KnownValues<T> codes(T[] values, Function<T, String> code) {
        return new KnownValues<>(written -> Stream.of(values)
                .filter(value -> code.apply(value).equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(written)));
    }

    IncidentSnapshot read() {
        base = fixed();
        IncidentId id = id();
        long number = number();
        Declaration declaration = declaration();
        return new IncidentSnapshot(
                id,
                number,
                0,
                declaration.declaredAt(),
                declaration,
                optional(this::levels),
                new Commandership(all(this::tenure), null),
                new People(all(this::person), all(this::person), List.of(), List.of()),
                episode(),
                all(this::episode),
                findings(),
                optional(this::ending),
                new AlertKeys(all(this::text), all(this::text), all(this::text), HeardAlerts.NONE),
                new MergeLinks(optional(this::id), all(this::id)),
                CommunicationState.inShort(all(this::messages)),
                duties(),
                new FollowUp(all(this::action), all(this::runbook), postmortem(), all(this::budget)));
    }

    private Declaration declaration() {
        return new Declaration(
                text(),
                optional(this::text),
                all(this::name),
                null,
                optional(this::instant),
                beganAgain(),
                impact(),
                KINDS.of(text()),
                optional(() -> SOURCES.of(text())),
                false,
                all(this::moment),
                ACTORS.of(text()),
                instant(),
                optional(this::name),
                labels());
    }

    private Map<Integer, Instant> beganAgain() {
        int size = count();
        if (size == 0) {
            return Map.of();
        }
        Map<Integer, Instant> began = new HashMap<>();
        for (int i = 0; i < size; i++) {
            int episode = count();
            began.put(episode, instant());
        }
        return began;
    }

    private ImpactNumbers impact() {
        Long customers = optional(this::number);
        Long requests = optional(this::number);
        Money lost = optional(() -> new Money(new BigDecimal(text()), text()));
        return customers == null && requests == null && lost == null
                ? ImpactNumbers.NONE
                : new ImpactNumbers(customers, requests, lost);
    }

    private Map<String, String> labels() {
        int size = count();
        if (size == 0) {
            return Map.of();
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String key = name();
            labels.put(key, text());
        }
        return labels;
    }

    private SeverityHistory levels() {
        return new SeverityHistory(moment(), all(this::level));
    }

    private LevelChange level() {
        return new LevelChange(SEVERITIES.of(text()), moment(), optional(this::times));
    }

    private LevelTimes times() {
        return new LevelTimes(optional(this::duration), optional(this::duration), optional(this::duration));
    }

    private Tenure tenure() {
        return new Tenure(person(), instant(), optional(this::instant), count());
    }

    private Episode episode() {
        return new Episode(
                count(),
                moment(),
                optional(this::moment),
                optional(this::moment),
                optional(this::moment),
                optional(this::moment),
                all(this::attempt));
    }

    private Attempt attempt() {
        return new Attempt(optional(this::moment), moment(), moment());
    }

    private Findings findings() {
        Mitigation last = optional(this::mitigation);
        int size = count();
        List<@Nullable Mitigation> held = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            held.add(optional(this::mitigation));
        }
        return new Findings(null, last, null, null, held);
    }

    private Mitigation mitigation() {
        return new Mitigation(text(), MITIGATIONS.of(text()));
    }

    private Ending ending() {
        return new Ending(OUTCOMES.of(text()), moment());
    }

    private MessageAccount messages() {
        Audience audience = AUDIENCES.of(text());
        Tally settled = new Tally(count(), count(), count(), count(), count(), count());
        return new MessageAccount(audience, settled, all(this::instant));
    }

    private DutyWork duties() {
        List<Classification> classifications = all(() -> new Classification(text(), moment()));
        int size = count();
        if (size == 0 && classifications.isEmpty()) {
            return DutyWork.NONE;
        }
        Map<String, Settlement> settled = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String owed = text();
            settled.put(owed, new Settlement(moment(), count() == 1, text(), text()));
        }
        return new DutyWork(classifications, settled, Map.of(), List.of());
    }

    private ActionItem action() {
        return new ActionItem(
                count(),
                ACTION_TYPES.of(text()),
                text(),
                optional(this::person),
                optional(() -> LocalDate.ofEpochDay(signed())),
                ACTION_STATES.of(text()),
                instant(),
                optional(this::instant),
                optional(this::instant),
                optional(this::text),
                optional(() -> new ActionTicket(text(), ACTION_STATES.of(text()))));
    }

    private RunbookUse runbook() {
        return new RunbookUse(name(), name(), instant(), optional(this::instant));
    }

    private PostmortemWork postmortem() {
        PostmortemStatus status = STATUSES.of(text());
        Person owner = optional(this::person);
        List<Person> reviewers = all(this::person);
        Instant publishedAt = optional(this::instant);
        return status == PostmortemStatus.DRAFT && owner == null && reviewers.isEmpty() && publishedAt == null
                ? PostmortemWork.NONE
                : new PostmortemWork(status, owner, Map.of(), List.of(), reviewers, List.of(), publishedAt);
    }

    private BudgetMeasure budget() {
        return new BudgetMeasure(
                name(),
                Double.longBitsToDouble(fixed()),
                duration(),
                instant(),
                instant(),
                optional(() -> Double.longBitsToDouble(fixed())),
                null,
                null);
    }

    private IncidentId id() {
        return new IncidentId(new UUID(fixed(), fixed()));
    }

    private Person person() {
        return PEOPLE.of(text());
    }

    private Moment moment() {
        return new Moment(instant(), count());
    }

    private Instant instant() {
        return Instant.ofEpochSecond(base + signed(), count());
    }

    private Duration duration() {
        return Duration.ofSeconds(signed(), count());
    }

    private <T> List<T> all(Supplier<T> each) {
        int size = count();
        if (size == 0) {
            return List.of();
        }
        if (size == 1) {
            return List.of(each.get());
        }
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(each.get());
        }
        return values;
    }

    private <T> @Nullable T optional(Supplier<T> read) {
        return count() == 0 ? null : read.get();
    }

    private String name() {
        return NAMES.of(text());
    }

    private String text() {
        int length = count();
        if (length < 0 || length > bytes.length - place) {
            throw new IndexOutOfBoundsException(place);
        }
        String text = new String(bytes, place, length, StandardCharsets.UTF_8);
        place += length;
        return text;
    }

    private int count() {
        return (int) number();
    }

    private long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    private long number() {
        byte next = bytes[place++];
        long value = next & (MORE - 1);
        for (int shift = SEVEN_BITS; next < 0; shift += SEVEN_BITS) {
            next = bytes[place++];
            value |= (long) (next & (MORE - 1)) << shift;
        }
        return value;
    }

    private long fixed() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << Byte.SIZE) | (bytes[place++] & 0xff);
        }
        return value;
    }
}
