package io.incidentkit.incident;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.commander.Person;
import io.incidentkit.commander.Tenure;
import io.incidentkit.comms.MessageAccount;
import io.incidentkit.comms.Tally;
import io.incidentkit.duty.DutyWork;
import io.incidentkit.incident.Incident.LevelChange;
import io.incidentkit.loop.Attempt;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.severity.BudgetMeasure;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.LevelTimes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one outline, in the order in which {@link OutlineReader} reads it. Numbers are as short as they are small, a moment is its
 * distance from the declaration, what is absent is a zero. Not thread-safe.
 */
final class OutlineWriter {
    private static final int USUAL = 512;
    private static final int SEVEN_BITS = 7;
    private static final int MORE = 0x80;

    private byte[] bytes = new byte[USUAL];
    private int size;
    private long base;

    byte[] write(IncidentSnapshot outline) {
        base = outline.declaration().declaredAt().getEpochSecond();
        fixed(base);
        UUID id = outline.id().value();
        fixed(id.getMostSignificantBits());
        fixed(id.getLeastSignificantBits());
        number(outline.number());
        declaration(outline.declaration());
        levels(outline.level());
        all(outline.commandership().tenures(), this::tenure);
        all(outline.people().responders(), this::person);
        all(outline.people().observers(), this::person);
        episode(outline.episode());
        all(outline.earlierEpisodes(), this::episode);
        findings(outline.findings());
        ending(outline.ending());
        all(outline.alertKeys().open(), this::text);
        all(outline.alertKeys().all(), this::text);
        all(outline.alertKeys().held(), this::text);
        merges(outline.merges());
        all(outline.communication().inShort().orElseThrow(), this::messages);
        duties(outline.duties());
        all(outline.followUp().actionItems(), this::action);
        all(outline.followUp().runbooks(), this::runbook);
        postmortem(outline.followUp().postmortemWork());
        all(outline.followUp().budgets(), this::budget);
        return Arrays.copyOf(bytes, size);
    }

    private void declaration(Declaration declaration) {
        text(declaration.title());
        optional(declaration.publicTitle(), this::text);
        all(declaration.services(), this::text);
        optional(declaration.began(), this::moment);
        number(declaration.beganAgain().size());
        declaration.beganAgain().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> {
                    number(each.getKey());
                    moment(each.getValue());
                });
        ImpactNumbers numbers = declaration.numbers();
        optional(numbers.customersHit(), this::number);
        optional(numbers.requestsHit(), this::number);
        optional(numbers.moneyLost(), lost -> {
            text(lost.amount().toPlainString());
            text(lost.currency());
        });
        text(declaration.kind().code());
        optional(declaration.detectionSource(), source -> text(source.code()));
        all(declaration.visibility(), this::moment);
        text(declaration.declaredBy().code());
        moment(declaration.declaredAt());
        optional(declaration.team(), this::text);
        number(declaration.labels().size());
        declaration.labels().forEach((key, value) -> {
            text(key);
            text(value);
        });
    }

    private void levels(@Nullable SeverityHistory level) {
        optional(level, history -> {
            moment(history.since());
            all(history.sets(), this::level);
        });
    }

    private void level(LevelChange change) {
        text(change.severity().name());
        moment(change.since());
        optional(change.times(), this::times);
    }

    private void times(LevelTimes times) {
        optional(times.triagedWithin(), this::duration);
        optional(times.fixedWithin(), this::duration);
        optional(times.postmortemWithin(), this::duration);
    }

    private void tenure(Tenure tenure) {
        person(tenure.commander());
        moment(tenure.from());
        optional(tenure.until(), this::moment);
        number(tenure.entry());
    }

    private void episode(Episode episode) {
        number(episode.number());
        moment(episode.detected());
        optional(episode.triaged(), this::moment);
        optional(episode.diagnosed(), this::moment);
        optional(episode.mitigated(), this::moment);
        optional(episode.resolved(), this::moment);
        all(episode.failedAttempts(), this::attempt);
    }

    private void attempt(Attempt attempt) {
        optional(attempt.diagnosed(), this::moment);
        moment(attempt.mitigated());
        moment(attempt.failed());
    }

    private void findings(Findings findings) {
        optional(findings.mitigation(), this::mitigation);
        number(findings.held().size());
        for (@Nullable Mitigation held : findings.held()) {
            optional(held, this::mitigation);
        }
    }

    private void mitigation(Mitigation mitigation) {
        text(mitigation.action());
        text(mitigation.kind().code());
    }

    private void ending(@Nullable Ending ending) {
        optional(ending, how -> {
            text(how.outcome().code());
            moment(how.at());
        });
    }

    private void merges(MergeLinks merges) {
        optional(merges.into(), this::id);
        all(merges.duplicates(), this::id);
    }

    private void id(IncidentId id) {
        fixed(id.value().getMostSignificantBits());
        fixed(id.value().getLeastSignificantBits());
    }

    private void messages(MessageAccount account) {
        text(account.audience().name());
        Tally settled = account.settled();
        number(settled.met());
        number(settled.late());
        number(settled.missed());
        number(settled.waived());
        number(settled.open());
        number(settled.lapsed());
        all(account.due(), this::moment);
    }

    private void duties(DutyWork duties) {
        all(duties.classifications(), each -> {
            text(each.name());
            moment(each.moment());
        });
        number(duties.settled().size());
        duties.settled().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(each -> {
            text(each.getKey());
            moment(each.getValue().moment());
            number(each.getValue().isDone() ? 1 : 0);
            text(each.getValue().by());
            text(each.getValue().reason());
        });
    }

    private void action(ActionItem item) {
        number(item.number());
        text(item.type().name());
        text(item.description());
        optional(item.owner(), this::person);
        optional(item.due(), day -> signed(day.toEpochDay()));
        text(item.state().code());
        moment(item.addedAt());
        optional(item.reviewedAt(), this::moment);
        optional(item.finishedAt(), this::moment);
        optional(item.dropReason(), this::text);
        optional(item.ticket(), ticket -> {
            text(ticket.reference());
            text(ticket.state().code());
        });
    }

    private void runbook(RunbookUse use) {
        text(use.runbook());
        text(use.name());
        moment(use.usedAt());
        optional(use.reviewedAt(), this::moment);
    }

    private void postmortem(PostmortemWork work) {
        text(work.status().code());
        optional(work.owner(), this::person);
        all(work.reviewers(), this::person);
        optional(work.publishedAt(), this::moment);
    }

    private void budget(BudgetMeasure measure) {
        text(measure.objective());
        fixed(Double.doubleToRawLongBits(measure.target()));
        duration(measure.window());
        moment(measure.from());
        moment(measure.until());
        optional(measure.share(), share -> fixed(Double.doubleToRawLongBits(share)));
    }

    private void person(Person person) {
        text(person.name());
    }

    private void moment(Moment moment) {
        moment(moment.at());
        number(moment.entry());
    }

    private void moment(Instant at) {
        signed(at.getEpochSecond() - base);
        number(at.getNano());
    }

    private void duration(Duration time) {
        signed(time.getSeconds());
        number(time.getNano());
    }

    private <T> void all(Collection<T> values, Consumer<T> each) {
        number(values.size());
        values.forEach(each);
    }

    private <T> void optional(@Nullable T value, Consumer<T> write) {
        if (value == null) {
            number(0);
        } else {
            number(1);
            write.accept(value);
        }
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    private void signed(long value) {
        number((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    private void number(long value) {
        room(Long.BYTES + 2);
        long rest = value;
        while ((rest & -MORE) != 0) {
            bytes[size++] = (byte) (rest | MORE);
            rest >>>= SEVEN_BITS;
        }
        bytes[size++] = (byte) rest;
    }

    private void fixed(long value) {
        room(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
