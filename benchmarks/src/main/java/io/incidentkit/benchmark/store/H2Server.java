package io.incidentkit.benchmark.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * H2 in this process, a database for each contender with the same URL. In memory, nothing that anybody writes outlives the process; on
 * disk, each commit is written before it returns, for all contenders alike.
 */
final class H2Server extends Server {
    private final @Nullable Path files;

    private H2Server(@Nullable Path files) {
        this.files = files;
    }

    static H2Server inMemory() {
        return new H2Server(null);
    }

    static H2Server onDisk() throws IOException {
        return new H2Server(Files.createTempDirectory("incident-h2"));
    }

    @Override
    public String describe() {
        return files == null
                ? "H2 in memory; nothing of anybody is kept"
                : "H2 in a file; WRITE_DELAY=0, so that each commit is written before it returns";
    }

    @Override
    @Nullable
    ProcessHandle process() {
        return null;
    }

    @Override
    void place(HikariConfig config, String name, String settings) {
        config.setJdbcUrl(
                files == null
                        ? "jdbc:h2:mem:" + name + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"
                        : "jdbc:h2:file:" + files.resolve(name) + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
    }

    @Override
    public void close() throws IOException {
        if (files != null) {
            delete(files);
        }
    }
}
