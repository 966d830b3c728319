package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.duty.WeeklyMoment;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.recurring.WeeklyJob;
import io.incidentkit.retention.IncidentDocument;
import io.incidentkit.retention.Retention;
import io.incidentkit.spring.boot.properties.RetentionProperties;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.validation.InputValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets incidents go that ended long ago, each week. Thread-safe. */
final class OldIncidents {
    private static final Logger LOG = LoggerFactory.getLogger(OldIncidents.class);
    private static final String PREFIX = "incident.retention.";

    private OldIncidents() {}

    /**
     * Makes the job.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every fault of the properties
     * @throws UnusableLocationException if nothing can be written to the folder
     */
    static WeeklyJob job(
            RetentionProperties properties, IncidentStore store, IncidentPolicy policy, InstantSource clock) {
        Duration after = Objects.requireNonNull(properties.getAfter());
        InputValidator faults = new InputValidator();
        if (after.isNegative() || after.isZero()) {
            faults.add(PREFIX + "after", "is " + after + "; it is more than nothing");
        }
        Optional<WeeklyMoment> at = WeeklyMoment.find(properties.getAt());
        if (at.isEmpty()) {
            faults.add(
                    PREFIX + "at", "'" + properties.getAt() + "' is no weekly moment; write one such as sunday 03:00");
        }
        String folder = properties.getLocation();
        if (folder == null && !properties.isWithoutDocument()) {
            faults.add(
                    PREFIX + "location",
                    "is required, to put a document of each incident away before it is deleted; or set " + PREFIX
                            + "without-document=true");
        }
        faults.throwIfAny();
        Consumer<IncidentDocument> putAway =
                folder == null ? document -> {} : document -> write(Path.of(folder), document);
        if (folder != null) {
            requireWritable(folder);
        }
        Retention retention = new Retention(store, policy);
        return new WeeklyJob("old-incidents", at.orElseThrow(), moment -> {
            Retention.Report report = retention.letGo(after, clock.instant(), putAway);
            LOG.info(
                    "Of the incidents that ended more than {} days ago, {} were deleted; {} stay as something is left to do, {} as"
                            + " somebody wrote to them",
                    after.toDays(),
                    report.removed(),
                    report.unfinished(),
                    report.busy());
        });
    }

    private static void requireWritable(String folder) {
        try {
            Files.createDirectories(Path.of(folder));
            Files.delete(Files.createTempFile(Path.of(folder), "incident-", ".tmp"));
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static UnusableLocationException unusable(String folder, @Nullable Throwable cause) {
        return new UnusableLocationException(
                PREFIX + "location", folder, List.of("it is no folder that can be written to"), cause);
    }

    /** A document is there whole or not at all, and stays there when the machine stops: its incident is deleted next. */
    private static void write(Path folder, IncidentDocument document) {
        String name = "INC-" + document.number() + "-" + document.id();
        Path file = folder.resolve(name + ".json");
        Path half = folder.resolve(name + ".tmp");
        try (FileChannel channel = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(document.toJson().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
